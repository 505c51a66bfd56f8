import type { JsonObject, JsonValue } from 'type-fest'
import { hexOf, sha256, utf8 } from '../signature/bytes.ts'
import { isJsonObject } from './json.ts'
import { type BodyLimits, readJsonObject } from './json-body.ts'

/** Writes a JSON value the same way whatever the order of its keys and the white space in and between its strings. */
export const canonicalJson = (value: JsonValue | undefined): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC').replace(/\s+/g, ' ').trim())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value ?? null)
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

/**
 * Names a delivery by what it says, for services that send no id of their own.
 *
 * The time of receipt is left out: a delivery repeated years later is still the same one. A body that cannot be read
 * is named by its bytes, so that it too is stored once.
 *
 * @returns SHA-256 in hexadecimal, 64 digits
 */
export const digestDelivery = async (rawBody: Uint8Array, limits: BodyLimits = {}): Promise<string> => {
  let body: JsonObject
  try {
    body = readJsonObject(rawBody, limits)
  } catch {
    return hexOf(await sha256(rawBody))
  }
  return digestBody(body)
}

/** Names a body that is already parsed as {@link digestDelivery} does. */
export const digestBody = async (body: JsonObject): Promise<string> => hexOf(await sha256(utf8(canonicalJson(body))))
