import { numberInWords } from './number-ways.ts'
import { endOfPiece } from './pieces.ts'
import { variantsOf } from './variants.ts'
import { type Word, wordsOf } from './word.ts'

/** How strictly the words of a phrase follow one another. */
export type PhraseOrder = 'exact' | 'near' | 'any'

/** One place of a phrase: any of these runs of stems fills it. */
export type Slot = readonly (readonly string[])[]

/** Named lists of words and phrases, written `<name>` in a phrase. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>

/** What is wrong with a phrase, as a sentence. */
export class PhraseSyntaxError extends Error {
  override readonly name = 'PhraseSyntaxError'
}

/** Ways a slot may be said; beyond it a phrase is refused. */
const slotLimit = 2_000
const depthLimit = 8
/** Places of one phrase: nobody says so much alike twice. */
export const placeLimit = 64

const part = /\(([^()]*)\)\??|<([^<>]*)>|[^\s()<>]+|[()<>]/g

/** What a text is cut into is what a phrase is cut into: `50gal` is two words. */
const partsOf = (piece: string): string[] => {
  const parts: string[] = []
  for (let at = 0; at < piece.length; ) {
    const end = endOfPiece(piece, at)
    parts.push(piece.slice(at, end))
    at = end
  }
  return parts.filter((part) => /^[\p{L}\d]/u.test(part))
}

/** `=installed` stands for that form alone, where `install` would do for all of them. */
const wordsIn = (piece: string): Word[] => {
  if (!piece.startsWith('=')) return partsOf(piece).flatMap(wordsOf)
  return wordsOf(piece.slice(1)).map((word) => ({ ...word, stem: `=${word.form}` }))
}

/** Choices that were read before: `is`, `my` and `somebody` are among those of hundreds of phrases. */
const choicesRead = new Map<string, readonly string[]>()
const choiceLimit = 5_000

const stemsOf = (text: string): readonly string[] => {
  const known = choicesRead.get(text)
  if (known !== undefined) return known
  const stems = readStems(text)
  if (choicesRead.size >= choiceLimit) choicesRead.clear()
  if (text.length <= 40) choicesRead.set(text, stems)
  return stems
}

/** Reads words as a text is read: contractions apart, misheard words as what was said, fillers dropped. */
const readStems = (text: string): string[] => {
  const words: Word[] = text.split(/[\s\-/]+/).flatMap(wordsIn)
  const stems: string[] = []
  for (let index = 0; index < words.length; ) {
    const word = words[index] as Word // in range by the loop's condition
    const number = numberInWords(words, index)
    if (number !== undefined) {
      stems.push(number.figures)
      index += number.length
      continue
    }
    const variant = (word.stem.startsWith('=') ? [] : variantsOf(word.form)).find(({ words: heard }) =>
      heard.every((form, at) => words[index + at]?.form === form),
    )
    for (const each of variant?.meant ?? [word]) if (!each.filler && each.stem !== '') stems.push(each.stem)
    index += variant?.words.length ?? 1
  }
  return stems
}

const checkWays = (count: number): void => {
  if (count > slotLimit) throw new PhraseSyntaxError(`more than ${slotLimit} ways to say one place of a phrase`)
}

const crossed = (left: Slot, right: Slot): Slot => {
  checkWays(left.length * right.length)
  return left.flatMap((before) => right.map((after) => [...before, ...after]))
}

const reference = (name: string, vocabulary: Vocabulary, depth: number): Slot => {
  const entries = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined
  if (entries === undefined) throw new PhraseSyntaxError(`<${name}> is not in the vocabulary`)
  if (depth >= depthLimit) throw new PhraseSyntaxError(`<${name}> refers to other lists more than ${depthLimit} deep`)
  const known = listsRead.get(vocabulary)?.get(name)
  if (known !== undefined) return known
  const ways: (readonly string[])[] = []
  for (const entry of entries) {
    ways.push(...parse(entry, vocabulary, depth + 1).reduce(crossed, [[]]))
    checkWays(ways.length)
  }
  // Deeper down, a list may still be one that refers to itself.
  if (depth === 0) listsRead.set(vocabulary, (listsRead.get(vocabulary) ?? new Map<string, Slot>()).set(name, ways))
  return ways
}

/** Lists by their names that were read before, for as long as their vocabulary is held. */
const listsRead = new WeakMap<Vocabulary, Map<string, Slot>>()

/** One choice: words that stand together, or a list of the vocabulary. */
const waysToSay = (choice: string, vocabulary: Vocabulary, depth: number): Slot => {
  if (choice.includes('<')) return parse(choice, vocabulary, depth).reduce(crossed, [[]])
  const stems = stemsOf(choice)
  return stems.length === 0 ? [] : [stems]
}

const parse = (phrase: string, vocabulary: Vocabulary, depth: number): Slot[] => {
  const slots: Slot[] = []
  let plain = ''
  const flush = (): void => {
    for (const stem of stemsOf(plain)) slots.push([[stem]])
    plain = ''
  }
  for (const match of phrase.matchAll(part)) {
    const [whole, group, name] = match
    if (group === undefined && name === undefined) {
      if ('()<>'.includes(whole)) throw new PhraseSyntaxError(`an unpaired ${whole}`)
      plain += ` ${whole}`
      continue
    }
    flush()
    if (name !== undefined) slots.push(reference(name, vocabulary, depth))
    else {
      const ways = (group ?? '').split('|').flatMap((way) => waysToSay(way, vocabulary, depth))
      if (ways.length === 0) throw new PhraseSyntaxError(`no word that counts in (${group})`)
      slots.push(ways)
    }
  }
  flush()
  if (slots.length === 0) throw new PhraseSyntaxError('no word that counts')
  if (slots.length > placeLimit) throw new PhraseSyntaxError(`more than ${placeLimit} words, one after another`)
  return slots
}

/** Choices that may be left out; more would double the ways to say a phrase once more each. */
const optionalLimit = 4

/** Writes a phrase with and without each `(choice)?`. */
const waysOf = (phrase: string): string[] => {
  const options = Array.from(phrase.matchAll(/\([^()]*\)\?/g))
  if (options.length > optionalLimit)
    throw new PhraseSyntaxError(`more than ${optionalLimit} choices that may be left out`)
  return options.reduce<string[]>(
    (ways, [option]) => ways.flatMap((way) => [way.replace(option, ' '), way.replace(option, option.slice(0, -1))]),
    [phrase],
  )
}

/**
 * Reads a phrase: words, `(this|or this)` for a choice, `(this)?` for one that may be left out, `<name>` for a list of the vocabulary.
 *
 * Several words in one choice stand together (`(water heater) leak`); `=leaking` is that form alone, where `leak` is every form.
 *
 * @returns the places to fill, once for each way to say the phrase
 * @throws {@link PhraseSyntaxError} when the phrase has no word that counts, an unpaired bracket or an unknown name
 */
export const parsePhrase = (phrase: string, vocabulary: Vocabulary): Slot[][] =>
  waysOf(phrase).map((way) => parse(way, vocabulary, 0))
