import { compareAddresses, comparePostalCodes } from './compare-address.ts'
import { compareCompanies } from './compare-company.ts'
import { compareEmails, compareExternalIds, comparePhones } from './compare-contact.ts'
import { comparePeople, type PeopleComparison } from './compare-people.ts'
import { type Comparison, exactBits, type Scale, scaleOf } from './comparison.ts'
import type { Candidate, CustomerProfile, CustomerQuery, Evidence, MatchOptions, MatchPopulation } from './contract.ts'
import { type NormalRecord, normalCustomer, normalQuery } from './normal-record.ts'
import { matchProbability } from './thresholds.ts'
import { weights } from './weights.ts'

/** A pair compared field by field, with what the vetoes ask about it. */
export interface ScoredPair {
  weightBits: number
  /** At most one a field; none where a side has no value. */
  comparisons: readonly Comparison[]
  /** The weight before anything was compared. */
  priorBits: number
  generation: PeopleComparison['generation']
  /** The caller's name was read the other way round. */
  isSwapped: boolean
}

/**
 * Weighs how far a caller and one customer agree.
 *
 * A field that either side lacks counts nothing. The evidence, the prior included, adds up to `weightBits` exactly.
 *
 * @param population - frequencies of the customers' blocking keys; without it every value counts as held by this customer alone
 * @see Fellegi & Sunter 1969, A Theory for Record Linkage
 * @example
 * import { scorePair } from '@leadbooks/core'
 *
 * const query = { name: 'Mike Chen', phones: ['+15551234567'], emails: [] }
 * const customer = { id: '1', displayName: 'Chen, Michael', phones: ['(555) 123-4567'], emails: [], addresses: [], active: true }
 * scorePair(query, customer).evidence.map(({ field, level }) => `${field} ${level}`) // => ['phone equal', 'givenName nickname', 'familyName equal', 'prior known-callers']
 */
export const scorePair = (
  query: CustomerQuery,
  profile: CustomerProfile,
  population: MatchPopulation = { size: 1, frequency: () => 1 },
  options: MatchOptions = {},
): Candidate =>
  candidateOf(
    profile.id,
    score(
      normalQuery(query, options.defaultCountry),
      normalCustomer(profile, options.defaultCountry),
      scaleOf(population),
    ),
    options,
  )

/** Puts a scored pair before a person. */
export const candidateOf = (
  customerId: string,
  { weightBits, comparisons, priorBits }: ScoredPair,
  { calibration }: MatchOptions,
): Candidate => ({
  customerId,
  weightBits,
  probability: matchProbability(weightBits, calibration),
  evidence: [...comparisons.map(toEvidence), { field: 'prior', level: 'known-callers', weightBits: priorBits }],
})

/** {@link scorePair} over records that are normalised already. */
export const score = (query: NormalRecord, customer: NormalRecord, scale: Scale): ScoredPair => {
  const people = comparePeople(query, customer, scale)
  const company = compareCompanies(query, customer, scale)
  const person = speaksForCompany(people, company) ? undefined : people
  const address = compareAddresses(query, customer, scale)
  const comparisons = [
    compareExternalIds(query, customer),
    comparePhones(query, customer, scale),
    compareEmails(query, customer, scale),
    person?.given,
    person?.family,
    company,
    address,
    comparePostalCodes(query, customer, address),
  ].filter((comparison) => comparison !== undefined)
  const priorBits = exactBits(weights.knownCallersBits - Math.log2(scale.size))
  let weightBits = priorBits
  for (const { bits } of comparisons) weightBits += exactBits(bits)
  const { generation = 'same', isSwapped = false } = person ?? {}
  return { weightBits, comparisons, priorBits, generation, isSwapped }
}

/** Whoever calls for a company need not be the person its record names. */
const speaksForCompany = (people: PeopleComparison | undefined, company: Comparison | undefined): boolean =>
  people !== undefined && people.bits < 0 && company !== undefined && ['equal', 'sound', 'part'].includes(company.level)

const toEvidence = ({ field, level, bits, left, right }: Comparison): Evidence => ({
  field,
  level,
  weightBits: exactBits(bits),
  ...(left === undefined ? {} : { left }),
  ...(right === undefined ? {} : { right }),
})
