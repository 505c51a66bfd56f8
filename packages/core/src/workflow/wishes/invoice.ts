import type { MappedLine } from '../../mapping/contract.ts'
import { sumAmounts } from '../../money/index.ts'
import { compareInstants } from '../instant.ts'
import type { ActionOf } from '../policy/action.ts'
import { billMilestones, createDeposit, isAdvanceUnderWay } from './advance.ts'
import { invoiceDetails } from './estimate-details.ts'
import type { Wish, WishContext } from './wish.ts'
import { currencyOf, deductionsOf, goneInvoice, isOverbilled, wordsOf, workDone, workInvoice } from './work.ts'

/** A person has approved another invoice after the last one was voided or deleted. */
const isReissueApproved = (context: WishContext): boolean => {
  const { facts } = context.state
  const approval = facts.at('approval', 'document.approved')
  const gone = approval && goneInvoice(context)
  const end = gone && facts.at(`invoice/${gone.id}`, 'invoice.voided', 'invoice.deleted')
  return end !== undefined && approval !== undefined && compareInstants(approval.at, end.at) > 0
}

/** What the first invoice is made of: the estimate as it stands in QuickBooks, or the work that was done without one. */
export const basisOf = (context: WishContext): { lines: MappedLine[]; estimateId?: string } | undefined => {
  const { estimate, pricing } = context.projection
  if (estimate !== undefined && estimate.status !== 'deleted') {
    return { lines: pricing?.lines ?? [], estimateId: estimate.id }
  }
  const done = workDone(context)
  return done !== undefined && 'lines' in done && done.lines.length > 0 ? { lines: done.lines } : undefined
}

/** QuickBooks closes an estimate when somebody makes an invoice from it there; the invoice itself may be told of later. */
const isBilledByHand = ({ projection, state: { facts, given } }: WishContext): boolean => {
  const { estimate } = projection
  const change = estimate && facts.at(`estimate/${estimate.id}`, 'estimate.changed')
  if (estimate === undefined || change === undefined || !/^(?:closed|converted)$/i.test(change.status)) return false
  return !given.has('estimate.close', estimate.generation ?? 0) && given.last('invoice.create') === undefined
}

type Basis = NonNullable<ReturnType<typeof basisOf>>

/** What was billed ahead is more than the whole work comes to. */
export const isBasisOverbilled = (context: WishContext, { estimateId, lines }: Basis): boolean =>
  isOverbilled(
    context,
    estimateId === undefined
      ? sumAmounts(lines.map(({ amount }) => amount))
      : (context.projection.estimate?.total ?? '0'),
  )

/** Wants the one invoice for the work, or one ahead of it that an action asks for. An invoice made by hand counts as made. */
export const createInvoice = (action: ActionOf<'invoice.create'>, context: WishContext): Wish[] => {
  if (action.deposit !== undefined) return createDeposit(action.deposit.percent, context)
  if (action.of === 'milestone') return billMilestones(context)
  const { projection, policy } = context
  const { customerId } = projection
  const last = context.state.given.last('invoice.create')
  if (customerId === undefined || (last !== undefined && !isReissueApproved(context))) return []
  const basis = basisOf(context)
  if (basis === undefined) return []
  if (workInvoice(context) !== undefined || isBilledByHand(context) || isAdvanceUnderWay(context)) return []
  if (isBasisOverbilled(context, basis)) return []
  const command: Wish['command'] = () => {
    const deductions = deductionsOf(context)
    return {
      type: 'invoice.create',
      customerId,
      ...basis,
      currency: currencyOf(context),
      details: invoiceDetails(projection, policy),
      ...(deductions.length > 0 && { deductions }),
    }
  }
  const generation = (last?.generation ?? 0) + 1
  return [{ purpose: 'invoice.create', generation, about: wordsOf(context, basis.lines), command }]
}
