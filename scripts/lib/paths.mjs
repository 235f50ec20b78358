// @ts-check
import { join, resolve } from 'node:path'

/** The checkout. Every other path is derived from it, so that the scripts work from any folder. */
export const root = resolve(import.meta.dirname, '../..')
/** What one machine keeps and git does not: the embedded database, its secrets, uploaded files, stamps. */
export const dataDir = join(root, '.data')
export const migrationsDir = join(root, 'prisma/migrations')
export const generatedDir = join(root, 'src/db/generated')

/** @param {string} name */
export const bin = (name) => join(root, 'node_modules/.bin', name)
