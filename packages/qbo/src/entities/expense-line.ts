import type { DateString, OpenEnum, Ref } from './reference.ts'
import type { LineBase } from './sales-line.ts'

export type BillableStatus = OpenEnum<'Billable' | 'NotBillable' | 'HasBeenBilled'>

/** What is added to a cost when it is billed on. */
export interface MarkupInfo {
  PercentBased?: boolean
  Value?: number
  Percent?: number
  PriceLevelRef?: Ref
  MarkUpIncomeAccountRef?: Ref<'Account'>
}

/** A cost that is booked to an account. */
export interface AccountExpenseLine extends LineBase {
  DetailType: 'AccountBasedExpenseLineDetail'
  Amount: number
  AccountBasedExpenseLineDetail: {
    AccountRef?: Ref<'Account'>
    /** Whom the cost is billed on to. */
    CustomerRef?: Ref<'Customer'>
    ClassRef?: Ref<'Class'>
    BillableStatus?: BillableStatus
    MarkupInfo?: MarkupInfo
    TaxAmount?: number
    TaxCodeRef?: Ref<'TaxCode'>
    TaxInclusiveAmt?: number
  }
}

/** A cost that buys quantity × price of an item. */
export interface ItemExpenseLine extends LineBase {
  DetailType: 'ItemBasedExpenseLineDetail'
  Amount: number
  ItemBasedExpenseLineDetail: {
    ItemRef?: Ref<'Item'>
    Qty?: number
    UnitPrice?: number
    CustomerRef?: Ref<'Customer'>
    ClassRef?: Ref<'Class'>
    BillableStatus?: BillableStatus
    MarkupInfo?: MarkupInfo
    ItemAccountRef?: Ref<'Account'>
    TaxCodeRef?: Ref<'TaxCode'>
    TaxInclusiveAmt?: number
    PriceLevelRef?: Ref
  }
}

/** A line of text without a price. */
export interface ExpenseDescriptionLine extends LineBase {
  DetailType: 'DescriptionOnly'
  Amount?: number
  DescriptionLineDetail?: { ServiceDate?: DateString; TaxCodeRef?: Ref<'TaxCode'> }
}

/** A line of a bill, a purchase, a vendor credit or a purchase order. */
export type ExpenseLine = AccountExpenseLine | ItemExpenseLine | ExpenseDescriptionLine
