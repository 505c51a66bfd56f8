import { spokenDigits } from '../spoken-digits.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What people say before a number. */
const leadIns = list(
  "it it's its is my the our phone cell number a area code plus at call me you can reach on yeah yes sure that's thats that",
)
/** Sounds and strokes between the figures. */
const hesitations = list('um uh er erm ah hmm mm okay ok so then dash hyphen dot period space')

/** What speech recognition writes for digits. */
const misheard: ReadonlyMap<string, string> = new Map(
  'won one,wun one,to two,too two,tree three,for four,fore four,fife five,sex six,sicks six,ate eight,nein nine,nigh nine,owe oh'
    .split(',')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
)

const national = /^1?[2-9]\d{9}$/

/**
 * Reads a number that was said in words, alone or within a sentence.
 *
 * Within a sentence, and where a word was misheard, only a whole North American number counts. The area code may come last.
 *
 * @returns digits, after a `+` where one was said
 */
export const numberSaid = (text: string): string | undefined => {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !hesitations.has(word))
  const start = Math.max(
    words.findIndex((word) => !leadIns.has(word)),
    0,
  )
  const said = inFull(words.slice(start)) ?? areaLast(words) ?? withinSentence(words)
  return said !== undefined && words[start - 1] === 'plus' ? `+${said}` : said
}

const inFull = (words: readonly string[]): string | undefined => {
  const plain = spokenDigits(words)
  if (plain.words === words.length && plain.digits.length >= 3) return plain.digits
  const corrected = spokenDigits(words.map((word) => misheard.get(word) ?? word))
  return corrected.words === words.length && national.test(corrected.digits) ? corrected.digits : undefined
}

/** `377 1988, area code 512`. */
const areaLast = (words: readonly string[]): string | undefined => {
  const at = words.lastIndexOf('area')
  if (at < 1 || words[at + 1] !== 'code') return undefined
  const code = spokenDigits(words.slice(at + 2))
  const [line, ...more] = runsOf(words.slice(0, at))
  const whole = more.length === 0 && line?.length === 7 ? code.digits + line : ''
  return code.digits.length === 3 && national.test(whole) ? whole : undefined
}

/** The one whole number among words; beside it no more figures than an hour has. */
const withinSentence = (words: readonly string[]): string | undefined => {
  const runs = runsOf(words)
  const whole = runs.filter((digits) => national.test(digits))
  const rest = runs.filter((digits) => !national.test(digits))
  return whole.length === 1 && rest.every((digits) => digits.length <= 2) ? whole[0] : undefined
}

const runsOf = (words: readonly string[]): string[] => {
  const runs: string[] = []
  for (let at = 0; at < words.length; ) {
    const { digits, words: taken } = spokenDigits(words.slice(at))
    if (taken > 0) runs.push(digits)
    at += Math.max(taken, 1)
  }
  return runs
}
