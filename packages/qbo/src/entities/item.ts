import type { DateString, Id, OpenEnum, Ref, Replacement, SparseUpdate, Stored } from './reference.ts'

export type ItemType = OpenEnum<'Service' | 'Inventory' | 'NonInventory' | 'Category' | 'Group'>

/** The fields of an item that an app may set at any time. */
export interface ItemWritable {
  /** Unique, at most 100 characters, without colon, tab or newline. */
  Name?: string
  Sku?: string
  /** Printed on sales forms, at most 4000 characters. */
  Description?: string
  Active?: boolean
  /** Sales price, or rate of an hourly service. */
  UnitPrice?: number
  Taxable?: boolean
  SalesTaxIncluded?: boolean
  SalesTaxCodeRef?: Ref<'TaxCode'>
  TaxClassificationRef?: Ref
  Type?: ItemType
  IncomeAccountRef?: Ref<'Account'>
  ExpenseAccountRef?: Ref<'Account'>
  AssetAccountRef?: Ref<'Account'>
  PurchaseDesc?: string
  PurchaseCost?: number
  PurchaseTaxIncluded?: boolean
  PurchaseTaxCodeRef?: Ref<'TaxCode'>
  PrefVendorRef?: Ref<'Vendor'>
  ClassRef?: Ref<'Class'>
  SubItem?: boolean
  ParentRef?: Ref<'Item'>
  TrackQtyOnHand?: boolean
  QtyOnHand?: number
  ReorderPoint?: number
  InvStartDate?: DateString
  Source?: string
}

/** A new item; each type names the accounts it needs. */
export type ItemCreate = ItemWritable & { Name: string } & (
    | { Type: 'Service'; IncomeAccountRef: Ref<'Account'> }
    | {
        Type: 'Inventory'
        IncomeAccountRef: Ref<'Account'>
        ExpenseAccountRef: Ref<'Account'>
        AssetAccountRef: Ref<'Account'>
        TrackQtyOnHand: true
        QtyOnHand: number
        InvStartDate: DateString
      }
    | { Type: 'NonInventory' }
    | { Type: 'Category' }
  )

/** Changes to an item. */
export type ItemUpdate = SparseUpdate<'Item', ItemWritable>

/** A whole item, read, changed and written back. */
export type ItemReplace = Replacement<'Item', ItemWritable & { Name: string }>

/** Something the company sells: a service, a part, a category of them. */
export interface Item extends Stored<'Item'>, ItemWritable {
  Name: string
  /** `Category:Item` below a category. */
  FullyQualifiedName: string
  Active: boolean
  Type: ItemType
  Level?: number
  DeferredRevenue?: boolean
}

export type ItemId = Id<'Item'>
