import type { TextEvidence } from '../../contract.ts'
import type { Vocabulary } from '../phrase.ts'
import { PhraseBook } from '../phrase-book.ts'
import type { Hit } from '../phrase-hits.ts'
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

/** One group of the phrases of several. */
export const together = (...groups: readonly WordGroup[]): WordGroup => ({
  tight: groups.flatMap(({ tight = [] }) => tight),
  near: groups.flatMap(({ near = [] }) => near),
  any: groups.flatMap(({ any = [] }) => any),
})

/** Before another in the text, or at the same place and longer. */
const goesBefore = (one: Hit, other: Hit): boolean =>
  one.from < other.from || (one.from === other.from && one.to >= other.to)

/** Findings up to which they are put in order one by one; only hostile texts have more. */
const few = 64

/** What a text mentions, by group. */
export class Mentions<Name extends string> {
  readonly #groups: ReadonlyMap<Name, number>
  #hits: Hit[] = []
  /** Beside each finding the number of its group. */
  #groupOf: number[] = []
  /** A bit for each group that something was found of. */
  #low = 0
  #high = 0

  constructor(groups: ReadonlyMap<Name, number>) {
    this.#groups = groups
  }

  /** Notes a finding of a group. */
  add(group: number, hit: Hit): void {
    this.#hits.push(hit)
    this.#groupOf.push(group)
    if (group < 32) this.#low |= 1 << group
    else this.#high |= 1 << (group & 31)
  }

  /** Brings the findings into the order of the text, the longest first. */
  sort(): this {
    if (this.#hits.length > few) this.#sortMany()
    else for (let next = 1; next < this.#hits.length; next += 1) this.#insert(next)
    return this
  }

  #insert(next: number): void {
    const hit = this.#hits[next] as Hit // in range by the caller's loop
    const group = this.#groupOf[next] as number
    let at = next
    for (; at > 0 && !goesBefore(this.#hits[at - 1] as Hit, hit); at -= 1) {
      this.#hits[at] = this.#hits[at - 1] as Hit // in range by the loop's condition
      this.#groupOf[at] = this.#groupOf[at - 1] as number
    }
    this.#hits[at] = hit
    this.#groupOf[at] = group
  }

  #sortMany(): void {
    const pairs = this.#hits.map((hit, at) => ({ hit, group: this.#groupOf[at] as number })) // one beside each
    pairs.sort((left, right) => left.hit.from - right.hit.from || right.hit.to - left.hit.to)
    this.#hits = pairs.map(({ hit }) => hit)
    this.#groupOf = pairs.map(({ group }) => group)
  }

  get isEmpty(): boolean {
    return this.#hits.length === 0
  }

  /** Whether something was found of at least one of some groups. */
  hasAny(names: readonly Name[]): boolean {
    if (this.isEmpty) return false
    for (const name of names) if (this.#has(this.#groups.get(name))) return true
    return false
  }

  #has(group: number | undefined): group is number {
    return group !== undefined && ((group < 32 ? this.#low : this.#high) & (1 << (group & 31))) !== 0
  }

  /** What was found of a group, without what an exception group takes the meaning from. */
  of(group: Name, exceptions?: Name): readonly Hit[] {
    const hits = this.#of(group)
    if (hits.length === 0 || exceptions === undefined) return hits
    const others = this.#of(exceptions)
    return others.length === 0 ? hits : hits.filter((hit) => !others.some((other) => overlaps(other, hit)))
  }

  #of(name: Name): readonly Hit[] {
    const group = this.#groups.get(name)
    if (!this.#has(group)) return none
    let found: Hit[] | undefined
    for (let at = 0; at < this.#hits.length; at += 1) {
      if (this.#groupOf[at] !== group) continue
      const hit = this.#hits[at] as Hit // in range by the loop's condition
      if (found === undefined) found = [hit]
      else found.push(hit)
    }
    return found ?? none
  }
}

const none: readonly Hit[] = []

/** Groups of phrases that are looked for together. */
export class Lexicon<Name extends string> {
  readonly #book = new PhraseBook({ isOpen: false })
  readonly #numbers = new Map<Name, number>()
  /** By phrase: the numbers of its groups. */
  readonly #groupsOf: number[][] = []

  constructor(groups: Readonly<Record<Name, WordGroup>>, vocabulary: Vocabulary) {
    // Object.keys of a record typed by Name gives its names
    for (const name of Object.keys(groups) as Name[]) {
      const { tight = [], near = [], any = [] } = groups[name]
      const group = this.#numbers.size
      this.#numbers.set(name, group)
      for (const phrase of near) this.#add(group, phrase, 'near', 4, vocabulary)
      for (const phrase of tight) this.#add(group, phrase, 'near', 0, vocabulary)
      for (const phrase of any) this.#add(group, phrase, 'any', 3, vocabulary)
    }
  }

  #add(group: number, phrase: string, order: 'near' | 'any', within: number, vocabulary: Vocabulary): void {
    const id = this.#book.add({ phrase, order, within }, vocabulary)
    const known = this.#groupsOf[id]
    if (known === undefined) this.#groupsOf[id] = [group]
    else known.push(group)
  }

  /** Everything of the groups that a text mentions. */
  find(reading: Reading): Mentions<Name> {
    const mentions = new Mentions(this.#numbers)
    const found = this.#book.find(reading)
    for (let place = 0; place < found.keys.length; place += 1) {
      const groups = this.#groupsOf[found.keys[place] as number] ?? [] // in range by the loop's condition
      for (let hit: Hit | undefined = found.values[place]; hit !== undefined; hit = hit.next)
        for (const group of groups) mentions.add(group, hit)
    }
    return mentions.sort()
  }
}

/** Neither denied nor past, supposed or merely asked about. */
export const isSaid = (hit: Hit): boolean => hit.scope === 0

/** Tells whether two findings share a word. */
export const overlaps = (left: Hit, right: Hit): boolean => left.from < right.to && right.from < left.to

/** A finding as evidence; `negated` where it does not count. */
export const evidenceOf = (reading: Reading, hit: Hit): TextEvidence => {
  const evidence = reading.evidence(hit.phrase, hit.from, hit.to)
  return hit.scope === 0 ? evidence : { ...evidence, negated: true }
}
