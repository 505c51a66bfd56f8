import { companyKey, familyKey } from './blocking-keys.ts'
import {
  companyNamed,
  contactIdentifies,
  emailIdentifies,
  has,
  hasExternalId,
  identifiers,
  isPersonal,
  levelOf,
  type Pair,
  personNamed,
  phoneIdentifies,
  phoneSharers,
} from './pair.ts'
import { isCommonFamilyName, maxSharers } from './weights.ts'

/** Why a customer must not be matched without a person's look, however much else agrees. */
export type PairVeto =
  | 'other-external-id'
  | 'generation'
  | 'given-name'
  | 'surname'
  | 'other-company'
  | 'company-not-named'
  | 'other-site'
  | 'no-identifier'
  | 'other-contacts'
  | 'partial-name'
  | 'sibling'

/**
 * Tells whether something on file names this customer although the whole weighs too little: its number, its e-mail, its household, its
 * premises or the company's name. Then a person looks before anybody counts as new.
 */
export const isOnFile = (pair: Pair): boolean =>
  contactIdentifies(pair) || isHousehold(pair) || isPremises(pair) || companyIdentifies(pair)

/**
 * Tells whether the caller is plainly somebody else: what is alike is what strangers share, and the rest contradicts.
 *
 * A namesake who lives elsewhere, another company on a shared line, and whoever has been given a customer's old number.
 */
export const isStranger = (pair: Pair): boolean => {
  if (hasExternalId(pair) || emailIdentifies(pair) || has(pair, 'email', 'near', 'domain')) return false
  if (has(pair, 'company', 'differ') && !personNamed(pair)) return identifiers(pair) < (isOtherSuite(pair) ? 3 : 2)
  if (!has(pair, 'address', 'differ')) return false
  const otherName = has(pair, 'givenName', 'differ') && has(pair, 'familyName', 'differ')
  if (phoneIdentifies(pair)) return otherName && !companyNamed(pair)
  if (levelOf(pair, 'phone') !== undefined) return has(pair, 'phone', 'differ')
  return !has(pair, 'postalCode', 'equal') && !(has(pair, 'familyName', 'equal') && isRareName(pair))
}

/** The caller names a suite that is not on file: a building of many companies. */
const isOtherSuite = ({ query, customer }: Pair): boolean =>
  query.addresses.some(({ unit }) => unit !== undefined && customer.addresses.every((address) => address.unit !== unit))

/** Hardly anybody else bears the surname: more likely the customer has moved. */
const isRareName = ({ customer, scale }: Pair): boolean =>
  customer.people.length > 0 &&
  customer.people.every(
    ({ family }) =>
      family !== undefined && !isCommonFamilyName(family.text) && scale.holders(familyKey(family.text)) <= maxSharers,
  )

/** Few enough customers bear the company's name that the one who was meant can be asked for. */
const companyIdentifies = (pair: Pair): boolean => {
  const { company } = pair.customer
  return (
    company !== undefined &&
    has(pair, 'company', 'equal', 'sound') &&
    pair.scale.holders(companyKey(company)) <= maxSharers
  )
}

/** One surname in one house: whoever is not the customer is a relative. A first name alone may be anybody's of the house. */
const isHousehold = (pair: Pair): boolean =>
  has(pair, 'address', 'house') &&
  (has(pair, 'familyName', 'equal', 'part', 'sound', 'close', 'similar') ||
    (levelOf(pair, 'familyName') === undefined && has(pair, 'givenName', 'differ')))

/** A company's house: whoever calls from there works for it, unless they name another. */
const isPremises = (pair: Pair): boolean => !isPersonal(pair) && has(pair, 'address', 'house')

/**
 * In the order in which they are named to a person. What no threshold can tell, these do: a household shares phone, street
 * and surname, and an office number its whole floor.
 */
const rules: readonly (readonly [PairVeto, (pair: Pair) => boolean])[] = [
  ['other-external-id', (pair) => has(pair, 'externalId', 'differ')],
  ['generation', ({ scored }) => scored.generation !== 'same'],
  ['given-name', (pair) => !companyNamed(pair) && has(pair, 'givenName', 'differ')],
  [
    'surname',
    (pair) =>
      !companyNamed(pair) &&
      has(pair, 'familyName', 'differ') &&
      !(emailIdentifies(pair) && identifiers(pair) > 1 && has(pair, 'givenName', 'equal') && !pair.scored.isSwapped),
  ],
  [
    'other-company',
    (pair) =>
      has(pair, 'company', 'differ', 'word', 'form') && !(has(pair, 'company', 'form') && emailIdentifies(pair)),
  ],
  [
    'company-not-named',
    (pair) =>
      !isPersonal(pair) &&
      !companyNamed(pair) &&
      !personNamed(pair) &&
      identifiers(pair) < 2 &&
      !(isPartial(pair) && partSettles(pair)),
  ],
  [
    'other-site',
    (pair) => !isPersonal(pair) && !personNamed(pair) && has(pair, 'address', ...otherSite) && !isMisheardSite(pair),
  ],
  [
    'no-identifier',
    (pair) => identifiers(pair) === 0 && !(companyNamed(pair) && (personNamed(pair) || has(pair, 'email', 'domain'))),
  ],
  ['other-contacts', (pair) => isPersonal(pair) && has(pair, 'phone', 'differ') && has(pair, 'email', 'differ')],
  ['partial-name', (pair) => isPersonal(pair) && isPartial(pair) && !partSettles(pair)],
  ['sibling', (pair) => !companyNamed(pair) && mayBeSibling(pair)],
]

/**
 * The given name only resembles the one on file. The full form of it may be a relative's wherever no e-mail agrees. One that sounds the
 * same, is cut short or is a nickname may be where neither number nor e-mail agrees.
 */
const mayBeSibling = (pair: Pair): boolean => {
  if (has(pair, 'givenName', 'similar', 'middle')) return true
  if (has(pair, 'email', 'differ') && has(pair, 'givenName', 'short', 'sound', 'close')) return true
  if (emailIdentifies(pair)) return false
  if (has(pair, 'givenName', 'full')) return true
  if (phoneIdentifies(pair)) return false
  return has(pair, 'givenName', 'nickname', 'short', 'sound', 'close', 'initial')
}

const otherSite = ['differ', 'street', 'number', 'unit', 'near'] as const

/** Nearly the house of the one company that holds the number. */
const isMisheardSite = (pair: Pair): boolean =>
  has(pair, 'address', 'near', 'number') && phoneSharers(pair) === 1 && has(pair, 'company', 'equal', 'sound')

/** A first name is enough with an e-mail, or at a number that nobody shares; a surname is the whole family's. */
const partSettles = (pair: Pair): boolean =>
  emailIdentifies(pair) ||
  (has(pair, 'givenName', 'equal', 'nickname') &&
    phoneSharers(pair) === 1 &&
    !has(pair, 'email', 'differ') &&
    !has(pair, 'address', 'differ'))

/** Only one part of the name was said, or is on file. */
const isPartial = (pair: Pair): boolean =>
  levelOf(pair, 'givenName') === undefined || levelOf(pair, 'familyName') === undefined

/** The first rule that forbids this match; none does once an external id agrees. */
export const vetoOf = (pair: Pair): PairVeto | undefined =>
  hasExternalId(pair) ? undefined : rules.find(([, holds]) => holds(pair))?.[0]
