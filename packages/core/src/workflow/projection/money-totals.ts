import { compareDecimals, sumAmounts } from '../../money/index.ts'
import type { FactSet } from '../fact-set.ts'
import type { EstimateView } from './estimate.ts'
import { amountOf, type InvoiceView, isAdvance, isStanding, minus } from './invoices.ts'

/**
 * A lead's money, exact decimal strings with two decimals.
 *
 * Always `total = invoiced + unbilled`, `invoiced = open + paid + credited`, and `overdue ≤ open`.
 */
export interface MoneyTotals {
  /** ISO 4217; absent until something has been priced. */
  currency?: string
  estimated: string
  /** What the work comes to: what is invoiced and what is still to be. */
  total: string
  invoiced: string
  /** The part of the estimate that no invoice has billed yet; nothing once the work is billed or the estimate is answered with no. */
  unbilled: string
  /** Owed by the customer. */
  open: string
  /** The part of `open` whose due date has passed. */
  overdue: string
  paid: string
  /** Settled by credit memos. */
  credited: string
  /** Received, but applied to no invoice: an overpayment or money on account. */
  unapplied: string
  /** Given back to the customer. */
  refunded: string
}

const smaller = (left: string, right: string) => (compareDecimals(left, right) < 0 ? left : right)

/** What was given back: a refund's applied amounts, else all of it. */
const refundedIn = (facts: FactSet): string =>
  sumAmounts(
    facts
      .of('payment.refunded')
      .flatMap(({ applied, unapplied }) =>
        applied.length > 0 ? applied.map(({ amount }) => amountOf(amount)) : [amountOf(unapplied)],
      ),
  )

const stillToBill = new Set(['pending', 'accepted'])

/** Only bills ahead of the work leave something to bill; any other invoice bills the rest. */
const unbilledOf = (estimate: EstimateView | undefined, standing: InvoiceView[], rest: string): string =>
  estimate === undefined ||
  !stillToBill.has(estimate.status) ||
  standing.some(({ purpose }) => !isAdvance(purpose)) ||
  rest.startsWith('-')
    ? '0.00'
    : rest

/** Adds up the lead's money. What QuickBooks counts as settled and no credit memo settled has been paid. */
export const totalMoney = (
  facts: FactSet,
  documents: { estimate?: EstimateView | undefined; invoices: InvoiceView[]; currency?: string | undefined },
): MoneyTotals => {
  const { estimate, invoices, currency } = documents
  const standing = invoices.filter(isStanding)
  const ids = new Set(standing.map(({ id }) => id))
  const invoiced = sumAmounts(standing.map(({ total }) => total))
  const open = sumAmounts(standing.map(({ balance }) => balance))
  const settled = minus(invoiced, open)
  const credits = facts.of('credit.applied').filter(({ invoiceId }) => ids.has(invoiceId))
  const credited = smaller(sumAmounts(credits.map(({ amount }) => amountOf(amount))), settled)
  const estimated =
    estimate === undefined || estimate.status === 'deleted' ? '0.00' : sumAmounts([amountOf(estimate.total)])
  const unbilled = unbilledOf(estimate, standing, minus(estimated, invoiced))
  const unapplied = facts.of('payment.received', 'payment.changed').map((payment) => amountOf(payment.unapplied))
  const overdue = standing.filter(({ status }) => status === 'overdue').map(({ balance }) => balance)
  return {
    ...(currency !== undefined && { currency }),
    estimated,
    total: sumAmounts([invoiced, unbilled]),
    invoiced,
    unbilled,
    open,
    overdue: sumAmounts(overdue),
    paid: minus(settled, credited),
    credited,
    unapplied: sumAmounts(unapplied),
    refunded: refundedIn(facts),
  }
}
