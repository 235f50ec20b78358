type Who = { can(permission: string): boolean }

/** Earlier prices stand in quotations: both rights are needed. */
export const mayPrice = (who: Who): boolean => who.can('sales-price.read') && who.can('quotation.read')

export const mayCost = (who: Who): boolean => who.can('cost.view')
