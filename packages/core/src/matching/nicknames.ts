import { nicknameTable } from './nickname-table.ts'

/** `Peggy`, `Peggie` and `Peggi` are one. */
const spelling = (name: string): string =>
  /[iy]e?$/.test(name) ? name.replace(/([^aeiou])\1(?:ie|ey|i)$/, '$1$1y') : name

type Links = ReadonlyMap<string, ReadonlySet<string>>

/** Made when the first name is compared: a program that starts pays for nothing it does not use. */
const once = (make: () => Links): (() => Links) => {
  let links: Links | undefined
  return () => {
    links ??= make()
    return links
  }
}

/** Short forms by formal name, as the table lists them. */
const shortForms = once(() => {
  const links = new Map<string, Set<string>>()
  for (const line of nicknameTable.trim().split('\n')) {
    const [name = '', ...shorts] = line.split(' ')
    links.set(name, new Set(shorts))
  }
  return links
})

/** Formal names by nickname, and nicknames by formal name, in one look-up; each in one spelling. */
const asSpelled = once(() => {
  const links = new Map<string, Set<string>>()
  const link = (from: string, to: string): void => {
    const names = links.get(from)
    if (names === undefined) links.set(from, new Set([to]))
    else names.add(to)
  }
  for (const [formal, shorts] of shortForms()) {
    const name = spelling(formal)
    for (const short of shorts) {
      link(name, spelling(short))
      link(spelling(short), name)
    }
  }
  return links
})

/** Other given names the bearer of one may go by; lower case. */
export const namesakes = (given: string): ReadonlySet<string> => asSpelled().get(spelling(given)) ?? new Set()

const isShortFor = (short: string, formal: string): boolean => shortForms().get(formal)?.has(short) === true

/** Tells whether one name is a usual short form of the other (`Bob`, `Robert`). */
export const isNickname = (left: string, right: string): boolean => isShortFor(left, right) || isShortFor(right, left)

/** Tells whether one name is a short form of the other in another spelling (`Peggie`, `Margaret`): it may be a name of its own. */
export const isRespelledNickname = (left: string, right: string): boolean =>
  asSpelled().get(spelling(left))?.has(spelling(right)) === true

/** Tells whether a name has short forms of its own: it is given to children as it stands. */
export const isFormal = (name: string): boolean => shortForms().has(name)

/** Tells whether one name is the full form of the other, and not the other way round as well. */
export const isFullNameOf = (full: string, short: string): boolean =>
  isShortFor(short, full) && !isShortFor(full, short)

/** Shorter beginnings are those of too many names. */
const minStem = 3

/**
 * Tells whether one name is the other cut short, with or without a pet ending (`Jenn`, `Jenny`, `Jennifer`), as no table lists them all.
 */
export const isCutShort = (left: string, right: string): boolean => {
  const [short, long] = byLength(left, right)
  if (!long.startsWith(short.slice(0, minStem))) return false
  const stem = stemOf(short)
  return stem.length >= minStem && long.length > stem.length && long.startsWith(stem)
}

/**
 * Tells whether the shorter of two names that begin alike is given to children as it stands (`Robert`, `Roberta`; `Paul`, `Paula`): nobody's
 * name cut short then. One name in two spellings is no such pair (`Kimberly`, `Kimberley`).
 */
export const isNameOfItsOwn = (left: string, right: string): boolean => {
  const [short, long] = byLength(left, right)
  return isFormal(short) && stemOf(short) !== stemOf(long)
}

const byLength = (left: string, right: string): [short: string, long: string] =>
  left.length <= right.length ? [left, right] : [right, left]

const stemOf = (name: string): string => name.replace(/(?:ie|ey|[yi])$/, '').replace(/(.)\1$/, '$1')
