/**
 * Postgres keeps no NUL in a text, and no half of a surrogate pair; what strangers send has both. They are kept as a
 * private-use character and four hexadecimal digits, and come back as they were.
 */
const mark = '\uE000'
const unkeepable = /[\0\uE000]|\p{Surrogate}/u
const everyUnkeepable = /[\0\uE000]|\p{Surrogate}/gu
const everyMarked = /\uE000([0-9a-f]{4})/g

const fromHex = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

/** Writes a text so that Postgres can keep it. */
export const keepable = (text: string): string =>
  unkeepable.test(text)
    ? text.replace(everyUnkeepable, (character) => mark + character.charCodeAt(0).toString(16).padStart(4, '0'))
    : text

/** Reads what {@link keepable} wrote. */
export const original = (text: string): string =>
  text.includes(mark) ? text.replace(everyMarked, (_, hex: string) => fromHex(hex)) : text

const hasEscapes = /\\u(?:0000|d[89a-f])/
/** Every escape, so that an escaped backslash before a `u` is not taken for the beginning of one. */
const everyEscape = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|.)/g

/** Writes a record as JSON in which only {@link keepable} speaks of characters that Postgres refuses. */
export const toDoc = (record: object): string => {
  const json = JSON.stringify(record)
  return hasEscapes.test(json)
    ? json.replace(everyEscape, (sequence, hex: string | undefined) => (hex === undefined ? sequence : fromHex(hex)))
    : json
}

/** Reads a `doc` column back. */
export const fromDoc = <T>(row: Record<string, unknown>): T => {
  const json = String(row.doc)
  return JSON.parse(json.includes('\0') ? json.replaceAll('\0', '\\u0000') : json) as T // written by `toDoc` of the same type
}
