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

/** Words of a slot: both halves of the fingerprint and the value. */
const slotWords = 3

/**
 * Numbers by fingerprint, in one typed array: 12 bytes a slot, where a `Map` of the keys themselves takes some 100.
 *
 * Open addressing with linear probing; 0 stands for what is absent. What belongs to a slot lies together, so that a look-up waits for memory once.
 */
export class KeyTable {
  #slots: Uint32Array
  #mask: number
  #used = 0

  /** @param words - of another table, which this one takes over */
  constructor(words: Uint32Array = new Uint32Array(minSlots * slotWords)) {
    this.#slots = words
    this.#mask = words.length / slotWords - 1
    for (let at = 2; at < words.length; at += slotWords) if (words[at] !== 0) this.#used += 1
  }

  /** All slots as they are, for a snapshot; not to be changed. */
  get words(): Uint32Array {
    return this.#slots
  }

  get(low: number, high: number): number {
    return this.#slots[this.#find(low, high) + 2] ?? 0
  }

  /** Sets a number above 0, or removes the key with 0. */
  set(low: number, high: number, value: number): void {
    const at = this.#find(low, high)
    if (value === 0) {
      if (this.#slots[at + 2] !== 0) this.#delete(at / slotWords)
    } else if (this.#slots[at + 2] === 0) this.#fill(at, low, high, value)
    else this.#slots[at + 2] = value
  }

  /** Sets a number above 0 where the key is absent, and gives what it had; 0 where it was. */
  claim(low: number, high: number, value: number): number {
    const at = this.#find(low, high)
    const held = this.#slots[at + 2] ?? 0
    if (held === 0) this.#fill(at, low, high, value)
    return held
  }

  #fill(at: number, low: number, high: number, value: number): void {
    this.#slots[at] = low
    this.#slots[at + 1] = high
    this.#slots[at + 2] = value
    this.#used += 1
    if (this.#used > (this.#mask + 1) * maxLoad) this.#grow()
  }

  /** Where the slot of a key starts, or the empty one where it would go. */
  #find(low: number, high: number): number {
    const slots = this.#slots
    let slot = low & this.#mask
    let at = slot * slotWords
    while (slots[at + 2] !== 0 && (slots[at] !== low || slots[at + 1] !== high)) {
      slot = (slot + 1) & this.#mask
      at = slot * slotWords
    }
    return at
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let from = 0; from < old.length; from += slotWords) {
      if (old[from + 2] === 0) continue
      const to = this.#find(old[from] ?? 0, old[from + 1] ?? 0)
      for (let word = 0; word < slotWords; word += 1) this.#slots[to + word] = old[from + word] ?? 0
    }
  }

  /** Moves back what was pushed past the freed slot, so that no marks of the deleted stay behind. */
  #delete(freed: number): void {
    const [slots, mask] = [this.#slots, this.#mask]
    let hole = freed
    this.#used -= 1
    for (let next = (hole + 1) & mask; slots[next * slotWords + 2] !== 0; next = (next + 1) & mask) {
      const home = (slots[next * slotWords] ?? 0) & mask
      if (((next - home) & mask) < ((next - hole) & mask)) continue
      slots.copyWithin(hole * slotWords, next * slotWords, (next + 1) * slotWords)
      hole = next
    }
    slots[hole * slotWords + 2] = 0
  }
}
