/** Tables start with this many slots; always a power of two. */
const minSlots = 64
/** Fuller tables probe too long. */
const maxLoad = 0.7

/**
 * Hashes keys to 64 bits each, two words a key: of a list of millions, two keys share theirs once in a million lists.
 *
 * Not for secrets: whoever knows the function finds keys that clash, and a clash only adds a candidate or a holder.
 */
export const fingerprintsOf = (keys: readonly string[]): Uint32Array => {
  const prints = new Uint32Array(2 * keys.length)
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? ''
    let low = 0x9e3779b9
    let high = 0x85ebca6b
    for (let at = 0; at < key.length; at += 1) {
      const unit = key.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x9e3779b1)
      high = Math.imul(high ^ unit, 0x5f356495)
    }
    low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) ^ Math.imul(high ^ (high >>> 13), 0x297a2d39)
    high = Math.imul(high ^ (high >>> 16), 0x21f0aaad) ^ Math.imul(low ^ (low >>> 15), 0x735a2d97)
    prints[2 * place] = low ^ (low >>> 14)
    prints[2 * place + 1] = high ^ (high >>> 15)
  }
  return prints
}

/**
 * Numbers by fingerprint, in typed arrays: 12 bytes a slot, where a `Map` of the keys themselves takes some 100.
 *
 * Open addressing with linear probing; 0 stands for what is absent.
 */
export class KeyTable {
  #low: Uint32Array
  #high: Uint32Array
  #values: Uint32Array
  #used = 0

  /** @param expected - how many keys there will be at least, so that the table need not grow on the way */
  constructor(expected = 0) {
    const slots = Math.max(minSlots, 2 ** Math.ceil(Math.log2((expected + 1) / maxLoad)))
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#values = new Uint32Array(slots)
  }

  get(low: number, high: number): number {
    return this.#values[this.#find(low, high)] ?? 0
  }

  /** Sets a number above 0, or removes the key with 0. */
  set(low: number, high: number, value: number): void {
    const at = this.#find(low, high)
    if (value === 0) {
      if (this.#values[at] !== 0) this.#delete(at)
    } else if (this.#values[at] === 0) this.#fill(at, low, high, value)
    else this.#values[at] = value
  }

  /** Sets a number above 0 where the key is absent, and gives what it had; 0 where it was. */
  claim(low: number, high: number, value: number): number {
    const at = this.#find(low, high)
    const held = this.#values[at] ?? 0
    if (held === 0) this.#fill(at, low, high, value)
    return held
  }

  #fill(at: number, low: number, high: number, value: number): void {
    this.#low[at] = low
    this.#high[at] = high
    this.#values[at] = value
    this.#used += 1
    if (this.#used > this.#values.length * maxLoad) this.#grow()
  }

  /** The slot of a key, or the empty one where it would go. */
  #find(low: number, high: number): number {
    const mask = this.#values.length - 1
    let at = low & mask
    while (this.#values[at] !== 0 && (this.#low[at] !== low || this.#high[at] !== high)) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [low, high, values] = [this.#low, this.#high, this.#values]
    const slots = values.length * 2
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#values = new Uint32Array(slots)
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? 0
      if (value === 0) continue
      const to = this.#find(low[at] ?? 0, high[at] ?? 0)
      this.#low[to] = low[at] ?? 0
      this.#high[to] = high[at] ?? 0
      this.#values[to] = value
    }
  }

  /** Moves back what was pushed past the freed slot, so that no marks of the deleted stay behind. */
  #delete(at: number): void {
    const mask = this.#values.length - 1
    let hole = at
    this.#used -= 1
    for (let next = (hole + 1) & mask; this.#values[next] !== 0; next = (next + 1) & mask) {
      const home = (this.#low[next] ?? 0) & mask
      if (((next - home) & mask) < ((next - hole) & mask)) continue
      this.#low[hole] = this.#low[next] ?? 0
      this.#high[hole] = this.#high[next] ?? 0
      this.#values[hole] = this.#values[next] ?? 0
      hole = next
    }
    this.#values[hole] = 0
  }
}
