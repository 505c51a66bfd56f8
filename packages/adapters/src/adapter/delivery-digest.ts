import type { JsonObject, JsonValue } from 'type-fest'
import { contentHash } from './content-hash.ts'
import { isJsonObject } from './json.ts'

/** A single space stands for itself, so it is none of the matches. */
const spaces = /\s\s+|[^\S ]/g

/** Two spaces, or what JSON or Unicode may write in several ways. */
const uneven = / {2}|[^ !#-[\]-~]/

const spaced = (text: string): string => text.replace(spaces, ' ').trim()

/** Longer texts are transcripts, which come again to the letter: only their length is written before them. */
const longest = 500

const quoted = (given: string): string => {
  if (given.length > longest) return `${given.length}:${given}`
  const text = (given.includes('\n') ? given.replace(/\n/g, ' ') : given).trim()
  return uneven.test(text) ? JSON.stringify(spaced(text.normalize('NFC'))) : `"${text}"`
}

/** Writes a JSON value the same way whatever the order of its keys and, in texts of at most 500 characters, the white space between words. */
export const canonicalJson = (value: JsonValue | undefined): string => {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value ?? null)
  let members = ''
  for (const key of Object.keys(value).sort()) {
    if (members !== '') members += ','
    members += `${JSON.stringify(key)}:${canonicalJson(value[key])}`
  }
  return `{${members}}`
}

/**
 * Names a delivery by what it says, for services that send no id of their own.
 *
 * The time of receipt is left out: a delivery repeated years later is still the same one.
 *
 * @param body - what the bytes say; those that cannot be read name the delivery themselves, so that it too is stored once
 * @returns SHA-256 in hexadecimal, 64 digits
 */
export const digestDelivery = (rawBody: Uint8Array, body: JsonObject | undefined): Promise<string> =>
  contentHash(body ? canonicalJson(body) : rawBody)
