import type { JsonObject, JsonValue } from 'type-fest'
import { cleanValue } from '../field-mapping/sentinel.ts'
import { isJsonObject } from './json.ts'

/** A value of a payload and the dotted path it stands at. */
export interface Found {
  path: string
  value: JsonValue
}

const steps = new Map<string, readonly string[]>()

/** The paths are those written in adapters, so there are few; no path comes from outside. */
const stepsOf = (path: string): readonly string[] => {
  const known = steps.get(path)
  if (known) return known
  const split = path.split('.')
  steps.set(path, split)
  return split
}

/** A JSON object that came in, read by dotted path through own members alone. Wrong types and missing members read as nothing. */
export class Payload {
  readonly root: JsonObject
  readonly path: string

  constructor(root: JsonObject, path = '') {
    this.root = root
    this.path = path
  }

  /** Finds the first of several paths that says something: no placeholder, no empty text, no `N/A`. */
  find(...paths: string[]): Found | undefined {
    for (const path of paths) {
      const value = cleanValue(this.#raw(path))
      if (value !== undefined) return { path: this.#absolute(path), value }
    }
    return undefined
  }

  /** Reads a text; numbers are written out. */
  text(...paths: string[]): string | undefined {
    for (const path of paths) {
      const value = cleanValue(this.#raw(path))
      if (typeof value === 'string' || typeof value === 'number') return String(value)
    }
    return undefined
  }

  /** Reads an id: a text or whole number of at most 200 characters. */
  id(...paths: string[]): string | undefined {
    const text = this.text(...paths)
    return text !== undefined && text.length <= 200 ? text : undefined
  }

  number(...paths: string[]): number | undefined {
    for (const path of paths) {
      const value = this.#raw(path)
      const number = typeof value === 'string' && /^\d{1,15}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value
      if (typeof number === 'number' && Number.isFinite(number)) return number
    }
    return undefined
  }

  /** Tells whether a member is true, or a text that says so. */
  isTrue(path: string): boolean {
    const value = this.#raw(path)
    return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
  }

  /** Reads the first of several paths at which an object stands, as it is. */
  within(...paths: string[]): Payload | undefined {
    for (const path of paths) {
      const value = this.#raw(path)
      if (isJsonObject(value)) return new Payload(value, this.#absolute(path))
    }
    return undefined
  }

  /** Reads the objects of a list. */
  each(path: string): Payload[] {
    const value = this.#raw(path)
    if (!Array.isArray(value)) return []
    const absolute = this.#absolute(path)
    const found: Payload[] = []
    for (const [index, item] of value.entries())
      if (isJsonObject(item)) found.push(new Payload(item, `${absolute}[${index}]`))
    return found
  }

  /** Reads the texts of a list; one text alone is a list of one. */
  texts(path: string): Found[] {
    const value = this.#raw(path)
    const items = Array.isArray(value) ? value : [value]
    return items.flatMap((item, index) => {
      const clean = typeof item === 'string' ? cleanValue(item) : undefined
      const at = Array.isArray(value) ? `${this.#absolute(path)}[${index}]` : this.#absolute(path)
      return clean === undefined ? [] : [{ path: at, value: clean }]
    })
  }

  #raw(path: string): JsonValue | undefined {
    let value: JsonValue | undefined = this.root
    for (const step of stepsOf(path)) {
      if (!isJsonObject(value)) return undefined
      const member: JsonValue | undefined = value[step]
      // Most paths are of what did not come: whose a member is need be asked of those alone that are there.
      if (member === undefined || !Object.hasOwn(value, step)) return undefined
      value = member
    }
    return value
  }

  #absolute(path: string): string {
    return this.path === '' ? path : `${this.path}.${path}`
  }
}
