import type { MappedLine } from '../../mapping/contract.ts'
import { compareDecimals, sumAmounts } from '../../money/index.ts'
import { generationFor, isUnderWay } from '../fact-set.ts'
import { commandKey } from '../key.ts'
import { depositPurpose, type InvoiceView, isAdvance, isStanding } from '../projection/invoices.ts'
import { isApproved } from './approval.ts'
import { once } from './once.ts'
import type { Standpoint, Wish, WishContext } from './wish.ts'
import { deductionsOf, isEditedByHand, isOverbilled, wordsOf, workDone, workInvoice } from './work.ts'

/** What we last had QuickBooks write on an invoice, in words. */
const writtenWords = ({ given }: WishContext['state'], invoice: InvoiceView): string | undefined => {
  const prefix = `invoice ${invoice.id}: `
  const { about } = given.last('invoice.update') ?? {}
  return about?.startsWith(prefix) ? about.slice(prefix.length) : given.last('invoice.create')?.about
}

/** Wants the invoice to say what was done in place of what was estimated. */
export const finaliseInvoice: (context: Standpoint) => Wish[] = once((context) => {
  const { state } = context
  const invoice = workInvoice(context)
  const done = workDone(context)
  if (invoice?.purpose === undefined || done === undefined || 'unclear' in done || isEditedByHand(context)) return []
  if (isUnderWay(state, 'invoice.update')) return []
  if (isOverbilled(context, sumAmounts(done.lines.map(({ amount }) => amount)))) return []
  const words = wordsOf(context, done.lines)
  if (writtenWords(state, invoice) === words) return []
  const about = `invoice ${invoice.id}: ${words}`
  const command: Wish['command'] = () => ({
    type: 'invoice.update',
    invoiceId: invoice.id,
    lines: [...done.lines, ...deductionsOf(context)],
    // Date, memo and note stay as they are in QuickBooks; what the work was is what changes.
    details: {},
  })
  return [{ purpose: 'invoice.update', generation: generationFor(state, 'invoice.update', about), about, command }]
})

/** A correction is wanted, under way or has failed: the invoice does not say yet what it is to say. */
const isBeingCorrected = (context: WishContext): boolean => {
  const { given, facts, leadId } = context.state
  const last = given.last('invoice.update')
  const failed = last && facts.outcome(commandKey(leadId, 'invoice.update', last.generation))?.completed === false
  return failed === true || isUnderWay(context.state, 'invoice.update') || finaliseInvoice(context).length > 0
}

const linesOf = (context: WishContext): MappedLine[] => {
  const done = context.state.given.last('invoice.update') === undefined ? undefined : workDone(context)
  return done !== undefined && 'lines' in done ? done.lines : (context.projection.pricing?.lines ?? [])
}

const isUnpriced = (context: WishContext, { purpose, unpriced }: InvoiceView): boolean => {
  if (isAdvance(purpose)) return false
  return (
    unpriced ?? (context.projection.estimate !== undefined && linesOf(context).some(({ rate }) => rate === undefined))
  )
}

/** Invoices for another system's documents are sent by that system. */
export const isSentByUs = (invoice: InvoiceView): boolean =>
  isStanding(invoice) && (invoice.purpose === 'invoice.create' || isAdvance(invoice.purpose))

const isReady = (context: WishContext, invoice: InvoiceView): boolean =>
  isSentByUs(invoice) &&
  compareDecimals(invoice.balance, '0') > 0 &&
  !isUnpriced(context, invoice) &&
  (isAdvance(invoice.purpose) || !isBeingCorrected(context)) &&
  isApproved(context, invoice)

/** Wants every invoice of ours e-mailed that is final for now: priced, owed, approved, with no correction under way. */
export const sendInvoices: (context: Standpoint) => Wish[] = once((context) => {
  const { projection, state } = context
  const to = projection.email
  if (to === undefined) return []
  return projection.invoices.flatMap((invoice): Wish[] => {
    const isAhead = isAdvance(invoice.purpose)
    const purpose = isAhead ? (invoice.purpose ?? depositPurpose).replace('create', 'send') : 'invoice.send'
    const correction = isAhead ? 0 : (state.given.last('invoice.update')?.generation ?? 0)
    const about = `invoice ${invoice.id}, correction ${correction}`
    const generation = generationFor(state, purpose, about)
    if (state.given.has(purpose, generation) || !isReady(context, invoice)) return []
    return [{ purpose, generation, about, command: () => ({ type: 'invoice.send', invoiceId: invoice.id, to }) }]
  })
})
