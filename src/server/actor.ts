import { businessDate } from '@/core/fiscal-year'
import { can } from '@/core/permissions'
import type { BeginRow } from '@/db/begin'

/** The person acting, in one company, with the rights they hold at this moment. */
export type Actor = {
  userId: string
  userName: string
  email: string
  companyId: string
  companyCode: string
  companyName: string
  roles: string[]
  timeZone: string
  fyFirstMonth: number
  baseCurrency: string
  mustChangePassword: boolean
  /** Business date in the company's time zone, 'YYYY-MM-DD'. */
  today: string
  ip: string | null
  requestId: string
  can(permission: string): boolean
}

export function actorOf(row: BeginRow, ip: string | null, requestId: string): Actor {
  return {
    userId: row.userId,
    userName: row.userName,
    email: row.email,
    companyId: row.companyId,
    companyCode: row.companyCode,
    companyName: row.companyName,
    roles: row.roles,
    timeZone: row.timeZone,
    fyFirstMonth: row.fyFirstMonth,
    baseCurrency: row.baseCurrency,
    mustChangePassword: row.mustChangePassword,
    today: businessDate(new Date(), row.timeZone),
    ip,
    requestId,
    can: (permission) => can(row.roles, permission),
  }
}
