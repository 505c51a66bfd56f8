import * as z from 'zod'
import type { TextEvidence } from '../contract.ts'
import type { PhraseOrder } from '../text/phrase.ts'
import type { Hit } from '../text/phrase-search.ts'
import { Scope } from '../text/scope.ts'
import type { ReadSource } from './facts.ts'
import type { CompileScope, Operator } from './operator.ts'

/**
 * Holds when one of the phrases is said.
 *
 * Words match whatever their inflection; `(a|b)` is a choice and `<name>` a list of the document's vocabulary. Denied, past and supposed words do
 * not count.
 */
export interface PhraseCondition {
  op: 'phrase'
  any: string[]
  /** Stretches that do not count: a phrase that overlaps one of these is not said. */
  except?: string[]
  /** `any` (default): in any order, near one another; `near`: in this order; `exact`: in this order, side by side. */
  order?: PhraseOrder
  /** Words that may stand between two words of the phrase; 3 where absent, and a sentence's end counts as three. */
  within?: number
  /** Whose words count in a transcript; a summary always counts. */
  speaker?: 'caller' | 'agent'
  /** `said` (default), or `mentioned`: denied, past and supposed words count as well. */
  meaning?: 'said' | 'mentioned'
}

/** Holds when a collected field says one of the phrases; unknown when the field is missing. */
export interface FieldCondition {
  op: 'field'
  /** Capitals, blanks and underscores do not matter: `Property Type` finds `property_type`. */
  name: string
  any: string[]
}

const phraseList = z.array(z.string().min(1).max(2_000)).min(1).max(5_000)
const defaultWithin = 3
/** Hits of one condition that are kept as evidence. */
const evidenceLimit = 16

const specOf = (
  phrase: string,
  order: PhraseOrder,
  within: number,
): { phrase: string; order: PhraseOrder; within: number } => ({
  phrase,
  order,
  within: order === 'exact' ? 0 : within,
})

const registered = (
  phrases: readonly string[],
  order: PhraseOrder,
  within: number,
  key: string,
  scope: CompileScope,
): number[] =>
  phrases.flatMap((phrase, index) => scope.phrase(specOf(phrase, order, within), `${scope.path}.${key}.${index}`) ?? [])

const evidenceFor = (source: ReadSource, hit: Hit): TextEvidence => {
  const { text, tokens } = source.reading
  const start = tokens[hit.from]?.start ?? 0
  const end = tokens[hit.to - 1]?.end ?? start
  return { phrase: hit.phrase, text: text.slice(start, end), start, end }
}

export const phrase: Operator<PhraseCondition> = {
  op: 'phrase',
  schema: () =>
    z.strictObject({
      op: z.literal('phrase'),
      any: phraseList,
      except: phraseList.exactOptional(),
      order: z.enum(['exact', 'near', 'any']).exactOptional(),
      within: z.int().min(0).max(100).exactOptional(),
      speaker: z.enum(['caller', 'agent']).exactOptional(),
      meaning: z.enum(['said', 'mentioned']).exactOptional(),
    }),
  compile: (condition, scope) => {
    const { order = 'any', within = defaultWithin, speaker, meaning = 'said' } = condition
    const wanted = registered(condition.any, order, within, 'any', scope)
    const excepted = registered(condition.except ?? [], order, within, 'except', scope)
    const ignored = meaning === 'said' ? ~0 : 0
    return (facts, found) => {
      let count = 0
      for (const source of facts.sources) {
        const exceptions = excepted.flatMap((id) => source.hits.get(id) ?? [])
        for (const id of wanted) {
          for (const hit of source.hits.get(id) ?? []) {
            if ((hit.scope & ignored) !== 0 || exceptions.some((other) => other.from < hit.to && hit.from < other.to))
              continue
            const said = source.reading.sentences[source.reading.tokens[hit.from]?.sentence ?? 0]?.speaker
            if (speaker !== undefined && said !== speaker && said !== 'narrator') continue
            count += 1
            if (count <= evidenceLimit)
              found.push({
                condition: 'phrase',
                text: evidenceFor(source, hit),
                value: source.path,
                claim: { source: source.path, tokens: hit.tokens },
              })
          }
        }
      }
      return count > 0
    }
  },
}

export const field: Operator<FieldCondition> = {
  op: 'field',
  schema: () => z.strictObject({ op: z.literal('field'), name: z.string().min(1), any: phraseList }),
  compile: ({ name, any }, scope) => {
    const wanted = registered(any, 'any', defaultWithin, 'any', scope)
    return (facts, found) => {
      const source = facts.field(name)
      if (source === undefined) return facts.missing(`fields.${name}`)
      const hit = wanted
        .flatMap((id) => source.hits.get(id) ?? [])
        .find(({ scope: meant }) => (meant & Scope.denied) === 0)
      if (hit === undefined) return false
      found.push({ condition: 'field', text: evidenceFor(source, hit), value: source.path })
      return true
    }
  },
}
