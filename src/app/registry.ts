/**
 * Every action and every list of the product, gathered for the API, its OpenAPI description and the tests.
 * One line per feature; importing the files registers them.
 */
import '@/features/opening-stock/opening-stock.actions'
export { actionRegistry } from '@/server/action-registry'
export { listRegistry } from '@/server/list'
