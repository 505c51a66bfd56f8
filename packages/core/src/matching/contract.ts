import type { PostalAddress } from '../lead/lead.ts'

/** A customer as the business wrote it; the index normalises. */
export interface CustomerProfile {
  /** QuickBooks Id, or any id the caller of the index uses. */
  id: string
  displayName: string
  givenName?: string
  familyName?: string
  suffix?: string
  companyName?: string
  phones: string[]
  emails: string[]
  addresses: PostalAddress[]
  active: boolean
  /** Id of the parent of a sub-customer. */
  parentId?: string
  externalIds?: Record<string, string>
}

/** What a lead says about who is calling. */
export interface CustomerQuery {
  name?: string
  givenName?: string
  familyName?: string
  companyName?: string
  phones: string[]
  emails: string[]
  address?: PostalAddress
  externalIds?: Record<string, string>
}

/** How far one field agrees: `weightBits` is log2(m/u), negative speaks against. */
export interface Evidence {
  field: string
  level: string
  weightBits: number
  left?: string
  right?: string
}

/** A customer who may be the caller. `weightBits` is the sum of the evidence and the prior; `probability` lies in 0 to 1. */
export interface Candidate {
  customerId: string
  weightBits: number
  probability: number
  evidence: Evidence[]
}

interface Decided {
  /** Best first. */
  candidates: Candidate[]
  /** One plain sentence for the person who looks at it. */
  explanation: string
  /** The rule that forbade a match although the weight would have allowed it. */
  veto?: string
}

/** Who is calling: one customer for sure, several a person must choose from, or nobody we know. */
export type MatchDecision =
  | ({ kind: 'match'; customerId: string } & Decided)
  | ({ kind: 'review' } & Decided)
  | ({ kind: 'new' } & Decided)

export interface MatchOptions {
  /** What each mistake costs, relative to one look by a person. @defaultValue `{ falseMatch: 100, duplicate: 10, review: 1 }` */
  costs?: { falseMatch?: number; duplicate?: number; review?: number }
  /** ISO 3166-1 alpha-2 country of phone numbers without a prefix. @defaultValue `'US'` */
  defaultCountry?: string
  /** How weights become probabilities, as `calibrate` learned it from the business's own reviews. @defaultValue the shipped one */
  calibration?: Calibration
}

/** log2 of the odds that a caller is the customer is `slope × weightBits + offset`. Plain data: keep it with the tenant's settings. */
export interface Calibration {
  slope: number
  offset: number
  /** How many decisions it was learned from. */
  decisions: number
}

/** What a person, or what came later, said about one candidate. */
export interface ReviewedCandidate {
  /** Of the candidate that was judged. */
  weightBits: number
  /** The caller was this customer. */
  isCustomer: boolean
  /** The rule that forbade a match; such reviews say nothing about thresholds and are passed over. */
  veto?: string
}

/** The blocking keys of one customer, as a store keeps them. */
export interface StoredKeys {
  customerId: string
  /** Id of the parent of a sub-customer. */
  parentId?: string
  keys: readonly string[]
}

/** A customer whose stored keys are not those it should be found by. */
export interface KeyDifference {
  customerId: string
  /** Keys the store lacks; all of them where it does not have the customer. */
  missing: string[]
  /** Keys the store should not have; all of them where the customer is not in the index. */
  extra: string[]
}

/** How often each blocking key is held among how many customers; what makes a rare agreement weigh more than a common one. */
export interface MatchPopulation {
  size: number
  frequency(key: string): number
}

/** Which customers a store fetches for one caller: the first `limit` of those found by `ranked`, and the first `limit` of each key in `crowded`. */
export interface CandidateKeys {
  /**
   * Keys with how much it tells to share each, in sixteenths of a bit. Customers are ordered by the sum over the keys they hold, the largest first;
   * among equals a customer comes before a sub-customer, then the lesser id does, by code unit. No key has more than 400 holders.
   */
  ranked: { key: string; rarity: number }[]
  /** Keys that too many hold for it to tell anything; their holders come in the same order, the sum apart. Seldom any. */
  crowded: string[]
  limit: number
}

/** Customers held in memory, found by blocking keys. */
export interface CustomerIndex {
  readonly size: number
  match(query: CustomerQuery): MatchDecision
  upsert(customer: CustomerProfile): void
  remove(id: string): void
  /** Tells which customers' stored blocking keys differ from those of this index; none, where both agree. */
  check(stored: Iterable<StoredKeys>): KeyDifference[]
  /** Everything in the index as bytes, for `loadCustomerIndex`. They hold personal data in the clear. */
  save(): Uint8Array
}

/**
 * Finds customers by their stored blocking keys alone, so that their profiles stay in the store.
 *
 * It is the population that `decideMatch` asks for: what that decides over the profiles of `candidates` is what an index over all customers decides.
 */
export interface BlockingIndex extends MatchPopulation {
  /** Ids of the customers worth comparing with a caller, 20 at most. */
  candidates(query: CustomerQuery): string[]
  /** Adds a customer; one that is there already must be removed first. */
  add(stored: StoredKeys): void
  /** Removes a customer; the keys are those it was added with. */
  remove(stored: StoredKeys): void
}
