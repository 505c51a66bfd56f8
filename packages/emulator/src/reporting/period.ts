import { addDays } from '../ledger/pacific-time.ts'

/** The days a report is about, both counted. */
export interface Period {
  readonly startOn: string
  readonly endOn: string
  /** The name of the period, where no dates were asked for. */
  readonly macro?: string
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`
const firstOfYear = (day: string): string => `${day.slice(0, 4)}-01-01`
const lastOfMonth = (day: string): string => addDays(firstOfMonth(addDays(firstOfMonth(day), 31)), -1)

/** The periods that can be named, from a day's point of view. */
const macros: { readonly [name: string]: (today: string) => readonly [start: string, end: string] } = {
  today: (today) => [today, today],
  yesterday: (today) => [addDays(today, -1), addDays(today, -1)],
  'this month': (today) => [firstOfMonth(today), lastOfMonth(today)],
  'this month-to-date': (today) => [firstOfMonth(today), today],
  'last month': (today) => {
    const end = addDays(firstOfMonth(today), -1)
    return [firstOfMonth(end), end]
  },
  'this calendar year': (today) => [firstOfYear(today), `${today.slice(0, 4)}-12-31`],
  'this calendar year-to-date': (today) => [firstOfYear(today), today],
  'last calendar year': (today) => {
    const end = addDays(firstOfYear(today), -1)
    return [firstOfYear(end), end]
  },
}

/** The period asked for: by dates, by a macro, else the one named `usual`; an unknown macro counts as none. */
export const periodOf = (parameters: URLSearchParams, today: string, usual: string): Period => {
  const start = parameters.get('start_date')
  const end = parameters.get('end_date')
  const asked = (parameters.get('date_macro') ?? '').toLowerCase().replace('fiscal', 'calendar')
  const macro = Object.hasOwn(macros, asked) ? asked : usual
  const [from = today, to = today] = macros[macro]?.(today) ?? []
  if (start !== null || end !== null) return { startOn: start ?? from, endOn: end ?? today }
  return { startOn: from, endOn: to, macro }
}
