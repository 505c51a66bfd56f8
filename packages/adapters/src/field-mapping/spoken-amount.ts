const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const values: ReadonlyMap<string, number> = new Map([
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
])
const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['grand', 1000],
  ['million', 1_000_000],
])

const phrases: readonly (readonly [RegExp, string])[] = [
  [/-(?=[a-z])/g, ' '],
  [/\b(?:a )?couple (?:of )?(?=hundred|thousand|grand)/g, 'two '],
  [/\bhalf a (?=million|grand|thousand)/g, '0.5 '],
  [/\ba (?=hundred|thousand|grand|million)/g, 'one '],
  [/\b(hundred|thousand|grand|million)s\b/g, '$1'],
]

/**
 * Writes amounts that were said in words in figures: `two to three thousand` is `2 to 3 thousand`, `two thousand five hundred` is
 * `2500`. What is no number is left as it stands, as is `three fifty`, which may be either of two.
 */
export const amountsInFigures = (text: string): string => {
  const lower = text.toLowerCase()
  if (!/[a-z]{3}/.test(lower)) return text
  const words = phrases.reduce((current, [pattern, to]) => current.replace(pattern, to), lower).split(/(\s+|,)/)
  let written = ''
  for (let at = 0; at < words.length; ) {
    const run = runAt(words, at)
    written += run?.text ?? words[at] ?? ''
    at += run?.length ?? 1
  }
  return written
}

/** Words at the odd places are what stands between: a run goes on over single gaps and over `and`. */
const runAt = (parts: readonly string[], at: number): { text: string; length: number } | undefined => {
  if (!values.has(parts[at] ?? '')) return undefined
  const run: string[] = []
  let end = at
  for (let next = at; next < parts.length; next += 2) {
    const word = parts[next] ?? ''
    const isHalf = word === 'and' && parts[next + 2] === 'a' && parts[next + 4] === 'half'
    if (isHalf) {
      run.push('half')
      next += 4
    } else if (
      word === 'and' &&
      run.at(-1) === 'hundred' &&
      values.has(parts[next + 2] ?? '') &&
      !scales.has(parts[next + 4] ?? '')
    )
      continue
    else if (values.has(word) || scales.has(word)) run.push(word)
    else break
    end = next
  }
  const text = figureOf(run)
  return text === undefined
    ? { text: parts.slice(at, end + 1).join(''), length: end + 1 - at }
    : { text, length: end + 1 - at }
}

/** One number and its unit are left apart, since in `two to three thousand` the unit holds for both. */
const figureOf = (run: readonly string[]): string | undefined => {
  const last = run.at(-1) ?? ''
  const head = scales.has(last) ? run.slice(0, -1) : run
  const plain = belowHundred(head)
  if (plain !== undefined) return scales.has(last) ? `${plain} ${last}` : plain
  let total = 0
  let rest: string[] = []
  for (const word of run) {
    const scale = scales.get(word)
    if (scale === undefined) rest.push(word)
    else if (scale === 100 || rest.length > 0) {
      const count = Number(belowHundred(rest))
      if (Number.isNaN(count)) return undefined
      rest = []
      total =
        scale === 100
          ? total + count * 100
          : total > 0 && total < 1000
            ? (total + count) * scale
            : total + count * scale
    } else total *= scale
  }
  const end = rest.length === 0 ? 0 : Number(belowHundred(rest))
  return Number.isNaN(end) ? undefined : String(total + end)
}

/** `twenty five`, `two half`; two numbers side by side that do not make one are none. */
const belowHundred = (words: readonly string[]): string | undefined => {
  const isHalf = words.at(-1) === 'half'
  const [first = '', second, ...more] = isHalf ? words.slice(0, -1) : words
  const value = values.get(first)
  const unit = second === undefined ? 0 : values.get(second)
  if (value === undefined || unit === undefined || more.length > 0) return undefined
  if (second !== undefined && (value < 20 || unit === 0 || unit > 9)) return undefined
  return `${value + unit}${isHalf ? '.5' : ''}`
}
