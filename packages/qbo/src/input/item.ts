import { type Check, check, date, isFields, name, number, object, reference, required, text } from './checks.ts'
import { stored } from './stored.ts'

const fields = object({
  Name: name(100),
  Sku: text(100),
  Description: text(4000),
  PurchaseDesc: text(1000),
  UnitPrice: number,
  PurchaseCost: number,
  QtyOnHand: number,
  ReorderPoint: number,
  InvStartDate: date,
  IncomeAccountRef: reference,
  ExpenseAccountRef: reference,
  AssetAccountRef: reference,
  ParentRef: reference,
  ClassRef: reference,
  SalesTaxCodeRef: reference,
  PurchaseTaxCodeRef: reference,
  PrefVendorRef: reference,
})

/** What each type of item cannot be created without. */
const byType: ReadonlyMap<unknown, Check> = new Map([
  ['Service', required('IncomeAccountRef')],
  [
    'Inventory',
    required('IncomeAccountRef', 'ExpenseAccountRef', 'AssetAccountRef', 'TrackQtyOnHand', 'QtyOnHand', 'InvStartDate'),
  ],
])

const typeParts: Check = (value, path, report) => {
  if (isFields(value)) byType.get(value.Type)?.(value, path, report)
}

const subItemHasParent: Check = (value, path, report) => {
  if (isFields(value) && value.SubItem === true) required('ParentRef')(value, path, report)
}

export const checkItemCreate = (input: unknown): void =>
  check('item', input, fields, required('Name', 'Type'), typeParts, subItemHasParent)
export const checkItemUpdate = (input: unknown): void => check('item', input, fields, stored)
export const checkItemReplace = (input: unknown): void => check('item', input, fields, stored, required('Name'))
