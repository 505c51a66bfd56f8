const digits: ReadonlyMap<string, string> = new Map([
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
    (word, value): [string, string] => [word, String(value)],
  ),
  ['oh', '0'],
  ['o', '0'],
  ['nought', '0'],
  ['niner', '9'],
])
const teens: ReadonlyMap<string, string> = new Map(
  ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'].map(
    (word, value) => [word, String(value + 10)],
  ),
)
const tens: ReadonlyMap<string, string> = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((word, value) => [
    word,
    String(value + 2),
  ]),
)
const repeats: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
])

/** A number said in words, as digits, and how many words it took. */
export interface SpokenDigits {
  digits: string
  words: number
}

/**
 * Reads the number at the head of a list of lower-case words as people say phone and house numbers: digit by digit, in pairs or
 * by the hundred.
 *
 * `one twenty three` is 123, `twelve hundred` 1200, `double five` 55, `one hundred and five` 105. Words that are digits
 * already are taken as they stand.
 */
export const spokenDigits = (words: readonly string[]): SpokenDigits => {
  let text = ''
  let at = 0
  while (at < words.length) {
    const group = groupAt(words, at)
    if (group === undefined) break
    text += group.digits
    at += group.words
  }
  return { digits: text, words: at }
}

const groupAt = (words: readonly string[], at: number): SpokenDigits | undefined => {
  const word = words[at] ?? ''
  const times = repeats.get(word)
  const repeated = times === undefined ? undefined : digits.get(words[at + 1] ?? '')
  if (times !== undefined && repeated !== undefined) return { digits: repeated.repeat(times), words: 2 }
  const pair = pairAt(words, at)
  if (pair === undefined) return /^\d+$/.test(word) ? { digits: word, words: 1 } : undefined
  const scale = words[at + pair.words]
  if (scale === 'thousand') return thousands(pair, words, at + pair.words + 1)
  return scale === 'hundred' ? hundreds(pair, words, at + pair.words + 1) : pair
}

/** Zero to ninety-nine. */
const pairAt = (words: readonly string[], at: number): SpokenDigits | undefined => {
  const word = words[at] ?? ''
  const ten = tens.get(word)
  const unit = digits.get(words[at + 1] ?? '')
  if (ten !== undefined) {
    return unit === undefined || unit === '0' ? { digits: `${ten}0`, words: 1 } : { digits: `${ten}${unit}`, words: 2 }
  }
  const single = teens.get(word) ?? digits.get(word)
  return single === undefined ? undefined : { digits: single, words: 1 }
}

/** Whether no number goes on at a place. */
const isEnd = (words: readonly string[], at: number): boolean =>
  pairAt(words, at) === undefined && !repeats.has(words[at] ?? '') && !/^\d+$/.test(words[at] ?? '')

/** `two thousand five` is 2005, `two thousand five hundred` 2500, but `nine thousand five five five` is 9000 and then 555. */
const thousands = (head: SpokenDigits, words: readonly string[], at: number): SpokenDigits => {
  const rest = pairAt(words, at)
  const joined = rest && words[at + rest.words] === 'hundred' ? hundreds(rest, words, at + rest.words + 1) : rest
  const used = head.words + 1
  if (
    joined === undefined ||
    joined.digits.startsWith('0') ||
    !isEnd(words, at + (joined === rest ? rest.words : joined.words))
  )
    return { digits: `${head.digits}000`, words: used }
  return { digits: head.digits + joined.digits.padStart(3, '0'), words: used + joined.words }
}

/** `one hundred twenty three` is 123, but `eight hundred five five five` is 800 and then 555. */
const hundreds = (head: SpokenDigits, words: readonly string[], at: number): SpokenDigits => {
  const joined = words[at] === 'and' ? 1 : 0
  const rest = pairAt(words, at + joined)
  const last = rest !== undefined && isEnd(words, at + joined + rest.words)
  const used = head.words + 1
  if (rest === undefined || !(joined === 1 || rest.digits.length === 2 || last))
    return { digits: `${head.digits}00`, words: used }
  return { digits: `${head.digits}${rest.digits.padStart(2, '0')}`, words: used + joined + rest.words }
}
