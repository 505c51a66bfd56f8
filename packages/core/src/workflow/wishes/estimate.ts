import type { MappingResult } from '../../mapping/contract.ts'
import { type Given, isUnderWay, type OpenLead } from '../fact-set.ts'
import { compareInstants } from '../instant.ts'
import { commandKey } from '../key.ts'
import type { ActionOf } from '../policy/action.ts'
import type { LeadProjection } from '../projection/projection.ts'
import { isApproved } from './approval.ts'
import { estimateDetails } from './estimate-details.ts'
import type { Wish, WishContext } from './wish.ts'

/** What a quote says, in words: two pricings with the same words are one quote. */
export const quoteWords = ({ currency, lines }: Pick<MappingResult, 'currency' | 'lines'>): string =>
  lines
    .map((line) => {
      const rate = line.rate === undefined ? 'to be quoted' : `at ${line.rate}`
      const discount = line.discount?.percent === undefined ? line.discount?.amount : `${line.discount.percent}%`
      const extras = [discount && `less ${discount}`, line.taxCode, line.className].filter(Boolean)
      return [`${line.quantity} × ${line.item} ${rate} = ${line.amount}`, ...extras].join(', ')
    })
    .concat(currency)
    .join('; ')

const wordsKept = new WeakMap<object, string>()

/** The words of a pricing as a projection holds it, which nobody changes: they are asked for by several wishes. */
const pricedWords = (pricing: NonNullable<LeadProjection['pricing']>): string => {
  const words = wordsKept.get(pricing) ?? quoteWords(pricing)
  wordsKept.set(pricing, words)
  return words
}

const sendKey = (state: OpenLead, generation: number) => commandKey(state.leadId, 'estimate.send', generation)

/** How the latest pricing relates to the estimate that was last asked for. */
export type QuoteStanding = 'none' | 'same' | 'changed' | 'revised' | 'contradicted'

const wasRevised = (state: OpenLead, last: Given, pricedAt: string): boolean => {
  const revisedAt = state.facts.at('revision', 'quote.revised')?.at
  if (revisedAt === undefined || last.asOf === undefined) return false
  return compareInstants(last.asOf, revisedAt) < 0 && compareInstants(revisedAt, pricedAt) <= 0
}

const isOutOfHand = (projection: LeadProjection, state: OpenLead, last: Given): boolean =>
  state.given.has(sendKey(state, last.generation)) ||
  projection.invoices.length > 0 ||
  projection.estimate?.status === 'accepted' ||
  projection.estimate?.status === 'declined'

/** Compares the latest pricing with what was last asked for: an unsent estimate follows it, a sent one only after a revision. */
export const quoteStanding = ({ projection, state }: Pick<WishContext, 'projection' | 'state'>): QuoteStanding => {
  const last = state.given.last('estimate.create')
  if (last === undefined || projection.pricing === undefined) return 'none'
  if (wasRevised(state, last, projection.pricing.at)) return 'revised'
  // Without the instant of a pricing it was made from something else: a deal, or by an outcome that nobody remembers.
  if (last.asOf === undefined || last.about === pricedWords(projection.pricing)) return 'same'
  return isOutOfHand(projection, state, last) ? 'contradicted' : 'changed'
}

/** Wants an estimate of the priced lines, and a new generation of it when the quote has changed in time. */
export const createEstimate = ({ projection, state, policy }: WishContext): Wish[] => {
  const { customerId, pricing, contact } = projection
  if (customerId === undefined || pricing === undefined || pricing.lines.length === 0) return []
  const last = state.given.last('estimate.create')
  const standing = quoteStanding({ projection, state })
  if (last !== undefined) {
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
    ...(contact.email !== undefined && { billEmail: contact.email }),
  })
  const generation = (last?.generation ?? 0) + 1
  return [{ purpose: 'estimate.create', generation, about: pricedWords(pricing), asOf: pricing.at, command }]
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
  const { estimate, contact } = projection
  if (estimate?.generation === undefined || estimate.status !== 'pending' || contact.email === undefined) return []
  if (state.given.has(sendKey(state, estimate.generation))) return []
  if (estimate.generation !== state.given.last('estimate.create')?.generation) return []
  const standing = quoteStanding(context)
  if (standing === 'changed' || standing === 'revised' || !wantsSending(context)) return []
  if (!isApproved(context, estimate)) return []
  const { id: estimateId, generation } = estimate
  const to = contact.email
  return [{ purpose: 'estimate.send', generation, command: () => ({ type: 'estimate.send', estimateId, to }) }]
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
export const isEstimateSettled = (context: WishContext, wishes: Wish[]): boolean => {
  const { estimate, contact } = context.projection
  const generation = estimate?.generation
  if (estimate === undefined || generation === undefined || estimate.status === 'deleted') return false
  if (wishes.some((wish) => wish.purpose === 'estimate.create' && wish.generation > generation)) return false
  const held = !isApproved(context, estimate) && contact.email !== undefined && wantsSending(context)
  const key = sendKey(context.state, generation)
  const wanted = held || wishes.some(({ purpose }) => purpose === 'estimate.send') || context.state.given.has(key)
  return !wanted || context.state.facts.outcome(key) !== undefined
}
