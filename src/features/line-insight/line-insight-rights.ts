type Who = { can(permission: string): boolean }

/** Earlier prices stand in quotations: both rights are needed. */
export const mayPrice = (who: Who): boolean => who.can('sales-price.read') && who.can('quotation.read')

export const mayCost = (who: Who): boolean => who.can('cost.view')

/** A floor tells what is earned on a sale at least: for those who see both sides of it, which purchase does not. */
export const mayFloor = (who: Who): boolean => mayCost(who) && who.can('sales-price.read')
