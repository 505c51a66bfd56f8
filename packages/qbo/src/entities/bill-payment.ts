import type { BillPaymentCheck, BillPaymentCreditCard } from './generated/nested.ts'

/** What each way to pay a bill cannot do without. */
export type BillPaymentParts =
  | { PayType: 'Check'; CheckPayment: BillPaymentCheck }
  | { PayType: 'CreditCard'; CreditCardPayment: BillPaymentCreditCard }
