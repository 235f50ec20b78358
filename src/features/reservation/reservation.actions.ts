'use server'

import { defineAction } from '@/server/define-action'
import { cancelSalesOrder, closeSalesOrder, moveReservation, releaseReservation } from './release-stock'
import {
  autoReserveSchema,
  cancelSalesOrderSchema,
  closeSalesOrderSchema,
  confirmReservationSchema,
  moveReservationSchema,
  releaseReservationSchema,
} from './reservation.schema'
import { confirmReservation, reserveProposal } from './reserve-stock'

export const confirmReservationAction = defineAction({
  name: 'reservation.confirm',
  permission: 'stock.reserve',
  summary: 'Reserve chosen metres of heats for the lines of a sales order',
  input: confirmReservationSchema,
  run: confirmReservation,
})

export const autoReserveAction = defineAction({
  name: 'reservation.auto',
  permission: 'stock.reserve',
  summary: 'Reserve the whole FIFO proposal of a sales order',
  input: autoReserveSchema,
  run: reserveProposal,
})

export const releaseReservationAction = defineAction({
  name: 'reservation.release',
  permission: 'stock.release',
  summary: 'Release reserved metres, wholly or in part',
  input: releaseReservationSchema,
  run: releaseReservation,
})

export const moveReservationAction = defineAction({
  name: 'reservation.move',
  permission: 'stock.move',
  summary: 'Bring reserved metres to another location',
  input: moveReservationSchema,
  run: moveReservation,
})

export const cancelSalesOrderAction = defineAction({
  name: 'sales-order.cancel',
  permission: 'sales-order.cancel',
  summary: 'Cancel the undispatched part of a sales order and release its reservations',
  input: cancelSalesOrderSchema,
  run: cancelSalesOrder,
})

export const closeSalesOrderAction = defineAction({
  name: 'sales-order.close',
  permission: 'sales-order.cancel',
  summary: 'Close a dispatched sales order',
  input: closeSalesOrderSchema,
  run: closeSalesOrder,
})
