import Big from 'big.js'
import type { MappedLine } from '../../mapping/contract.ts'
import { compareDecimals } from '../../money/index.ts'
import { factAt } from '../facts.ts'
import { compareInstants } from '../instant.ts'
import type { ActionOf } from '../policy/action.ts'
import { amountOf, type InvoiceView, isStanding } from '../projection/invoices.ts'
import { commandKey, completionsOf, outcomeOf } from '../projection/outcomes.ts'
import { isApproved } from './approval.ts'
import { quoteWords } from './estimate.ts'
import { estimateDetails } from './estimate-details.ts'
import { type FinalLines, finalLines } from './final-lines.ts'
import { type Given, generationFor, lastGiven, type Wish, type WishContext, wasGiven } from './wish.ts'

const depositPurpose = 'invoice.create:deposit'

/** The invoice for the work itself: ours, else one that somebody made by hand. */
export const workInvoice = ({ projection }: WishContext): InvoiceView | undefined => {
  const standing = projection.invoices.filter(isStanding)
  return (
    standing.find(({ purpose }) => purpose === 'invoice.create') ??
    standing.find(({ purpose }) => purpose === undefined)
  )
}

/** The invoice that was made and is voided or deleted now. */
export const goneInvoice = ({ projection, state }: WishContext): InvoiceView | undefined => {
  const last = lastGiven(state, 'invoice.create')
  return projection.invoices.find(
    (invoice) =>
      invoice.purpose === 'invoice.create' && invoice.generation === last?.generation && !isStanding(invoice),
  )
}

/** A person has approved another invoice after the last one was voided or deleted. */
const isReissueApproved = (context: WishContext): boolean => {
  const gone = goneInvoice(context)
  const end = gone && factAt(context.state.facts, `invoice/${gone.id}`, 'invoice.voided', 'invoice.deleted')
  const approval = factAt(context.state.facts, 'approval', 'document.approved')
  return end !== undefined && approval !== undefined && compareInstants(approval.at, end.at) > 0
}

const currencyOf = ({ projection }: WishContext) => projection.money.currency ?? 'USD'
const wordsOf = (context: WishContext, lines: MappedLine[]) => quoteWords({ currency: currencyOf(context), lines })

/** What deposits have billed, as lines that take it off again. */
const deductionsOf = ({ projection, policy }: WishContext): MappedLine[] =>
  projection.invoices
    .filter(
      (invoice) => invoice.purpose === depositPurpose && isStanding(invoice) && compareDecimals(invoice.total, '0') > 0,
    )
    .map(({ total, docNumber, id }) => ({
      ruleId: 'deposit',
      item: policy.items.deposit,
      description: `Deposit, invoice ${docNumber ?? id}`,
      quantity: '1',
      rate: `-${total}`,
      amount: `-${total}`,
    }))

const isUnderWay = ({ state }: WishContext, purpose: string): boolean => {
  const last = lastGiven(state, purpose)
  return last !== undefined && outcomeOf(state.facts, commandKey(state.leadId, purpose, last.generation)) === undefined
}

/** What was done, where a job has been reported as done. */
export const workDone = ({ projection, state, policy }: WishContext): FinalLines | undefined => {
  const job = factAt(state.facts, 'job', 'job.completed')
  if (job === undefined) return undefined
  const estimated = projection.estimate === undefined ? [] : (projection.pricing?.lines ?? [])
  return finalLines(estimated, job, policy.items.materials)
}

const createDeposit = (percent: string, context: WishContext): Wish[] => {
  const { projection, policy } = context
  const { customerId, estimate } = projection
  if (customerId === undefined || estimate === undefined || workInvoice(context) !== undefined) return []
  const amount = new Big(estimate.total).times(percent).div(100).toFixed(2, Big.roundHalfUp)
  if (compareDecimals(amount, '0') <= 0) return []
  const description = `Deposit of ${percent}% on estimate ${estimate.docNumber ?? estimate.id}`
  const item = policy.items.deposit
  const line: MappedLine = { ruleId: 'deposit', item, description, quantity: '1', rate: amount, amount }
  const details = estimateDetails(projection, policy)
  const command = { type: 'invoice.create' as const, customerId, lines: [line], currency: currencyOf(context), details }
  return [{ purpose: depositPurpose, generation: 1, about: wordsOf(context, [line]), command }]
}

/** What the first invoice is made of: the estimate as it stands in QuickBooks, or the work that was done without one. */
const basisOf = (context: WishContext): { lines: MappedLine[]; estimateId?: string } | undefined => {
  const { estimate, pricing } = context.projection
  if (estimate !== undefined && estimate.status !== 'deleted')
    return { lines: pricing?.lines ?? [], estimateId: estimate.id }
  const done = workDone(context)
  return done !== undefined && 'lines' in done && done.lines.length > 0 ? { lines: done.lines } : undefined
}

/** QuickBooks closes an estimate when somebody makes an invoice from it there; the invoice itself may be told of later. */
const isBilledByHand = ({ projection, state }: WishContext): boolean => {
  const { estimate } = projection
  const change = estimate && factAt(state.facts, `estimate/${estimate.id}`, 'estimate.changed')
  if (estimate === undefined || change === undefined || !/^(?:closed|converted)$/i.test(change.status)) return false
  const closing = commandKey(state.leadId, 'estimate.close', estimate.generation ?? 0)
  return !wasGiven(state, closing) && lastGiven(state, 'invoice.create') === undefined
}

