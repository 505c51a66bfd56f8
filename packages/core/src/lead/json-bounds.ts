/** How large a value from outside may be. */
export interface JsonLimits {
  /** Levels of objects and lists, the value itself included. */
  depth: number
  /** Objects, lists and values together. */
  nodes: number
  /** UTF-16 units of one text or key. */
  characters: number
}

/** Where and why a value is not plain, bounded JSON. */
export interface JsonFault {
  path: (string | number)[]
  code: 'forbidden-key' | 'not-json' | 'too-deep' | 'too-long' | 'too-many'
  message: string
}

const prototypeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Tells whether a key could reach an object's prototype where somebody copies it carelessly. */
export const isPrototypeKey = (key: string): boolean => prototypeKeys.has(key)

/** Names the kind of a value without repeating it: inputs hold personal data, and messages are logged. */
export const kindOf = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return `text of ${value.length} characters`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // Objects of another realm (a worker, a vm) have an Object.prototype of their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * Finds what keeps a value from being plain JSON within limits.
 *
 * A hostile value (deep, cyclic, huge) costs no more than the limits allow.
 */
export const jsonFaults = (root: unknown, limits: JsonLimits): JsonFault[] => {
  const faults: JsonFault[] = []
  let nodes = 0
  const fault = (path: (string | number)[], code: JsonFault['code'], message: string): void => {
    faults.push({ path, code, message })
  }
  const text = (value: string, path: (string | number)[]): void => {
    if (value.length <= limits.characters) return
    fault(path, 'too-long', `expected at most ${limits.characters} characters, got ${value.length}`)
  }
  const visit = (value: unknown, path: (string | number)[]): void => {
    nodes += 1
    if (nodes > limits.nodes || value === null || typeof value === 'boolean') return
    if (typeof value === 'string') text(value, path)
    else if (typeof value === 'number') {
      if (!Number.isFinite(value)) fault(path, 'not-json', 'expected a finite number')
    } else if (typeof value === 'object' && (Array.isArray(value) || isPlainObject(value))) members(value, path)
    else fault(path, 'not-json', `expected JSON, got ${kindOf(value)}`)
  }
  const members = (value: object, path: (string | number)[]): void => {
    if (path.length >= limits.depth) {
      fault(path, 'too-deep', `expected at most ${limits.depth} levels of objects and lists`)
      return
    }
    for (const [key, item] of Object.entries(value)) {
      if (nodes > limits.nodes) return
      if (isPrototypeKey(key)) fault(path, 'forbidden-key', `the key "${key}" is refused`)
      text(key, path)
      visit(item, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
  visit(root, [])
  if (nodes > limits.nodes) fault([], 'too-many', `expected at most ${limits.nodes} values`)
  return faults
}
