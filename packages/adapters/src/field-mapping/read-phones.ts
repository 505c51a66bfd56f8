import type { NormalPhone, PhoneReason } from '@leadbooks/core'
import type { Reading } from './reading.ts'
import type { TextSource } from './sources.ts'
import { type TakenBack, takenBack } from './taken-back.ts'

/** A lead lists at most this many numbers and addresses; nobody leaves more. */
export const mostListed = 20

/** Reads the numbers somebody can be called on, the one they call from first. */
export const readPhones = (reading: Reading, callerNumber: TextSource | undefined): string[] => {
  const phones: string[] = []
  const add = (source: TextSource): void => {
    const { numbers, reason, isCorrected } = phonesIn(source.text, reading)
    if (numbers.length === 0) {
      // A withheld number is no mistake that somebody could look into.
      const isWithheld = reason === 'anonymous' || reason === 'empty'
      reading.refuse(source, reason ?? 'not-a-number', 'a telephone number', isWithheld ? undefined : 'contact.phones')
    }
    for (const { e164, extension } of numbers) {
      if (e164 === undefined || phones.length >= mostListed) continue
      // The lead has no place for an extension; the number as it was said stays among the fields.
      if (extension !== undefined || isCorrected) reading.sources.giveBack(source)
      if (phones.includes(e164)) continue
      const path = `contact.phones.${phones.length}`
      reading.note(path, source)
      if (isCorrected) reading.doubt(path, 'corrected', 'another number was said first and taken back')
      if (isSpokenNumber(source.text, e164)) reading.doubt(path, 'spoken', 'the number was said in words')
      if (isFictional(e164)) reading.doubt(path, 'fictional', 'the number is one that is kept for films and examples')
      phones.push(e164)
    }
  }
  if (callerNumber) add(callerNumber)
  for (const source of reading.sources.takeAll('contact.phones')) add(source)
  return phones
}

/** Tells whether figures of a number were made of words or letters: `five one two …`, `512 to 26 for 410`, `512-377-l988`. */
const isSpokenNumber = (text: string, e164: string): boolean =>
  !/^\+\d+$/.test(text) && /[a-z]/i.test(text) && !text.replace(/\D/g, '').includes(e164.slice(-7))

/** @see https://nationalnanpa.com: 555-0100 to 555-0199 are assigned to nobody */
const isFictional = (e164: string): boolean => /^\+1\d{3}55501\d\d$/.test(e164)

/** What people say before and between the figures: `it's 214 then 226 dash 7788`. */
const between = /^(?:it|that)['’]s |[\s,]*\b(?:(?:and )?then|dash|hyphen|dot|period)\b[\s,]*/gi

/** What stands between two numbers, labels among it. */
const apart = /[,;/|]|\s(?=\+\d)|\b(?:or|and|home|cell|mobile|work|office)\b/i

interface Numbers {
  numbers: NormalPhone[]
  reason?: PhoneReason | undefined
  isCorrected?: boolean
}

const phonesIn = (said: string, reading: Reading): Numbers => {
  // As services write the numbers of both sides.
  if (/^\+\d+$/.test(said)) return oneOf(reading.phone(said))
  const isProse = /[a-z]{2}/i.test(said)
  const back = isProse ? takenBack(said) : undefined
  if (back !== undefined) return correctedIn(back, reading)
  const text = isProse ? said.replace(between, ' ') : said
  const several = severalIn(text, reading)
  if (several.length > 1) return { numbers: several }
  return several.length > 0 && reading.phone(text).e164 === undefined
    ? { numbers: several }
    : oneOf(reading.phone(text))
}

const oneOf = (number: NormalPhone): Numbers =>
  number.e164 === undefined ? { numbers: [], reason: number.reason } : { numbers: [number] }

const severalIn = (text: string, reading: Reading): NormalPhone[] => {
  const numbers: NormalPhone[] = []
  for (const part of apart.test(text) ? text.split(apart) : []) {
    if (numbers.length >= mostListed) break
    const { length } = part.replace(/\D/g, '')
    const first = numbers[0]?.e164
    // `512-377-1988 or 1989`.
    const isTail = length === 4 && first !== undefined && /^\s*\d{4}\s*$/.test(part)
    const number = length >= 7 ? reading.phone(part) : isTail ? reading.phone(first.slice(0, -4) + part.trim()) : {}
    if (number.e164 !== undefined) numbers.push(number)
  }
  return numbers
}

/** A digit, or a word for one. */
const figure = /\d|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|double|\w+teen|\w+ty)\b/i

/** What was said last counts; of a number of which only the end is said again, the rest stands. */
const correctedIn = ({ before, after }: TakenBack, reading: Reading): Numbers => {
  const again = phonesIn(after, reading)
  const first = phonesIn(before, reading)
  const said = first.numbers[0]?.e164
  const other = again.numbers[0]?.e164
  // `310-0000` is a number in Canada, but the end of one where a longer one was said before.
  const isEnd = said !== undefined && other !== undefined && other.length < said.length && !after.startsWith('+')
  if (other !== undefined && !isEnd) return { ...again, isCorrected: true }
  if (said === undefined) return again
  if (!figure.test(after)) return { ...first, isCorrected: true }
  for (let length = 2; length < 8; length += 1) {
    const number = reading.phone(`${said.slice(0, -length)} ${after}`)
    if (number.e164?.length === said.length) return { numbers: [number], isCorrected: true }
  }
  return { ...first, isCorrected: true }
}
