import { invalidParent, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { countStock } from '../postings/stock-count.ts'
import { anything, bareRef, choice, date, decimal, flag, identity, readOnly, ref, text } from './fields.ts'
import type { EntityKind, NameRule } from './kind.ts'
import { renameBelow } from './names-below.ts'
import { activeName, checkNameCharacters, dropEmpty } from './person.ts'

const itemName: NameRule = { list: 'item', field: 'Name', tellsHolder: true }

const checkAccounts = (draft: JsonObject, type: string): void => {
  const sold = type === 'Service' || type === 'Inventory'
  if (sold && refOf(draft.IncomeAccountRef) === undefined) throw requiredParameter('IncomeAccountRef')
  if (type !== 'Inventory') return
  for (const field of ['AssetAccountRef', 'ExpenseAccountRef', 'InvStartDate', 'QtyOnHand'])
    if (draft[field] === undefined) throw requiredParameter(field)
}

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  const wanted = textOf(draft.Name)?.trim()
  if (wanted === undefined || wanted === '') throw requiredParameter('Name')
  checkNameCharacters(wanted, 'Name')
  const type = textOf(draft.Type) ?? textOf(previous?.Type) ?? 'Service'
  checkAccounts(draft, type)
  const parent = draft.SubItem === true ? ledger.find('Item', refOf(draft.ParentRef)) : undefined
  if (draft.SubItem === true && parent === undefined) throw invalidParent('6150', 'A sub-item must have a ParentRef')
  const below = (name: string): string => (parent === undefined ? name : `${textOf(parent.FullyQualifiedName)}:${name}`)
  const active = draft.Active !== false
  const taken = (name: string): boolean => ledger.nameHolder(itemName, below(name)) !== undefined
  const name = active && previous?.Active !== false ? wanted : activeName(wanted, textOf(previous?.Name), active, taken)
  return dropEmpty({
    ...draft,
    Name: name,
    Active: active,
    FullyQualifiedName: below(name),
    ...(parent === undefined ? {} : { Level: Number(parent.Level ?? 0) + 1 }),
    Taxable: draft.Taxable === true,
    UnitPrice: draft.UnitPrice ?? 0,
    Type: type,
    PurchaseCost: draft.PurchaseCost ?? 0,
    TrackQtyOnHand: type === 'Inventory',
  })
}

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  renameBelow('Item', before, after, ledger)
  if (after !== undefined) countStock(before, after, ledger)
}

/** What the business sells: services, goods and the categories they stand in. */
export const item: EntityKind = {
  name: 'Item',
  is: 'nameList',
  sequence: 'item',
  listName: 'Items',
  operations: new Set(['create', 'update']),
  uniqueName: itemName,
  fields: {
    Name: text(100),
    Sku: text(100),
    Description: text(4000),
    Active: flag(),
    SubItem: flag(),
    ParentRef: ref('Item'),
    Level: readOnly(decimal()),
    FullyQualifiedName: readOnly(text()),
    Taxable: flag(),
    SalesTaxIncluded: flag(),
    PercentBased: flag(),
    UnitPrice: decimal(),
    RatePercent: decimal(),
    Type: choice('Service', 'NonInventory', 'Inventory', 'Category', 'Group'),
    PaymentMethodRef: bareRef(),
    UOMSetRef: bareRef(),
    IncomeAccountRef: ref('Account'),
    PurchaseDesc: text(1000),
    PurchaseTaxIncluded: flag(),
    PurchaseCost: decimal(),
    ExpenseAccountRef: ref('Account'),
    COGSAccountRef: ref('Account'),
    AssetAccountRef: ref('Account'),
    PrefVendorRef: ref('Vendor'),
    AvgCost: readOnly(decimal()),
    TrackQtyOnHand: flag(),
    QtyOnHand: decimal(),
    QtyOnPurchaseOrder: readOnly(decimal()),
    QtyOnSalesOrder: readOnly(decimal()),
    ReorderPoint: decimal(),
    ManPartNum: text(),
    DepositToAccountRef: ref('Account'),
    SalesTaxCodeRef: ref('TaxCode'),
    PurchaseTaxCodeRef: ref('TaxCode'),
    InvStartDate: date(),
    BuildPoint: decimal(),
    PrintGroupedItems: flag(),
    SpecialItem: flag(),
    SpecialItemType: text(),
    ItemGroupDetail: anything(),
    ItemAssemblyDetail: anything(),
    AbatementRate: decimal(),
    ReverseChargeRate: decimal(),
    ServiceType: text(),
    ItemCategoryType: text(),
    ItemEx: anything(),
    TaxClassificationRef: bareRef(),
    UQCDisplayText: text(25),
    UQCId: text(),
    ClassRef: ref('Class'),
    Source: text(),
    DeferredRevenue: flag(),
    CustomExtensions: anything(),
    ...identity,
  },
  queryable: {
    Id: 'id',
    Name: 'text',
    FullyQualifiedName: 'text',
    Sku: 'text',
    Type: 'text',
    Active: 'flag',
    'MetaData.CreateTime': 'time',
    'MetaData.LastUpdatedTime': 'time',
  },
  unknownToQueries: ['ParentRef'],
  complete,
  settle,
}
