import { spokenDigits } from './spoken-digits.ts'

/** What people say before and after an address. */
const before =
  /^(?:(?:so|yeah|yes|ok|okay|um|uh|sure)[ ,]+)*(?:(?:my |the |our )?e-? ?mail(?: address)? (?:is|would be|'s)|it'?s|it is|that'?s|that is|you can (?:reach|e-?mail) me at|send it to)[ ,:]+/
const after = /[ ,.]+(?:(?:all )?(?:in )?lower ?case|all one word|no (?:caps|spaces)|thanks?(?: you)?|please)[.!]?$/

/** `at`, `dot` and the signs people name when they spell an address. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/,(?=\s|$)/g, ' '],
  [/\s+(?:at|@)(?: sign| the rate(?: of)?| symbol)?\s+/g, '@'],
  [/\s*\b(?:dot|period|point)\b\s*/g, '.'],
  [/\s+under ?score\s+/g, '_'],
  [/\s+(?:dash|hyphen|minus)\s+/g, '-'],
  [/\s+plus(?: sign)?\s+/g, '+'],
]

/** `m as in mary`, `capital m`, `double l`. */
const letters: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z]) (?:as in|for|like|is for) [a-z]+/g, '$1'],
  [/\b(?:capital|upper ?case|lower ?case|letter) (?=[a-z]\b)/g, ''],
  [/\bdouble ([a-z])\b/g, '$1$1'],
  [/\btriple ([a-z])\b/g, '$1$1$1'],
]

/** What is heard for `com`. */
const endings = /\.(?:con|calm|come|cam|comm)$/

/**
 * Writes an e-mail address that was said in words: `m i k e underscore chen at gmail dot com` is `mike_chen@gmail.com`.
 *
 * Numbers at the end of the name become figures (`mike forty two` is `mike42`); before letters they stay words, since
 * `four seasons plumbing` is a name.
 *
 * @param text - in lower case
 */
export const writeSpokenEmail = (text: string): string => {
  const address = text.replace(before, '').replace(after, '')
  const joined = address.replace(/\b(?:[a-z\d]-){2,}[a-z\d]\b/g, (spelledOut) => spelledOut.replaceAll('-', ''))
  const spelled = letters.reduce((current, [pattern, to]) => current.replace(pattern, to), joined)
  const written = signs.reduce((current, [words, sign]) => current.replace(words, sign), spelled)
  const at = written.lastIndexOf('@')
  if (at < 0) return written.replace(/\s+/g, '')
  const local = written.slice(0, at).split(/([._+-])/)
  const domain = written
    .slice(at + 1)
    .replace(/\s+/g, '')
    .replace(/[.!]+$/, '')
    .replace(endings, '.com')
  return `${local.map(withFigures).join('')}@${domain}`
}

/** A run of number words at the end of a part of the name is a number. */
const withFigures = (part: string): string => {
  const words = part.split(/\s+/).filter((word) => word !== '')
  for (let at = 0; at < words.length; at += 1) {
    const { digits, words: taken } = spokenDigits(words.slice(at))
    if (taken > 0 && at + taken === words.length) return words.slice(0, at).join('') + digits
  }
  return words.join('')
}
