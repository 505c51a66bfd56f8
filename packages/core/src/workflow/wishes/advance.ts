import type { MappedLine } from '../../mapping/contract.ts'
import { compareDecimals, isDecimal, lineAmount, sumAmounts } from '../../money/index.ts'
import { isUnderWay } from '../fact-set.ts'
import type { Given } from '../given-log.ts'
import { commandKey, inPurpose } from '../key.ts'
import { amountOf, depositPurpose, isAdvance, isStanding, minus, progressPurpose } from '../projection/invoices.ts'
import type { FactOf } from '../state.ts'
import { estimateDetails } from './estimate-details.ts'
import type { Wish, WishContext } from './wish.ts'
import { currencyOf, wordsOf, workInvoice } from './work.ts'

const isPositive = (amount: string) => compareDecimals(amount, '0') > 0
/** `'33.33'` as the factor `'0.3333'`; a percentage finer than eight places is cut there. */
const percentOf = (percent: string) => {
  const [whole = '', fraction = ''] = percent.split('.')
  const digits = whole.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction.slice(0, 8)}`
}
const shareOf = (total: string, percent: string) => lineAmount(percentOf(percent), total)

/** What one bill ahead of the work counts: as QuickBooks has it, as asked for while nobody knows, nothing once it failed or is gone. */
const billedBy = ([purpose, { generation, amount }]: [string, Given], { projection, state }: WishContext): string => {
  const outcome = state.facts.outcome(commandKey(state.leadId, purpose, generation))
  if (outcome === undefined) return amountOf(amount)
  if (!outcome.completed) return '0.00'
  const invoice = projection.invoices.find(({ id }) => id === outcome.result.invoiceId)
  if (invoice === undefined) return amountOf(amount ?? outcome.result.totalAmount)
  return isStanding(invoice) ? invoice.total : '0.00'
}

/** What has been billed ahead of the work, with what is being billed. */
export const billedAhead = (context: WishContext): string => {
  const given = context.state.given.purposes(isAdvance)
  const wished = context.advances.filter(({ purpose }) => context.state.given.last(purpose) === undefined)
  return sumAmounts([
    ...given.map((entry) => billedBy(entry, context)),
    ...wished.map(({ amount }) => amountOf(amount)),
  ])
}

/** What of the estimate nobody has been billed for yet; never below zero. */
const leftToBill = (context: WishContext): string => {
  const left = minus(amountOf(context.projection.estimate?.total), billedAhead(context))
  return isPositive(left) ? left : '0.00'
}

/** A bill ahead of the work is being made, so nobody knows yet what is to be taken off the last one. */
export const isAdvanceUnderWay = ({ state, advances }: WishContext): boolean =>
  advances.some(({ purpose }) => state.given.last(purpose) === undefined) ||
  state.given.purposes(isAdvance).some(([purpose]) => isUnderWay(state, purpose))

const advance = (purpose: string, line: MappedLine, customerId: string, context: WishContext): Wish => ({
  purpose,
  generation: 1,
  about: wordsOf(context, [line]),
  amount: line.amount,
  command: () => ({
    type: 'invoice.create',
    customerId,
    lines: [line],
    currency: currencyOf(context),
    details: estimateDetails(context.projection, context.policy),
  }),
})

const lineFor = (amount: string, description: string, { policy }: WishContext, ruleId: string): MappedLine => ({
  ruleId,
  item: policy.items.deposit,
  description,
  quantity: '1',
  rate: amount,
  amount,
})

/** The work is billed as a whole, or about to be. */
const isBilledAsWhole = (context: WishContext): boolean => {
  const { given, leadId } = context.state
  const last = given.last('invoice.create')?.generation ?? 0
  return (
    workInvoice(context) !== undefined ||
    isUnderWay(context.state, 'invoice.create') ||
    [last, last + 1].some((generation) => context.wished.has(commandKey(leadId, 'invoice.create', generation)))
  )
}

/** Wants a share of the estimate billed beforehand, at most what is left of it. */
export const createDeposit = (percent: string, context: WishContext): Wish[] => {
  const { customerId, estimate } = context.projection
  if (customerId === undefined || estimate === undefined || isBilledAsWhole(context)) return []
  if (context.state.given.last(depositPurpose) !== undefined) return []
  const share = shareOf(estimate.total, percent)
  const left = leftToBill(context)
  const amount = compareDecimals(share, left) > 0 ? left : share
  if (!isPositive(amount)) return []
  const description = `Deposit of ${percent}% on estimate ${estimate.docNumber ?? estimate.id}`
  return [advance(depositPurpose, lineFor(amount, description, context, 'deposit'), customerId, context)]
}

type Milestone = FactOf<'milestone.reached'>

const purposeOf = ({ milestoneId }: Milestone) => `${progressPurpose}:${inPurpose(milestoneId)}`

const billFor = ({ amount, percent }: Milestone, total: string): string | undefined => {
  if (amount !== undefined) return isDecimal(amount) && isPositive(amount) ? sumAmounts([amount]) : undefined
  return isDecimal(percent) && isPositive(percent) && compareDecimals(percent, '100') <= 0
    ? shareOf(total, percent)
    : undefined
}

/** Why a milestone is not billed, as a sentence's end; `undefined` where it is, or waits. */
const refusalOf = (milestone: Milestone, context: WishContext): string | undefined => {
  const { estimate } = context.projection
  if (isBilledAsWhole(context)) return 'the work has been billed as a whole already'
  if (estimate === undefined) return undefined
  const bill = billFor(milestone, estimate.total)
  if (bill === undefined) return 'neither a percentage nor an amount above zero says how much'
  const left = leftToBill(context)
  if (compareDecimals(bill, left) <= 0) return undefined
  return `${bill} is more than the ${left} of the estimate that is left to bill`
}

const unbilled = ({ state }: WishContext): Milestone[] =>
  state.facts.of('milestone.reached').filter((milestone) => state.given.last(purposeOf(milestone)) === undefined)

/** Milestones that cannot be billed as they were reported, each with the reason. */
export const refusedMilestones = (context: WishContext): { milestoneId: string; reason: string }[] =>
  unbilled(context).flatMap((milestone) => {
    if (context.advances.some(({ purpose }) => purpose === purposeOf(milestone))) return []
    const reason = refusalOf(milestone, context)
    return reason === undefined ? [] : [{ milestoneId: milestone.milestoneId, reason }]
  })

/** Wants the parts of the work billed as they are reached: after acceptance, before the last invoice, never above the estimate. */
export const billMilestones = (context: WishContext): Wish[] => {
  const { customerId, estimate } = context.projection
  if (customerId === undefined || estimate?.status !== 'accepted') return []
  // One at a time: what is left for the next is known when this one is counted.
  const milestone = unbilled(context).find((candidate) => refusalOf(candidate, context) === undefined)
  const amount = milestone && billFor(milestone, estimate.total)
  if (milestone === undefined || amount === undefined) return []
  const description = milestone.description ?? `Progress on estimate ${estimate.docNumber ?? estimate.id}`
  return [advance(purposeOf(milestone), lineFor(amount, description, context, 'milestone'), customerId, context)]
}
