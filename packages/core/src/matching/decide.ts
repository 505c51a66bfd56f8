import { customerKeys } from './blocking-keys.ts'
import { scaleOf } from './comparison.ts'
import type { Candidate, MatchDecision, MatchOptions, MatchPopulation } from './contract.ts'
import { explainMatch, explainNew, explainReview } from './explain.ts'
import type { KnownCustomer } from './known-customer.ts'
import type { NormalRecord } from './normal-record.ts'
import { hasExternalId, identifiers, type Pair } from './pair.ts'
import { candidateOf, score } from './score-pair.ts'
import { isOnFile, isStranger } from './strangers.ts'
import { thresholdsOf } from './thresholds.ts'
import { type PairVeto, vetoOf } from './vetoes.ts'

/** Why the best candidate was not matched. */
export type Veto = PairVeto | 'ambiguous' | 'inactive' | 'sub-customer'

interface Ranked {
  customer: KnownCustomer
  pair: Pair
  weightBits: number
}

/** Candidates nearer than this to the best one fit as well. */
const ambiguousBits = 3
/** More than three candidates help nobody to choose. */
const maxListed = 3
/** QuickBooks nests customers five deep. */
const maxLevels = 5

/** Decides between customers found by blocking keys. The order in which they come does not matter. */
export const decide = (
  query: NormalRecord,
  customers: readonly KnownCustomer[],
  population: MatchPopulation,
  options: MatchOptions,
): MatchDecision => {
  const alone = scaleOf(population)
  const families = familiesOf(customers)
  const ranked = customers.map((customer): Ranked => {
    const relatives = families.get(customer)?.filter((other) => other !== customer) ?? []
    const keys = relatives.map(({ record }) => customerKeys(record))
    const scale = keys.length === 0 ? alone : scaleOf(population, keys)
    const scored = score(query, customer.record, scale)
    return { customer, weightBits: scored.weightBits, pair: { query, customer: customer.record, scored, scale } }
  })
  ranked.sort((left, right) => rankBits(right) - rankBits(left) || (left.customer.id < right.customer.id ? -1 : 1))
  return conclude(ranked, options)
}

/** For each customer all that hang on the same top customer, itself included; nothing where nobody is a sub-customer. */
const familiesOf = (customers: readonly KnownCustomer[]): ReadonlyMap<KnownCustomer, readonly KnownCustomer[]> => {
  if (customers.every(({ parentId }) => parentId === undefined)) return new Map()
  const parents = new Map(customers.map(({ id, parentId }) => [id, parentId]))
  const byTop = new Map<string, KnownCustomer[]>()
  const families = new Map<KnownCustomer, KnownCustomer[]>()
  for (const customer of customers) {
    let top = customer.parentId ?? customer.id
    for (let level = 1; level < maxLevels; level += 1) top = parents.get(top) ?? top
    const family = byTop.get(top) ?? []
    byTop.set(top, family)
    family.push(customer)
    families.set(customer, family)
  }
  return families
}

/** An inactive customer yields to an active one that fits as well. */
const rankBits = ({ weightBits, customer }: Ranked): number => weightBits - (customer.active ? 0 : ambiguousBits)

const conclude = (ranked: readonly Ranked[], options: MatchOptions): MatchDecision => {
  const { matchBits, newBits } = thresholdsOf(options)
  const [first] = ranked
  const known = ranked.filter(({ pair }) => !isStranger(pair))
  const asked = known.find(({ weightBits }) => weightBits >= newBits) ?? known.find(({ pair }) => isOnFile(pair))
  if (asked === undefined) {
    const candidates = listed(ranked, first, options)
    return { kind: 'new', candidates, explanation: explainNew(candidates[0]) }
  }
  const best = billable(asked, ranked, matchBits)
  const candidates = listed(ranked, best, options)
  const candidate = candidateOf(best.customer.id, best.pair.scored, options)
  const veto = vetoOf(best.pair) ?? vetoAmong(best, ranked, matchBits)
  if (veto === undefined && best.weightBits >= matchBits) {
    return { kind: 'match', customerId: candidate.customerId, candidates, explanation: explainMatch(candidate) }
  }
  const explanation = explainReview(candidate, veto, candidates)
  return veto === undefined
    ? { kind: 'review', candidates, explanation }
    : { kind: 'review', candidates, explanation, veto }
}

/** The heaviest candidates, the one the decision is about always among them. */
const listed = (ranked: readonly Ranked[], best: Ranked | undefined, options: MatchOptions): Candidate[] => {
  const others = ranked.filter((other) => other !== best).slice(0, maxListed - 1)
  const kept = ranked.filter((other) => other === best || others.includes(other))
  return kept
    .map(({ customer, pair }) => candidateOf(customer.id, pair.scored, options))
    .sort((left, right) => right.weightBits - left.weightBits)
}

/** The customer to be billed: the one above a sub-customer that fits, if it fits too. */
const billable = (best: Ranked, ranked: readonly Ranked[], matchBits: number): Ranked => {
  let billed = best
  for (let level = 1; level < maxLevels; level += 1) {
    const above = ranked.find(({ customer }) => customer.id === billed.customer.parentId)
    if (above === undefined || above.weightBits < matchBits) break
    billed = above
  }
  return billed
}

const vetoAmong = (best: Ranked, ranked: readonly Ranked[], matchBits: number): Veto | undefined => {
  const rival = ranked.find(
    (other) => other !== best && isRival(other, best, ranked) && isAsGood(other, best, matchBits),
  )
  if (rival !== undefined) return 'ambiguous'
  if (!best.customer.active) return 'inactive'
  return best.customer.parentId === undefined ? undefined : 'sub-customer'
}

/** It weighs nearly the same, or is a company that would have been matched as well had the best one not been there. */
const isAsGood = (other: Ranked, best: Ranked, matchBits: number): boolean => {
  if (hasExternalId(best.pair) || hasExternalId(other.pair)) return hasExternalId(other.pair)
  if (best.weightBits - other.weightBits < ambiguousBits) return true
  if (!other.customer.record.isCompany || other.weightBits < matchBits) return false
  return identifiers(other.pair) >= identifiers(best.pair) && vetoOf(other.pair) === undefined
}

/** Sub-customers of the best one and customers that are no longer active do not compete with it. */
const isRival = ({ customer }: Ranked, best: Ranked, ranked: readonly Ranked[]): boolean => {
  if (!customer.active && best.customer.active) return false
  let above: string | undefined = customer.parentId
  for (let level = 1; level < maxLevels && above !== undefined && above !== best.customer.id; level += 1) {
    above = ranked.find((other) => other.customer.id === above)?.customer.parentId
  }
  return above !== best.customer.id
}
