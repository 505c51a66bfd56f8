import type { JsonObject, JsonValue } from 'type-fest'
import { hexOf, sha256, utf8 } from '../signature/bytes.ts'
import { isJsonObject } from './json.ts'
import { readJsonObject } from './json-body.ts'

/**
 * Writes a JSON value the same way whatever the order of its keys and the white space in and between its strings.
 */
export const canonicalJson = (value: JsonValue | undefined): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC').trim().replace(/\s+/g, ' '))
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value ?? null)
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

/**
 * Names a delivery by its content, for services that send no id of their own.
 *
 * The time of receipt is left out: a delivery repeated years later is still the same one. A body that cannot be read
 * is named by its bytes, so that it too is stored once.
 *
 * @param lead - what else tells deliveries apart, put before the body: caller, receiver, event
 * @returns SHA-256 in hexadecimal, 64 digits
 */
export const digestDelivery = async (
  rawBody: Uint8Array,
  distinguish: (body: JsonObject) => (string | undefined)[] = () => [],
): Promise<string> => {
  let body: JsonObject
  try {
    body = readJsonObject(rawBody)
  } catch {
    return hexOf(await sha256(rawBody))
  }
  return digestBody(body, distinguish(body))
}

/** Names an already parsed body as {@link digestDelivery} does. */
export const digestBody = async (body: JsonObject, distinguishing: (string | undefined)[]): Promise<string> =>
  hexOf(await sha256(utf8([...distinguishing.map((part) => part ?? ''), canonicalJson(body)].join('\n'))))
