import type { JsonObject, JsonValue } from 'type-fest'
import { hexOf, utf8 } from '../signature/bytes.ts'
import { contentHash } from './content-hash.ts'
import { isJsonObject } from './json.ts'
import { type BodyLimits, readJsonObject } from './json-body.ts'

/** White space that is more than one space between words, or what JSON or Unicode may write in several ways. */
const notPlain = /[^ !#-[\]-~]|^ | $| {2}/

/** A single space stands for itself, so it is none of the matches. */
const spaces = /\s\s+|[^\S ]/g

const normalized = (text: string): string =>
  (/[^\n -~]/.test(text) ? text.normalize('NFC') : text).replace(spaces, ' ').trim()

const quoted = (text: string): string => (notPlain.test(text) ? JSON.stringify(normalized(text)) : `"${text}"`)

/** Writes a JSON value the same way whatever the order of its keys and the white space in and between its strings. */
export const canonicalJson = (value: JsonValue | undefined): string => {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value ?? null)
  let members = ''
  for (const key of Object.keys(value).sort())
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key])}`
  return `{${members}}`
}

/** A delivery is named once to store it and once to read it. Bytes that came in are never changed. */
const named = new WeakMap<Uint8Array, Promise<string>>()

/**
 * Names a delivery by what it says, for services that send no id of their own.
 *
 * The time of receipt is left out: a delivery repeated years later is still the same one. A body that cannot be read
 * is named by its bytes, so that it too is stored once.
 *
 * @param body - the same bytes, where they have been read already
 * @returns SHA-256 in hexadecimal, 64 digits
 */
export const digestDelivery = (rawBody: Uint8Array, limits: BodyLimits = {}, body?: JsonObject): Promise<string> => {
  const known = named.get(rawBody)
  if (known) return known
  const digest = contentHash(contentOf(rawBody, limits, body)).then(hexOf)
  named.set(rawBody, digest)
  return digest
}

const contentOf = (rawBody: Uint8Array, limits: BodyLimits, body: JsonObject | undefined): Uint8Array => {
  try {
    return utf8(canonicalJson(body ?? readJsonObject(rawBody, limits)))
  } catch {
    return rawBody
  }
}
