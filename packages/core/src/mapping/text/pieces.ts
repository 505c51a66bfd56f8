import { type Spelled, spelledOf } from './word.ts'

/** A word with its apostrophes, a number with its points, an initialism with its stops or slashes, or one mark. */
const piece =
  /\p{L}(?:[./]\p{L}(?!\p{L}))+|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|\p{L}+(?:['’]\p{L}+)*['’]?|[\s\S]/uy

/** Where the piece of a text that starts at an index ends. */
export const endOfPiece = (text: string, from: number): number => {
  piece.lastIndex = from
  piece.test(text)
  return Math.max(piece.lastIndex, from + 1)
}

/** What an ASCII character is to a reader. */
export const Kind: { readonly mark: 0; readonly letter: 1; readonly digit: 2; readonly blank: 3 } = {
  mark: 0,
  letter: 1,
  digit: 2,
  blank: 3,
}

const isPlainLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

const kindOf = (code: number): number => {
  if (isPlainLetter(code)) return Kind.letter
  if (code >= 48 && code <= 57) return Kind.digit
  return code === 32 || (code >= 9 && code <= 13) ? Kind.blank : Kind.mark
}

/** Kinds by the character's code, 0 to 127. */
export const kinds: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => kindOf(code))

/** Marks after which a word of ASCII letters cannot go on. */
const endsWord = (code: number): boolean => code === 32 || code === 44 || code === 10 || code === 33 || code === 63

/** Surfaces that are kept before all are forgotten. */
const kept = 20_000
/** Longer words hardly recur. */
const lengthLimit = 40

/** Reads the words of ASCII letters, which nearly all are: one that was met before is found by its letters, where it stands. */
class PlainWords {
  /** Where the word that was read last ends. */
  end = 0
  /** For each place of the table, the number of a surface; 0 where it is free. At most half of the places are taken. */
  #numbers = new Int32Array(4_096)
  /** By number: where the letters begin; those of the next surface end them. */
  #starts = new Int32Array(2_050)
  #letters = new Uint8Array(16_384)
  #spelled: Spelled[] = [spelledOf('')]

  /** Reads the word that starts with the ASCII letter at an index; its end is in {@link end}. */
  read(text: string, codes: Uint16Array, from: number, length: number): Spelled {
    let hash = 0
    let at = from
    let code = codes[at] as number // the caller has read it
    while (isPlainLetter(code)) {
      hash = Math.imul(hash ^ code, 16_777_619)
      at += 1
      code = at < length ? (codes[at] as number) : 32 // in range
    }
    // A stop goes on only after a single letter: `p.m.`
    if (endsWord(code) || (code === 46 && at > from + 1)) {
      this.end = at
      return at - from > lengthLimit ? spelledOf(text.slice(from, at)) : this.#find(text, codes, from, hash)
    }
    this.end = endOfPiece(text, from)
    return spelledOf(text.slice(from, this.end))
  }

  #find(text: string, codes: Uint16Array, from: number, hash: number): Spelled {
    const mask = this.#numbers.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const number = this.#numbers[place] as number // the mask keeps it in range
      if (number === 0) return this.#add(text, codes, from, place)
      if (this.#standsAt(codes, from, number)) return this.#spelled[number] as Spelled // both hold the number
      place = (place + 1) & mask
    }
  }

  #standsAt(codes: Uint16Array, from: number, number: number): boolean {
    const start = this.#starts[number] as number // one for each number, and one more
    const length = (this.#starts[number + 1] as number) - start
    if (length !== this.end - from) return false
    const letters = this.#letters
    for (let at = 0; at < length; at += 1) if (letters[start + at] !== codes[from + at]) return false
    return true
  }

  #add(text: string, codes: Uint16Array, from: number, place: number): Spelled {
    const spelled = spelledOf(text.slice(from, this.end))
    const number = this.#spelled.length
    if (number > kept) {
      this.#numbers.fill(0)
      this.#spelled = this.#spelled.slice(0, 1)
      return spelled
    }
    this.#numbers[place] = number
    this.#spelled.push(spelled)
    const start = this.#starts[number] as number // the end of the surface before
    const end = start + this.end - from
    if (end > this.#letters.length) this.#letters = grown(this.#letters, new Uint8Array(2 * end))
    for (let at = start; at < end; at += 1) this.#letters[at] = codes[from + at - start] as number // letters of the text
    this.#starts[number + 1] = end
    if (2 * number >= this.#numbers.length) this.#grow()
    return spelled
  }

  #grow(): void {
    const mask = 2 * this.#numbers.length - 1
    this.#numbers = new Int32Array(mask + 1)
    this.#starts = grown(this.#starts, new Int32Array(mask + 3))
    for (let number = 1; number < this.#spelled.length; number += 1) {
      let hash = 0
      const end = this.#starts[number + 1] as number // one for each number, and one more
      for (let at = this.#starts[number] as number; at < end; at += 1)
        hash = Math.imul(hash ^ (this.#letters[at] as number), 16_777_619)
      let place = (hash ^ (hash >>> 15)) & mask
      while (this.#numbers[place] !== 0) place = (place + 1) & mask
      this.#numbers[place] = number
    }
  }
}

const grown = <T extends Uint8Array | Int32Array>(from: T, to: T): T => {
  to.set(from)
  return to
}

export const plainWords: PlainWords = new PlainWords()
