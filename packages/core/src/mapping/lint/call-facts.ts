import type { PostalAddress } from '../../lead/lead.ts'
import { plainWords } from '../conditions/call.ts'
import type { ConditionFacts } from '../conditions/facts.ts'
import type { Condition } from '../operators/condition.ts'
import type { Facts } from '../operators/facts.ts'
import { type Case, type Literal, Truths } from './cases.ts'
import { freshFor } from './values.ts'

/** What conditions of one kind ask about, found so that all of a case are as wanted; `'none'` where there is nothing of the sort. */
type Found<T> = { readonly fact: T } | 'none' | undefined

/** Places of one part of an address, and names of services, that are tried; where there are more, nothing is said to be impossible. */
const namesTried = 12
const nowhere = 'elsewhere'

const ofOp = <Op extends Condition['op']>(one: Case, op: Op): Literal[] =>
  one.filter(({ leaf }) => leaf.condition.op === op)

/** Whether conditions that look at nothing else are as wanted where this is what they see. */
const fits = (literals: readonly Literal[], shown: Partial<ConditionFacts>): boolean =>
  literals.every(({ leaf, truths }) => {
    const truth = leaf.check({ ...shown, missing: () => undefined } as unknown as Facts) // they look at nothing else
    return (truths & (truth === undefined ? Truths.unknown : truth ? Truths.holds : Truths.fails)) !== 0
  })

const firstOf = <T>(
  literals: readonly Literal[],
  facts: Iterable<T>,
  shown: (fact: T) => Partial<ConditionFacts>,
): Found<T> => {
  if (literals.length === 0) return undefined
  for (const fact of facts) if (fits(literals, shown(fact))) return { fact }
  return 'none'
}

/** The kind of customer, `undefined` in `fact` for nobody says. */
export const customerTypeFor = (one: Case): Found<'residential' | 'commercial' | undefined> =>
  firstOf(ofOp(one, 'customerType'), [undefined, 'residential', 'commercial'] as const, (customerType) => ({
    customerType,
  }))

/** Whether the caller is known, `undefined` in `fact` for nobody looked. */
export const callerFor = (one: Case): Found<boolean | undefined> =>
  firstOf(ofOp(one, 'caller'), [undefined, true, false], (isKnownCaller) => ({ isKnownCaller }))

/** A service type; it is never told that there is none, for names may be put together in any number of ways. */
export const serviceTypeFor = (one: Case): Found<string | undefined> => {
  const literals = ofOp(one, 'serviceType')
  const names = (some: readonly Literal[]): string[] =>
    some.flatMap(({ leaf: { condition } }) => (condition.op === 'serviceType' ? condition.in : []))
  const wanted = literals.filter(({ truths }) => (truths & Truths.holds) !== 0)
  const together = wanted.flatMap((literal) => names([literal]).slice(0, 1)).join(' ')
  const some = names(wanted).slice(0, namesTried)
  const found = firstOf(literals, [undefined, nowhere, together, ...some], (serviceType) => ({ serviceType }))
  return found === 'none' ? undefined : found
}

type Part = 'postalCodes' | 'cities' | 'regions'

const placesIn = (literals: readonly Literal[], part: Part): string[] =>
  literals.flatMap(({ leaf: { condition } }) => (condition.op === 'area' ? (condition[part] ?? []) : []))

/** Every way for one part of an address that the conditions can tell apart, as far as they are tried; a postal code is told by its start. */
const waysFor = (places: readonly string[], part: Part): (string | undefined)[] => {
  if (places.length === 0) return [undefined]
  const tried = places.slice(0, namesTried)
  const codes = part === 'postalCodes' ? tried.map((code) => plainWords(code).replaceAll(' ', '')) : []
  const fresh = freshFor(codes)
  return [...tried, ...codes.map((code) => code + fresh), `${nowhere}${fresh}`, undefined]
}

const addresses = new WeakMap<Case, Found<PostalAddress>>()

/** An address of the job. */
export const addressFor = (one: Case): Found<PostalAddress> => {
  const known = addresses.get(one)
  if (known !== undefined) return known
  const literals = ofOp(one, 'area')
  if (literals.length === 0) return undefined
  const parts = (['postalCodes', 'cities', 'regions'] as const).map((part) => ({
    part,
    places: placesIn(literals, part),
  }))
  const [codes = [], cities = [], regions = []] = parts.map(({ part, places }) => waysFor(places, part))
  const tried = codes.flatMap((postalCode) =>
    cities.flatMap((city) =>
      regions.map(
        (region): PostalAddress => ({
          ...(postalCode === undefined ? {} : { postalCode }),
          ...(city === undefined ? {} : { city }),
          ...(region === undefined ? {} : { region }),
        }),
      ),
    ),
  )
  const first = firstOf(literals, tried, (jobAddress) => ({ jobAddress }))
  const isAll = parts.every(({ places }) => places.length <= namesTried)
  const found = first === 'none' && !isAll ? undefined : first
  addresses.set(one, found)
  return found
}
