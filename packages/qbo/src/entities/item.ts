import type { DateString, OpenEnum, Ref } from './reference.ts'

export type ItemType = OpenEnum<'Service' | 'Inventory' | 'NonInventory' | 'Category' | 'Group' | 'Bundle'>

/** What each type of item cannot be created without. */
export type ItemParts =
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
