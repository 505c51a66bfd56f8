import type { MappedLine, MappingResult } from '../../mapping/contract.ts'
import { isUnderWay, type OpenLead } from '../fact-set.ts'
import type { Given } from '../given-log.ts'
import { compareInstants } from '../instant.ts'
import { commandKey } from '../key.ts'
import type { ActionOf } from '../policy/action.ts'
import type { LeadView } from '../projection/lead-view.ts'
import { isApproved } from './approval.ts'
import { estimateDetails } from './estimate-details.ts'
import { once } from './once.ts'
import type { Standpoint, Wish, WishContext } from './wish.ts'

const lineWords = ({ item, quantity, rate, amount, discount, taxCode, className }: MappedLine): string => {
  const less = discount?.percent === undefined ? discount?.amount : `${discount.percent}%`
  let words = `${quantity} × ${item} ${rate === undefined ? 'to be quoted' : `at ${rate}`} = ${amount}`
  if (less) words += `, less ${less}`
  if (taxCode) words += `, ${taxCode}`
  if (className) words += `, ${className}`
  return `${words}; `
}

/** What a quote says, in words: two pricings with the same words are one quote. */
export const quoteWords = ({ currency, lines }: Pick<MappingResult, 'currency' | 'lines'>): string =>
  `${lines.map(lineWords).join('')}${currency}`

/** The words of the latest pricing. */
const pricedWords: (context: Standpoint) => string = once(({ projection: { pricing } }) =>
  pricing === undefined ? '' : quoteWords(pricing),
)

/** How the latest pricing relates to the estimate that was last asked for. */
export type QuoteStanding = 'none' | 'same' | 'changed' | 'revised' | 'contradicted'

const wasRevised = (state: OpenLead, last: Given, pricedAt: string): boolean => {
  const revisedAt = state.facts.at('revision', 'quote.revised')?.at
  if (revisedAt === undefined || last.asOf === undefined) return false
  return compareInstants(last.asOf, revisedAt) < 0 && compareInstants(revisedAt, pricedAt) <= 0
}

const isOutOfHand = (projection: LeadView, state: OpenLead, last: Given): boolean =>
  state.given.has('estimate.send', last.generation) ||
  projection.invoices.length > 0 ||
  projection.estimate?.status === 'accepted' ||
  projection.estimate?.status === 'declined'

/** Compares the latest pricing with what was last asked for: an unsent estimate follows it, a sent one only after a revision. */
export const quoteStanding: (context: Standpoint) => QuoteStanding = once((context) => {
  const { projection, state } = context
  const last = state.given.last('estimate.create')
  if (last === undefined || projection.pricing === undefined) return 'none'
  if (wasRevised(state, last, projection.pricing.at)) return 'revised'
  // Without the instant of a pricing it was made from something else: a deal, or by an outcome that nobody remembers.
  if (last.asOf === undefined || last.about === pricedWords(context)) return 'same'
  return isOutOfHand(projection, state, last) ? 'contradicted' : 'changed'
})

/** Wants an estimate of the priced lines, and a new generation of it when the quote has changed in time. */
export const createEstimate = (context: WishContext): Wish[] => {
  const { projection, state, policy } = context
  const { customerId, pricing, email } = projection
  if (customerId === undefined || pricing === undefined || pricing.lines.length === 0) return []
  const last = state.given.last('estimate.create')
  if (last !== undefined) {
    const standing = quoteStanding(context)
    if (standing === 'same' || standing === 'contradicted') return []
    // Until QuickBooks has answered, nobody knows what the new generation would replace.
    if (isUnderWay(state, 'estimate.create')) return []
  }
  const command: Wish['command'] = () => ({
    type: 'estimate.create',
    customerId,
    lines: pricing.lines,
    currency: pricing.currency,
    details: estimateDetails(projection, policy),
    ...(email !== undefined && { billEmail: email }),
  })
  const generation = (last?.generation ?? 0) + 1
  return [{ purpose: 'estimate.create', generation, about: pricedWords(context), asOf: pricing.at, command }]
}

/** Tells whether an estimate may still come: the call has no price yet, or its estimate is wished for or under way. */
export const isEstimateAwaited = ({ projection, state, wished }: WishContext): boolean => {
  if (projection.estimate !== undefined) return false
  if (isUnderWay(state, 'estimate.create') || wished.has(commandKey(state.leadId, 'estimate.create', 1))) return true
  if (projection.pricing === undefined) return projection.lead !== undefined
  return projection.pricing.lines.length > 0 && projection.customerId === undefined
}

/** Tells whether the policy wants the estimate e-mailed, whether or not it can be yet. */
export const wantsSending = ({ projection, policy }: Pick<WishContext, 'projection' | 'policy'>): boolean => {
  if (policy.sendEstimate !== 'when-asked') return policy.sendEstimate === 'always'
  const { intents, appointment } = projection
  return intents.includes('quote') || intents.includes('appointment') || appointment !== undefined
}

/** Wants the latest estimate e-mailed while it is unanswered and says what the call was last priced at. */
export const sendEstimate = (context: WishContext): Wish[] => {
  const { projection, state } = context
  const last = state.given.last('estimate.create')?.generation
  if (last === undefined || state.given.has('estimate.send', last)) return []
  const { estimate, email: to } = projection
  if (estimate?.status !== 'pending' || estimate.generation !== last || to === undefined) return []
  const standing = quoteStanding(context)
  if (standing === 'changed' || standing === 'revised' || !wantsSending(context)) return []
  if (!isApproved(context, estimate)) return []
  const { id: estimateId } = estimate
  return [{ purpose: 'estimate.send', generation: last, command: () => ({ type: 'estimate.send', estimateId, to }) }]
}

/** Wants those estimates closed that a newer generation has replaced, or the one that the customer has declined. */
export const closeEstimates = ({ of }: ActionOf<'estimate.close'>, { projection, state }: WishContext): Wish[] => {
  const { estimate } = projection
  const current = estimate?.generation
  if (current === undefined) return []
  return state.facts.completions('estimate.create').flatMap(({ generation, result: { estimateId } }) => {
    const isMeant = of === 'declined' ? generation === current && estimate?.status === 'declined' : generation < current
    if (!isMeant || estimateId === undefined) return []
    const change = state.facts.at(`estimate/${estimateId}`, 'estimate.changed', 'estimate.deleted')
    const isOver = change?.type === 'estimate.deleted' || /^(?:closed|rejected|converted)$/i.test(change?.status ?? '')
    const command: Wish['command'] = () => ({ type: 'estimate.close', estimateId })
    return isOver ? [] : [{ purpose: 'estimate.close', generation, command }]
  })
}

/** Tells whether everything that was to happen to the latest estimate has happened: it is made, and sent if it is to be sent. */
export const isEstimateSettled = (context: WishContext, wished: ReadonlyMap<string, Wish>): boolean => {
  const { estimate, email } = context.projection
  const generation = estimate?.generation
  if (estimate === undefined || generation === undefined || estimate.status === 'deleted') return false
  const wishes = [...wished.values()]
  if (wishes.some((wish) => wish.purpose === 'estimate.create' && wish.generation > generation)) return false
  const held = !isApproved(context, estimate) && email !== undefined && wantsSending(context)
  const { state } = context
  const wanted =
    held || wishes.some(({ purpose }) => purpose === 'estimate.send') || state.given.has('estimate.send', generation)
  return !wanted || state.facts.outcome(commandKey(state.leadId, 'estimate.send', generation)) !== undefined
}
