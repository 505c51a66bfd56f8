import { EmulatorError } from '../emulator-error.ts'
import type { EntityName } from '../entities/kind.ts'
import { type JsonObject, objectsOf, type Row, refOf } from '../ledger/json.ts'
import { amountOf, sum, wireNumber } from '../ledger/money.ts'
import type { Screen } from './screen.ts'

/** A document and how much of it; all that is open where no amount is said. */
export interface Portion {
  readonly id: string
  readonly amount?: number
}

/** Money that a customer brings. */
export interface ReceivedPayment {
  /** @defaultValue what the invoices take, less the credits */
  readonly amount?: number
  /** The invoices it pays; what is left over stays unapplied. @defaultValue none */
  readonly invoices?: readonly Portion[]
  /** Credit memos that are used up along with it. @defaultValue none */
  readonly creditMemos?: readonly Portion[]
  /** Where the money goes. @defaultValue the undeposited funds */
  readonly depositToAccountId?: string
  readonly paymentMethodId?: string
  /** The number of a check, for instance. */
  readonly reference?: string
}

/** Something that stands in the undeposited funds. */
export interface Depositable {
  readonly entity: 'Payment' | 'SalesReceipt' | 'RefundReceipt'
  readonly id: string
}

/** Money that goes back, or is owed to a customer. */
export interface GivenBack {
  readonly amount: number
  /** What it is for. @defaultValue the first item on the list that is sold */
  readonly itemId?: string
  /** Where the money comes from. @defaultValue the first bank account */
  readonly accountId?: string
}

/** What people do when money comes in, and when it goes back. */
export interface PaymentScreens {
  /** Records money for one invoice: all that is open, or a part. @returns the payment's Id */
  payInvoice(realmId: string, invoiceId: string, options?: { readonly amount?: number }): string
  /** Records money for several invoices, for a part of them, for more than they need or for none. @returns the payment's Id */
  receivePayment(realmId: string, customerId: string, payment: ReceivedPayment): string
  /** Puts what is unapplied of a payment on invoices. */
  applyPayment(realmId: string, paymentId: string, invoices: readonly Portion[]): void
  /** Puts a credit memo on an invoice, as a payment of nothing. @returns that payment's Id */
  applyCredit(realmId: string, creditMemoId: string, invoiceId: string, options?: { readonly amount?: number }): string
  /** Changes fields of a payment: its date, its amount, the invoices it pays. */
  editPayment(realmId: string, paymentId: string, changes: JsonObject): void
  /** Takes payments, receipts and refunds to the bank. @returns the deposit's Id */
  deposit(realmId: string, taken: readonly Depositable[], options?: { readonly accountId?: string }): string
  /** Writes a credit memo. @returns its Id */
  giveCredit(realmId: string, customerId: string, credit: GivenBack): string
  /** Gives money back with a refund receipt. @returns its Id */
  refund(realmId: string, customerId: string, refund: GivenBack): string
}

const openOf = (row: Row, amount: number | undefined): number => amount ?? Number(row.Balance ?? 0)

/** A line of a payment for each document. */
const portionLines = (
  screen: Screen,
  realmId: string,
  TxnType: 'Invoice' | 'CreditMemo',
  portions: readonly Portion[] = [],
): JsonObject[] =>
  portions.map(({ id, amount }) => ({
    Amount: openOf(screen.rowOf(realmId, TxnType, id), amount),
    LinkedTxn: [{ TxnId: id, TxnType }],
  }))

const totalOf = (lines: readonly JsonObject[]) => sum(lines.map(({ Amount }) => amountOf(Amount)))

/** The first row of a list that will do. */
const firstOf = (
  screen: Screen,
  realmId: string,
  entity: EntityName,
  field: string,
  values: readonly string[],
): string => {
  for (const row of screen.ledgerOf(realmId).table(entity).all())
    if (values.includes(String(row[field])) && row.Active !== false) return row.Id
  throw new EmulatorError('refused', `Company ${realmId} has no ${entity} whose ${field} is ${values.join(' or ')}`)
}

