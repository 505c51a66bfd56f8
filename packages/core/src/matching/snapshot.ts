import { blockingKeysVersion } from './blocking-keys.ts'
import type { KeyPrints } from './candidate-finder.ts'
import { SnapshotError } from './snapshot-error.ts'

/** `LBCX` */
const magic = 0x4c42_4358
const formatVersion = 1
/** Magic, format, version of the keys, checksum, customers, words of fingerprints, characters. */
const headerWords = 7
/** `String.fromCharCode` takes its characters as arguments, of which an engine allows some tens of thousands. */
const chunk = 16_384

/** One customer of a snapshot. */
export interface SnapshotRow {
  id: string
  packed: string
  prints: KeyPrints
}

/**
 * Writes customers with the fingerprints of their keys, so that loading neither normalises nor hashes.
 *
 * Words first (header, then per customer how many keys it has, then the fingerprints), characters behind; all of them one byte wide, since what
 * is not Latin is escaped.
 */
export const writeSnapshot = (country: string, rows: readonly SnapshotRow[]): Uint8Array => {
  const text = [JSON.stringify(country), ...rows.flatMap(({ id, packed }) => [quoted(id), packed])].join('\n')
  const characters = text.replace(
    /[\u0100-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const printWords = rows.reduce((sum, { prints: { start, end } }) => sum + end - start, 0)
  const wordCount = headerWords + rows.length + printWords
  const bytes = new Uint8Array(wordCount * 4 + Math.ceil(characters.length / 4) * 4)
  const words = new Uint32Array(bytes.buffer)
  words.set([magic, formatVersion, blockingKeysVersion, 0, rows.length, printWords, characters.length])
  let end = headerWords + rows.length
  for (const [row, { prints }] of rows.entries()) {
    const { start, middle } = prints
    words[headerWords + row] = (middle - start) * 0x1_0000 + prints.end - middle
    words.set(prints.words.subarray(start, prints.end), end)
    end += prints.end - start
  }
  for (let at = 0; at < characters.length; at += 1) bytes[wordCount * 4 + at] = characters.charCodeAt(at)
  words[3] = checksum(words)
  return bytes
}

/**
 * Reads what {@link writeSnapshot} wrote.
 *
 * @throws {@link SnapshotError} for bytes that are no snapshot, are damaged, or were written for other keys
 */
export const readSnapshot = (snapshot: Uint8Array): { country: string; rows: SnapshotRow[]; keys: number } => {
  // A copy of its own starts at a whole word, which a piece of a larger buffer need not.
  const bytes = new Uint8Array(snapshot)
  if (bytes.length % 4 !== 0 || bytes.length < headerWords * 4) throw new SnapshotError('not-a-snapshot')
  const words = new Uint32Array(bytes.buffer)
  const [kind, format, keys, sum, customers = 0, printWords = 0, characters = 0] = words
  if (kind !== magic) throw new SnapshotError('not-a-snapshot')
  if (format !== formatVersion || keys !== blockingKeysVersion) throw new SnapshotError('outdated')
  const start = (headerWords + customers + printWords) * 4
  if (start + Math.ceil(characters / 4) * 4 !== bytes.length || sum !== checksum(words))
    throw new SnapshotError('damaged')
  const lines = textOf(bytes.subarray(start, start + characters)).split('\n')
  if (lines.length !== 1 + 2 * customers) throw new SnapshotError('damaged')
  return { country: JSON.parse(lines[0] ?? '""'), rows: rowsOf(words, lines, customers), keys: printWords / 2 }
}

/** An id on a line of its own; most need no quotes. */
const quoted = (id: string): string => (/^[\w-]+$/.test(id) ? id : JSON.stringify(id))
const unquoted = (line: string): string => (line.startsWith('"') ? JSON.parse(line) : line)

const rowsOf = (words: Uint32Array, lines: readonly string[], customers: number): SnapshotRow[] => {
  const rows: SnapshotRow[] = []
  let at = headerWords + customers
  for (let row = 0; row < customers; row += 1) {
    const counts = words[headerWords + row] ?? 0
    const middle = at + (counts >>> 16)
    const end = middle + (counts & 0xffff)
    const prints = { words, start: at, middle, end }
    rows.push({ id: unquoted(lines[1 + 2 * row] ?? ''), packed: lines[2 + 2 * row] ?? '', prints })
    at = end
  }
  return rows
}

const textOf = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk) {
    // `apply` takes anything with a length and numbered members, which its type does not say.
    text += String.fromCharCode.apply(undefined, bytes.subarray(at, at + chunk) as unknown as number[])
  }
  return text
}

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
