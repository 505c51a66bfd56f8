import type { Lead, Urgency } from '../../lead/lead.ts'
import type { LocalTime } from '../calendar/clock.ts'
import type { MappingContext } from '../contract.ts'
import type { Condition } from '../operators/condition.ts'
import type { MappingRules } from '../rules/rules.ts'
import { type Case, type Literal, Truths } from './cases.ts'
import { type Conflicts, intentsFor, type Scope } from './conflict.ts'
import type { Span, TimeCells } from './time-cells.ts'
import { isAboutPath, valueFor } from './values.ts'

/** A call made up to be as a case wants it. */
export interface Witness {
  readonly lead: Lead
  readonly context: MappingContext
}

/** Calls that are made up for one case before it is given up. */
const attempts = 3
const depthLimit = 8
/** Years after which the days of the week fall on the same dates again. */
const cycleYears = 28

/** Words that mean nothing to anybody, to stand between others. */
const between = 'alpha bravo delta gamma omega sigma kilo'.split(' ')

type Vocabulary = NonNullable<MappingRules['vocabulary']>

const placeOf = (part: string, vocabulary: Vocabulary, turn: number, depth: number): string => {
  if (part.endsWith(')?')) return ''
  if (part.startsWith('(')) {
    const ways = part.slice(1, -1).split('|')
    return sayingOf(ways[turn % ways.length] ?? '', vocabulary, { turn }, depth)
  }
  if (!part.startsWith('<')) return part.replace(/^=/, '')
  const entries = Object.hasOwn(vocabulary, part.slice(1, -1)) ? (vocabulary[part.slice(1, -1)] ?? []) : []
  const entry = entries[turn % Math.max(1, entries.length)]
  return entry === undefined || depth >= depthLimit ? '' : sayingOf(entry, vocabulary, { turn }, depth + 1)
}

/**
 * A phrase as somebody may say it: of each choice one, of each list an entry.
 *
 * @param way - which of the choices, and how many words to put between two places
 */
export const sayingOf = (
  phrase: string,
  vocabulary: Vocabulary,
  { turn, apart = 0 }: { turn: number; apart?: number },
  depth = 0,
): string =>
  (phrase.match(/\([^()]*\)\??|<[^<>]*>|[^\s()<>]+/g) ?? [])
    .map((part) => placeOf(part, vocabulary, turn, depth))
    .filter((words) => words !== '')
    .join(` ${between.slice(0, apart).join(' ')} `)
    .replace(/\s+/g, ' ')
    .trim()

/** Puts a value at a dotted path of a lead, lists included. */
const put = (root: object, path: string, value: string): void => {
  if (path.startsWith('fields.')) {
    Reflect.set(Reflect.get(root, 'fields'), path.slice(7), value)
    return
  }
  const parts = path.split('.')
  let at = root
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    if (next === undefined) Reflect.set(at, part, value)
    else {
      if (typeof Reflect.get(at, part) !== 'object') Reflect.set(at, part, /^\d+$/.test(next) ? [] : {})
      at = Reflect.get(at, part)
    }
  }
}

const isWanted = ({ truths }: Literal): boolean => (truths & Truths.holds) !== 0

/** Makes up calls that are as a case wants it; whether they are is for the rules to say. */
export class Witnesses {
  readonly #document: MappingRules
  readonly #conflicts: Conflicts
  readonly #cells: TimeCells

  constructor(document: MappingRules, conflicts: Conflicts, cells: TimeCells) {
    this.#document = document
    this.#conflicts = conflicts
    this.#cells = cells
  }

  /** A few calls, each said in other words. */
  *of(one: Case, span: Span): Generator<Witness> {
    const scope = this.#conflicts.scopeOf(one, span)
    const [local] = scope.times
    if (local === undefined) return
    for (const at of this.#instants(local, span)) yield* this.#at(at, one, scope)
  }

  /** The same day and time in this cycle of years, the next and the last, so that other rules' effective days may be left behind. */
  #instants(local: LocalTime, { from = '', to = '9999' }: Span): string[] {
    return [0, cycleYears, -cycleYears]
      .map((years) => `${local.year + years}${local.date.slice(4)}`)
      .filter((date) => date >= from && date <= to)
      .map((date) => this.#cells.instantOf({ ...local, date }))
  }

  *#at(at: string, one: Case, scope: Scope): Generator<Witness> {
    for (let turn = 0; turn < attempts; turn += 1) {
      for (const urgency of scope.urgencies.slice(0, turn === 0 ? undefined : 1)) {
        const lead = this.#lead(one, turn, urgency, at)
        lead.request.intents = intentsFor(scope)
        for (const literals of this.#byPath(one)) {
          const [path, list] = literals
          const value = valueFor(list)
          if (typeof value === 'object' && value.value !== undefined) put(lead, path, value.value)
        }
        yield { lead, context: { at, ...this.#caller(one) } }
      }
    }
  }

  #lead(one: Case, turn: number, urgency: Urgency, at: string): Lead {
    const lead: Lead = {
      id: 'lint:1',
      source: 'lint',
      occurredAt: at,
      contact: { phones: [], emails: [] },
      request: { text: '', urgency, intents: [] },
      fields: {},
    }
    const said: string[] = []
    for (const literal of one) if (isWanted(literal)) this.#show(literal.leaf.condition, lead, said, turn)
    lead.request.text = said.length === 0 ? 'Hello' : `${said.join('. ')}.`
    return lead
  }

  /** Puts into a lead what makes a condition hold. */
  #show(condition: Condition, lead: Lead, said: string[], turn: number): void {
    const vocabulary = this.#document.vocabulary ?? {}
    const say = (phrases: readonly string[], apart = 0): string =>
      sayingOf(phrases[turn % phrases.length] ?? '', vocabulary, { turn, apart })
    if (condition.op === 'phrase') {
      // The last attempt is said as loosely as the condition allows.
      const loose = turn === attempts - 1 && condition.order !== 'exact'
      said.push(say(condition.any, loose ? (condition.within ?? 3) : 0))
    } else if (condition.op === 'field') lead.fields[condition.name] = say(condition.any)
    else if (condition.op === 'serviceType') {
      const before = lead.request.serviceType
      lead.request.serviceType = [before, condition.in[0]].filter((name) => name !== undefined).join(' ')
    } else if (condition.op === 'customerType') {
      if (condition.assume !== condition.is) lead.contact.customerType = condition.is
    } else if (condition.op === 'area') {
      const [postalCode, city, region] = [condition.postalCodes?.[0], condition.cities?.[0], condition.regions?.[0]]
      lead.contact.address = {
        ...lead.contact.address,
        ...(postalCode === undefined ? {} : { postalCode }),
        ...(city === undefined ? {} : { city }),
        ...(region === undefined ? {} : { region }),
      }
    }
  }

  #byPath(one: Case): Map<string, Literal[]> {
    const byPath = new Map<string, Literal[]>()
    for (const literal of one.filter(isAboutPath)) {
      const path = String(Reflect.get(literal.leaf.condition, 'path'))
      byPath.set(path, [...(byPath.get(path) ?? []), literal])
    }
    return byPath
  }

  #caller(one: Case): Pick<MappingContext, 'caller'> {
    for (const { leaf, truths } of one) {
      const { condition } = leaf
      if (condition.op !== 'caller') continue
      if ((truths & Truths.holds) !== 0) return { caller: { known: condition.known } }
      if ((truths & Truths.unknown) === 0) return { caller: { known: !condition.known } }
    }
    return {}
  }
}
