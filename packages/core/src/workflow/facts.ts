import { canonicalJson } from '../lead/canonical-json.ts'
import { mergeLead } from '../lead/merge-lead.ts'
import type { LeadEvent } from './events.ts'
import { compareInstants } from './instant.ts'
import { allSources, touchedByFact } from './policy/sources.ts'
import { isFactType, slotOf } from './slots.ts'
import type { Fact, FactOf } from './state.ts'

/** Facts of one kind that a lead keeps; beyond it the first by key stay, whatever order they came in. */
const factsPerKind = 500

type FactEvent = Exclude<LeadEvent, { type: 'clock.woke' }>

/** What weighs more than any version: an end that QuickBooks cannot take back, and what a person decided. */
const finality = (fact: Fact): number => {
  switch (fact.type) {
    case 'estimate.deleted':
    case 'invoice.deleted':
    case 'review.resolved':
      return 1
    case 'customer.resolved':
      return fact.how === 'reviewed' ? 1 : 0
    case 'command.completed':
      return 2
    case 'command.failed':
      return fact.final ? 1 : 0
    default:
      return 0
  }
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const isWholeNumber = (version: string) => /^\d+$/.test(version)

/** SyncTokens are whole numbers as text and compared by value; anything else comes before them and is compared as text. */
const compareVersions = (left: string, right: string): number => {
  if (!isWholeNumber(left) || !isWholeNumber(right)) {
    return Number(isWholeNumber(left)) - Number(isWholeNumber(right)) || compareText(left, right)
  }
  const [a, b] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')]
  return a.length - b.length || compareText(a, b)
}

const versionOf = (fact: Fact) => ('version' in fact ? fact.version : '')
const changeOf = (fact: Fact) => ('changedAt' in fact && fact.changedAt !== undefined ? fact.changedAt : fact.at)

/** A total order, so that whichever of two facts comes first, the same one stays. */
const compareFacts = (left: Fact, right: Fact): number =>
  finality(left) - finality(right) ||
  compareVersions(versionOf(left), versionOf(right)) ||
  compareInstants(changeOf(left), changeOf(right)) ||
  compareInstants(left.at, right.at) ||
  compareText(left.id, right.id) ||
  compareText(canonicalJson(left), canonicalJson(right))

type LeadFact = FactOf<'lead.received' | 'lead.updated'>
const isLead = (fact: Fact): fact is LeadFact => fact.type === 'lead.received' || fact.type === 'lead.updated'

/** Several deliveries of one call are one fact: the earliest instant, and all that any of them knows. */
const joinLeads = (left: LeadFact, right: LeadFact): LeadFact => {
  const order = compareInstants(left.at, right.at) || compareText(left.at, right.at) || compareText(left.id, right.id)
  const { at, id } = order <= 0 ? left : right
  const type = left.type === 'lead.updated' ? left.type : right.type
  return { type, id, at, lead: mergeLead(left.lead, right.lead) }
}

const join = (left: Fact, right: Fact): Fact => {
  if (isLead(left) && isLead(right)) return joinLeads(left, right)
  return compareFacts(left, right) >= 0 ? left : right
}

const toFact = (event: FactEvent): Fact => {
  if (event.type === 'lead.received' || event.type === 'lead.updated') {
    return { type: event.type, id: event.id, at: event.at, lead: event.lead }
  }
  if (event.leadId === undefined) return event
  const { leadId: _, ...fact } = event
  return fact
}

/** The facts with one more and what that touches, or the sentence that says why they are as they were. */
export type Absorbed = { facts: Record<string, Fact>; touched: number } | { note: string }

const isFewerThan = (count: number, facts: object): boolean => {
  let seen = 0
  for (const _ in facts) {
    seen += 1
    if (seen >= count) return false
  }
  return true
}

const addNew = (facts: Record<string, Fact>, slot: string, fact: Fact): Absorbed => {
  const kind = slot.slice(0, slot.indexOf('/') + 1)
  const peers =
    kind === '' || isFewerThan(factsPerKind, facts) ? [] : Object.keys(facts).filter((key) => key.startsWith(kind))
  if (peers.length < factsPerKind) return { facts: { ...facts, [slot]: fact }, touched: touchedByFact(fact) }
  const last = peers.toSorted().at(-1) ?? slot
  if (slot > last) return { note: `keeps at most ${factsPerKind} facts of the kind ${kind.slice(0, -1)}` }
  const { [last]: _, ...rest } = facts
  return { facts: { ...rest, [slot]: fact }, touched: allSources }
}

/**
 * Adds what an event tells to the set of facts.
 *
 * Commutative, associative and idempotent: the same events in any order and with any repetition leave the same facts.
 */
export const absorb = (facts: Record<string, Fact>, event: FactEvent): Absorbed => {
  if (!isFactType(event.type)) return { note: `knows no event of type ${String(event.type)}` }
  const slot = slotOf(event)
  if (!slot) return { note: `${event.type} names no document in refs, so it tells nothing about this lead` }
  const fact = toFact(event)
  const known = Object.hasOwn(facts, slot) ? facts[slot] : undefined
  if (known === undefined) return addNew(facts, slot, fact)
  const joined = join(known, fact)
  if (joined === known || (joined.id === known.id && canonicalJson(joined) === canonicalJson(known))) {
    return { note: `${event.type} ${event.id} tells nothing new` }
  }
  return { facts: { ...facts, [slot]: joined }, touched: touchedByFact(known) | touchedByFact(joined) }
}
