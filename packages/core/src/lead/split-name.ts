import { foldWord } from './company-name.ts'
import {
  credentials,
  generations,
  irishSurnames,
  marianNames,
  particles,
  spanishSurnames,
  surnameCredentials,
  titles,
  vietnameseSurnames,
} from './name-words.ts'

/** A name in parts, spelled as it came; parts that were not said are absent. */
export interface PersonName {
  givenName?: string
  middleName?: string
  familyName?: string
  /** Generation or degrees as written: `Jr.`, `MD`. */
  suffix?: string
  /** All people of `Bob & Mary Jones`; `givenName` is the first of them. */
  givenNames?: string[]
  /** The name is a company's, or names one besides the person. */
  companyName?: string
  /** It names nobody: `WIRELESS CALLER`, a town, a phone number. */
  junk?: true
}

interface Words {
  given: string[]
  family: string[]
  suffix: string[]
}

/** Splits one name, or the name of a couple, that is known not to be a company's. */
export const splitName = (text: string): PersonName => {
  const plain = /^([^\s,]+) ([^\s,]+)$/.exec(text)
  if (plain?.slice(1).every(isNameWord)) return { givenName: plain[1] ?? '', familyName: plain[2] ?? '' }
  const [head = [], ...tails] = text.split(',').map((part) => part.split(' ').filter((word) => word !== ''))
  const suffixes = tails.filter(isSuffix).flat()
  const given = tails.filter((words) => !isSuffix(words)).flat()
  const people = (given.length > 0 ? couple(given) : couple(head)).map(withoutTitle)
  const surname = given.length > 0 ? withoutSuffix(withoutTitle(head)) : undefined
  const titled = titles.has(foldWord(head[0] ?? ''))
  const names = people.map((words) => splitWords(words, surname, titled && people.length === 1))
  const [first] = names
  // `Bob & Mary Jones`: the surname is said once, with the last of them.
  const family = first?.family.length ? first.family : (names.at(-1)?.family ?? [])
  return present({
    givenName: first?.given[0],
    middleName: first?.given.slice(1).join(' '),
    familyName: family.join(' '),
    suffix: [...new Set([...names.flatMap((name) => name.suffix), ...suffixes])].join(' '),
    givenNames: names.flatMap((name) => name.given.slice(0, 1)),
  })
}

/** Neither a title nor what stands after a name, nor a word between two people. */
const isNameWord = (word: string): boolean => {
  const folded = foldWord(word)
  return !(titles.has(folded) || generations.has(folded) || credentials.has(folded) || joiner.test(word))
}

const splitWords = (all: string[], surname: Words | undefined, titled: boolean): Words => {
  const { given: words, suffix } = withoutSuffix(all, surname === undefined ? 2 : 1)
  if (surname !== undefined) return { given: words, family: surname.given, suffix: [...surname.suffix, ...suffix] }
  const alone = words.length === 1
  if (isVietnamese(words))
    return { given: [words.at(-1) ?? '', ...words.slice(1, -1)], family: words.slice(0, 1), suffix }
  if (alone && (titled || /^(?:o['’]|mc)\p{L}{2}/iu.test(words[0] ?? ''))) return { given: [], family: words, suffix }
  const start = alone ? 1 : familyStart(words)
  return { given: words.slice(0, start), family: words.slice(start), suffix }
}

/** `Trần Thị Mai`: the surname stands first, the given name last. */
const isVietnamese = ([family = '', middle = '', given]: string[]): boolean =>
  given !== undefined && /^(?:van|thi)$/.test(foldWord(middle)) && vietnameseSurnames.has(foldWord(family))

/** Where the surname begins in a name of two words or more. */
const familyStart = (words: string[]): number => {
  const folded = words.map(foldWord)
  // `De La Cruz`, `Sean O Brien`.
  if (particles.has(folded[0] ?? '') && particles.has(folded[1] ?? '') && words.length > 2) return 0
  if (folded.at(-2) === 'o' && irishSurnames.has(folded.at(-1) ?? '')) return words.length - 2
  // `María del Carmen Ortiz`: a given name, but for `Maria de la Cruz`.
  const marian = folded[0] === 'maria' ? folded.findIndex((word, at) => at > 1 && marianNames.has(word)) : -1
  if (marian > 1 && marian < words.length - 1 && folded.slice(1, marian).every((word) => particles.has(word)))
    return marian + 1
  const particle = words.findIndex(
    (word, at) => at > 0 && at < words.length - 1 && (word === 'Ó' || particles.has(foldWord(word))),
  )
  if (particle > 0) return particle
  const double = words.length > 2 && words.slice(-2).every((word) => spanishSurnames.has(foldWord(word)))
  return words.length - (double ? 2 : 1)
}

const isSuffix = (words: string[]): boolean =>
  words.length > 0 && words.every((word) => generations.has(foldWord(word)) || credentials.has(foldWord(word)))

/**
 * Takes generations and degrees off the end. A degree without a comma stands only after the words of a whole name, and one that is a
 * surname too must stand out: Anh Do is a person, Ann Lee DO a physician.
 */
const withoutSuffix = (words: string[], nameWordCount = 2): Words => {
  const isCapital = (word: string): boolean => word === word.toUpperCase()
  const standsOut = (word: string): boolean => isCapital(word) && !words.every(isCapital)
  const isDegree = (word: string): boolean =>
    credentials.has(foldWord(word)) && (!surnameCredentials.has(foldWord(word)) || standsOut(word))
  const isMark = (word: string, at: number): boolean =>
    generations.has(foldWord(word)) || (at >= nameWordCount && isDegree(word))
  let end = words.length
  while (end > 1 && isMark(words[end - 1] ?? '', end - 1)) end -= 1
  return { given: words.slice(0, end), family: [], suffix: words.slice(end) }
}

const withoutTitle = (words: string[]): string[] => {
  const start = words.findIndex((word, at) => at === words.length - 1 || !titles.has(foldWord(word)))
  return words.slice(Math.max(start, 0))
}

const joiner = /^(?:&|\+|and|And|AND|y)$/

/** Each person's words in `Bob & Mary Jones`; `Mr & Mrs Jones` is one name. */
const couple = (words: string[]): string[][] => {
  const people: string[][] = [[]]
  for (const word of words) {
    if (joiner.test(word)) people.push([])
    else people.at(-1)?.push(word)
  }
  const named = people.filter(
    (person) => person.length > 1 || (person.length === 1 && !titles.has(foldWord(person[0] ?? ''))),
  )
  return named.length > 0 ? named : people.slice(0, 1)
}

/** Leaves out what was not said; only a couple has a list of given names. */
const present = (name: { [Part in keyof PersonName]: PersonName[Part] | undefined }): PersonName => {
  const { givenNames = [], ...single } = name
  const said: PersonName = Object.fromEntries(
    Object.entries(single).filter(([, part]) => part !== undefined && part !== ''),
  )
  return givenNames.length > 1 ? { ...said, givenNames } : said
}
