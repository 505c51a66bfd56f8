import { scaleOf } from './comparison.ts'
import type { Candidate, MatchDecision, MatchOptions, MatchPopulation } from './contract.ts'
import { explainMatch, explainNew, explainReview } from './explain.ts'
import type { NormalRecord } from './normal-record.ts'
import { type ScoredPair, score } from './score-pair.ts'
import { type Thresholds, thresholdsOf } from './thresholds.ts'
import { isOnFile, type Pair, type PairVeto, vetoOf } from './vetoes.ts'

/** A customer that may be the caller, in comparable form. */
export interface KnownCustomer {
  id: string
  active: boolean
  parentId?: string
  record: NormalRecord
}

/** Why the best candidate was not matched. */
export type Veto = PairVeto | 'ambiguous' | 'inactive' | 'sub-customer'

interface Ranked {
  customer: KnownCustomer
  pair: Pair
  candidate: Candidate
}

/** Candidates nearer than this to the best one fit as well. */
const ambiguousBits = 3
/** More than three candidates help nobody to choose. */
const maxListed = 3

/** Decides between customers found by blocking keys. The order in which they come does not matter. */
export const decide = (
  query: NormalRecord,
  customers: readonly KnownCustomer[],
  population: MatchPopulation,
  options: MatchOptions,
): MatchDecision => {
  const scale = scaleOf(population)
  const ranked = customers.map((customer): Ranked => {
    const scored: ScoredPair = score(query, customer.record, customer.id, scale)
    return { customer, candidate: scored.candidate, pair: { query, customer: customer.record, scored, scale } }
  })
  ranked.sort((left, right) => rankBits(right) - rankBits(left) || (left.customer.id < right.customer.id ? -1 : 1))
  return conclude(ranked, thresholdsOf(options))
}

/** An inactive customer yields to an active one that fits as well. */
const rankBits = ({ candidate, customer }: Ranked): number =>
  candidate.weightBits - (customer.active ? 0 : ambiguousBits)

const conclude = (ranked: readonly Ranked[], { matchBits, newBits }: Thresholds): MatchDecision => {
  const candidates = ranked.slice(0, maxListed).map(({ candidate }) => candidate)
  const [first] = ranked
  const best = first === undefined ? undefined : billable(first, ranked, matchBits)
  if (best === undefined) return { kind: 'new', candidates, explanation: explainNew(undefined) }
  const { candidate } = best
  if (candidate.weightBits < newBits && !ranked.some(({ pair }) => isOnFile(pair))) {
    return { kind: 'new', candidates, explanation: explainNew(candidate) }
  }
  const veto = vetoOf(best.pair) ?? vetoAmong(best, ranked)
  if (veto === undefined && candidate.weightBits >= matchBits) {
    return { kind: 'match', customerId: candidate.customerId, candidates, explanation: explainMatch(candidate) }
  }
  return {
    kind: 'review',
    candidates,
    explanation: explainReview(candidate, veto),
    ...(veto === undefined ? {} : { veto }),
  }
}

/** The customer to be billed: the one on top of a sub-customer that fits, if it fits too. */
const billable = (best: Ranked, ranked: readonly Ranked[], matchBits: number): Ranked => {
  const above = ranked.find(({ customer }) => customer.id === best.customer.parentId)
  return above === undefined || above.candidate.weightBits < matchBits || above === best
    ? best
    : billable(above, ranked, matchBits)
}

const vetoAmong = (best: Ranked, ranked: readonly Ranked[]): Veto | undefined => {
  const rivals = ranked.filter(
    (other) =>
      other !== best && isRival(other, best) && best.candidate.weightBits - other.candidate.weightBits < ambiguousBits,
  )
  if (rivals.length > 0) return 'ambiguous'
  if (!best.customer.active) return 'inactive'
  return best.customer.parentId === undefined ? undefined : 'sub-customer'
}

/** Sub-customers of the best one and customers that are no longer active do not compete with it. */
const isRival = ({ customer }: Ranked, best: Ranked): boolean =>
  customer.parentId !== best.customer.id && (customer.active || !best.customer.active)
