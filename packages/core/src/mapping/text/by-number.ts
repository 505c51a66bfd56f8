/** Entries up to which one is looked for by going through all. */
const few = 12

/** A map by numbers that costs next to nothing while it has few entries, as it nearly always has. */
export class ByNumber<Value> {
  /** In the order in which they were added, and beside each its value. */
  readonly keys: number[] = []
  readonly values: Value[] = []
  #places: Map<number, number> | undefined

  /** Adds an entry; there must be none of that number. */
  add(key: number, value: Value): void {
    this.#places?.set(key, this.keys.length)
    this.keys.push(key)
    this.values.push(value)
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