const givenBack = (screen: Screen, realmId: string, customerId: string, { amount, itemId }: GivenBack): JsonObject => {
  const value = itemId ?? firstOf(screen, realmId, 'Item', 'Type', ['Service', 'NonInventory'])
  const SalesItemLineDetail = { ItemRef: { value }, TaxCodeRef: { value: 'NON' } }
  return {
    CustomerRef: { value: customerId },
    Line: [{ Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail }],
  }
}

/** The screens for payments, deposits, credits and refunds. */
export const paymentScreens = (screen: Screen): PaymentScreens => {
  const bankOf = (realmId: string): string => firstOf(screen, realmId, 'Account', 'AccountType', ['Bank'])
  const receivePayment: PaymentScreens['receivePayment'] = (realmId, customerId, payment) => {
    const invoices = portionLines(screen, realmId, 'Invoice', payment.invoices)
    const credits = portionLines(screen, realmId, 'CreditMemo', payment.creditMemos)
    const { depositToAccountId, paymentMethodId, reference } = payment
    return screen.enter(realmId, 'Payment', {
      CustomerRef: { value: customerId },
      TotalAmt: payment.amount ?? wireNumber(totalOf(invoices).minus(totalOf(credits))),
      Line: [...invoices, ...credits],
      ...(depositToAccountId === undefined ? {} : { DepositToAccountRef: { value: depositToAccountId } }),
      ...(paymentMethodId === undefined ? {} : { PaymentMethodRef: { value: paymentMethodId } }),
      ...(reference === undefined ? {} : { PaymentRefNum: reference }),
    })
  }
  const customerOf = (row: Row): string => refOf(row.CustomerRef) ?? ''
  return {
    receivePayment,
    payInvoice: (realmId, invoiceId, { amount } = {}) => {
      const invoice = screen.rowOf(realmId, 'Invoice', invoiceId)
      const paid = openOf(invoice, amount)
      return receivePayment(realmId, customerOf(invoice), { invoices: [{ id: invoiceId, amount: paid }] })
    },
    applyPayment: (realmId, paymentId, invoices) => {
      const payment = screen.rowOf(realmId, 'Payment', paymentId)
      let left = amountOf(payment.UnappliedAmt)
      const lines = invoices.map(({ id, amount }) => {
        const open = amountOf(openOf(screen.rowOf(realmId, 'Invoice', id), amount))
        const Amount = wireNumber(amount === undefined && open.gt(left) ? left : open)
        left = left.minus(Amount)
        return { Amount, LinkedTxn: [{ TxnId: id, TxnType: 'Invoice' }] }
      })
      screen.edit(realmId, 'Payment', paymentId, { Line: [...objectsOf(payment.Line), ...lines] })
    },
    applyCredit: (realmId, creditMemoId, invoiceId, options = {}) => {
      const invoice = screen.rowOf(realmId, 'Invoice', invoiceId)
      const credit = screen.rowOf(realmId, 'CreditMemo', creditMemoId)
      const amount = options.amount ?? Math.min(openOf(invoice, undefined), openOf(credit, undefined))
      return receivePayment(realmId, customerOf(invoice), {
        amount: 0,
        invoices: [{ id: invoiceId, amount }],
        creditMemos: [{ id: creditMemoId, amount }],
      })
    },
    editPayment: (realmId, paymentId, changes) => screen.edit(realmId, 'Payment', paymentId, changes),
    deposit: (realmId, taken, { accountId } = {}) =>
      screen.enter(realmId, 'Deposit', {
        DepositToAccountRef: { value: accountId ?? bankOf(realmId) },
        Line: taken.map(({ entity, id }) => ({
          Amount: screen.rowOf(realmId, entity, id).TotalAmt,
          LinkedTxn: [{ TxnId: id, TxnType: entity, TxnLineId: '0' }],
        })),
      }),
    giveCredit: (realmId, customerId, credit) =>
      screen.enter(realmId, 'CreditMemo', givenBack(screen, realmId, customerId, credit)),
    refund: (realmId, customerId, refund) =>
      screen.enter(realmId, 'RefundReceipt', {
        ...givenBack(screen, realmId, customerId, refund),
        DepositToAccountRef: { value: refund.accountId ?? bankOf(realmId) },
      }),
  }
}
