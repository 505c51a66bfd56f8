import { nicknameTable } from './nickname-table.ts'

/** `Peggy`, `Peggie` and `Peggi` are one. */
const spelling = (name: string): string =>
  /[iy]e?$/.test(name) ? name.replace(/([^aeiou])\1(?:ie|ey|i)$/, '$1$1y') : name

type Links = ReadonlyMap<string, ReadonlySet<string>>

/** Formal names by nickname, and nicknames by formal name, in one look-up. */
const linksOf = (spelled: (name: string) => string): Links => {
  const links = new Map<string, Set<string>>()
  const link = (from: string, to: string): void => {
    const names = links.get(from)
    if (names === undefined) links.set(from, new Set([to]))
    else names.add(to)
  }
  for (const line of nicknameTable.trim().split('\n')) {
    const [name = '', ...shorts] = line.split(' ').map(spelled)
    for (const short of shorts) {
      link(name, short)
      link(short, name)
    }
  }
  return links
}

/** Made when the first name is compared: a program that starts pays for nothing it does not use. */
const once = <Table>(make: () => Table): (() => Table) => {
  let table: Table | undefined
  return () => {
    table ??= make()
    return table
  }
}

const asWritten = once(() => linksOf((name) => name))
const asSpelled = once(() => linksOf(spelling))

/** Other given names the bearer of one may go by; lower case. */
export const namesakes = (given: string): ReadonlySet<string> => asSpelled().get(spelling(given)) ?? new Set()

/** Tells whether one name is a usual short form of the other (`Bob`, `Robert`). */
export const isNickname = (left: string, right: string): boolean => asWritten().get(left)?.has(right) === true

/** Tells whether one name is a short form of the other in another spelling (`Peggie`, `Margaret`): it may be a name of its own. */
export const isRespelledNickname = (left: string, right: string): boolean =>
  asSpelled().get(spelling(left))?.has(spelling(right)) === true

/** Short forms by formal name, as the table lists them. */
const shortForms = once(
  () =>
    new Map(
      nicknameTable
        .trim()
        .split('\n')
        .map((line): [string, ReadonlySet<string>] => {
          const [name = '', ...shorts] = line.split(' ')
          return [name, new Set(shorts)]
        }),
    ),
)

/** Tells whether a name has short forms of its own: it is given to children as it stands. */
export const isFormal = (name: string): boolean => shortForms().has(name)

/** Tells whether one name is the full form of the other, and not the other way round as well. */
export const isFullNameOf = (full: string, short: string): boolean =>
  shortForms().get(full)?.has(short) === true && shortForms().get(short)?.has(full) !== true

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
