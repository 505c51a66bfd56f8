/** Numbers a place of the table takes: the node, the word after it, and the node that the two lead to. */
const stride = 3

/** Which node of a trie a word leads to from another, in one stretch of memory, for it is asked for all the time. */
export class Transitions {
  #table = new Int32Array(stride * 1_024).fill(-1)
  #mask = 1_023
  #size = 0

  /** The node that a word leads to; -1 for none. */
  follow(node: number, word: number): number {
    const table = this.#table
    for (let place = placeOf(node, word) & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = stride * place
      if (table[at] === node && table[at + 1] === word) return table[at + 2] as number // the mask keeps it in range
      if (table[at] === -1) return -1
    }
  }

  /** Lets a word lead from a node to another; it must not lead anywhere yet. */
  add(node: number, word: number, to: number): void {
    if (2 * this.#size > this.#mask) this.#grow()
    this.#put(node, word, to)
    this.#size += 1
  }

  #put(node: number, word: number, to: number): void {
    let place = placeOf(node, word) & this.#mask
    while (this.#table[stride * place] !== -1) place = (place + 1) & this.#mask
    this.#table[stride * place] = node
    this.#table[stride * place + 1] = word
    this.#table[stride * place + 2] = to
  }

  #grow(): void {
    const old = this.#table
    this.#mask = 4 * (this.#mask + 1) - 1
    this.#table = new Int32Array(stride * (this.#mask + 1)).fill(-1)
    for (let at = 0; at < old.length; at += stride)
      if (old[at] !== -1) this.#put(old[at] as number, old[at + 1] as number, old[at + 2] as number) // in range by the loop's condition
  }
}

const placeOf = (node: number, word: number): number => {
  const mixed = Math.imul(node, 0x9e37_79b1) ^ Math.imul(word, 0x85eb_ca6b)
  return mixed ^ (mixed >>> 15)
}
