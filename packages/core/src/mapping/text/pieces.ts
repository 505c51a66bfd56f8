import { spelledOf, type Word } from './word.ts'

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

/** An apostrophe, or what is not ASCII, may belong to the word before it; a stop or a slash to a single letter. */
const endsWord = (code: number, length: number): boolean =>
  code < 128 && code !== 39 && (length > 1 || (code !== 46 && code !== 47))

/** Words that are kept before all are forgotten. */
const kept = 20_000
/** Places that are tried for a word: only letters that were chosen to meet in one place need more. */
const tries = 24
/** Letters that fit into a number, five bits each. */
const lettersHeld = 6
/** Numbers a place of the table takes: the letters, and the number of the word. */
const stride = 3

/** Reads the words of ASCII letters, which nearly all are: one of up to twelve letters is found by two numbers that they make. */
class PlainWords {
  /** Where the word that was read last ends. */
  end = 0
  /** It is written with a capital, as names are. */
  capital = false
  /** At most half of the places are taken. */
  #table = new Int32Array(stride * 4_096)
  #mask = 4_095
  /** By number, from 1 on. */
  #words: (readonly Word[])[] = [[]]

  /** Reads the word that starts with the ASCII letter `first` at an index. */
  read(text: string, from: number, first: number): readonly Word[] {
    const { length } = text
    let low = 0
    let high = 0
    let at = from
    let code = first
    const half = from + lettersHeld
    do {
      low = (low << 5) | (code & 31)
      at += 1
      code = at < length ? text.charCodeAt(at) : 32
    } while (at < half && isPlainLetter(code))
    if (isPlainLetter(code)) {
      const full = half + lettersHeld
      do {
        high = (high << 5) | (code & 31)
        at += 1
        code = at < length ? text.charCodeAt(at) : 32
      } while (at < full && isPlainLetter(code))
      if (isPlainLetter(code)) return this.#readSlowly(text, from)
    }
    if (!endsWord(code, at - from)) return this.#readSlowly(text, from)
    this.end = at
    this.capital = first < 97 && at > from + 1 && text.charCodeAt(from + 1) >= 97
    const cell = this.#find(low, high)
    if (cell < 0) return this.#readSlowly(text, from)
    const number = this.#table[cell + 2] as number // the cell of a place
    return number === 0 ? this.#add(text.slice(from, at), low, high, cell) : (this.#words[number] as readonly Word[]) // its own
  }

  /** Where the letters stand in the table or may be put; -1 where they meet too many others. */
  #find(low: number, high: number): number {
    const table = this.#table
    let place = placeOf(low, high) & this.#mask
    for (let left = tries; left > 0; left -= 1) {
      const cell = stride * place
      if (table[cell + 2] === 0 || (table[cell] === low && table[cell + 1] === high)) return cell
      place = (place + 1) & this.#mask
    }
    return -1
  }

  #readSlowly(text: string, from: number): readonly Word[] {
    this.end = endOfPiece(text, from)
    const { words, capital } = spelledOf(text.slice(from, this.end))
    this.capital = capital
    return words
  }

  #add(surface: string, low: number, high: number, cell: number): readonly Word[] {
    const { words } = spelledOf(surface)
    const number = this.#words.length
    if (number > kept) {
      this.#table.fill(0)
      this.#words = [[]]
      return words
    }
    this.#table[cell] = low
    this.#table[cell + 1] = high
    this.#table[cell + 2] = number
    this.#words.push(words)
    if (2 * number >= this.#mask) this.#grow()
    return words
  }

  #grow(): void {
    const old = this.#table
    this.#mask = 2 * this.#mask + 1
    this.#table = new Int32Array(stride * (this.#mask + 1))
    for (let from = 0; from < old.length; from += stride) {
      if (old[from + 2] === 0) continue
      const low = old[from] as number // in range by the loop's condition
      const high = old[from + 1] as number
      let place = placeOf(low, high) & this.#mask
      while (this.#table[stride * place + 2] !== 0) place = (place + 1) & this.#mask
      this.#table.set([low, high, old[from + 2] as number], stride * place)
    }
  }
}

const placeOf = (low: number, high: number): number => {
  const mixed = Math.imul(low, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b)
  return mixed ^ (mixed >>> 15)
}

export const plainWords: PlainWords = new PlainWords()
