import { companyKey, familyKey } from './blocking-keys.ts'
import {
  companyNamed,
  contactIdentifies,
  emailIdentifies,
  has,
  hasExternalId,
  identifiers,
  isPremises,
  levelOf,
  type Pair,
  personNamed,
  phoneIdentifies,
} from './pair.ts'
import { isCommonFamilyName, maxSharers } from './weights.ts'

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
  if (isNameAlone(pair)) return true
  if (has(pair, 'company', 'differ') && !personNamed(pair)) return identifiers(pair) < (isOtherSuite(pair) ? 3 : 2)
  if (!has(pair, 'address', 'differ')) return false
  const otherName = has(pair, 'givenName', 'differ') && has(pair, 'familyName', 'differ')
  if (phoneIdentifies(pair)) return otherName && !companyNamed(pair)
  if (levelOf(pair, 'phone') !== undefined) return has(pair, 'phone', 'differ')
  return !has(pair, 'postalCode', 'equal') && !(has(pair, 'familyName', 'equal') && isRareName(pair))
}

/** Number and e-mail are both others, no address tells more, and a name is one that many bear. */
const isNameAlone = (pair: Pair): boolean =>
  has(pair, 'phone', 'differ') &&
  has(pair, 'email', 'differ') &&
  levelOf(pair, 'address') === undefined &&
  !has(pair, 'postalCode', 'equal') &&
  (companyNamed(pair) ? !personNamed(pair) : !isRareName(pair))

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
