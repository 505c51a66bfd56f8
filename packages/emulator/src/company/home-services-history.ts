import { type JsonObject, type Row, refOf } from '../ledger/json.ts'
import { amountOf, cents, wireNumber } from '../ledger/money.ts'
import { addDays } from '../ledger/pacific-time.ts'
import type { Seeding } from './seed.ts'

const dayMs = 86_400_000
const daysBetweenJobs = 6
const jobs = 48

const line = (item: Row, hours: number): JsonObject => ({
  Amount: wireNumber(cents(amountOf(item.UnitPrice).times(hours))),
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: hours, UnitPrice: item.UnitPrice },
})

/** What became of a job, in turn: most are paid, some in part or late, some estimates were never answered. */
const endings = [
  'paid',
  'paid',
  'paidLate',
  'paid',
  'declined',
  'paid',
  'partlyPaid',
  'paid',
  'unanswered',
  'open',
] as const

const billOf = (seeding: Seeding, estimate: Row, customer: JsonObject, lines: JsonObject[]): Row => {
  seeding.later(2 * dayMs)
  const LinkedTxn = [{ TxnId: estimate.Id, TxnType: 'Estimate' }]
  return seeding.create('Invoice', { ...customer, Line: lines, LinkedTxn })
}

const pay = (seeding: Seeding, invoice: Row, share: number): void => {
  const TotalAmt = wireNumber(cents(amountOf(invoice.TotalAmt).times(share)))
  const Line = [{ Amount: TotalAmt, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }]
  seeding.create('Payment', { CustomerRef: invoice.CustomerRef, TotalAmt, Line })
}

/**
 * Ten months of work: estimates, the invoices made of them and what was paid, the last of them still open.
 *
 * The same jobs for the same customers every time; dates count back from the emulator's clock.
 */
export const fillHistory = (seeding: Seeding): void => {
  const { ledger } = seeding
  const customers = [...ledger.table('Customer').all()].filter(({ Active }) => Active !== false)
  const items = [...ledger.table('Item').all()].filter(({ UnitPrice }) => Number(UnitPrice ?? 0) > 0)
  for (let job = 0; job < jobs; job += 1) {
    const customer = customers[(job * 7) % customers.length]
    const item = items[(job * 5) % items.length]
    if (customer === undefined || item === undefined) return
    seeding.atDaysAgo((jobs - job) * daysBetweenJobs + 4)
    const CustomerRef = { value: customer.Id }
    const lines = [line(item, 1 + (job % 3))]
    const ending = endings[job % endings.length]
    const ExpirationDate = addDays(ledger.today(), 30)
    const estimate = seeding.create('Estimate', { CustomerRef, Line: lines, ExpirationDate })
    if (ending === 'unanswered') continue
    if (ending === 'declined') {
      seeding.change('Estimate', estimate.Id, { TxnStatus: 'Rejected' })
      continue
    }
    const invoice = billOf(seeding, estimate, { CustomerRef: { value: refOf(estimate.CustomerRef) ?? '' } }, lines)
    seeding.later(ending === 'paidLate' ? 40 * dayMs : dayMs)
    if (ending !== 'open') pay(seeding, invoice, ending === 'partlyPaid' ? 0.5 : 1)
  }
}
