import type { Candidate, Evidence } from './contract.ts'
import type { Veto } from './decide.ts'

const fields: Readonly<Record<string, string>> = {
  externalId: 'external id',
  phone: 'phone',
  email: 'e-mail',
  givenName: 'given name',
  familyName: 'surname',
  company: 'company',
  address: 'address',
  postalCode: 'postal code',
}

const levels: Readonly<Record<string, string>> = {
  equal: 'agrees with',
  local: 'has the same local digits as',
  near: 'is nearly',
  domain: 'is of the same organisation as',
  nickname: 'is a form of',
  full: 'is the full name of',
  short: 'is short for',
  middle: 'is a middle name of',
  initial: 'has the initial of',
  sound: 'sounds like',
  close: 'is spelled much like',
  similar: 'resembles',
  part: 'is part of',
  owner: 'is in the name of',
  form: 'has another legal form than',
  word: 'shares a word with',
  house: 'is the house',
  unit: 'is in the building of',
  street: 'is in the street of',
  number: 'has the house number of',
  differ: 'differs from',
}

/** What each veto tells the person who decides. */
const reasons: Readonly<Record<Veto, string>> = {
  'other-external-id': 'another system knows the caller under another id',
  generation: 'Junior and Senior cannot be told apart',
  'given-name': 'the given names contradict',
  surname: 'the surnames contradict and too little else agrees',
  'other-company': 'the caller names another company',
  'company-not-named': 'the customer is a company and the caller named neither it nor anybody on its record',
  'other-site': 'the company is on file at another address',
  'no-identifier': 'neither phone, e-mail nor house agrees',
  'other-contacts': 'number and e-mail are both others than those on file',
  'partial-name': 'only part of a name is known and the number does not settle it',
  sibling: 'the given names only resemble each other, as those of relatives do',
  relative: 'name and house alone may be a relative’s as well',
  ambiguous: 'more than one customer fits',
  inactive: 'the customer is inactive',
  'sub-customer': 'only a sub-customer fits, and it is open who is billed',
}

const inBits = (bits: number): string => bits.toFixed(1).replace('-', '−')
const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`

const phrase = ({ field, level, weightBits, left, right }: Evidence): string => {
  if (field === 'prior') return `prior ${signed(weightBits)}`
  const subject = `${fields[field] ?? field} ${left ?? ''}`.trim()
  const object = level === 'equal' || right === undefined ? '' : ` ${right}`
  return `${subject} ${level === 'equal' ? 'agrees' : (levels[level] ?? level)}${object} (${signed(weightBits)})`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const account = (candidate: Candidate): string =>
  `${candidate.evidence.map(phrase).join(', ')}: ${inBits(candidate.weightBits)} bits`

/** Explains a match: all that speaks for and against, and the sum. */
export const explainMatch = (candidate: Candidate): string =>
  `Customer ${candidate.customerId} is the caller: ${account(candidate)}.`

/** Explains why a person is asked, by the rule that forbade a match or the weight that was too small for one, and names who comes next. */
export const explainReview = (
  candidate: Candidate,
  veto: Veto | undefined,
  candidates: readonly Candidate[],
): string => {
  const next = candidates.find(({ customerId }) => customerId !== candidate.customerId)
  const rest = next === undefined ? '' : `; next comes customer ${next.customerId} with ${inBits(next.weightBits)} bits`
  const reason = veto === undefined ? 'too little agrees to be sure' : reasons[veto]
  return `${capital(reason)}, so a person decides whether customer ${candidate.customerId} is the caller: ${account(candidate)}${rest}.`
}

/** Explains why the caller counts as new. */
export const explainNew = (closest: Candidate | undefined): string =>
  closest === undefined
    ? 'Nobody on file shares a phone, an e-mail, an address or a name with the caller.'
    : `Nobody on file fits; the closest is customer ${closest.customerId}: ${account(closest)}.`
