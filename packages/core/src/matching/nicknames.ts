import { nicknameTable } from './nickname-table.ts'

/** `Peggy`, `Peggie` and `Peggi` are one. */
const spelling = (name: string): string =>
  /[iy]e?$/.test(name) ? name.replace(/([^aeiou])\1(?:ie|ey|i)$/, '$1$1y') : name

/** Formal names by nickname, and nicknames by formal name, in one look-up. */
const related: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const links = new Map<string, Set<string>>()
  const link = (from: string, to: string): void => {
    const names = links.get(from)
    if (names === undefined) links.set(from, new Set([to]))
    else names.add(to)
  }
  for (const line of nicknameTable.trim().split('\n')) {
    const [name = '', ...shorts] = line.split(' ').map(spelling)
    for (const short of shorts) {
      link(name, short)
      link(short, name)
    }
  }
  return links
})()

/** Other given names the bearer of one may go by; lower case. */
export const namesakes = (given: string): ReadonlySet<string> => related.get(spelling(given)) ?? new Set()

/** Tells whether one name is a usual short form of the other (`Bob`, `Robert`). */
export const isNickname = (left: string, right: string): boolean => namesakes(left).has(spelling(right))

/** Shorter beginnings are those of too many names. */
const minStem = 3

/**
 * Tells whether one name is the other cut short, with or without a pet ending (`Jenn`, `Jenny`, `Jennifer`), as no table lists them all.
 */
export const isCutShort = (left: string, right: string): boolean => {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (!long.startsWith(short.slice(0, minStem))) return false
  const stem = short.replace(/(?:ie|ey|[yi])$/, '').replace(/(.)\1$/, '$1')
  return stem.length >= minStem && long.length > stem.length && long.startsWith(stem)
}
