import { isDecimal, sumAmounts } from '../../money/index.ts'
import type { Completion, FactSet, OpenLead } from '../fact-set.ts'
import { compareInstants, latestOf, localTime } from '../instant.ts'
import type { TriggerPolicy } from '../policy/policy.ts'

/** An invoice in QuickBooks that belongs to the lead; amounts are decimal strings. */
export interface InvoiceView {
  id: string
  status: 'open' | 'partly-paid' | 'paid' | 'overdue' | 'voided' | 'deleted'
  total: string
  /** What the customer still owes of it. */
  balance: string
  /** `YYYY-MM-DD` */
  dueDate?: string
  /** Instant of the latest payment or credit applied to it that still stands. */
  settledAt?: string
  docNumber?: string
  /** What LeadBooks made it for: `invoice.create`, `invoice.create:deposit`; absent for one that was made by hand. */
  purpose?: string
  generation?: number
  /** A line of it has no price yet, as QuickBooks' answer said. */
  unpriced?: boolean
  /** Its total as QuickBooks answered our last command; another `total` than this is somebody else's doing. */
  writtenTotal?: string
}

/** Purpose of the invoice that bills a part of the estimate beforehand. */
export const depositPurpose = 'invoice.create:deposit'
/** Purposes of the invoices that bill the work as it goes on begin with this. */
export const progressPurpose = 'invoice.create:progress'

/** Tells whether an invoice for a purpose bills ahead of the work and is taken off the last one. */
export const isAdvance = (purpose: string | undefined): boolean =>
  purpose === depositPurpose || purpose?.startsWith(`${progressPurpose}:`) === true

/** Tells whether an invoice still counts: it is neither voided nor deleted. */
export const isStanding = ({ status }: InvoiceView): boolean => status !== 'voided' && status !== 'deleted'

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
const settlementsOf = (facts: FactSet, invoiceId: string): Settlement[] => {
  const settlements: Settlement[] = []
  for (const { type, applied, changedAt, at } of facts.of('payment.received', 'payment.changed', 'payment.voided')) {
    for (const { invoiceId: id, amount } of applied) {
      if (id !== invoiceId) continue
      settlements.push({ amount: type === 'payment.voided' ? '0.00' : amountOf(amount), at: changedAt ?? at })
    }
  }
  for (const { invoiceId: id, amount, at } of facts.of('credit.applied')) {
    if (id === invoiceId) settlements.push({ amount: amountOf(amount), at })
  }
  return settlements
}

type Made = Pick<InvoiceView, 'docNumber' | 'purpose' | 'generation' | 'unpriced'> & { total: string; at: string }

/** An answer is as old as QuickBooks says: what happened there since has its times by the same clock. */
const madeFrom = ({ at, purpose, generation, result }: Completion): Made => ({
  at: result.changedAt ?? at,
  purpose,
  generation,
  total: amountOf(result.totalAmount),
  ...(result.docNumber !== undefined && { docNumber: result.docNumber }),
  ...(result.unpriced !== undefined && { unpriced: result.unpriced }),
})

/** The invoice that an update was for: the one it names, else the last that was made for the same purpose. */
const updatedId = (made: Map<string, Made>, { purpose, result }: Completion): string | undefined =>
  result.invoiceId ??
  [...made].findLast(([, { purpose: of }]) => of === purpose.replace('invoice.update', 'invoice.create'))?.[0]

/** What the answers to our own commands say of each invoice, the latest total counting. */
const madeInvoices = (facts: FactSet): Map<string, Made> => {
  const made = new Map<string, Made>()
  for (const creation of facts.completions('invoice.create')) {
    if (creation.result.invoiceId !== undefined) made.set(creation.result.invoiceId, madeFrom(creation))
  }
  for (const update of facts.completions('invoice.update')) {
    const id = updatedId(made, update)
    const known = id === undefined ? undefined : made.get(id)
    if (id === undefined || known === undefined || update.result.totalAmount === undefined) continue
    const { unpriced: _, ...rest } = known
    const { purpose: __, generation: ___, ...corrected } = madeFrom(update)
    made.set(id, { ...rest, ...corrected })
  }
  return made
}

interface Statement {
  total: string
  at: string
  /** QuickBooks' own word on what is owed. */
  balance?: string
}

/** The latest word on an invoice's total, ours or QuickBooks'. */
const statementOf = (facts: FactSet, id: string, made: Made | undefined): Statement => {
  const change = facts.at(`invoice/${id}`, 'invoice.changed')
  if (change === undefined) return made ?? { total: '0.00', at: '' }
  const at = change.changedAt ?? change.at
  if (made !== undefined && compareInstants(made.at, at) > 0) return made
  return { total: amountOf(change.totalAmount), balance: amountOf(change.balance), at }
}

/** QuickBooks' own balance, unless a payment or credit is newer than what was last said of the invoice. */
const balanceOf = (settlements: readonly Settlement[], { total, at, balance }: Statement): string => {
  if (balance !== undefined && settlements.every((settlement) => compareInstants(settlement.at, at) <= 0))
    return balance
  return atLeastZero(minus(total, sumAmounts(settlements.map(({ amount }) => amount))))
}

const statusOf = (view: Omit<InvoiceView, 'status'>, state: OpenLead, policy: TriggerPolicy): InvoiceView['status'] => {
  if (!isPositive(view.balance)) return isPositive(view.total) ? 'paid' : 'open'
  const today = state.now === undefined ? undefined : localTime(state.now, policy.timeZone)?.date
  if (today !== undefined && view.dueDate !== undefined && today > view.dueDate) return 'overdue'
  return minus(view.total, view.balance) === '0.00' ? 'open' : 'partly-paid'
}

const viewInvoice = (id: string, made: Made | undefined, state: OpenLead, policy: TriggerPolicy): InvoiceView => {
  const { facts } = state
  const { at: _, total: __, ...known } = made ?? { at: '', total: '' }
  const written = made === undefined ? {} : { writtenTotal: made.total }
  const nothing = { id, ...known, ...written, total: '0.00', balance: '0.00' }
  if (facts.at(`invoice/${id}`, 'invoice.deleted')) return { ...nothing, status: 'deleted' }
  if (facts.at(`invoice/${id}`, 'invoice.voided')) return { ...nothing, status: 'voided' }
  const dueDate = facts.at(`invoice/${id}`, 'invoice.changed')?.dueDate
  const statement = statementOf(facts, id, made)
  const settlements = settlementsOf(facts, id)
  const settledAt = latestOf(settlements.filter(({ amount }) => isPositive(amount)).map(({ at }) => at))
  const view = {
    ...nothing,
    total: statement.total,
    balance: balanceOf(settlements, statement),
    ...(dueDate !== undefined && { dueDate }),
    ...(settledAt !== undefined && { settledAt }),
  }
  return { ...view, status: statusOf(view, state, policy) }
}

/** The lead's invoices in the order of their ids, those made by hand among them. */
export const viewInvoices = (state: OpenLead, policy: TriggerPolicy): InvoiceView[] => {
  const made = madeInvoices(state.facts)
  const told = state.facts.of('invoice.changed', 'invoice.voided', 'invoice.deleted').map(({ refs }) => refs?.invoiceId)
  const ids = new Set([...made.keys(), ...told.filter((id) => id !== undefined)])
  return [...ids].sort().map((id) => viewInvoice(id, made.get(id), state, policy))
}
