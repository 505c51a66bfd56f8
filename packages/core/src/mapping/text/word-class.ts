import { waysHeard } from './ways-heard.ts'
import { wordSet } from './word-list.ts'

/** What a word may do to the words around it, as bits of `Word.classes`; looked up once for each word of the language. */
export const WordClass: {
  readonly negator: 1
  readonly answer: 2
  readonly past: 4
  readonly supposing: 8
  readonly time: 16
  readonly order: 32
  readonly misheard: 64
  /** Written in digits. */
  readonly number: 128
  /** A full stop after it may end no sentence. */
  readonly stopped: 256
  /** As {@link Word} says. */
  readonly filler: 512
  readonly soft: 1024
  readonly light: 2048
} = {
  negator: 1,
  answer: 2,
  past: 4,
  supposing: 8,
  time: 16,
  order: 32,
  misheard: 64,
  number: 128,
  stopped: 256,
  filler: 512,
  soft: 1024,
  light: 2048,
}

const members: readonly (readonly [number, ReadonlySet<string>])[] = [
  [
    WordClass.negator,
    wordSet(
      'not non no never without nor neither none nobody nothing nothin nuthin nope nah naw deny decline denies denied declined hardly doubt doubts',
    ),
  ],
  // Words that answer no, and deny what follows where no comma does: `no sparks`, but `no, sparks`.
  [WordClass.answer, wordSet('no nope nah naw')],
  [WordClass.past, wordSet('last previous ago back used then was previously formerly past longer gone stopped')],
  [
    WordClass.supposing,
    wordSet(
      'if case event before unless afraid scared worried prevent avoid hypothetically fear fears worries when should might may could',
    ),
  ],
  [
    WordClass.time,
    wordSet(
      'monday tuesday wednesday thursday friday saturday sunday tues thurs thur weds wed fri mon tue sat sun january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov december dec tomorrow today tonight first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty noon midday one two three four five six seven eight nine ten eleven twelve couple pair dozen both next following this the any week',
    ),
  ],
  [WordClass.order, wordSet('call phone ring text')],
  [
    WordClass.stopped,
    wordSet(
      'mr mrs ms dr st ave blvd rd jr sr approx appt apt vs mgmt dept inc co corp ext temp est min max hrs hr yrs yr ft sq lb lbs oz gal no am pm',
    ),
  ],
  // Words by which it is noticed that something may be heard in place of something else.
  [WordClass.misheard, new Set(waysHeard.map(({ words, noticedBy }) => words[noticedBy] ?? ''))],
]

const classes = new Map<string, number>()
for (const [bit, words] of members) for (const word of words) classes.set(word, (classes.get(word) ?? 0) | bit)

/** `2019` */
export const isYear = (form: string): boolean => form.length === 4 && /^(?:19|20)\d\d$/.test(form)

/** The bits of a form; digits may begin a time of day or a date, and four of them name a year. */
export const classesOf = (form: string): number =>
  (classes.get(form) ?? 0) |
  (/^\d/.test(form) ? WordClass.time | WordClass.number | (isYear(form) ? WordClass.past : 0) : 0)
