import type { LinkedTxn } from './sales-line.ts'

/** How much of a payment goes to which transactions. */
export interface PaymentLine {
  Id?: string
  LineNum?: number
  Amount: number
  /** What the amount is applied to: invoices, credit memos, bills, journal entries. */
  LinkedTxn: LinkedTxn[]
  LineEx?: unknown
}
