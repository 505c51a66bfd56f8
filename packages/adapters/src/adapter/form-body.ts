import type { JsonObject } from 'type-fest'
import { DeliveryError } from './delivery-error.ts'
import type { BodyLimits } from './json-body.ts'

const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

/**
 * Reads `application/x-www-form-urlencoded` as one object of texts; of a name that comes again the first value counts.
 *
 * @throws DeliveryError `too-large`, `too-many-values`, `forbidden-key`
 */
export const readForm = (encoded: Uint8Array | string, limits: BodyLimits = {}): JsonObject => {
  const { maxBytes = 1_048_576, maxValues = 1000 } = limits
  if (encoded.length > maxBytes)
    throw new DeliveryError('too-large', `The form has ${encoded.length} bytes; at most ${maxBytes} are read.`)
  const text = typeof encoded === 'string' ? encoded : new TextDecoder().decode(encoded)
  const values = new Map<string, string>()
  let count = 0
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > maxValues)
      throw new DeliveryError('too-many-values', `The form has more than ${maxValues} values; a call needs far fewer.`)
    if (forbiddenNames.has(name))
      throw new DeliveryError('forbidden-key', 'The form has a name that no payload may use.', [
        { path: name, code: 'forbidden-key', message: 'is a name that no payload may use' },
      ])
    if (!values.has(name)) values.set(name, value)
  }
  return Object.fromEntries(values)
}
