import type { BillableStatus } from './expense-line.ts'
import type { DateString, OpenEnum, Ref } from './reference.ts'
import type { LineBase } from './sales-line.ts'

/** One side of a journal entry; debits and credits of an entry must balance. */
export interface JournalPostingLine extends LineBase {
  DetailType: 'JournalEntryLineDetail'
  /** Never negative: `PostingType` says which side. */
  Amount: number
  JournalEntryLineDetail: {
    PostingType: OpenEnum<'Credit' | 'Debit'>
    AccountRef: Ref<'Account'>
    /** Needed for receivables and payables: whose they are. */
    Entity?: { Type?: OpenEnum<'Customer' | 'Employee' | 'Vendor'>; EntityRef?: Ref }
    ClassRef?: Ref<'Class'>
    DepartmentRef?: Ref<'Department'>
    TaxCodeRef?: Ref<'TaxCode'>
    TaxRateRef?: Ref<'TaxRate'>
    TaxApplicableOn?: OpenEnum<'Purchase' | 'Sales'>
    TaxAmount?: number
    TaxInclusiveAmt?: number
    BillableStatus?: BillableStatus
    JournalCodeRef?: Ref
  }
}

/** A line of text between postings. */
export interface JournalDescriptionLine extends LineBase {
  DetailType: 'DescriptionOnly'
  Amount?: number
  DescriptionLineDetail?: { ServiceDate?: DateString; TaxCodeRef?: Ref<'TaxCode'> }
}

/** A line of a journal entry. */
export type JournalLine = JournalPostingLine | JournalDescriptionLine
