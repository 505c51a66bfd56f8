/** Entries up to which one is looked for by going through all. */
const few = 12

/** A map by numbers that costs next to nothing while it has few entries, as it nearly always has. */
export class ByNumber<Value> {
  /** In the order in which they were added, until they are sorted, and beside each its value. */
  readonly keys: number[] = []
  readonly values: Value[] = []
  #places: Map<number, number> | undefined

  /** Adds an entry; there must be none of that number. */
  add(key: number, value: Value): void {
    this.#places?.set(key, this.keys.length)
    this.keys.push(key)
    this.values.push(value)
  }

  /** Brings the entries into the order of their numbers. */
  sort(): void {
    const { keys, values } = this
    if (keys.length > few) {
      const entries = keys.map((key, at) => ({ key, value: values[at] as Value })) // one beside each
      entries.sort((left, right) => left.key - right.key)
      for (const [at, { key, value }] of entries.entries()) {
        keys[at] = key
        values[at] = value
      }
      this.#places = undefined
      return
    }
    for (let next = 1; next < keys.length; next += 1) {
      const key = keys[next] as number // in range by the loop's condition
      const value = values[next] as Value
      let at = next
      for (; at > 0 && (keys[at - 1] as number) > key; at -= 1) {
        keys[at] = keys[at - 1] as number
        values[at] = values[at - 1] as Value
      }
      keys[at] = key
      values[at] = value
    }
  }

  get(key: number): Value | undefined {
    const { keys } = this
    if (keys.length > few) return this.#lookUp(key)
    for (let place = 0; place < keys.length; place += 1) if (keys[place] === key) return this.values[place]
    return undefined
  }

  #lookUp(key: number): Value | undefined {
    this.#places ??= new Map(this.keys.map((one, place) => [one, place]))
    const place = this.#places.get(key)
    return place === undefined ? undefined : this.values[place]
  }
}
