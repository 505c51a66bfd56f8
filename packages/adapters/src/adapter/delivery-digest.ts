import type { JsonObject, JsonValue } from 'type-fest'
import { contentHash } from './content-hash.ts'
import { isJsonObject } from './json.ts'
import { type BodyLimits, readJsonObject } from './json-body.ts'

/** A single space stands for itself, so it is none of the matches. */
const spaces = /\s\s+|[^\S ]/g

const spaced = (text: string): string => text.replace(spaces, ' ').trim()

/** What JSON or Unicode may write in several ways. */
const written = /[^\n !#-[\]-~]/

/** Tells whether a text has no white space but one space between words, and nothing that JSON or Unicode may write in several ways. */
const isPlain = (text: string): boolean => {
  let before = 0x20
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c || (code === 0x20 && before === 0x20)) return false
    before = code
  }
  return before !== 0x20 || text === ''
}

const quoted = (given: string): string => {
  if (isPlain(given)) return `"${given}"`
  // Transcripts are plain but for their line breaks.
  const text = given.includes('\n') ? given.replaceAll('\n', ' ').trim() : given
  if (isPlain(text)) return `"${text}"`
  return written.test(text) ? JSON.stringify(spaced(text.normalize('NFC'))) : `"${spaced(text)}"`
}

/** Writes a JSON value the same way whatever the order of its keys and the white space in and between its strings. */
export const canonicalJson = (value: JsonValue | undefined): string => {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value ?? null)
  let members = ''
  for (const key of Object.keys(value).sort()) {
    if (members !== '') members += ','
    members += `${isPlain(key) ? `"${key}"` : JSON.stringify(key)}:${canonicalJson(value[key])}`
  }
  return `{${members}}`
}

/**
 * Names a delivery by what it says, for services that send no id of their own.
 *
 * The time of receipt is left out: a delivery repeated years later is still the same one. A body that cannot be read
 * is named by its bytes, so that it too is stored once.
 *
 * @param body - the same bytes, where they have been read already
 * @returns SHA-256 in hexadecimal, 64 digits
 */
export const digestDelivery = (rawBody: Uint8Array, limits: BodyLimits = {}, body?: JsonObject): Promise<string> =>
  contentHash(contentOf(rawBody, limits, body))

const contentOf = (rawBody: Uint8Array, limits: BodyLimits, body: JsonObject | undefined): Uint8Array | string => {
  try {
    return canonicalJson(body ?? readJsonObject(rawBody, limits))
  } catch {
    return rawBody
  }
}
