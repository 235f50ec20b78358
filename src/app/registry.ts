/**
 * Every action and every list of the product, gathered for the API, its OpenAPI description and the tests.
 * One line per feature; importing the files registers them.
 */
import '@/features/customer-po/customer-po.actions'
import '@/features/customer-po/customer-po.queries'
import '@/features/customer/customer.actions'
import '@/features/customer/customer.queries'
import '@/features/enquiry/enquiry.actions'
import '@/features/enquiry/enquiry.queries'
import '@/features/material-limit/material-limit.queries'
import '@/features/opening-stock/opening-stock.actions'
import '@/features/product/product.queries'
import '@/features/quotation/quotation.actions'
import '@/features/quotation/quotation.queries'
import '@/features/reservation/reservation.actions'
import '@/features/reservation/reservation.queries'
import '@/features/sales-order/sales-order.actions'
import '@/features/sales-order/sales-order.queries'
import '@/features/session/session.actions'
import '@/features/settings/terms.queries'
import '@/features/stock/stock.actions'
import '@/features/vendor/vendor.actions'
import '@/features/vendor/vendor.queries'
import '@/features/warehouse/warehouse.queries'

export { actionRegistry } from '@/server/action-registry'
export { listRegistry } from '@/server/list'
