import { spokenDigits } from './spoken-digits.ts'

/** Sounds that are no part of an address. */
const hesitations = /(?:^|[\s,]+)(?:um+|uh+|er|erm|hmm)(?=[\s,]|$)/g
/** What people say before an address, all of it at once or in part. */
const before = new RegExp(
  "^(?:(?:so|yeah|yes|yep|ok|okay|sure|well|alright|and)[ ,]+)*(?:(?:it's |it is |that's |that is )?(?:my (?:\\w+['’]s )?|the |our |his |her |best |work )*e-? ?mail(?: address)?(?: is| would be|'s|:)(?: going to be)?" +
    "|it'?s|it is|that'?s|that is|(?:you can |you could |just |please |can you )*(?:reach|e-?mail|send|write|contact|use|try)(?: (?:it|them|that|this|me|us|the (?:quote|estimate|invoice|bill)))*(?: (?:to|at))?)[ ,:]+",
)
const leadIn = /^(?:(?:so|yeah|yes|yep|ok|okay|sure|well|alright)[ ,]+)+/
/** What people say of the spelling, wherever they say it. */
const asides =
  /[\s,]*\b(?:(?:it'?s |that'?s )?(?:with )?(?:all (?:one word|together|(?:in )?(?:lower ?case|caps))|(?:all )?(?:in )?lower ?case(?! [a-z]\b)|no (?:caps|spaces|space)|one word))\b[\s,]*/g
const after = /[ ,.]+(?:thanks?(?: you)?|please)[.!]?$/

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
  [/\bdouble[ -]?(?:u|you)\b/g, 'w'],
  [/\b([a-z]) (?:as in|for|like|is for) [a-z]+/g, '$1'],
  [/\b(?:the )?(?:capital|upper ?case|lower ?case|letter) (?=[a-z]\b)/g, ''],
  [/\b(?:the )?number (?=\d|one|two|three|four|five|six|seven|eight|nine|zero|ten|eleven|twelve|twenty)/g, ''],
  [/\bdouble ([a-z])\b/g, '$1$1'],
  [/\btriple ([a-z])\b/g, '$1$1$1'],
]

/** What is heard for `com`, and for its dot beside a name that everybody knows. */
const endings = /\.(?:con|calm|come|cam|comm)$/
const dotless = /^(gmail|yahoo|hotmail|outlook|aol|icloud|comcast)\.?(?:con|calm|come|cam|comm|com)$/
/** What is said after the end of an address. */
const beyond = /^([^.]+(?:\.[^.]+)?\.(?:com|net|org|edu|gov|us|ca|biz|info))(?: [^.]*)$/
/** Of a provider that everybody knows the name is enough. */
const provider = /^(gmail|g mail|yahoo|hotmail|hot mail|outlook|aol|icloud)$/
/** What is heard for the most frequent of them. */
const gmail = /^(?:gee|jee|ji|g)[ -]?(?:mail|male)(?=\b|\.)/

/**
 * Writes an e-mail address that was said in words: `m i k e underscore chen at gmail dot com` is `mike_chen@gmail.com`.
 *
 * Numbers at the end of the name become figures (`mike forty two` is `mike42`); before letters they stay words, since
 * `four seasons plumbing` is a name.
 *
 * @param text - in lower case
 */
export const writeSpokenEmail = (text: string): string => {
  const heard = text.replace(hesitations, ' ').trim().replace(asides, ' ').trim()
  const address = heard.replace(before, '').replace(leadIn, '').replace(after, '')
  const joined = address.replace(/\b(?:[a-z\d]-){2,}[a-z\d]\b/g, (spelledOut) => spelledOut.replaceAll('-', ''))
  const spelled = letters.reduce((current, [pattern, to]) => current.replace(pattern, to), joined)
  const once = spelled.replace(/\b([a-z]{3,})((?: [a-z]){3,})(?= |$)/g, (both, word: string, apart: string) =>
    apart.replaceAll(' ', '') === word ? word : both,
  )
  const written = signs.reduce((current, [words, sign]) => current.replace(words, sign), once)
  const at = written.lastIndexOf('@')
  if (at < 0) return written.replace(/\s+/g, '')
  const local = written
    .slice(0, at)
    .replaceAll("'", '')
    .split(/([._+-])/)
  const domain = written
    .slice(at + 1)
    .trim()
    .replace(beyond, '$1')
    .replace(provider, '$1.com')
    .replace(gmail, 'gmail')
    .replace(/\s+/g, '')
    .replace(/[.!]+$/, '')
    .replace(dotless, '$1.com')
    .replace(endings, '.com')
  return `${local.map(withFigures).join('')}@${domain}`
}

/** A run of number words at the end of a part of the name is a number. */
const withFigures = (part: string): string => {
  const words = part.split(/\s+/).filter((word) => word !== '')
  // `tom dash o dash hara`: nobody says `o` for a lone nought.
  if (words.length === 1 && words[0] === 'o') return 'o'
  for (let at = 0; at < words.length; at += 1) {
    const { digits, words: taken } = spokenDigits(words.slice(at))
    if (taken > 0 && at + taken === words.length) return words.slice(0, at).join('') + digits
  }
  return words.join('')
}
