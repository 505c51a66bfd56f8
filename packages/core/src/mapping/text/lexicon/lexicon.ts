import type { TextEvidence } from '../../contract.ts'
import type { Vocabulary } from '../phrase.ts'
import { PhraseBook } from '../phrase-book.ts'
import type { Hit } from '../phrase-search.ts'
import type { Reading } from '../reading.ts'
import { Scope } from '../scope.ts'
import type { Speaker } from '../turns.ts'

/** Phrases that say the same about a call. */
export interface WordGroup {
  /** In this order, side by side but for light words. */
  readonly tight?: readonly string[]
  /** In this order, up to four words between. */
  readonly near?: readonly string[]
  /** In any order, up to three words between. */
  readonly any?: readonly string[]
}

/** One finding of a group. */
export interface Mention<Name extends string> extends Hit {
  readonly group: Name
  readonly speaker: Speaker
  readonly sentence: number
}

/** Groups of phrases that are looked for together. */
export class Lexicon<Name extends string> {
  readonly #book = new PhraseBook()
  readonly #groups = new Map<number, Name[]>()

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
    this.#groups.set(id, [...(this.#groups.get(id) ?? []), name])
  }

  /** Everything of the groups that a text mentions, in the order of the text. */
  find(reading: Reading): Mention<Name>[] {
    const mentions: Mention<Name>[] = []
    for (const [id, hits] of this.#book.find(reading).hits) {
      for (const hit of hits) {
        const sentence = reading.tokens[hit.from]?.sentence ?? 0
        const speaker = reading.sentences[sentence]?.speaker ?? 'narrator'
        for (const group of this.#groups.get(id) ?? []) mentions.push({ ...hit, group, speaker, sentence })
      }
    }
    return mentions.sort((left, right) => left.from - right.from || right.to - left.to)
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
  return (hit.scope & (Scope.denied | Scope.past | Scope.hypothetical | Scope.asked)) === 0
    ? evidence
    : { ...evidence, negated: true }
}
