/** Stands for a value that is no plain JSON. */
const none = Symbol('no plain JSON')

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Copies plain JSON within bounds. */
class Copier {
  #left: number

  constructor(values: number) {
    this.#left = values
  }

  copy(value: unknown, depth: number): unknown {
    this.#left -= 1
    if (typeof value !== 'object' || value === null) return value
    if (depth === 0 || this.#left < 0) return none
    return Array.isArray(value) ? this.#list(value, depth) : isPlain(value) ? this.#object(value, depth) : none
  }

  #list(list: readonly unknown[], depth: number): unknown {
    const copied: unknown[] = []
    for (const value of list) {
      const one = this.copy(value, depth - 1)
      if (one === none) return none
      copied.push(one)
    }
    return copied
  }

  #object(object: object, depth: number): unknown {
    const copied: Record<string, unknown> = {}
    for (const key of Object.keys(object)) {
      // Set on a plain object, it would be its prototype.
      if (key === '__proto__') return none
      const one = this.copy(Reflect.get(object, key), depth - 1)
      if (one === none) return none
      copied[key] = one
    }
    return copied
  }
}

/** Copies plain JSON; `undefined` where a value is something else, or where it is deeper or has more values than are wanted. */
export const plainCopy = (value: unknown, depth: number, values: number): unknown => {
  const copied = new Copier(values).copy(value, depth)
  return copied === none ? undefined : copied
}
