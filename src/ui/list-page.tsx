'use client'

export { DataTable as ListTable } from './data-table'
