const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty'
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'

const cardinal: ReadonlyMap<string, number> = new Map([
  ...units.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
])
const ordinal: ReadonlyMap<string, number> = new Map([
  ...ordinals.split(' ').map((word, value) => [word, value] as const),
  ['twentieth', 20],
  ['thirtieth', 30],
])
const number = [...cardinal.keys()].join('|')
const place = [...ordinal.keys()].slice(1).join('|')
const numberWords = new RegExp(`\\b(?:(twenty|thirty|forty|fifty)[ -])?(?:(${place})|(${number}))\\b`, 'g')

/** What people write and say otherwise, in the one spelling that the rules of the grammar know. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[’‘`]/g, "'"],
  [/[–—−]/g, '-'],
  [/\b([ap])\.? ?m\b\.?/g, '$1m'],
  [/ ?\bo ?'? ?clock\b/g, " o'clock"],
  [/\b(?:wens|wends|wedens|wedns)e?day\b/g, 'wednesday'],
  [/\b(?:thur|thrus|thus)day\b/g, 'thursday'],
  [/\b(?:tus|tuse|teus)day\b/g, 'tuesday'],
  [/\b(?:satruday|saterday)\b/g, 'saturday'],
  [/\b(?:tomoro|tomorro|2moro|tmr)\b/g, 'tomorrow'],
  [/\b(?:2nite|2night)\b/g, 'tonight'],
  [/\bnite\b/g, 'night'],
  [/\bfirst thing\b/g, 'firstthing'],
  [/\bfirst (?=(?:available|convenience|possible|opening|slot|appointment|chance|opportunity|spot)\b)/g, 'earliest '],
  [/\b(\d{1,2})h(\d\d)\b/g, '$1:$2'],
  [/\b(?:right this|this|any|one|just a|a) second\b/g, 'rightnow'],
  [/\b(\d{1,2})\.(\d\d) ?(am|pm)\b/g, '$1:$2$3'],
  [/(\d)([ap])\b/g, '$1$2m'],
  [/\b(0\d)([0-5]\d)\b(?![-/.:])/g, '$1:$2'],
  [/(?<=\bat )([01]\d|2[0-3])([0-5]\d)\b(?![-/.:])|\b([01]\d|2[0-3])([0-5]\d)(?= ?(?:hours|hrs)\b)/g, '$1$3:$2$4'],
  [/(?<=\d:\d\d) ?(?:hours|hrs)\b/g, ''],
  [/\b(\d{1,2})([0-5]\d) ?(am|pm)\b/g, '$1:$2$3'],
]

/** After the words for numbers have become figures. */
const figures: readonly (readonly [RegExp, string])[] = [
  [/\ba (?:couple|pair) (?:of )?/g, '2 '],
  [/\ba few\b/g, 'several'],
  [/\bhalf an hour\b|\ba half hour\b/g, '30 minutes'],
  [/\b(?:an|1) hour and a half\b|\b1 and a half hours\b/g, '90 minutes'],
  [/\b(?:an|a) (hour|day|week|month)\b/g, '1 $1'],
  [/\b5 (?:minutes )?(?:past|after) (\d{1,2})\b/g, '$1:05'],
  [/\b(10|20|25) (?:minutes )?(?:past|after) (\d{1,2})\b/g, '$2:$1'],
  [/\b(?:a )?quarter (?:past|after) (\d{1,2})\b/g, '$1:15'],
  [/\bhalf past (\d{1,2})\b/g, '$1:30'],
  [/\b(?:a )?quarter (?:to|till|until|of|before) (\d{1,2})\b/g, 'quarterto $1'],
  [/\b(\d{1,2}) ?oh ?([1-9])\b/g, '$1:0$2'],
  [/\b(\d{1,2}) o'clock/g, '$1:00'],
  [/\b(\d{1,2}) ([0-5]\d)\b(?!:| ?(?:st|nd|rd|th|min|hour|day|week|\/|-\d))/g, '$1:$2'],
  [/(?<![:\d])\b(\d{1,2}) ?ish\b/g, '$1'],
  [/\bnoon ?(?:time|ish)\b|\bmidday\b/g, 'noon'],
  [/\s\s+|[^\S ]/g, ' '],
]

/** One look for all of them, since most texts need none. */
const anyOf = (rules: typeof spellings): RegExp => new RegExp(rules.map(([{ source }]) => `(?:${source})`).join('|'))

const anySpelling = anyOf(spellings)
const anyFigure = anyOf(figures)

const rewrite = (text: string, rules: typeof spellings, any: RegExp): string =>
  any.test(text) ? rules.reduce((current, [pattern, to]) => current.replace(pattern, to), text) : text

/**
 * Brings what was said about a time into lower case, figures and one spelling: `Half past nine A.M.` is `9:30am`.
 */
export const plainTime = (text: string): string => {
  const lower = (/[^ -~]/.test(text) ? text.normalize('NFKC') : text).toLowerCase()
  const spelled = rewrite(lower, spellings, anySpelling)
  const counted = spelled.replace(numberWords, (_, ten?: string, nth?: string, count?: string) => {
    const value = nth === undefined ? cardinal.get(count ?? '') : ordinal.get(nth)
    const over = ten === undefined ? 0 : (cardinal.get(ten) ?? 0)
    // `twenty fifteen` is two numbers; `twenty five` is one.
    const whole = value !== undefined && value < 10 ? String(over + value) : `${over === 0 ? '' : `${over} `}${value}`
    return nth === undefined ? whole : `${whole}th`
  })
  return rewrite(counted, figures, anyFigure).trim()
}
