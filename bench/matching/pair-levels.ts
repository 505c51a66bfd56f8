import { blockingKeys, createBlockingIndex, scorePair } from '@leadbooks/core'
import { type PairRow, pairProfile, pairQuery } from './pair-rows.ts'

/** Two records that share a key, and how they compare. */
export interface ComparedPair {
  /** Places of both in the set. */
  records: readonly [number, number]
  weightBits: number
  /** `field level` of every field that both have. */
  levels: string[]
  isSame: boolean
  /** Half of the set that the pair belongs to, 0 or 1; an entity is never torn apart. */
  half: number
}

/** A set compared: the pairs that were found, and how many there are, by half. */
export interface ComparedSet {
  pairs: ComparedPair[]
  same: [number, number]
  /** The set is two lists, each of which describes nobody twice. */
  isOneToOne: boolean
}

/** Keys of more records than this are passed over. */
const maxBlock = 400

/** Fields of the sets that a call does not give, or that tell nothing within one town. */
const otherFields = ['dob', 'ssn', 'city', 'state', 'zip', 'street2'] as const
/** The ones that lists of callers never have. */
export const personalFields: readonly string[] = ['dob', 'ssn']

/** Compares all records of a set that share a blocking key. */
export const comparePairs = (rows: readonly PairRow[], without: readonly string[] = []): ComparedSet => {
  const fields = otherFields.filter((field) => !without.includes(field))
  const records = rows.map((row) => {
    const profile = pairProfile(row)
    const [keys, asked, others] = [blockingKeys(profile), blockingKeys(pairQuery(row)), otherKeys(row, fields)]
    return { row, profile, keys, query: pairQuery(row), asked: [...asked, ...others], held: [...keys, ...others] }
  })
  const population = createBlockingIndex(records.map(({ profile: { id }, keys }) => ({ customerId: id, keys })))
  const isTwo = new Set(rows.map(({ src }) => src)).size > 1
  const holders = new Map<string, number[]>()
  records.forEach(({ held }, at) => {
    for (const key of new Set(held)) holders.set(key, [...(holders.get(key) ?? []), at])
  })
  const pairs: ComparedPair[] = []
  const seen = new Set<number>()
  records.forEach(({ row, query, asked }, at) => {
    for (const other of asked.flatMap((key) => blockOf(holders.get(key)))) {
      const right = records[other]
      const pair = Math.min(at, other) * rows.length + Math.max(at, other)
      if (right === undefined || other === at || seen.has(pair) || (isTwo && right.row.src === row.src)) continue
      seen.add(pair)
      const { weightBits, evidence } = scorePair(query, right.profile, population)
      const ours = evidence.filter(({ field }) => field !== 'prior').map(({ field, level }) => `${field} ${level}`)
      const others = fields.flatMap((field) => otherLevel(field, row, right.row))
      const levels = [...ours, ...others, ...numberLevel(row, right.row), ...wordsLevel(row, right.row)]
      pairs.push({
        records: [at, other],
        weightBits,
        levels,
        isSame: row.entity === right.row.entity,
        half: halfOf(row, right.row),
      })
    }
  })
  return { pairs, same: samePairs(rows, isTwo), isOneToOne: isTwo }
}

const blockOf = (block: readonly number[] = []): readonly number[] => (block.length > maxBlock ? [] : block)

/** Lists without phones are found by what they have besides: a misspelled surname leaves given name and postal code. */
const otherKeys = (row: PairRow, fields: readonly string[]): string[] => {
  const { first = '', last = '', street = '', street2 = '', city = '', zip = '', dob = '', ssn = '' } = row
  const word = street.replace(/^\S*\d\S*\s*/, '').slice(0, 5)
  const keys: [string, string[]][] = [
    ['dob', [dob]],
    ['ssn', [ssn]],
    ['first zip', [first, zip]],
    ['last city', [last, city]],
    ['first city', [first, city]],
    ['street zip', [word, zip]],
    ['street city', [word, city]],
    ['street2 zip', [street2, zip]],
    ['first street2', [first, street2]],
    ['last street2', [last, street2]],
    ['number zip', [/\d+/.exec(street)?.[0] ?? '', zip]],
    [
      'number street',
      [
        /\d+/.exec(street)?.[0] ?? '',
        street
          .replace(/^\S+\s+(?:[nsew]\w*\.?\s+)?/i, '')
          .slice(0, 4)
          .toLowerCase(),
      ],
    ],
    ['first last', [first.slice(0, 3), last.slice(0, 3)]],
    ['first street', [first, word]],
    ['last street', [last, word]],
  ]
  return keys.flatMap(([name, values]) =>
    values.every(Boolean) && (!personalFields.includes(name) || fields.includes(name)) ? [`${name}:${values}`] : [],
  )
}

const otherLevel = (field: (typeof otherFields)[number], left: PairRow, right: PairRow): string[] => {
  const [a, b] = [left[field], right[field]]
  if (!a || !b) return []
  if (a === b) return [`other ${field} equal`]
  return [`other ${field} ${editsBetween(a, b) < 3 ? 'close' : 'differ'}`]
}

/** House numbers, wherever in the line they stand. */
const numberLevel = ({ street: left = '' }: PairRow, { street: right = '' }: PairRow): string[] => {
  const [a, b] = [/\d+/.exec(left)?.[0], /\d+/.exec(right)?.[0]]
  return a === undefined || b === undefined ? [] : [`number ${a === b ? 'equal' : 'differ'}`]
}

/** Which share of the shorter company name is in the other, in thirds. */
const wordsLevel = ({ company: left = '' }: PairRow, { company: right = '' }: PairRow): string[] => {
  const [a, b] = [left, right].map((name) => new Set(name.toLowerCase().match(/[a-z0-9]+/g) ?? []))
  if (a === undefined || b === undefined || a.size * b.size === 0) return []
  const shared = [...a].filter((word) => b.has(word)).length
  return [
    `words ${Math.floor((3 * shared) / Math.min(a.size, b.size))}`,
    `all words ${a.size === b.size && shared === a.size}`,
  ]
}

/** Letters inserted, deleted or replaced between two texts. */
const editsBetween = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + Number(left[i - 1] !== right[j - 1])
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** By the lesser entity of the two, so that the pairs of one entity stay together. */
const halfOf = ({ entity: left }: PairRow, { entity: right }: PairRow): number =>
  halfOfEntity(left < right ? left : right)

const halfOfEntity = (entity: string): number => {
  let sum = 0
  for (let at = 0; at < entity.length; at += 1) sum = Math.imul(sum ^ entity.charCodeAt(at), 0x0100_0193)
  return (sum >>> 8) & 1
}

/** How many pairs are one, whether or not they share a key. */
const samePairs = (rows: readonly PairRow[], isTwo: boolean): [number, number] => {
  const bySource = new Map<string, Map<string, number>>()
  for (const { entity, src } of rows) {
    const counts = bySource.get(entity) ?? new Map<string, number>()
    bySource.set(entity, counts.set(src, (counts.get(src) ?? 0) + 1))
  }
  const same: [number, number] = [0, 0]
  for (const [entity, counts] of bySource) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const within = [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
    const half = halfOfEntity(entity) === 0 ? 0 : 1
    same[half] += (all * (all - 1)) / 2 - (isTwo ? within : 0)
  }
  return same
}
