import type { TextEvidence } from '../../contract.ts'
import type { Vocabulary } from '../phrase.ts'
import { PhraseBook } from '../phrase-book.ts'
import type { Hit } from '../phrase-search.ts'
import type { Reading } from '../reading.ts'

/** Phrases that say the same about a call. */
export interface WordGroup {
  /** In this order, side by side but for light words. */
  readonly tight?: readonly string[]
  /** In this order, up to four words between. */
  readonly near?: readonly string[]
  /** In any order, up to three words between. */
  readonly any?: readonly string[]
}

const inOrderOfText = (left: Hit, right: Hit): number => left.from - right.from || right.to - left.to

/** What a text mentions, by group. */
export class Mentions<Name extends string> {
  readonly #byGroup = new Map<Name, Hit[]>()

  /** Notes a finding of a group. */
  add(group: Name, hits: readonly Hit[]): void {
    const known = this.#byGroup.get(group)
    if (known === undefined) this.#byGroup.set(group, [...hits])
    else known.push(...hits)
  }

  /** Brings each group into the order of the text. */
  sort(): this {
    for (const hits of this.#byGroup.values()) if (hits.length > 1) hits.sort(inOrderOfText)
    return this
  }

  /** What was found of a group, without what an exception group takes the meaning from. */
  of(group: Name, exceptions?: Name): readonly Hit[] {
    const hits = this.#byGroup.get(group) ?? none
    const others = exceptions === undefined ? undefined : this.#byGroup.get(exceptions)
    if (others === undefined || hits.length === 0) return hits
    return hits.filter((hit) => !others.some((other) => overlaps(other, hit)))
  }
}

const none: readonly Hit[] = []

/** Groups of phrases that are looked for together. */
export class Lexicon<Name extends string> {
  readonly #book = new PhraseBook()
  readonly #groups: Name[][] = []

  constructor(groups: Readonly<Record<Name, WordGroup>>, vocabulary: Vocabulary) {
    for (const name of Object.keys(groups) as Name[]) {
      // Object.keys of a record typed by Name gives its names
      const { tight = [], near = [], any = [] } = groups[name]
      for (const phrase of near) this.#add(name, phrase, 'near', 4, vocabulary)
      for (const phrase of tight) this.#add(name, phrase, 'near', 0, vocabulary)
      for (const phrase of any) this.#add(name, phrase, 'any', 3, vocabulary)
    }
  }

  #add(name: Name, phrase: string, order: 'near' | 'any', within: number, vocabulary: Vocabulary): void {
    const id = this.#book.add({ phrase, order, within }, vocabulary)
    this.#groups[id] = [...(this.#groups[id] ?? []), name]
  }

  /** Everything of the groups that a text mentions. */
  find(reading: Reading): Mentions<Name> {
    const mentions = new Mentions<Name>()
    for (const [id, hits] of this.#book.find(reading).hits)
      for (const group of this.#groups[id] ?? []) mentions.add(group, hits)
    return mentions.sort()
  }
}

/** Neither denied nor past, supposed or merely asked about. */
export const isSaid = (hit: Hit): boolean => hit.scope === 0

/** Tells whether two findings share a word. */
export const overlaps = (left: Hit, right: Hit): boolean => left.from < right.to && right.from < left.to

/** A finding as evidence; `negated` where it does not count. */
export const evidenceOf = (reading: Reading, hit: Hit): TextEvidence => {
  const start = reading.tokens[hit.from]?.start ?? 0
  const end = reading.tokens[hit.to - 1]?.end ?? start
  const evidence = { phrase: hit.phrase, text: reading.text.slice(start, end), start, end }
  return hit.scope === 0 ? evidence : { ...evidence, negated: true }
}
