import type { OpenEnum, Ref } from './reference.ts'
import type { LineBase } from './sales-line.ts'

/** Money put in without a transaction of its own. */
export interface DirectDepositLine extends LineBase {
  DetailType: 'DepositLineDetail'
  Amount: number
  DepositLineDetail: {
    AccountRef?: Ref<'Account'>
    /** Whom the money is from. */
    Entity?: Ref
    ClassRef?: Ref<'Class'>
    PaymentMethodRef?: Ref<'PaymentMethod'>
    CheckNum?: string
    TxnType?: OpenEnum<'Payment' | 'SalesReceipt' | 'JournalEntry' | 'RefundReceipt'>
    TaxCodeRef?: Ref<'TaxCode'>
    TaxApplicableOn?: OpenEnum<'Purchase' | 'Sales'>
  }
}

/** A payment or a sales receipt that waits among the undeposited funds, named in `LinkedTxn`. */
export interface LinkedDepositLine extends LineBase {
  DetailType?: never
  Amount: number
}

/** A line of a deposit. */
export type DepositLine = DirectDepositLine | LinkedDepositLine
