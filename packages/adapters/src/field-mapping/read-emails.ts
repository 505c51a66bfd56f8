import { type EmailReason, normalizeEmail } from '@leadbooks/core'
import { isMistyped } from './mail-domains.ts'
import { mostListed } from './read-phones.ts'
import type { Reading } from './reading.ts'
import { hasLookAlikes } from './scripts.ts'
import { type TakenBack, takenBack } from './taken-back.ts'

/** Reads the addresses somebody can be written to. */
export const readEmails = (reading: Reading): string[] => {
  const emails = new Set<string>()
  for (const source of reading.sources.takeAll('contact.emails', 2000)) {
    const { found, reason, isCorrected } = emailsIn(withSigns(source.text))
    if (found.length === 0) reading.refuse(source, reason ?? 'not-an-address', 'an e-mail address', 'contact.emails')
    for (const email of found.slice(0, mostListed - emails.size)) {
      if (emails.has(email)) continue
      const path = `contact.emails.${emails.size}`
      reading.note(path, source)
      if (isCorrected) reading.doubt(path, 'corrected', 'another address was said first and taken back')
      if (!source.text.includes('@')) reading.doubt(path, 'spoken', 'the address was said in words')
      if (isMistyped(email) || commaForDot.test(source.text))
        reading.doubt(path, 'domain-typo', 'the domain looks like a well-known one mistyped')
      if (source.text.includes(' ') && wordBefore.test(source.text))
        reading.doubt(path, 'word-before', 'a word stands before the address and may be a part of it')
      if (hasLookAlikes(email)) reading.doubt(path, 'look-alikes', 'letters of two scripts stand in one word')
      emails.add(email)
    }
  }
  return [...emails]
}

/** `mike chen@gmail.com`: a space may stand where nothing or a sign should. */
const wordBefore =
  /^(?!(?:is|at|to|me|my|the|or|and|e-?mail|mail|address|work|home|personal)\s)[\p{L}\d]+ [^\s@]+@[^\s@]+$/iu

interface Emails {
  found: string[]
  reason?: EmailReason | undefined
  isCorrected?: boolean
}

const emailsIn = (text: string): Emails => {
  // Most are one address and nothing else.
  const back = text.includes(' ') ? takenBack(text) : undefined
  const corrected = back && correctedIn(back)
  const isCorrected = back !== undefined
  if (corrected !== undefined) return { found: corrected, isCorrected }
  const whole = text.indexOf('@') === text.lastIndexOf('@') ? normalizeEmail(text) : {}
  if (whole.email !== undefined) return { found: [whole.email], isCorrected }
  const found = text.split(/[,;|\s]+/).flatMap((part) => normalizeEmail(part).email ?? [])
  return { found, reason: whole.reason, isCorrected }
}

/** What was said last counts; where that is the domain alone, the name before it stands. */
const correctedIn = ({ before, after }: TakenBack): string[] | undefined => {
  const { found } = emailsIn(after)
  if (found.length > 0) return found
  const [first] = emailsIn(before).found
  const domain = /^(?:at |@)(.+)$/i.exec(after)?.[1]
  const { email } =
    first === undefined || domain === undefined ? {} : normalizeEmail(`${first.split('@')[0]} at ${domain}`)
  return email === undefined ? undefined : [email]
}

const commaForDot = /(@[\w.-]+),(?=(?:com|net|org|edu|ca)\b)/i

/** `mike (at) email [dot] com` in signs, a comma for a dot put right, and without what people say of the spelling. */
const withSigns = (text: string): string =>
  /[([{,]|\ball /i.test(text)
    ? text
        .replace(commaForDot, '$1.')
        .replace(/\s*[([{]\s*(at|dot)\s*[)\]}]\s*/gi, (_, word: string) => (word.toLowerCase() === 'at' ? '@' : '.'))
        .replace(/[\s,]+all (?:one word|lower ?case|together|caps)\b,?/gi, '')
    : text
