import type { Intent, Urgency } from '../../lead/lead.ts'
import type { LocalTime } from '../calendar/clock.ts'
import type { PhraseCondition } from '../operators/phrase.ts'
import type { MappingRules } from '../rules/rules.ts'
import { parsePhrase } from '../text/phrase.ts'
import { classesOf, WordClass } from '../text/word-class.ts'
import { addressFor, callerFor, customerTypeFor } from './call-facts.ts'
import { type Case, type Literal, Truths } from './cases.ts'
import type { Span, TimeCells } from './time-cells.ts'
import { byPathOf, valueFor } from './values.ts'

const timed: ReadonlySet<string> = new Set(['businessHours', 'timeOfDay', 'dayOfWeek', 'holiday', 'season'])
const urgencies: readonly Urgency[] = ['routine', 'urgent', 'emergency']
const intents: readonly Intent[] = ['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam']

/** What a case leaves open: an instant, an urgency and the intents it asks for or refuses. */
export interface Scope {
  readonly times: readonly LocalTime[]
  readonly urgencies: readonly Urgency[]
  /** Of each list, one. */
  readonly wanted: readonly (readonly Intent[])[]
  readonly refused: ReadonlySet<Intent>
}

const byOp = (one: Case, op: string): Literal[] => one.filter(({ leaf }) => leaf.condition.op === op)

const isWanted = ({ truths }: Literal): boolean => (truths & Truths.holds) !== 0

const sameWords = (left: PhraseCondition, right: PhraseCondition): boolean =>
  (left.order ?? 'any') === (right.order ?? 'any') && (right.within ?? 3) >= (left.within ?? 3)

const isSubset = <T>(part: readonly T[] = [], whole: readonly T[] = []): boolean =>
  part.every((one) => whole.includes(one))

/** Conditions looked at in one document: what bounds hostile ones. */
const workLimit = 300_000
/** Times of the week that conditions are held against, of all cases together. */
const timeWorkLimit = 15_000_000
/** Pairs of phrases that are compared for two conditions. */
const pairLimit = 10_000

/** Looks for reasons why no call can be as a case wants it. */
export class Conflicts {
  readonly #cells: TimeCells
  readonly #vocabulary: NonNullable<MappingRules['vocabulary']>
  #work = 0
  #timeWork = 0
  readonly #ways = new Map<string, readonly string[][][]>()

  constructor(document: MappingRules, cells: TimeCells) {
    this.#cells = cells
    this.#vocabulary = document.vocabulary ?? {}
  }

  /** Not everything was looked at: what was not counts as possible. */
  get exhausted(): boolean {
    return this.#work > workLimit || this.#timeWork > timeWorkLimit
  }

  /** Why no call can be as the case wants it, in words; `undefined` where there may be one. */
  of(one: Case, span: Span): string | undefined {
    this.#work += one.length
    if (this.exhausted) return undefined
    return this.#oppositeOf(one) ?? this.#valuesOf(one) ?? this.#phrasesOf(one) ?? this.#scopeConflict(one, span)
  }

  /** What a case leaves open of time, urgency and intents. */
  scopeOf(one: Case, span: Span): Scope {
    const time = one.filter(({ leaf }) => timed.has(leaf.condition.op))
    const intent = byOp(one, 'intent').map((literal) => ({ literal, names: namesOf(literal) as Intent[] }))
    const times = this.#cells.in(span)
    this.#timeWork += time.length * times.length
    return {
      times: this.exhausted
        ? times
        : times.filter((local) =>
            time.every((literal) => this.#cells.holds(literal.leaf, local) === isWanted(literal)),
          ),
      urgencies: urgencies.filter((urgency) =>
        byOp(one, 'urgency').every((literal) => namesOf(literal).includes(urgency) === isWanted(literal)),
      ),
      wanted: intent.filter(({ literal }) => isWanted(literal)).map(({ names }) => names),
      refused: new Set(intent.filter(({ literal }) => !isWanted(literal)).flatMap(({ names }) => names)),
    }
  }

  #scopeConflict(one: Case, span: Span): string | undefined {
    const scope = this.scopeOf(one, span)
    if (scope.times.length === 0) return 'there is no such time'
    if (scope.urgencies.length === 0) return 'there is no such urgency'
    if (scope.wanted.some((names) => names.every((name) => scope.refused.has(name))))
      return 'it asks for an intent and refuses it'
    return undefined
  }

