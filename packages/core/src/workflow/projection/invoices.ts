import { isDecimal, sumAmounts } from '../../money/index.ts'
import { factAt, factsOf } from '../facts.ts'
import { compareInstants, wallClock } from '../instant.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { Fact, LeadState } from '../state.ts'
import { completionsOf } from './outcomes.ts'

/** An invoice in QuickBooks that belongs to the lead; amounts are decimal strings. */
export interface InvoiceView {
  id: string
  status: 'open' | 'partly-paid' | 'paid' | 'overdue' | 'voided' | 'deleted'
  total: string
  /** What the customer still owes of it. */
  balance: string
  /** `YYYY-MM-DD` */
  dueDate?: string
  docNumber?: string
}

/** An amount to add up: what is no decimal string counts nothing. */
export const amountOf = (value: string | undefined): string => (isDecimal(value) ? value : '0.00')

/** `left − right`, two decimals. */
export const minus = (left: string, right: string): string =>
  sumAmounts([left, right.startsWith('-') ? right.slice(1) : `-${right}`])

const isPositive = (amount: string) => !amount.startsWith('-') && /[1-9]/.test(amount)
const atLeastZero = (amount: string) => (isPositive(amount) ? amount : '0.00')

interface Settlement {
  amount: string
  at: string
}

/** Payments and credits that were applied to an invoice, as they stand now. */
const settlementsOf = (facts: Record<string, Fact>, invoiceId: string): Settlement[] => [
  ...factsOf(facts, 'payment.received', 'payment.changed', 'payment.voided').flatMap((payment) =>
    payment.applied
      .filter((applied) => applied.invoiceId === invoiceId)
      .map((applied) => ({
        amount: payment.type === 'payment.voided' ? '0.00' : amountOf(applied.amount),
        at: payment.changedAt ?? payment.at,
      })),
  ),
  ...factsOf(facts, 'credit.applied')
    .filter((credit) => credit.invoiceId === invoiceId)
    .map((credit) => ({ amount: amountOf(credit.amount), at: credit.at })),
]

interface Made {
  total: string
  docNumber?: string
}

/** QuickBooks' own balance, unless a payment or credit is newer than what QuickBooks last said of the invoice. */
const balanceOf = (facts: Record<string, Fact>, id: string, made: Made | undefined): string => {
  const change = factAt(facts, `invoice/${id}`, 'invoice.changed')
  const settlements = settlementsOf(facts, id)
  const statedAt = change && (change.changedAt ?? change.at)
  const newer = settlements.some(({ at }) => statedAt === undefined || compareInstants(at, statedAt) > 0)
  if (change !== undefined && !newer) return amountOf(change.balance)
  const total = amountOf(change?.totalAmount ?? made?.total)
  return atLeastZero(minus(total, sumAmounts(settlements.map(({ amount }) => amount))))
}

const statusOf = (
  view: Omit<InvoiceView, 'status'>,
  state: LeadState,
  policy: TriggerPolicy,
): InvoiceView['status'] => {
  if (!isPositive(view.balance)) return isPositive(view.total) ? 'paid' : 'open'
  const today = state.now === undefined ? undefined : wallClock(state.now, policy.timeZone)?.date
  if (today !== undefined && view.dueDate !== undefined && today > view.dueDate) return 'overdue'
  return minus(view.total, view.balance) === '0.00' ? 'open' : 'partly-paid'
}

const viewInvoice = (id: string, made: Made | undefined, state: LeadState, policy: TriggerPolicy): InvoiceView => {
  const { facts } = state
  if (factAt(facts, `invoice/${id}`, 'invoice.deleted'))
    return { id, status: 'deleted', total: '0.00', balance: '0.00' }
  if (factAt(facts, `invoice/${id}`, 'invoice.voided')) return { id, status: 'voided', total: '0.00', balance: '0.00' }
  const change = factAt(facts, `invoice/${id}`, 'invoice.changed')
  const view = {
    id,
    total: amountOf(change?.totalAmount ?? made?.total),
    balance: balanceOf(facts, id, made),
    ...(change?.dueDate !== undefined && { dueDate: change.dueDate }),
    ...(made?.docNumber !== undefined && { docNumber: made.docNumber }),
  }
  return { ...view, status: statusOf(view, state, policy) }
}

/** The lead's invoices in the order of their ids, those made by hand among them. */
export const viewInvoices = (state: LeadState, policy: TriggerPolicy): InvoiceView[] => {
  const made = new Map<string, Made>()
  for (const { result } of completionsOf(state.facts, 'invoice.create')) {
    if (result.invoiceId === undefined) continue
    const { totalAmount: total = '0.00', docNumber } = result
    made.set(result.invoiceId, { total, ...(docNumber !== undefined && { docNumber }) })
  }
  const told = factsOf(state.facts, 'invoice.changed', 'invoice.voided', 'invoice.deleted').map(
    ({ refs }) => refs?.invoiceId,
  )
  const ids = new Set([...made.keys(), ...told.filter((id) => id !== undefined)])
  return [...ids].sort().map((id) => viewInvoice(id, made.get(id), state, policy))
}
