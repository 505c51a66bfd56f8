import type { LocalTime } from '../calendar/clock.ts'

const days: readonly LocalTime['weekday'][] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** A stretch of the day on a day of the week, whatever the season. */
const momentOf = ({ weekday, minutes }: LocalTime): string => `${weekday} ${minutes}`

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Some of the stretches that a day is cut into, those that follow one another as one: `from 00:00 to 08:00`; empty for all of them. */
const rangesOf = (starts: readonly number[], cuts: readonly number[]): string => {
  if (starts.length === cuts.length) return ''
  const endOf = (start: number): number => cuts[cuts.indexOf(start) + 1] ?? 1_440
  const ranges: { from: number; to: number }[] = []
  for (const start of starts) {
    const last = ranges.at(-1)
    if (last?.to === start) last.to = endOf(start)
    else ranges.push({ from: start, to: endOf(start) })
  }
  return ranges.map(({ from, to }) => ` from ${clock(from)} to ${clock(to)}`).join(' and')
}

const minutesOn = (weekday: string, times: readonly LocalTime[]): number[] =>
  [...new Set(times.filter((local) => local.weekday === weekday).map(({ minutes }) => minutes))].sort(
    (left, right) => left - right,
  )

/**
 * The times of the week that none of some times stands for, in words: `on sat, sun; on mon from 00:00 to 08:00`.
 *
 * @param all - times that stand for every time of the week
 */
export const uncoveredTimes = (all: readonly LocalTime[], covered: readonly LocalTime[]): string => {
  const met = new Set(covered.map(momentOf))
  const missed = all.filter((local) => !met.has(momentOf(local)))
  const byRanges = new Map<string, string[]>()
  for (const day of days) {
    const starts = minutesOn(day, missed)
    if (starts.length === 0) continue
    const ranges = rangesOf(starts, minutesOn(day, all))
    byRanges.set(ranges, [...(byRanges.get(ranges) ?? []), day])
  }
  return Array.from(byRanges, ([ranges, some]) => `on ${some.join(', ')}${ranges}`).join('; ')
}