  /** The same condition asked for and refused. */
  #oppositeOf(one: Case): string | undefined {
    const truths = new Map<string, number>()
    for (const { leaf, truths: wanted } of one) {
      const key = JSON.stringify(leaf.condition)
      const left = (truths.get(key) ?? 7) & wanted
      if (left === 0) return `${leaf.path} is asked for and refused`
      truths.set(key, left)
    }
    return undefined
  }

  #valuesOf(one: Case): string | undefined {
    for (const [path, literals] of byPathOf(one))
      if (valueFor(literals) === 'none') return `no value of ${path} is as wanted`
    if (customerTypeFor(one) === 'none') return 'there is no such kind of customer'
    if (callerFor(one) === 'none') return 'there is no such caller'
    return addressFor(one) === 'none' ? 'there is no such place' : undefined
  }

  /** Words that must be said and, being part of others, must not. */
  #phrasesOf(one: Case): string | undefined {
    const phrases = byOp(one, 'phrase')
    for (const said of phrases.filter(isWanted))
      for (const unsaid of phrases.filter((literal) => !isWanted(literal)))
        if (this.#implies(said.leaf.condition as PhraseCondition, unsaid.leaf.condition as PhraseCondition))
          return `what makes ${said.leaf.path} hold makes ${unsaid.leaf.path} hold as well`
    return undefined
  }

  /** Whatever makes the left condition hold makes the right one hold: its phrases, said as strictly, are among the other's. */
  #implies(left: PhraseCondition, right: PhraseCondition): boolean {
    if (!sameWords(left, right) || !isSubset(right.except, left.except)) return false
    if (right.speaker !== undefined && right.speaker !== left.speaker) return false
    if (left.any.length * right.any.length > pairLimit) return false
    if (left.meaning === 'mentioned' && right.meaning !== 'mentioned') return false
    const words = right.speaker === undefined ? this.#wordsOf(right.any) : noWords
    return left.any.every((phrase) =>
      this.#waysOf(phrase).every(
        (way) =>
          // A word of the phrase alone; one that stands beside its own negator may be denied without it.
          (!way.some(isNegating) && way.some((slot) => slot.every((term) => words.has(term)))) ||
          right.any.some((other) => this.#isWay(way, other, left)),
      ),
    )
  }

  /** Phrases of one word, as that word. */
  #wordsOf(phrases: readonly string[]): ReadonlySet<string> {
    return new Set(
      phrases
        .flatMap((phrase) => this.#waysOf(phrase))
        .flatMap(([only = [], ...more]) => (more.length === 0 ? only : [])),
    )
  }

  /** A way to say one phrase is a way to say the other. */
  #isWay(way: readonly string[][], other: string, { order = 'any' }: PhraseCondition): boolean {
    // Two words in any order are the same words; of three, the distances tell orders apart.
    const key = (list: readonly string[][]): string => {
      const texts = list.map((slot) => slot.join('|'))
      return (order === 'any' && list.length === 2 ? texts.sort() : texts).join(' ')
    }
    return this.#waysOf(other).some((slots) => key(way) === key(slots))
  }

  /** A phrase as the words it is looked for by, so that `leaking pipes` and `leak pipe` are one. */
  #waysOf(phrase: string): readonly string[][][] {
    const known = this.#ways.get(phrase)
    if (known !== undefined) return known
    const ways = parsePhrase(phrase, this.#vocabulary).map((slots) =>
      slots.map((slot) => slot.map((term) => term.join(' ')).sort()),
    )
    this.#ways.set(phrase, ways)
    return ways
  }
}

const noWords: ReadonlySet<string> = new Set()

/** Verbs that deny what they are said of, besides the words that do so by themselves. */
const denying: ReadonlySet<string> = new Set(['cannot', 'lack', 'stop', 'quit'])

const isNegating = (slot: readonly string[]): boolean =>
  slot.some((term) =>
    term.split(/[ =]/).some((word) => denying.has(word) || (classesOf(word) & WordClass.negator) !== 0),
  )

const namesOf = ({ leaf }: Literal): readonly string[] => {
  const { condition } = leaf
  return condition.op === 'urgency' || condition.op === 'intent' ? condition.in : []
}

/** The intents a case takes: the first of each list that is not refused. */
export const intentsFor = ({ wanted, refused }: Scope): Intent[] => [
  ...new Set(wanted.flatMap((names) => names.find((name) => !refused.has(name)) ?? [])),
]

export { intents as allIntents, urgencies as allUrgencies }
