import { blockingKeysVersion } from './blocking-keys.ts'
import type { SavedFinder } from './candidate-finder.ts'
import { latinText, type PackedBytes } from './packed-texts.ts'
import { SnapshotError } from './snapshot-error.ts'

/** `LBCX` */
const magic = 0x4c42_4358
const formatVersion = 3
/** Magic, format, version of the keys, checksum, then the length of each section. */
const headerWords = 12

/** Everything that a snapshot keeps, as it lies in memory. */
export interface Snapshot extends SavedFinder {
  country: string
  packed: PackedBytes
}

/** The first of the texts; ids follow on a line each. */
type Heading = Pick<Snapshot, 'country' | 'parents'>

/**
 * Writes an index as it lies in memory, so that loading neither normalises nor hashes nor fills a table.
 *
 * @param packedOf - the packed text of a number, empty where it is free
 */
export const writeSnapshot = (
  { country, parents, ids, words: { blocks, counts } }: Omit<Snapshot, 'packed'>,
  packedOf: (customer: number) => string,
): Uint8Array => {
  const heading: Heading = { country, parents }
  const head = escaped([JSON.stringify(heading), ...ids.map((id) => (id === undefined ? '' : quoted(id)))].join('\n'))
  const packed = ids.map((id, customer) => (id === undefined ? '' : escaped(packedOf(customer))))
  const ends = new Uint32Array(ids.length)
  let end = 0
  for (const [customer, text] of packed.entries()) {
    end += text.length
    ends[customer] = end
  }
  const sections = [blocks.table, blocks.ends, blocks.members, counts, ends]
  const start = headerWords + sections.reduce((sum, { length }) => sum + length, 0)
  const bytes = new Uint8Array(4 * (start + Math.ceil((head.length + end) / 4)))
  const words = new Uint32Array(bytes.buffer)
  words.set([magic, formatVersion, blockingKeysVersion, 0, ...sections.map(({ length }) => length), head.length, end])
  let at = headerWords
  for (const section of sections) {
    words.set(section, at)
    at += section.length
  }
  let to = 4 * start
  for (const text of [head, ...packed]) {
    for (let from = 0; from < text.length; from += 1, to += 1) bytes[to] = text.charCodeAt(from)
  }
  words[3] = checksum(words)
  return bytes
}

/**
 * Reads what {@link writeSnapshot} wrote.
 *
 * @throws {@link SnapshotError} for bytes that are no snapshot, are damaged, or were written for other keys
 */
export const readSnapshot = (snapshot: Uint8Array): Snapshot => {
  // A copy of its own starts at a whole word, which a piece of a larger buffer need not, and nobody else changes it.
  const bytes = new Uint8Array(snapshot)
  if (bytes.length % 4 !== 0 || bytes.length < headerWords * 4) throw new SnapshotError('not-a-snapshot')
  const words = new Uint32Array(bytes.buffer)
  const [kind, format, keys, sum] = words
  if (kind !== magic) throw new SnapshotError('not-a-snapshot')
  if (format !== formatVersion || keys !== blockingKeysVersion) throw new SnapshotError('outdated')
  let at = headerWords
  const section = (place: number): Uint32Array => {
    const start = at
    at += words[place] ?? 0
    return words.subarray(start, at)
  }
  const [table, listEnds, members, counts, ends] = [section(4), section(5), section(6), section(7), section(8)]
  const [start, headLength, packedLength] = [4 * at, words[9] ?? 0, words[10] ?? 0]
  if (start + 4 * Math.ceil((headLength + packedLength) / 4) !== bytes.length || sum !== checksum(words)) {
    throw new SnapshotError('damaged')
  }
  const [heading = '', ...lines] = latinText(bytes, start, start + headLength).split('\n')
  // Written above: its checksum holds.
  const { country, parents } = JSON.parse(heading) as Heading
  return {
    country,
    parents,
    ids: lines.map((line) => (line === '' ? undefined : unquoted(line))),
    words: { blocks: { table, ends: listEnds, members }, counts },
    packed: { ends, bytes: bytes.subarray(start + headLength) },
  }
}

/** Text of characters of one byte each: what is not Latin is escaped as JSON does. */
const escaped = (text: string): string =>
  text.replace(/[\u0100-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** An id on a line of its own; most need no quotes. */
const quoted = (id: string): string => (/^[\w-]+$/.test(id) ? id : JSON.stringify(id))
const unquoted = (line: string): string => (line.startsWith('"') ? JSON.parse(line) : line)

/** Of all words, its own counting as 0; tells damage, not forgery. */
const checksum = (words: Uint32Array): number => {
  const own = words[3] ?? 0
  words[3] = 0
  let sum = 0x811c_9dc5
  for (let at = 0; at < words.length; at += 1) {
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x0100_0193)
    sum ^= sum >>> 15
  }
  words[3] = own
  return sum >>> 0
}
