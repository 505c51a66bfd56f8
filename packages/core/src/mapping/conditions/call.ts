import type { PostalAddress } from '../../lead/lead.ts'
import type {
  AreaCondition,
  CallerCondition,
  CustomerTypeCondition,
  IntentCondition,
  ServiceTypeCondition,
  UrgencyCondition,
} from '../operators/lead-facts.ts'
import type { Asks } from './facts.ts'
import type { Test } from './truth.ts'

/** Whether the call is as pressing as one of these. */
export const isAsPressing =
  ({ in: levels }: UrgencyCondition): Test<Asks<'urgency'>> =>
  ({ urgency }) =>
    urgency === undefined ? undefined : levels.includes(urgency)

/** Whether the caller wants one of these. */
export const wants =
  ({ in: wanted }: IntentCondition): Test<Asks<'intents'>> =>
  ({ intents }) =>
    intents.some((intent) => wanted.includes(intent))

/** Characters of a name that are compared: places and service types have a few dozen. */
const nameLimit = 1_000

/** Words alone: `St. Louis` and `st louis` are one, and so are `Montréal` and `montreal`. */
export const plainWords = (text: string): string =>
  text
    .slice(0, nameLimit)
    .toLowerCase()
    .normalize('NFKD')
    // Accents and apostrophes; the marks of other scripts are letters.
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** With a blank on either side, so that only whole words are found in others. */
const words = (text: string): string => ` ${plainWords(text)} `

/** Whether the service type is, or contains, one of these. */
export const isOfService = ({ in: names }: ServiceTypeCondition): Test<Asks<'serviceType'>> => {
  const wanted = names.map(words)
  return ({ serviceType }) => {
    if (serviceType === undefined) return undefined
    const said = words(serviceType)
    // Blank text says nothing.
    if (said.trim() === '') return undefined
    return wanted.some((name) => said.includes(name))
  }
}

/** Whether it is this kind of customer. */
export const isCustomerOf =
  ({ is, assume }: CustomerTypeCondition): Test<Asks<'customerType'>> =>
  ({ customerType = assume }) =>
    customerType === undefined ? undefined : customerType === is

/** Whether the caller is known, or is not. */
export const isCaller =
  ({ known }: CallerCondition): Test<Asks<'isKnownCaller'>> =>
  ({ isKnownCaller }) =>
    isKnownCaller === undefined ? undefined : isKnownCaller === known

const codeOf = (text: string): string => plainWords(text).replaceAll(' ', '')

const startsAs =
  (starts: readonly string[]): ((value: string) => boolean) =>
  (value) => {
    const code = codeOf(value)
    return starts.some((start) => code.startsWith(start))
  }

type Part = 'postalCode' | 'city' | 'region'

/** Places by the parts of an address that name them. */
export class Area {
  readonly #inside: readonly (readonly [part: Part, holds: (value: string) => boolean])[]

  constructor({ postalCodes, cities, regions }: AreaCondition) {
    const codes = (postalCodes ?? []).map(codeOf)
    const named = (part: Part, places: readonly string[]): [Part, (value: string) => boolean] => {
      const names = new Set(places.map(plainWords))
      return [part, (value) => names.has(plainWords(value))]
    }
    this.#inside = [
      ...(codes.length > 0 ? [['postalCode', startsAs(codes)] as const] : []),
      ...(cities === undefined ? [] : [named('city', cities)]),
      ...(regions === undefined ? [] : [named('region', regions)]),
    ]
  }

  /** The part of an address that puts it inside. */
  partInside(address: PostalAddress): Part | undefined {
    return this.#inside.find(([part, holds]) => {
      const value = address[part]
      return value !== undefined && holds(value)
    })?.[0]
  }

  /** The part that an address would have to have before it can be outside. */
  partMissing(address: PostalAddress): Part | undefined {
    return this.#inside.find(([part]) => plainWords(address[part] ?? '') === '')?.[0]
  }
}

/** Whether the job is in an area; unknown while the address does not say. */
export const isInArea =
  (area: Area): Test<Asks<'jobAddress'>> =>
  ({ jobAddress }) =>
    area.partInside(jobAddress) !== undefined ? true : area.partMissing(jobAddress) === undefined ? false : undefined
