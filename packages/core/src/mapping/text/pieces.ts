import { spelledOf, type Word } from './word.ts'

/** A word with its apostrophes, a number with its points and its measure (`200A`, `6'`), an initialism with its stops or slashes, or one mark. */
const piece =
  /\p{L}(?:[./]\p{L}(?!\p{L}))+|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)(?!\p{L})|[avw](?!\.?\p{L})|['’′](?!\p{L})|["”″])?|\p{L}+(?:['’]\p{L}+)*['’]?|[\s\S]/iuy

/** Where the piece of a text that starts at an index ends. */
export const endOfPiece = (text: string, from: number): number => {
  piece.lastIndex = from
  piece.test(text)
  const end = Math.max(piece.lastIndex, from + 1)
  return end > from + 1 && closesQuote(text, from, end - 1) ? end - 1 : end
}

/** UTF-16 units of a quotation that ends with a number; the mark after a longer one is read as inches. */
const quotation = 80

/** Whether the mark after a number ends what was quoted, and is no measure of inches. */
const closesQuote = (text: string, from: number, at: number): boolean =>
  /["”]/.test(text.charAt(at)) &&
  (text.slice(Math.max(0, from - quotation), from).match(/["“”]/g)?.length ?? 0) % 2 === 1

/** UTF-16 units of a text that are read; an hour of speech has about 60,000. */
export const textLimit = 65_536

/** What {@link codesOf} has for a character that is not ASCII. */
const notAscii = 128
const blank = 32

/** Of every platform, though not of the language: the WHATWG's Encoding Standard. */
declare const TextEncoder: new () => {
  encodeInto(text: string, into: Uint8Array): { read: number; written: number }
}
const encoder = new TextEncoder()
const codes = new Uint8Array(textLimit + 1)

/**
 * The codes of a text's characters, with a blank after the last and one code for all that are not ASCII; they stand until the next text is asked for.
 *
 * Looking at bytes takes a quarter of the time that asking a string for each of its characters does.
 */
export const codesOf = (text: string): Uint8Array => {
  const { length } = text
  const { read, written } = encoder.encodeInto(text, codes)
  if (read !== length || written !== length)
    for (let at = 0; at < length; at += 1) codes[at] = Math.min(text.charCodeAt(at), notAscii)
  codes[length] = blank
  return codes
}

/** What a character is to a reader. */
export const Kind: { readonly mark: 0; readonly letter: 1; readonly digit: 2; readonly blank: 3; readonly other: 4 } = {
  mark: 0,
  letter: 1,
  digit: 2,
  blank: 3,
  other: 4,
}

const isPlainLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

const kindOf = (code: number): number => {
  if (isPlainLetter(code)) return Kind.letter
  if (code >= 48 && code <= 57) return Kind.digit
  if (code === notAscii) return Kind.other
  return code === blank || (code >= 9 && code <= 13) ? Kind.blank : Kind.mark
}

/** Kinds by the character's code as {@link codesOf} has it. */
export const kinds: Uint8Array = Uint8Array.from({ length: notAscii + 1 }, (_, code) => kindOf(code))

/** An apostrophe, or what is not ASCII, may belong to the word before it; a stop or a slash to a single letter. */
const endsWord = (code: number, length: number): boolean =>
  code !== notAscii && code !== 39 && (length > 1 || (code !== 46 && code !== 47))

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
  /** What stands for it where that is not one word. */
  several: readonly Word[] = []
  /** At most half of the places are taken. */
  #table = new Int32Array(stride * 4_096)
  #mask = 4_095
  /** By number, from 1 on; `undefined` where several words stand for one. */
  #single: (Word | undefined)[] = [undefined]
  #several = new Map<number, readonly Word[]>()

  /**
   * Reads the word that starts with an ASCII letter.
   *
   * @param text - whose codes those are
   * @returns the word; `undefined` where what is written is read as another number of words, which are {@link several}
   */
  read(text: string, codes: Uint8Array, from: number): Word | undefined {
    let low = 0
    let high = 0
    let at = from
    const first = codes[at] as number // within the text
    let code = first
    const half = from + lettersHeld
    do {
      low = (low << 5) | (code & 31)
      at += 1
      code = codes[at] as number // a blank ends the text
    } while (at < half && isPlainLetter(code))
    if (isPlainLetter(code)) {
      const full = half + lettersHeld
      do {
        high = (high << 5) | (code & 31)
        at += 1
        code = codes[at] as number
      } while (at < full && isPlainLetter(code))
      if (isPlainLetter(code)) return this.#readSlowly(text, from)
    }
    if (!endsWord(code, at - from)) return this.#readSlowly(text, from)
    this.end = at
    this.capital = first < 97 && at > from + 1 && (codes[from + 1] as number) >= 97
    const cell = this.#find(low, high)
    if (cell < 0) return this.#readSlowly(text, from)
    const number = this.#table[cell + 2] as number // the cell of a place
    if (number === 0) return this.#add(text.slice(from, at), low, high, cell)
    return this.#single[number] ?? this.#given(this.#several.get(number))
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

  #readSlowly(text: string, from: number): Word | undefined {
    this.end = endOfPiece(text, from)
    const { words, capital } = spelledOf(text.slice(from, this.end))
    this.capital = capital
    return this.#given(words)
  }

  #given(words: readonly Word[] = []): Word | undefined {
    this.several = words
    return words.length === 1 ? words[0] : undefined
  }

  #add(surface: string, low: number, high: number, cell: number): Word | undefined {
    const { words } = spelledOf(surface)
    const number = this.#single.length
    if (number > kept) {
      this.#table.fill(0)
      this.#single = [undefined]
      this.#several.clear()
      return this.#given(words)
    }
    this.#table[cell] = low
    this.#table[cell + 1] = high
    this.#table[cell + 2] = number
    const word = this.#given(words)
    this.#single.push(word)
    if (word === undefined) this.#several.set(number, words)
    if (2 * number >= this.#mask) this.#grow()
    return word
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

/** 1 for what may go on with a number after its digits: a mark with more digits behind it, `st`, `nd`, `rd`, `th`, a measure, or what is not ASCII. */
const goesOn: Uint8Array = kinds.map((_, code) =>
  code === notAscii || `.,:snrtavwAVW'"`.includes(String.fromCharCode(code)) ? 1 : 0,
)

/** Reads whole numbers of up to three digits, which most that are said are. */
class SmallNumbers {
  /** Where the number that was read last ends. */
  end = 0
  /** By the number with a one before it: `07` is not `7`. */
  readonly #words: (Word | undefined)[] = Array.from({ length: 2_000 }, () => undefined)

  /** Reads the number that starts with a digit; `undefined` where it is of another kind. */
  read(text: string, codes: Uint8Array, from: number): Word | undefined {
    let place = 1
    let at = from
    let code = codes[at] as number // within the text
    while (kinds[code] === Kind.digit && at <= from + 3) {
      place = 10 * place + code - 48
      at += 1
      code = codes[at] as number // a blank ends the text
    }
    if (at > from + 3 || goesOn[code] === 1) return undefined
    this.end = at
    this.#words[place] ??= spelledOf(text.slice(from, at)).words[0]
    return this.#words[place]
  }
}

export const smallNumbers: SmallNumbers = new SmallNumbers()
