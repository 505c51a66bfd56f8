import type { Intent, Urgency } from '../../lead/lead.ts'
import type { LocalTime } from '../calendar/clock.ts'
import { allIntents, allUrgencies, type Scope } from './conflict.ts'
import type { Subject } from './subject.ts'
import { uncoveredTimes } from './uncovered-times.ts'

/** Calls of one urgency, with one intent or none, at one time. */
interface Cell {
  readonly urgency?: Urgency
  readonly intent?: Intent | 'none'
  readonly open?: boolean
}

/** What a rule's case leaves open, with whether that is inside business hours, outside or both. */
interface Reach extends Scope {
  readonly open: ReadonlySet<boolean>
}

const fits = ({ urgencies, wanted, refused, open }: Reach, cell: Cell): boolean => {
  if (cell.urgency !== undefined && !urgencies.includes(cell.urgency)) return false
  if (cell.open !== undefined && !open.has(cell.open)) return false
  if (cell.intent === undefined) return true
  if (cell.intent === 'none') return wanted.length === 0
  const { intent } = cell
  return !refused.has(intent) && wanted.every((names) => names.includes(intent))
}

const words = ({ urgency, intent, open }: Cell): string => {
  const what = `${urgency === undefined ? '' : `${urgency} `}call${intent === undefined ? '' : intent === 'none' ? ' without an intent' : ` for ${intent} alone`}`
  return `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}${open === undefined ? '' : open ? ' inside business hours' : ' outside business hours'}`
}

const isWithin = (cell: Cell, larger: Cell): boolean =>
  Object.entries(larger).every(([key, value]) => Reflect.get(cell, key) === value)

const cells = (): Cell[] => {
  const choices: readonly Cell[][] = [
    [{}, ...allUrgencies.map((urgency) => ({ urgency }))],
    [{}, ...(['none', ...allIntents] as const).map((intent) => ({ intent }))],
    [{}, { open: true }, { open: false }],
  ]
  const all = choices.reduce<Cell[]>(
    (some, more) => some.flatMap((one) => more.map((other) => ({ ...one, ...other }))),
    [{}],
  )
  // The widest first, so that a gap is told once.
  return all.sort((left, right) => Object.keys(left).length - Object.keys(right).length)
}

/** Rules that are told by name. */
const idsTold = 5

/** Urgencies, intents and times of which no rule can match a single call. */
export const gaps = (subject: Subject): void => {
  const { document, rules, conflicts, ruleSet } = subject
  if (document.fallback === undefined) {
    const message = 'a call that no rule matches gets an empty estimate; a fallback would put something on it'
    subject.report({
      code: 'no-fallback',
      severity: 'note',
      path: 'fallback',
      message,
      ruleIds: [],
      certainty: 'proven',
    })
  }
  // Of a rule with too many cases nothing is known: it may cover anything.
  const open = rules.filter(({ cases }) => cases === undefined).map(({ rule }) => rule.rule.id)
  if (open.length > 0) {
    const message = `whether there are calls that no rule can match cannot be told: ${open.slice(0, idsTold).join(', ')} can match in too many ways`
    subject.report({ code: 'gap', severity: 'note', path: 'rules', message, ruleIds: open, certainty: 'cannot-tell' })
    return
  }
  const { calendar } = ruleSet.compiled.tools
  const reaches = rules.flatMap(({ cases = [], span }) =>
    cases.map((one): Reach => {
      const scope = conflicts.scopeOf(one, span)
      return { ...scope, open: new Set(scope.times.map((local) => calendar.isOpen(local))) }
    }),
  )
  const found: Cell[] = []
  for (const cell of cells()) {
    const isKnown = found.some((gap) => isWithin(cell, gap))
    // A business that never closes, or never opens, has no such calls.
    if (isKnown || (cell.open !== undefined && document.businessHours === undefined)) continue
    if (reaches.some((reach) => fits(reach, cell))) continue
    found.push(cell)
    const message = `no rule can match ${words(cell)}`
    reportGap(subject, message)
  }
  // Where not every condition on the time was looked at, every time counts as covered.
  if (conflicts.exhausted) return
  // What is told as a gap inside or outside business hours is told already.
  const isTold = (local: LocalTime): boolean =>
    found.some((gap) => isWithin(document.businessHours === undefined ? {} : { open: calendar.isOpen(local) }, gap))
  const all = conflicts.scopeOf([], {}).times
  const times = uncoveredTimes(all, [...reaches.flatMap((reach) => reach.times), ...all.filter(isTold)])
  if (times !== '') reportGap(subject, `no rule can match a call ${times}`)
}

const reportGap = (subject: Subject, message: string): void =>
  subject.report({ code: 'gap', severity: 'note', path: 'rules', message, ruleIds: [], certainty: 'proven' })
