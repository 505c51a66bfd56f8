import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type LocalTime, minutesOf, type ZoneClock } from '../calendar/clock.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import type { MappingRules } from '../rules/rules.ts'
import { conditionsIn } from './conditions-in.ts'

const dayMs = 86_400_000
/** After 28 years the days of the week fall on the same dates again. */
const cycleDays = 28 * 366
/** Days from one effective date to the other that are looked at one by one. */
const spanLimit = 400

/** The days on which a rule is in force; open at either end. */
export interface Span {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The days that both spans have; `undefined` where they have none. */
export const overlapOf = (left: Span, right: Span): Span | undefined => {
  const from = [left.from, right.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  const to = [left.to, right.to]
    .filter((day) => day !== undefined)
    .sort()
    .at(0)
  return from !== undefined && to !== undefined && from > to ? undefined : { from, to }
}

/** Minutes of the day at which a condition on the time, or the business's hours, may change. */
const cutsOf = (document: MappingRules): number[] => {
  const cuts = new Set([0])
  const cut = (time: string): void => void cuts.add(minutesOf(time) % 1_440)
  for (const hours of Object.values(document.businessHours ?? {})) for (const { from, to } of hours) [from, to].map(cut)
  for (const condition of conditionsIn(document))
    if (condition.op === 'timeOfDay') [condition.from, condition.to].map(cut)
  return [...cuts].sort((left, right) => left - right)
}

/**
 * Stands for all instants by a few: one for each stretch of the day on each kind of day.
 *
 * Days are of one kind when their weekday and season are the same and both or neither are holidays; no condition tells them apart.
 */
export class TimeCells {
  readonly #document: MappingRules
  readonly #clock: ZoneClock
  readonly #calendar: BusinessCalendar
  readonly #bySpan = new Map<string, readonly LocalTime[]>()
  #cuts: readonly number[] | undefined

  constructor(document: MappingRules, clock: ZoneClock, calendar: BusinessCalendar) {
    this.#document = document
    this.#clock = clock
    this.#calendar = calendar
  }

  /** Wall-clock times that stand for all there are in a span. */
  in({ from, to }: Span): readonly LocalTime[] {
    const days = from === undefined || to === undefined ? undefined : (Date.parse(to) - Date.parse(from)) / dayMs + 1
    const key = days !== undefined && days <= spanLimit ? `${from} ${to}` : ''
    const known = this.#bySpan.get(key)
    if (known !== undefined) return known
    const cells =
      key === '' ? this.#cells(Date.UTC(2026, 0, 1), cycleDays) : this.#cells(Date.parse(from ?? ''), days ?? 0)
    this.#bySpan.set(key, cells)
    return cells
  }

  /** Tells whether a condition on the time holds at one. */
  holds({ check }: CompiledCondition, local: LocalTime): boolean {
    // Conditions on the time look at nothing else.
    const [isOpen, holiday] = [this.#calendar.isOpen(local), this.#calendar.holidayOn(local) ?? '']
    return check({ local, isOpen, holiday } as unknown as Facts) === true
  }

  /** The instant at which the business's wall clock reads a time. */
  instantOf({ date, minutes }: LocalTime): string {
    const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000
    let epochMs = wanted
    for (let turn = 0; turn < 2; turn += 1) {
      const read = this.#clock.read(epochMs)
      epochMs += wanted - (Date.parse(`${read.date}T00:00:00Z`) + read.minutes * 60_000)
    }
    return new Date(epochMs).toISOString()
  }

  #cells(firstDay: number, days: number): readonly LocalTime[] {
    this.#cuts ??= cutsOf(this.#document)
    const kinds = new Map<string, LocalTime>()
    const explicit = (this.#document.holidays ?? []).flatMap((one) =>
      'date' in one && one.date.length === 10 && days === cycleDays ? [Date.parse(one.date)] : [],
    )
    const some = [...Array.from({ length: days }, (_, index) => firstDay + index * dayMs), ...explicit]
    for (const midnight of some) {
      const local = wallClock(midnight)
      const kind = `${local.weekday} ${Math.floor((local.month % 12) / 3)} ${this.#calendar.holidayOn(local) !== undefined}`
      if (!kinds.has(kind)) kinds.set(kind, local)
    }
    return [...kinds.values()].flatMap((local) =>
      (this.#cuts ?? []).map((minutes) => wallClock(Date.parse(local.date) + minutes * 60_000)),
    )
  }
}

const weekdays: readonly LocalTime['weekday'][] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Reads milliseconds as if the wall clock were UTC's. */
const wallClock = (epochMs: number): LocalTime => {
  const at = new Date(epochMs)
  const iso = at.toISOString()
  return {
    date: iso.slice(0, 10),
    time: iso.slice(11, 16),
    minutes: at.getUTCHours() * 60 + at.getUTCMinutes(),
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: weekdays[at.getUTCDay()] ?? 'sun',
  }
}
