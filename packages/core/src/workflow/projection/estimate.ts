import type { FactSet, OpenLead } from '../fact-set.ts'
import { addMinutes, compareInstants } from '../instant.ts'
import { commandKey } from '../key.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { amountOf } from './invoices.ts'

/** An estimate in QuickBooks that belongs to the lead. */
export interface EstimateView {
  id: string
  /** Absent for an estimate that somebody made by hand. */
  generation?: number
  status: 'pending' | 'accepted' | 'declined' | 'expired' | 'closed' | 'deleted'
  /** Decimal string, as QuickBooks states it. */
  total: string
  /** Its total as QuickBooks answered when we made it; another `total` than this is somebody else's doing. */
  writtenTotal?: string
  docNumber?: string
  /** Address it was e-mailed to. */
  sentTo?: string
  /** Instant at which it was made, as far as it is known. */
  createdAt: string
}

type Answer = { accepted: boolean; at: string } | undefined

/** What QuickBooks' own status says about the customer's answer; `Pending` and `Closed` say nothing. */
const answerInQuickbooks = (facts: FactSet, estimateId: string): Answer => {
  const change = facts.at(`estimate/${estimateId}`, 'estimate.changed')
  const status = change?.status.toLowerCase()
  if (change === undefined) return undefined
  const at = change.changedAt ?? change.at
  if (status === 'accepted' || status === 'converted') return { accepted: true, at }
  return status === 'rejected' ? { accepted: false, at } : undefined
}

/** The customer's answer, by whatever road it came last. */
const answerTo = (facts: FactSet, estimateId: string): Answer => {
  const fact = facts.at('answer', 'estimate.accepted', 'estimate.declined')
  const inQuickbooks = answerInQuickbooks(facts, estimateId)
  const named = fact?.refs?.estimateId
  if (fact === undefined || (named !== undefined && named !== estimateId)) return inQuickbooks
  if (inQuickbooks !== undefined && compareInstants(inQuickbooks.at, fact.at) > 0) return inQuickbooks
  return { accepted: fact.type === 'estimate.accepted', at: fact.at }
}

const isExpired = (createdAt: string, state: OpenLead, policy: TriggerPolicy): boolean => {
  const end = addMinutes(createdAt, policy.estimateValidDays * 24 * 60)
  return state.now !== undefined && end !== undefined && compareInstants(state.now, end) >= 0
}

/** QuickBooks closes an accepted estimate by the invoice that is made from it, and its `Closed` may be heard before we know of ours. */
const isBilled = (facts: FactSet): boolean =>
  facts.completions('invoice.create').some(({ purpose }) => purpose === 'invoice.create')

const statusOf = (estimate: Origin, state: OpenLead, policy: TriggerPolicy): EstimateView['status'] => {
  const slot = `estimate/${estimate.id}`
  if (state.facts.at(slot, 'estimate.deleted')) return 'deleted'
  const answer = answerTo(state.facts, estimate.id)
  if (answer !== undefined) return answer.accepted ? 'accepted' : 'declined'
  if (state.facts.at(slot, 'estimate.changed')?.status.toLowerCase() === 'closed')
    return isBilled(state.facts) ? 'accepted' : 'closed'
  return isExpired(estimate.createdAt, state, policy) ? 'expired' : 'pending'
}

type Origin = Omit<EstimateView, 'status' | 'sentTo'>

/** Estimates that LeadBooks made come last, the newest generation at the end; before them those made by hand. */
const originsOf = (facts: FactSet): Origin[] => {
  const ours: Origin[] = facts.completions('estimate.create').flatMap(({ generation, at, result }) => {
    if (result.estimateId === undefined) return []
    const { estimateId: id, totalAmount: total = '0.00', docNumber } = result
    return [
      { id, createdAt: at, generation, total, writtenTotal: total, ...(docNumber !== undefined && { docNumber }) },
    ]
  })
  const known = new Set(ours.map(({ id }) => id))
  const byHand: Origin[] = facts.of('estimate.changed').flatMap(({ refs, at, changedAt }) => {
    const id = refs?.estimateId
    return id === undefined || known.has(id) ? [] : [{ id, createdAt: changedAt ?? at, total: '0.00' }]
  })
  return [...byHand, ...ours]
}

const sentToOf = ({ generation }: Origin, { leadId, facts }: OpenLead): string | undefined => {
  if (generation === undefined) return undefined
  const outcome = facts.outcome(commandKey(leadId, 'estimate.send', generation))
  if (!outcome?.completed) return undefined
  return outcome.result.sentTo ?? facts.at('lead', 'lead.received', 'lead.updated')?.lead.contact.emails[0]
}

/** The estimate that counts: the latest that LeadBooks made, else one made by hand; a deleted one only where there is no other. */
export const viewEstimate = (state: OpenLead, policy: TriggerPolicy): EstimateView | undefined => {
  const views = originsOf(state.facts).map((origin): EstimateView => {
    const change = state.facts.at(`estimate/${origin.id}`, 'estimate.changed')
    const sentTo = sentToOf(origin, state)
    return {
      ...origin,
      status: statusOf(origin, state, policy),
      total: amountOf(change?.totalAmount ?? origin.total),
      ...(sentTo !== undefined && { sentTo }),
    }
  })
  return views.findLast(({ status }) => status !== 'deleted') ?? views.at(-1)
}
