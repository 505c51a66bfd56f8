import type { Lead, Urgency } from '../../lead/lead.ts'
import type { LocalTime } from '../calendar/clock.ts'
import type { MappingRules } from '../rules/rules.ts'
import { addressFor, callerFor, customerTypeFor, serviceTypeFor } from './call-facts.ts'
import { type Case, Truths } from './cases.ts'
import { type Conflicts, intentsFor, type Scope } from './conflict.ts'
import type { Span, TimeCells } from './time-cells.ts'
import { byPathOf, valueFor } from './values.ts'

/** A call made up to be as a case wants it. */
export interface Witness {
  readonly lead: Lead
  readonly context: { readonly at: string; readonly caller?: { known: boolean } }
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
const put = (root: object, path: string, value: string | readonly string[]): void => {
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

/** What a field has that says none of some phrases. */
const elsewise = 'bravo kilo'

const cycles = [0, cycleYears, -cycleYears]
const thisCycle = [0]

/** A few of a list, spread over all of it. */
const someOf = <T>(list: readonly T[]): T[] => {
  const places = new Set([0, Math.floor(list.length / 3), Math.floor((2 * list.length) / 3), list.length - 1])
  return [...places].flatMap((place) => list[place] ?? [])
}

const factOf = <T>(found: { readonly fact: T } | 'none' | undefined): T | undefined =>
  typeof found === 'object' ? found.fact : undefined

/** Who says what anybody may say: first the caller, then the agent. */
const turnSpeaker = (turn: number): 'caller' | 'agent' => (turn === 1 ? 'agent' : 'caller')
const turnOf = (speaker: 'caller' | 'agent' | undefined, turn: number): string =>
  (speaker ?? turnSpeaker(turn)) === 'agent' ? 'Agent: ' : 'Caller: '

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
    for (const [index, local] of someOf(scope.times).entries())
      for (const at of this.#instants(local, span, index === 0 ? cycles : thisCycle)) yield* this.#at(at, one, scope)
  }

  /** The same day and time in this cycle of years, the next and the last, so that other rules' effective days may be left behind. */
  #instants(local: LocalTime, { from = '', to = '9999' }: Span, years: readonly number[]): string[] {
    return years
      .map((more) => `${local.year + more}${local.date.slice(4)}`)
      .filter((date) => date >= from && date <= to)
      .map((date) => this.#cells.instantOf({ ...local, date }))
  }

  *#at(at: string, one: Case, scope: Scope): Generator<Witness> {
    for (let turn = 0; turn < attempts; turn += 1) {
      for (const urgency of scope.urgencies.slice(0, turn === 0 ? undefined : 1)) {
        const lead = this.#lead(one, turn, urgency, at)
        lead.request.intents = intentsFor(scope)
        for (const [path, literals] of byPathOf(one)) {
          const value = valueFor(literals)
          if (typeof value === 'object' && value.value !== undefined) put(lead, path, value.value)
        }
        const known = factOf(callerFor(one))
        yield { lead, context: known === undefined ? { at } : { at, caller: { known } } }
      }
    }
  }

  #lead(one: Case, turn: number, urgency: Urgency, at: string): Lead {
    const lead: Lead = {
      id: 'lint:1',
      source: 'lint',
      occurredAt: at,
      contact: { phones: [], emails: [] },
      request: { text: 'Hello', urgency, intents: [] },
      fields: this.#fields(one, turn),
    }
    const [said, customerType] = [this.#said(one, turn), factOf(customerTypeFor(one))]
    const [serviceType, address] = [factOf(serviceTypeFor(one)), factOf(addressFor(one))]
    if (said.some(({ speaker }) => speaker !== undefined))
      lead.call = { transcript: said.map(({ speaker, text }) => turnOf(speaker, turn) + text).join('\n') }
    else if (said.length > 0) lead.request.text = said.map(({ text }) => text).join(' ')
    if (customerType !== undefined) lead.contact.customerType = customerType
    if (serviceType !== undefined) lead.request.serviceType = serviceType
    if (address !== undefined) lead.contact.address = address
    return lead
  }

  /** What is said so that phrases hold, and by whom where that matters. */
  #said(one: Case, turn: number): { speaker: 'caller' | 'agent' | undefined; text: string }[] {
    const phrases = one.flatMap(({ leaf: { condition }, truths }) =>
      condition.op === 'phrase' ? [{ condition, isSaid: (truths & Truths.holds) !== 0 }] : [],
    )
    const isSpoken = phrases.some(({ condition }) => condition.speaker !== undefined)
    return phrases.flatMap(({ condition, isSaid }) => {
      if (!isSaid) return []
      // The last attempt is said as loosely as the condition allows.
      const loose = turn === attempts - 1 && condition.order !== 'exact'
      const words = this.#say(condition.any, turn, loose ? (condition.within ?? 3) : 0)
      const text = condition.meaning === 'mentioned' && turn > 0 ? `No ${words}.` : `${words}.`
      return [{ text, speaker: condition.speaker ?? (isSpoken ? turnSpeaker(turn) : undefined) }]
    })
  }

  #say(phrases: readonly string[], turn: number, apart = 0): string {
    return sayingOf(phrases[turn % phrases.length] ?? '', this.#document.vocabulary ?? {}, { turn, apart })
  }

  /** Fields that say what they have to, or something else. */
  #fields(one: Case, turn: number): Lead['fields'] {
    const fields = new Map<string, string>()
    for (const { leaf, truths } of one) {
      const { condition } = leaf
      if (condition.op !== 'field' || (truths & Truths.unknown) !== 0) continue
      const before = fields.get(condition.name)
      if ((truths & Truths.holds) === 0) fields.set(condition.name, before ?? elsewise)
      else {
        const said = this.#say(condition.any, turn)
        fields.set(condition.name, before === undefined || before === elsewise ? said : `${before}. ${said}`)
      }
    }
    return Object.fromEntries(fields)
  }
}
