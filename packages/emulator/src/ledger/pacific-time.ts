const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The nth Sunday of a month, as UTC midnight of that date; `month` counts from 0. */
const sunday = (year: number, month: number, nth: number): number => {
  const first = new Date(Date.UTC(year, month, 1))
  return first.getTime() + (((7 - first.getUTCDay()) % 7) + (nth - 1) * 7) * dayMs
}

/** Hours that Pacific time is behind UTC: 7 from the second Sunday of March to the first of November, else 8 (rule since 2007). */
const hoursBehind = (at: number): number => {
  const year = new Date(at).getUTCFullYear()
  const daylightStart = sunday(year, 2, 2) + 10 * hourMs
  const daylightEnd = sunday(year, 10, 1) + 9 * hourMs
  return at >= daylightStart && at < daylightEnd ? 7 : 8
}

/** The second written last: many stamps are of the same one. */
let last: { readonly second: number; readonly text: string; readonly offset: string } = {
  second: Number.NaN,
  text: '',
  offset: '',
}

const written = (at: number): typeof last => {
  const second = Math.floor(at / 1000)
  if (second !== last.second) {
    const behind = hoursBehind(at)
    const text = new Date(at - behind * hourMs).toISOString().slice(0, 19)
    last = { second, text, offset: `-0${behind}:00` }
  }
  return last
}

/** An instant as QuickBooks stamps rows: seconds and the Pacific offset, `2026-05-05T02:05:12-07:00`. */
export const pacificTime = (at: number): string => {
  const { text, offset } = written(at)
  return text + offset
}

/** An instant as QuickBooks stamps replies: with milliseconds, `2026-05-05T02:05:12.193-07:00`. */
export const pacificTimeMs = (at: number): string => {
  const { second, text, offset } = written(at)
  const milliseconds = String(Math.floor(at) - second * 1000).padStart(3, '0')
  return `${text}.${milliseconds}${offset}`
}

/** The date on QuickBooks' servers, the default of `TxnDate`. */
export const pacificDate = (at: number): string => written(at).text.slice(0, 10)

/** The date moved last: the documents of a day are due on few others. */
let moved: { readonly from: string; readonly days: number; readonly to: string } = { from: '', days: 0, to: '' }

/** Moves a `YYYY-MM-DD` date by whole days. */
export const addDays = (date: string, days: number): string => {
  if (moved.from !== date || moved.days !== days) {
    const to = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
    moved = { from: date, days, to }
  }
  return moved.to
}
