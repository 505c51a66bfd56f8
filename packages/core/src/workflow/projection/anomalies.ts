import { compareDecimals, sumAmounts } from '../../money/index.ts'
import type { FactSet } from '../fact-set.ts'
import type { EstimateView } from './estimate.ts'
import { amountOf, type InvoiceView, isStanding } from './invoices.ts'
import type { MoneyTotals } from './money-totals.ts'
import type { Anomaly } from './projection.ts'

interface Documents {
  estimate: EstimateView | undefined
  invoices: InvoiceView[]
  money: MoneyTotals
}

/** Finds what does not fit together among facts that are each as they were told. */
export const findAnomalies = (facts: FactSet, { estimate, invoices, money }: Documents): Anomaly[] => {
  const anomalies: Anomaly[] = []
  const report = (code: string, message: string) => anomalies.push({ code, message })
  const standing = new Set(invoices.filter(isStanding).map(({ id }) => id))
  const payments = facts.of('payment.received', 'payment.changed')
  const applied = payments.flatMap((payment) => payment.applied).filter(({ invoiceId }) => standing.has(invoiceId))
  const received = sumAmounts(applied.map(({ amount }) => amountOf(amount)))
  const { unapplied } = money
  if (payments.length > 0 && compareDecimals(received, money.paid) !== 0) {
    report('payments-disagree', `Payments of ${received} are applied, but QuickBooks counts ${money.paid} as paid.`)
  }
  if (compareDecimals(unapplied, '0') > 0)
    report('overpaid', `${unapplied} of the payments is not applied to an invoice.`)
  if (compareDecimals(money.refunded, sumAmounts([money.paid, unapplied])) > 0) {
    report('refunded-more-than-paid', `${money.refunded} was given back, but ${money.paid} was paid.`)
  }
  if (estimate?.status === 'deleted') report('estimate-deleted', `Estimate ${estimate.id} was deleted in QuickBooks.`)
  return anomalies
}