const isDepositUnderWay = (context: WishContext): boolean =>
  isUnderWay(context, depositPurpose) ||
  (lastGiven(context.state, depositPurpose) === undefined &&
    context.wished.has(commandKey(context.state.leadId, depositPurpose, 1)))

/** Wants the one invoice for the work, or the deposit that an action asks for. An invoice made by hand counts as made. */
export const createInvoice = (action: ActionOf<'invoice.create'>, context: WishContext): Wish[] => {
  if (action.deposit !== undefined) return createDeposit(action.deposit.percent, context)
  const { projection, policy } = context
  const { customerId } = projection
  const basis = basisOf(context)
  if (customerId === undefined || basis === undefined) return []
  if (workInvoice(context) !== undefined || isBilledByHand(context) || isDepositUnderWay(context)) return []
  const last = lastGiven(context.state, 'invoice.create')
  if (last !== undefined && !isReissueApproved(context)) return []
  const deductions = deductionsOf(context)
  const command = {
    type: 'invoice.create' as const,
    customerId,
    ...basis,
    currency: currencyOf(context),
    details: estimateDetails(projection, policy),
    ...(deductions.length > 0 && { deductions }),
  }
  const generation = (last?.generation ?? 0) + 1
  return [{ purpose: 'invoice.create', generation, about: wordsOf(context, basis.lines), command }]
}

/** Somebody changed the estimate or invoice in QuickBooks, so that writing our own lines would undo it. */
export const isEditedByHand = (context: WishContext): boolean => {
  const { estimate } = context.projection
  const made = completionsOf(context.state.facts, 'estimate.create').find(
    ({ result }) => result.estimateId === estimate?.id,
  )
  const differs = (now: string, written: string | undefined) =>
    written !== undefined && compareDecimals(now, amountOf(written)) !== 0
  const invoice = workInvoice(context)
  return (
    (estimate !== undefined && differs(estimate.total, made?.result.totalAmount)) ||
    (invoice !== undefined && differs(invoice.total, invoice.writtenTotal))
  )
}

const lastWords = (state: WishContext['state']): Given | undefined =>
  lastGiven(state, 'invoice.update') ?? lastGiven(state, 'invoice.create')

/** Wants the invoice to say what was done in place of what was estimated. */
export const finaliseInvoice = (context: WishContext): Wish[] => {
  const { projection, policy, state } = context
  const invoice = workInvoice(context)
  const done = workDone(context)
  if (invoice?.purpose === undefined || done === undefined || 'unclear' in done || isEditedByHand(context)) return []
  if (isUnderWay(context, 'invoice.update')) return []
  const lines = [...done.lines, ...deductionsOf(context)]
  const about = wordsOf(context, done.lines)
  if (lastWords(state)?.about === about) return []
  const details = estimateDetails(projection, policy)
  const command = { type: 'invoice.update' as const, invoiceId: invoice.id, lines, details }
  return [{ purpose: 'invoice.update', generation: generationFor(state, 'invoice.update', about), about, command }]
}

const isUnpriced = (context: WishContext, invoice: InvoiceView): boolean => {
  if (invoice.purpose === depositPurpose) return false
  if (invoice.unpriced !== undefined) return invoice.unpriced
  const done = workDone(context)
  const updated = lastGiven(context.state, 'invoice.update') !== undefined
  const lines =
    updated && done !== undefined && 'lines' in done ? done.lines : (context.projection.pricing?.lines ?? [])
  return context.projection.estimate !== undefined && lines.some(({ rate }) => rate === undefined)
}

/** Invoices for another system's documents are sent by that system. */
export const isSentByUs = (invoice: InvoiceView): boolean =>
  isStanding(invoice) && (invoice.purpose === 'invoice.create' || invoice.purpose === depositPurpose)

/** Wants every invoice of ours e-mailed that is final for now: priced, owed, approved, with no correction under way. */
export const sendInvoices = (context: WishContext): Wish[] => {
  const { projection, state } = context
  const to = projection.contact.email
  const correcting = isUnderWay(context, 'invoice.update') || finaliseInvoice(context).length > 0
  return projection.invoices.flatMap((invoice) => {
    if (to === undefined || invoice.purpose === undefined || !isSentByUs(invoice)) return []
    if (compareDecimals(invoice.balance, '0') <= 0 || isUnpriced(context, invoice)) return []
    if (invoice.purpose === 'invoice.create' && correcting) return []
    if (!isApproved(context, invoice.id)) return []
    const purpose = invoice.purpose.replace('invoice.create', 'invoice.send')
    const version = invoice.purpose === 'invoice.create' ? (lastGiven(state, 'invoice.update')?.generation ?? 0) : 0
    const about = `invoice ${invoice.id}, correction ${version}`
    const command = { type: 'invoice.send' as const, invoiceId: invoice.id, to }
    return [{ purpose, generation: generationFor(state, purpose, about), about, command }]
  })
}
