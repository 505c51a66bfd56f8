import { blockingKeysVersion } from './blocking-keys.ts'
import type { Fingerprints } from './candidate-finder.ts'
import { SnapshotError } from './snapshot-error.ts'

/** `LBCX` */
const magic = 0x4c42_4358
const formatVersion = 1
/** Magic, format, version of the keys, checksum, customers, fingerprints, characters. */
const headerWords = 7
/** `String.fromCharCode` takes its characters as arguments, of which an engine allows some tens of thousands. */
const chunk = 8_192

/** One customer of a snapshot. */
export interface SnapshotRow {
  id: string
  packed: string
  prints: Fingerprints
}

/**
 * Writes customers with the fingerprints of their keys, so that loading neither normalises nor hashes.
 *
 * Words first (header, then per customer how many keys it has, then the fingerprints), characters behind; all of them one byte wide, since what
 * is not Latin is escaped.
 */
export const writeSnapshot = (country: string, rows: readonly SnapshotRow[]): Uint8Array => {
  const text = [JSON.stringify(country), ...rows.flatMap(({ id, packed }) => [JSON.stringify(id), packed])].join('\n')
  const characters = text.replace(
    /[\u0100-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const prints = rows.flatMap(({ prints: { found, counted } }) => [...found, ...counted])
  const wordCount = headerWords + rows.length + 2 * prints.length
  const bytes = new Uint8Array(wordCount * 4 + Math.ceil(characters.length / 4) * 4)
  const words = new Uint32Array(bytes.buffer)
  words.set([magic, formatVersion, blockingKeysVersion, 0, rows.length, prints.length, characters.length])
  words.set(
    rows.map(({ prints: { found, counted } }) => found.length * 0x1_0000 + counted.length),
    headerWords,
  )
  for (const [at, { low, high }] of prints.entries()) words.set([low, high], headerWords + rows.length + 2 * at)
  for (let at = 0; at < characters.length; at += 1) bytes[wordCount * 4 + at] = characters.charCodeAt(at)
  words[3] = checksum(words)
  return bytes
}

/**
 * Reads what {@link writeSnapshot} wrote.
 *
 * @throws {@link SnapshotError} for bytes that are no snapshot, are damaged, or were written for other keys
 */
export const readSnapshot = (snapshot: Uint8Array): { country: string; rows: SnapshotRow[] } => {
  // A copy of its own starts at a whole word, which a piece of a larger buffer need not.
  const bytes = new Uint8Array(snapshot)
  if (bytes.length % 4 !== 0 || bytes.length < headerWords * 4) throw new SnapshotError('not-a-snapshot')
  const words = new Uint32Array(bytes.buffer)
  const [kind, format, keys, sum, customers = 0, prints = 0, characters = 0] = words
  if (kind !== magic) throw new SnapshotError('not-a-snapshot')
  if (format !== formatVersion || keys !== blockingKeysVersion) throw new SnapshotError('outdated')
  const start = (headerWords + customers + 2 * prints) * 4
  if (start + Math.ceil(characters / 4) * 4 !== bytes.length || sum !== checksum(words))
    throw new SnapshotError('damaged')
  const lines = textOf(bytes.subarray(start, start + characters)).split('\n')
  if (lines.length !== 1 + 2 * customers) throw new SnapshotError('damaged')
  return { country: JSON.parse(lines[0] ?? '""'), rows: rowsOf(words, lines, customers) }
}

const rowsOf = (words: Uint32Array, lines: readonly string[], customers: number): SnapshotRow[] => {
  const rows: SnapshotRow[] = []
  let at = headerWords + customers
  const take = (count: number): Fingerprints['found'] => {
    const prints: Fingerprints['found'] = []
    for (let left = count; left > 0; left -= 1) prints.push({ low: words[at++] ?? 0, high: words[at++] ?? 0 })
    return prints
  }
  for (let row = 0; row < customers; row += 1) {
    const counts = words[headerWords + row] ?? 0
    const prints = { found: take(counts >>> 16), counted: take(counts & 0xffff) }
    rows.push({ id: JSON.parse(lines[1 + 2 * row] ?? '""'), packed: lines[2 + 2 * row] ?? '', prints })
  }
  return rows
}

const textOf = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += chunk) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + chunk)))
  }
  return parts.join('')
}

/** Of all words but its own place; tells damage, not forgery. */
const checksum = (words: Uint32Array): number => {
  let sum = 0x811c_9dc5
  for (let at = 0; at < words.length; at += 1) {
    if (at !== 3) sum = Math.imul(sum ^ (words[at] ?? 0), 0x0100_0193)
    sum ^= sum >>> 15
  }
  return sum >>> 0
}
