import type { CustomExtensions } from './generated/nested.ts'
import type { CustomField, DateString, Id, OpenEnum, Ref } from './reference.ts'

/** A link between two transactions. */
export interface LinkedTxn<Type extends string = string> {
  TxnId: Id<Type>
  TxnType: OpenEnum<Type>
  TxnLineId?: string
}

/** What lines of all documents have in common. */
export interface LineBase {
  /** Named on a write: that line is changed. Left out: a new line. */
  Id?: string
  LineNum?: number
  /** At most 4000 characters. */
  Description?: string
  LinkedTxn?: LinkedTxn[]
  CustomField?: CustomField[]
  ProjectRef?: Ref
  CustomExtensions?: CustomExtensions[]
}

/** Quantity × rate of one item. */
export interface SalesItemLine extends LineBase {
  DetailType: 'SalesItemLineDetail'
  /** `Qty × UnitPrice` rounded to cents where both are given; QuickBooks refuses anything else (6070). */
  Amount: number
  SalesItemLineDetail: SalesItemLineDetail
}

export interface SalesItemLineDetail {
  /** `SHIPPING_ITEM_ID` is QuickBooks' own item for shipping. */
  ItemRef?: Ref<'Item'>
  Qty?: number
  UnitPrice?: number
  /** `TAX` or `NON` in US companies, a real tax code elsewhere. */
  TaxCodeRef?: Ref<'TaxCode'>
  ClassRef?: Ref<'Class'>
  ServiceDate?: DateString
  DiscountRate?: number
  DiscountAmt?: number
  TaxInclusiveAmt?: number
  TaxClassificationRef?: Ref
  PriceLevelRef?: Ref
  DeferredRevenue?: boolean
  /** Set by QuickBooks from the item. */
  ItemAccountRef?: Ref<'Account'>
}

/** A line of text without a price. */
export interface DescriptionLine extends LineBase {
  DetailType: 'DescriptionOnly'
  Amount?: number
  DescriptionLineDetail?: { ServiceDate?: DateString; TaxCodeRef?: Ref<'TaxCode'> }
}

/** A discount on the whole document; one a document, after the lines it applies to. */
export interface DiscountLine extends LineBase {
  DetailType: 'DiscountLineDetail'
  Amount?: number
  DiscountLineDetail: {
    PercentBased?: boolean
    DiscountPercent?: number
    DiscountAccountRef?: Ref<'Account'>
    ClassRef?: Ref<'Class'>
    TaxCodeRef?: Ref<'TaxCode'>
  }
}

/** A bundle of items; QuickBooks fills in the lines. */
export interface GroupLine extends LineBase {
  DetailType: 'GroupLineDetail'
  Amount?: number
  GroupLineDetail: { GroupItemRef?: Ref<'Item'>; Quantity?: number; ServiceDate?: DateString; Line?: SalesItemLine[] }
}

/** The sum of the lines above; appended by QuickBooks, without an `Id`. */
export interface SubTotalLine extends LineBase {
  DetailType: 'SubTotalLineDetail'
  Amount: number
  SubTotalLineDetail?: { ItemRef?: Ref<'Item'> }
}

/** A line as an app writes it; a line that was read may be written back. */
export type SalesLineInput = SalesItemLine | DescriptionLine | DiscountLine | GroupLine | SubTotalLine

/** A line as QuickBooks answers. */
export type SalesLine = SalesLineInput

/** Tax of a whole document. */
export interface TxnTaxDetail {
  DefaultTaxCodeRef?: Ref<'TaxCode'>
  TaxReviewStatus?: OpenEnum<'NON_AST_TAX' | 'AST_TAX_OVERRIDE'>
  UseAutomatedSalesTax?: boolean
  TxnTaxCodeRef?: Ref<'TaxCode'>
  TotalTax?: number
  TaxLine?: TaxLine[]
}

/** The part of the tax that one rate makes up. */
export interface TaxLine {
  Amount?: number
  DetailType: 'TaxLineDetail'
  TaxLineDetail: {
    TaxRateRef?: Ref<'TaxRate'>
    PercentBased?: boolean
    TaxPercent?: number
    NetAmountTaxable?: number
    TaxInclusiveAmount?: number
    OverrideDeltaAmount?: number
  }
}
