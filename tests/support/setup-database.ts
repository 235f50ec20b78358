import { useTestDatabase } from './test-db'

await useTestDatabase()
