import {
  companyNamed,
  contactIdentifies,
  emailIdentifies,
  has,
  hasExternalId,
  identifiers,
  isCommonGivenName,
  isPersonal,
  isPremises,
  levelOf,
  type Pair,
  personNamed,
  phoneIdentifies,
  phoneSharers,
} from './pair.ts'

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
  | 'relative'

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
  ['relative', (pair) => isPersonal(pair) && !companyNamed(pair) && mayBeRelative(pair)],
]

/**
 * The given name only resembles the one on file. The full form of it may be a relative's wherever no e-mail agrees. One that sounds the
 * same or is cut short may be where neither number nor e-mail agrees, a nickname where another number or e-mail is given. At a company's
 * premises relatives call for the company.
 */
const mayBeSibling = (pair: Pair): boolean => {
  if (has(pair, 'givenName', 'similar', 'middle')) return true
  if (has(pair, 'email', 'differ') && has(pair, 'givenName', 'short', 'sound', 'close')) return true
  if (emailIdentifies(pair) || isPremises(pair)) return false
  if (has(pair, 'givenName', 'full')) return true
  if (phoneIdentifies(pair)) return false
  if (has(pair, 'givenName', 'short', 'sound', 'close', 'initial')) return true
  return has(pair, 'givenName', 'nickname') && !isReached(pair)
}

/** An e-mail address heard nearly right, or a withheld number and no other e-mail: nothing says that it is somebody else. */
const isReached = (pair: Pair): boolean =>
  has(pair, 'email', 'near') || (levelOf(pair, 'phone') === undefined && !has(pair, 'email', 'differ'))

/**
 * From another number the house agrees and so does the given name, which is what father and son share where it is common, or one of two
 * on file bears; or the surname is only like theirs.
 */
const mayBeRelative = (pair: Pair): boolean =>
  !contactIdentifies(pair) &&
  !isReached(pair) &&
  (isCommonGivenName(pair) || pair.customer.people.length > 1 || has(pair, 'familyName', 'similar'))

const otherSite = ['differ', 'street', 'number', 'unit', 'near'] as const

/** Nearly the house of the one company that holds the number. */
const isMisheardSite = (pair: Pair): boolean =>
  has(pair, 'address', 'near', 'number') && phoneSharers(pair) === 1 && has(pair, 'company', 'equal', 'sound')

/** A first name is enough with an e-mail, at a number that nobody shares, or in its house from another; a surname is the whole family's. */
const partSettles = (pair: Pair): boolean => {
  if (emailIdentifies(pair)) return true
  if (has(pair, 'email', 'differ') || has(pair, 'address', 'differ')) return false
  const sharers = phoneSharers(pair)
  if (sharers === 0) return has(pair, 'givenName', 'equal') && has(pair, 'address', 'house')
  return sharers === 1 && has(pair, 'givenName', 'equal', 'nickname', 'short')
}

/** Only one part of the name was said, or is on file. */
const isPartial = (pair: Pair): boolean =>
  levelOf(pair, 'givenName') === undefined || levelOf(pair, 'familyName') === undefined

/** The first rule that forbids this match; none does once an external id agrees. */
export const vetoOf = (pair: Pair): PairVeto | undefined =>
  hasExternalId(pair) ? undefined : rules.find(([, holds]) => holds(pair))?.[0]
