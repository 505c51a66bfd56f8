import type { MappedLine } from '../../mapping/contract.ts'
import { compareDecimals, sumAmounts } from '../../money/index.ts'
import { isUnderWay } from '../fact-set.ts'
import { amountOf, depositPurpose, type InvoiceView, isAdvance, isStanding } from '../projection/invoices.ts'
import { quoteWords } from './estimate.ts'
import { type FinalLines, finalLines } from './final-lines.ts'
import { once } from './once.ts'
import type { Standpoint, WishContext } from './wish.ts'

/** The invoice for the work itself: ours, else one that somebody made by hand. */
export const workInvoice = ({ projection }: Pick<WishContext, 'projection'>): InvoiceView | undefined => {
  const standing = projection.invoices.filter(isStanding)
  return (
    standing.find(({ purpose }) => purpose === 'invoice.create') ??
    standing.find(({ purpose }) => purpose === undefined)
  )
}

/** The invoice for the work that was made and is voided or deleted now. */
export const goneInvoice = ({ projection, state }: WishContext): InvoiceView | undefined => {
  const last = state.given.last('invoice.create')
  return projection.invoices.find(
    (invoice) =>
      invoice.purpose === 'invoice.create' && invoice.generation === last?.generation && !isStanding(invoice),
  )
}

/** Currency of the lead's documents. */
export const currencyOf = ({ projection }: WishContext): string => projection.pricing?.currency ?? 'USD'

/** Lines in words, for the log. */
export const wordsOf = (context: WishContext, lines: MappedLine[]): string =>
  quoteWords({ currency: currencyOf(context), lines })

const billedInAdvance = ({ projection }: Pick<WishContext, 'projection'>): InvoiceView[] =>
  projection.invoices.filter((invoice) => isAdvance(invoice.purpose) && isStanding(invoice))

/** What deposits and milestones have billed, as lines that take it off again. */
export const deductionsOf = ({ projection, policy }: Standpoint): MappedLine[] =>
  billedInAdvance({ projection })
    .filter(({ total }) => compareDecimals(total, '0') > 0)
    .map(({ total, docNumber, id, purpose }) => ({
      ruleId: 'deposit',
      item: policy.items.deposit,
      description: `${purpose === depositPurpose ? 'Deposit' : 'Progress'}, invoice ${docNumber ?? id}`,
      quantity: '1',
      rate: `-${total}`,
      amount: `-${total}`,
    }))

/** What was done, where a job has been reported as done. */
export const workDone: (context: Standpoint) => FinalLines | undefined = once(({ projection, state, policy }) => {
  const job = state.facts.at('job', 'job.completed')
  if (job === undefined) return undefined
  const estimated = projection.estimate === undefined ? [] : (projection.pricing?.lines ?? [])
  return finalLines(estimated, job, policy.items.materials)
})

/** What lines and deductions come to is less than nothing, which no invoice can say. */
export const isOverbilled = (context: WishContext, total: string): boolean =>
  compareDecimals(total, sumAmounts(billedInAdvance(context).map((invoice) => invoice.total))) < 0

const differs = (now: string, written: string | undefined): boolean =>
  written !== undefined && compareDecimals(now, amountOf(written)) !== 0

/**
 * Somebody changed the estimate or invoice in QuickBooks, so that writing our own lines would undo it. While a change of our
 * own is under way nobody can tell: QuickBooks may tell of it before its answer comes.
 */
export const isEditedByHand: (context: Standpoint) => boolean = once((context) => {
  const { estimate } = context.projection
  const invoice = workInvoice(context)
  return (
    (estimate !== undefined && differs(estimate.total, estimate.writtenTotal)) ||
    (invoice !== undefined &&
      !isUnderWay(context.state, 'invoice.update') &&
      differs(invoice.total, invoice.writtenTotal))
  )
})
