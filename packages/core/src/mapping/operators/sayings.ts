import type { TextEvidence } from '../contract.ts'
import type { Hit } from '../text/phrase-hits.ts'
import { Scope } from '../text/scope.ts'
import type { Facts, ReadSource } from './facts.ts'

/** A phrase found in one of the lead's texts. */
export interface Saying {
  readonly source: ReadSource
  readonly hit: Hit
}

/** Which hits of a condition's phrases count. */
export interface SayingRule {
  /** Phrases whose words do not count. */
  readonly excepted: readonly number[]
  /** Bits of {@link Scope} that keep a hit from counting. */
  readonly ignored: number
  readonly speaker: 'caller' | 'agent' | undefined
}

const none: readonly Saying[] = []

/** Shows a hit with its words and where they stand. */
export const evidenceFor = ({ reading }: ReadSource, { phrase, from, to }: Hit): TextEvidence =>
  reading.evidence(phrase, from, to)

/** What of a phrase condition is said in a lead; worked out once for all rules that have the same condition. */
export class Sayings {
  readonly #key: number
  readonly #rule: SayingRule

  constructor(key: number, rule: SayingRule) {
    this.#key = key
    this.#rule = rule
  }

  /** The hits that count, in the order of the texts. */
  in(facts: Facts): readonly Saying[] {
    const known = facts.sayings.get(this.#key)
    if (known !== undefined) return known
    const sayings = this.#find(facts)
    facts.sayings.add(this.#key, sayings)
    return sayings
  }

  /** The words that are said, or that are there and do not count: denied, past, somebody else's, or part of an exception. */
  heard(facts: Facts): string | undefined {
    const [said] = this.in(facts)
    if (said !== undefined) return `"${evidenceFor(said.source, said.hit).text}"`
    const [saying] = facts.watched(this.#key) ?? none
    if (saying === undefined) return undefined
    const { text } = evidenceFor(saying.source, saying.hit)
    const { scope } = saying.hit
    if ((scope & this.#rule.ignored) === 0) return `"${text}", which is excepted or not the speaker's`
    if ((scope & Scope.denied) !== 0) return `"${text}", denied`
    return (scope & Scope.past) !== 0 ? `"${text}", in the past` : `"${text}", supposed or asked`
  }

  #find(facts: Facts): readonly Saying[] {
    const found = facts.watched(this.#key)
    if (found === undefined) return none
    const counting: Saying[] = []
    for (const saying of found) if (this.#counts(saying)) counting.push(saying)
    if (counting.length < 2) return counting
    const place = ({ source }: Saying): number => facts.sources.indexOf(source)
    return counting.sort((left, right) => place(left) - place(right) || left.hit.from - right.hit.from)
  }

  #counts({ source, hit }: Saying): boolean {
    const { excepted, ignored, speaker } = this.#rule
    if ((hit.scope & ignored) !== 0) return false
    for (const id of excepted)
      for (let other = source.hits.get(id); other !== undefined; other = other.next)
        if (other.from < hit.to && hit.from < other.to) return false
    if (speaker === undefined) return true
    return hit.speaker === speaker || hit.speaker === 'narrator'
  }
}
