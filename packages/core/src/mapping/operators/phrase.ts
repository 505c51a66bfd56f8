import * as z from 'zod'
import type { PhraseOrder } from '../text/phrase.ts'
import { tokensOf } from '../text/phrase-hits.ts'
import { Scope } from '../text/scope.ts'
import type { CompileScope, Operator } from './operator.ts'
import { evidenceFor, type Saying, Sayings } from './sayings.ts'
import { bounded } from './text-schema.ts'

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

const phraseList = z.array(bounded(1, 2_000)).min(1).max(5_000)
const defaultWithin = 3
/** Hits of one condition that are kept as evidence. */
const evidenceLimit = 16

const registered = (
  phrases: readonly string[],
  { order = 'any', within = defaultWithin }: Pick<PhraseCondition, 'order' | 'within'>,
  path: string,
  scope: CompileScope,
): number[] =>
  phrases.flatMap((phrase, index) => {
    const spec = { phrase, order, within: order === 'exact' ? 0 : within }
    return scope.phrase(spec, `${path}.${index}`) ?? []
  })

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
  compile: (condition, scope, path) => {
    const wanted = registered(condition.any, condition, `${path}.any`, scope)
    const key = scope.key(`phrase ${JSON.stringify(condition)}`)
    scope.watch(key, wanted)
    const sayings = new Sayings(key, {
      excepted: registered(condition.except ?? [], condition, `${path}.except`, scope),
      ignored: condition.meaning === 'mentioned' ? 0 : ~0,
      speaker: condition.speaker,
    })
    return {
      check: (facts, found) => {
        const said = sayings.in(facts)
        if (found !== undefined) {
          for (let at = 0; at < Math.min(said.length, evidenceLimit); at += 1) {
            const { source, hit } = said[at] as Saying // in range by the loop's condition
            found.push({
              condition: 'phrase',
              text: evidenceFor(source, hit),
              value: source.path,
              claim: { source: source.path, tokens: tokensOf(hit) },
            })
          }
        }
        return said.length > 0
      },
      trigger: (costOf) => ({ keys: [key], cost: costOf(key) }),
      actual: (facts) => sayings.heard(facts),
    }
  },
}

export const field: Operator<FieldCondition> = {
  op: 'field',
  schema: () => z.strictObject({ op: z.literal('field'), name: bounded(1, 200), any: phraseList }),
  compile: ({ name, any }, scope, path) => {
    const wanted = registered(any, {}, `${path}.any`, scope)
    return {
      check: (facts, found) => {
        const source = facts.field(name)
        if (source === undefined) return facts.missing(`fields.${name}`)
        for (const id of wanted) {
          let hit = source.hits.get(id)
          while (hit !== undefined && (hit.scope & Scope.denied) !== 0) hit = hit.next
          if (hit === undefined) continue
          found?.push({ condition: 'field', text: evidenceFor(source, hit), value: source.path })
          return true
        }
        return false
      },
      actual: (facts) => facts.field(name)?.reading.text,
    }
  },
}
