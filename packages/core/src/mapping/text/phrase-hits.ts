import { ByNumber } from './by-number.ts'
import type { Speaker } from './turns.ts'

/** Where a phrase was found. */
export interface Hit {
  readonly phrase: string
  /** Token indexes of the stretch, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** The tokens that filled its places where others stand between them; all of the stretch where absent. */
  readonly tokens: readonly number[] | undefined
  /** Bits of {@link Scope}: how the words are meant. */
  readonly scope: number
  /** Index of the sentence it begins in, and who says it. */
  readonly sentence: number
  readonly speaker: Speaker
  /** Where the same phrase was found next. */
  next: Hit | undefined
}

/** The tokens that filled the places of a phrase. */
export const tokensOf = ({ from, to, tokens }: Hit): readonly number[] => {
  if (tokens !== undefined) return tokens
  const all: number[] = []
  for (let token = from; token < to; token += 1) all.push(token)
  return all
}

/** The hits of a list that are so; nothing is made for the empty list, as most are. */
export const those = <H extends Hit>(hits: readonly H[], areSo: (hit: H) => boolean): readonly H[] =>
  hits.length === 0 ? hits : hits.filter(areSo)

/** The hits of two lists, one after the other. */
export const both = (left: readonly Hit[], right: readonly Hit[]): readonly Hit[] =>
  left.length === 0 ? right : right.length === 0 ? left : [...left, ...right]

/** What a text says of many phrases: by the phrase's number the first hit, which leads to the others. */
export class PhraseHits extends ByNumber<Hit> {
  /** The search was cut short. */
  exhausted = false
}
