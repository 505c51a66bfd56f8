import type { NearMiss, TextEvidence } from '../contract.ts'
import { describeCondition } from '../operators/describe.ts'
import type { Facts } from '../operators/facts.ts'
import type { Found } from '../operators/operator.ts'
import type { Reading } from '../text/reading.ts'
import type { WeighedPhrase } from '../text/word-weights.ts'
import { type CompiledWeights, plainItem, type WeighedItem } from './compile-weights.ts'
import type { Decision, Loss, Match } from './decide.ts'

/** Phrases that are told of one item. */
const toldLimit = 5

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`

const itemsOf = ({ rule: { rule } }: Match): string[] => rule.lines.map(({ item }) => plainItem(item))

/** Words that are not the agent's. */
const wordsOfCaller = ({ sentences }: Reading): number =>
  sentences.reduce((words, { from, to, speaker }) => (speaker === 'agent' ? words : words + to - from), 0)

/** An item of the table, for one call. */
interface Standing {
  readonly place: number
  readonly item: WeighedItem
  /** What it is worth before anything is said. */
  readonly start: number
  /** What the words are worth for it. */
  readonly sum: number
  /** A rule that counts has it. */
  readonly isGiven: boolean
  /** With what a rule's word is worth, where one has it. */
  readonly total: number
}

/** Holds the items that rules gave against what the words of a call are worth. */
export class Weighing {
  readonly #weights: CompiledWeights
  readonly #facts: Facts
  readonly #readings: readonly Reading[]
  readonly #standings: readonly Standing[]
  /** Items that rules gave, be they in the table or not. */
  readonly #given: ReadonlySet<string>
  readonly #isLong: boolean

  constructor(weights: CompiledWeights, facts: Facts, { winners }: Decision) {
    const readings = facts.sources.map(({ reading }) => reading)
    this.#weights = weights
    this.#facts = facts
    const sums = weights.table.weigh(readings)
    this.#readings = readings
    this.#given = new Set(winners.flatMap(itemsOf))
    this.#isLong = readings.reduce((words, reading) => words + wordsOfCaller(reading), 0) >= weights.limits.minWords
    this.#standings = weights.items.map((item, place): Standing => {
      const sum = sums[place] as number // one for each item
      const isGiven = this.#given.has(item.plain)
      const start = weights.table.starts[place] as number // as the sums
      return { place, item, start, sum, isGiven, total: isGiven ? sum + weights.limits.ruleBits : sum }
    })
  }

  /** The decision with what is added and without what is taken away. */
  decide(decision: Decision): Decision {
    const { countsAbove } = this.#weights.limits
    // A few words that a rule understood leave nothing to be weighed.
    if (!this.#isLong && this.#given.size > 0) return decision
    const added = this.#standings.filter((one) => one.sum > countsAbove && this.#isAddable(one))
    const dropped = this.#standings.filter(({ isGiven, total }) => isGiven && total <= countsAbove)
    if (added.length > 0 || dropped.length < this.#given.size) return this.#changed(decision, added, dropped)
    const alone = this.#alone()
    return this.#changed(
      decision,
      alone.filter(({ isGiven }) => !isGiven),
      dropped.filter((one) => !alone.includes(one)),
    )
  }

  /** Items that are not on the estimate and that a rule's word would have put there. */
  nearMisses(): NearMiss[] {
    const { countsAbove, ruleBits } = this.#weights.limits
    return this.#standings
      .filter((one) => !one.isGiven && one.sum > countsAbove - ruleBits)
      .filter((one) => one.sum <= countsAbove || one.item.when?.check(this.#facts) === false)
      .sort((left, right) => right.sum - left.sum || left.place - right.place)
      .map((one): NearMiss => {
        const { item, when, rule } = one.item
        const bits = {
          ...{ path: `weights.items.${item}`, expected: `more than ${countsAbove} bits` },
          actual: `${signed(one.sum)} bits`,
        }
        const lacked =
          one.sum <= countsAbove || when === undefined
            ? bits
            : { path: when.path, expected: describeCondition(when.condition) }
        return { ruleId: rule.rule.id, evidence: this.#told(one, true), lacked: [lacked] }
      })
  }

  /** What is there already is not added, nor what is not wanted now. */
  #isAddable({ item, isGiven }: Standing): boolean {
    return !isGiven && item.when?.check(this.#facts) !== false
  }

  /**
   * The items worth most, where nothing else counts; the same words may be worth as much for two that go together.
   *
   * What a rule gave stays unless what is said outweighs the rule, however rare the item is.
   */
  #alone(): Standing[] {
    const { aloneAbove } = this.#weights.limits
    const open = this.#standings.filter((one) =>
      one.isGiven ? one.total > Math.min(aloneAbove, one.start) : one.total > aloneAbove && this.#isAddable(one),
    )
    const best = Math.max(...open.map(({ total }) => total))
    return open.filter(({ total }) => total === best)
  }

  #changed(decision: Decision, added: readonly Standing[], dropped: readonly Standing[]): Decision {
    if (added.length + dropped.length === 0) return decision
    const gone = new Map(dropped.map((one) => [one.item.plain, one]))
    const lost: Loss[] = []
    const kept = decision.winners.flatMap((match): Match[] => {
      const { rule } = match.rule
      const lines = rule.lines.filter(({ item }) => !gone.has(plainItem(item)))
      if (lines.length === rule.lines.length) return [match]
      for (const item of new Set(itemsOf(match))) {
        const one = gone.get(item)
        if (one !== undefined) lost.push(this.#loss(match, one))
      }
      return lines.length === 0 ? [] : [{ ...match, rule: { ...match.rule, rule: { ...rule, lines } } }]
    })
    return {
      ...decision,
      winners: [...kept, ...added.map((one) => ({ rule: one.item.rule, found: this.#told(one, true) }))],
      lost: [...decision.lost, ...lost].sort((left, right) => left.match.rule.index - right.match.rule.index),
    }
  }

  #loss(match: Match, one: Standing): Loss {
    const { countsAbove, ruleBits } = this.#weights.limits
    const { item, rule } = one.item
    const worth = `the words are worth ${signed(one.sum)} bits for ${item} and the rule ${signed(ruleBits)}`
    return {
      match: { ...match, found: [...match.found, ...this.#told(one, false)] },
      reason: 'outweighed',
      to: [rule.rule.id],
      message: `${worth}, more than ${countsAbove} are wanted`,
    }
  }

  /** The sum, and the phrases that told most for an item or against it. */
  #told({ place, sum }: Standing, isFor: boolean): Found[] {
    const phrases = this.#weights.table.told(this.#readings, place)
    const said = phrases.reduce((all, { bits }) => all + bits, 0)
    const value = `${signed(sum)} bits: ${signed(sum - said)} to begin with and ${signed(said)} for ${phrases.length} phrases`
    const shown = phrases.filter(({ bits }) => isFor === bits > 0).slice(0, toldLimit)
    return [
      { condition: 'weights', value },
      ...shown.map((phrase) => ({ condition: 'weights', text: evidenceOf(phrase), value: this.#pathOf(phrase) })),
    ]
  }

  #pathOf({ reading }: WeighedPhrase): string {
    return this.#facts.sources.find((source) => source.reading === reading)?.path ?? ''
  }
}

const evidenceOf = ({ phrase, bits, reading, from, to }: WeighedPhrase): TextEvidence => ({
  ...reading.evidence(phrase, from, to),
  bits,
})
