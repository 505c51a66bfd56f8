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

/** Tells an ASCII letter by its code. */
export const isPlainLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/** Marks after which a word of ASCII letters cannot go on. */
const endsWord = (code: number): boolean => code === 32 || code === 44 || code === 10 || code === 33 || code === 63

const places = 65_536
/** Places of the table that are taken before it is emptied. */
const kept = 20_000
/** Longer words hardly recur. */
const lengthLimit = 40

/** Reads the words of ASCII letters, which nearly all are: one that was met before is found by its letters, where it stands. */
class PlainWords {
  /** Where the word that was read last ends. */
  end = 0
  /** For each place of the table, the number of a surface; 0 where it is free. */
  readonly #numbers = new Int32Array(places)
  #surfaces: string[] = ['']
  #spelled: Spelled[] = [{ words: [], capital: false }]

  /** Reads the word that starts with the ASCII letter at an index; its end is in {@link end}. */
  read(text: string, from: number): Spelled {
    let hash = 0
    let at = from
    let code = text.charCodeAt(at)
    while (isPlainLetter(code)) {
      hash = Math.imul(hash ^ code, 16_777_619)
      at += 1
      code = text.charCodeAt(at)
    }
    // A stop goes on only after a single letter: `p.m.`
    if (at === text.length || endsWord(code) || (code === 46 && at > from + 1)) {
      this.end = at
      return at - from > lengthLimit ? spelledOf(text.slice(from, at)) : this.#find(text, from, at, hash)
    }
    this.end = endOfPiece(text, from)
    return spelledOf(text.slice(from, this.end))
  }

  #find(text: string, from: number, to: number, hash: number): Spelled {
    let place = (hash ^ (hash >>> 15)) & (places - 1)
    for (;;) {
      const number = this.#numbers[place] as number // the mask keeps it in range
      if (number === 0) return this.#add(text.slice(from, to), place)
      if (standsAt(text, from, to, this.#surfaces[number] as string)) return this.#spelled[number] as Spelled // both hold the number
      place = (place + 1) & (places - 1)
    }
  }

  #add(surface: string, place: number): Spelled {
    const spelled = spelledOf(surface)
    if (this.#surfaces.length > kept) {
      this.#numbers.fill(0)
      this.#surfaces = ['']
      this.#spelled = this.#spelled.slice(0, 1)
      return spelled
    }
    this.#numbers[place] = this.#surfaces.length
    this.#surfaces.push(surface)
    this.#spelled.push(spelled)
    return spelled
  }
}

const standsAt = (text: string, from: number, to: number, surface: string): boolean => {
  if (surface.length !== to - from) return false
  for (let at = 0; at < surface.length; at += 1) if (surface.charCodeAt(at) !== text.charCodeAt(from + at)) return false
  return true
}

export const plainWords: PlainWords = new PlainWords()
