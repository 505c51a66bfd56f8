/** Entities whose queries leave out what is inactive unless `Active` is asked for. */
const nameLists: ReadonlySet<string> = new Set([
  'Account',
  'Class',
  'CompanyCurrency',
  'Customer',
  'CustomerType',
  'Department',
  'Employee',
  'Item',
  'PaymentMethod',
  'TaxCode',
  'TaxRate',
  'Term',
  'Vendor',
])

/** Tells whether queries of an entity leave inactive records out by themselves. */
export const isNameList = (entity: string): boolean => nameLists.has(entity)
