export type Setting = { address: string; ownerUrl: string; appUrl: string; seconds: number; users: number }

export const PASSWORD = 'Erp-demo-1'
export const SALES = 'sales@erp.com'
export const WANTED_P95 = 150

export const any = <T>(list: T[]): T => list[Math.trunc(Math.random() * list.length)] as T
