import type { JsonObject, JsonValue } from 'type-fest'
import { DeliveryError } from './delivery-error.ts'
import { isJsonObject } from './json.ts'

/** How much of a body is read at all. */
export interface BodyLimits {
  /** @defaultValue 1 MiB */
  maxBytes?: number
  /** Levels of objects and arrays, the outermost counted. @defaultValue 8, as deep as a lead's fields may be */
  maxDepth?: number
  /** Values of any kind in the whole body. @defaultValue 5,000 */
  maxValues?: number
}

const decoder = new TextDecoder()

/** Keys that reach the prototype of an object in careless code further on. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

/**
 * Reads a raw body as one JSON object of bounded size.
 *
 * Bytes that are not UTF-8 become U+FFFD instead of costing a lead. Raw line breaks and tabs inside strings are
 * read as such: a template filled in as text leaves them there, and JSON has no other meaning for them.
 *
 * @throws DeliveryError `too-large`, `invalid-json`, `not-an-object`, `too-deep`, `too-many-values`, `forbidden-key`
 */
export const readJsonObject = (rawBody: Uint8Array, limits: BodyLimits = {}): JsonObject => {
  const { maxBytes = 1_048_576, maxDepth = 8, maxValues = 5000 } = limits
  if (rawBody.byteLength > maxBytes)
    throw new DeliveryError('too-large', `The body has ${rawBody.byteLength} bytes; at most ${maxBytes} are read.`)
  const value = parseLeniently(decoder.decode(rawBody))
  if (!isJsonObject(value))
    throw new DeliveryError('not-an-object', `The body is ${kindOf(value)}; a JSON object was expected.`)
  const steps: (string | number)[] = []
  let left = maxValues
  const check = (child: object): void => {
    if (steps.length >= maxDepth)
      throw refuse('too-deep', steps, `nests deeper than ${maxDepth} levels; flatter JSON was expected`)
    if (Array.isArray(child)) {
      for (let at = 0; at < child.length; at += 1) enter(child[at], at)
      return
    }
    for (const key in child) {
      if (forbiddenKeys.has(key)) throw refuse('forbidden-key', [...steps, key], 'is a key that no payload may use')
      // JSON.parse gives objects whose members are all their own, and nothing else.
      enter((child as JsonObject)[key], key)
    }
  }
  const enter = (next: JsonValue | undefined, step: string | number): void => {
    if (--left < 0)
      throw new DeliveryError(
        'too-many-values',
        `The body holds more than ${maxValues} values; a call needs far fewer.`,
      )
    if (typeof next !== 'object' || next === null) return
    steps.push(step)
    check(next)
    steps.pop()
  }
  check(value)
  return value
}

const refuse = (
  code: 'too-deep' | 'forbidden-key',
  steps: readonly (string | number)[],
  what: string,
): DeliveryError => {
  const path = steps.map((step) => String(step).slice(0, 100)).join('.')
  const message = `${path.length > 200 ? `${path.slice(0, 200)}…` : path} ${what}.`
  return new DeliveryError(code, message, [{ path: path.slice(0, 1000), code, message }])
}

const kindOf = (value: JsonValue): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return `a ${typeof value}`
}

const parseLeniently = (text: string): JsonValue => {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(escapeControlCharacters(text))
    } catch {
      const what = text.trim() === '' ? 'empty' : 'not JSON'
      throw new DeliveryError('invalid-json', `The body is ${what}; a JSON object was expected.`)
    }
  }
}

/** Scans by hand: a regular expression over an unclosed string of escapes would take quadratic time. */
const escapeControlCharacters = (text: string): string => {
  let escaped = ''
  let copiedTo = 0
  let insideString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) insideString = !insideString
    else if (insideString && code === 0x5c) at++
    else if (insideString && code < 0x20) {
      escaped += text.slice(copiedTo, at) + JSON.stringify(text.charAt(at)).slice(1, -1)
      copiedTo = at + 1
    }
  }
  return escaped + text.slice(copiedTo)
}
