/** Texts that look random and are the same for the same seed. Never for secrets of anything real. */
export interface Random {
  /** Lower-case hex digits. */
  hex(length: number): string
  /** From 0 up to but not 1. */
  fraction(): number
  /** Where the generator stands; set it to go on from there. */
  position: number
}

/** Makes a generator (mulberry32) from a seed. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    hex: (length) => {
      let text = ''
      while (text.length < length) text += next().toString(16).padStart(8, '0')
      return text.slice(0, length)
    },
    fraction: () => next() / 2 ** 32,
    get position() {
      return state
    },
    set position(position) {
      state = position >>> 0
    },
  }
}
