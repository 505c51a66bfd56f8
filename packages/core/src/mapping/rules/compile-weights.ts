import type { CompiledCondition, CompileScope } from '../operators/operator.ts'
import { readSpoken, WordWeights } from '../text/word-weights.ts'
import type { CompiledRule } from './compiled-rule.ts'
import type { MappingRule, MappingWeights } from './rules.ts'

/** One item that words are weighed for. */
export interface WeighedItem {
  readonly item: string
  /** The name as names are compared. */
  readonly plain: string
  readonly when: CompiledCondition | undefined
  /** What may count where the item is added, each in force on days of its own: the first line that a rule in force has for it does. */
  readonly rules: readonly CompiledRule[]
}

/** A table of weights made ready to run. */
export interface CompiledWeights {
  readonly table: WordWeights
  readonly items: readonly WeighedItem[]
  /** Where each stands among them, by its name as names are compared. */
  readonly places: ReadonlyMap<string, number>
  readonly limits: Required<Omit<MappingWeights, 'items'>>
}

/** Weights of a document; beyond it one item alone would fill a page for each word of the language. */
const bitsLimit = 200_000
const itemLimit = 1_000
const wordsAtLeast = 15

/** QuickBooks' item names do not tell capitals apart. */
export const plainItem = (name: string): string => name.trim().toLowerCase()

/** The id under which an item that was added by its words is told. */
export const weightsId = (item: string): string => `weights:${item}`

const always: CompiledCondition = {
  condition: { op: 'all', of: [] },
  path: 'weights',
  parts: [],
  check: () => true,
}

/** A rule's first line for an item, with the rule's quantity, tags, priority and days. */
const ruleOf = (
  item: string,
  { rule, index, priority }: CompiledRule,
  groupIndex: number,
): CompiledRule | undefined => {
  const plain = plainItem(item)
  const at = rule.lines.findIndex((line) => plainItem(line.item) === plain)
  const line = rule.lines[at]
  if (line === undefined) return undefined
  const { quantity, tags, effectiveFrom, effectiveTo } = rule
  const own: MappingRule = {
    ...{ id: weightsId(item), when: always.condition, lines: [line] },
    ...(quantity === undefined ? {} : { quantity }),
    ...(tags === undefined ? {} : { tags }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
  }
  const linePath = `rules.${index}.lines.${at}`
  return { rule: own, when: always, index, priority, group: 'weights', groupIndex, linePath }
}

const isForGood = ({ rule: { effectiveFrom, effectiveTo } }: CompiledRule): boolean =>
  effectiveFrom === undefined && effectiveTo === undefined

/** The lines that rules have for an item, as far as the first that is always in force; an item of no rule has a line of its own. */
const rulesFor = (item: string, rules: readonly CompiledRule[]): readonly CompiledRule[] => {
  const own: CompiledRule[] = []
  for (const rule of rules) {
    const one = ruleOf(item, rule, rules.length)
    if (one === undefined) continue
    own.push(one)
    if (isForGood(one)) return own
  }
  if (own.length > 0) return own
  const rule: MappingRule = { id: weightsId(item), when: always.condition, lines: [{ item }] }
  const place = { index: rules.length, priority: 0, group: 'weights', groupIndex: rules.length }
  return [{ rule, when: always, ...place, linePath: `weights.items.${item}` }]
}

/** Reads phrases, each once however many items it is worth something for. */
class PhraseKeys {
  readonly #keys = new Map<string, string | undefined>()

  /** The same for the same words; `undefined` for what is no phrase. */
  of(phrase: string): string | undefined {
    if (this.#keys.has(phrase)) return this.#keys.get(phrase)
    const key = readSpoken(phrase)?.join(' ')
    this.#keys.set(phrase, key)
    return key
  }
}

const checkPhrases = (item: string, phrases: readonly string[], keys: PhraseKeys, scope: CompileScope): void => {
  const met = new Map<string, string>()
  for (const phrase of phrases) {
    const key = keys.of(phrase)
    const other = key === undefined ? undefined : met.get(key)
    if (key !== undefined && other === undefined) met.set(key, phrase)
    else if (other === undefined)
      scope.issue(
        `weights.items.${item}.bits.${phrase}`,
        'invalid-phrase',
        `"${phrase}" is no word or two such as leak or water heater`,
      )
    else
      scope.issue(
        `weights.items.${item}.bits.${phrase}`,
        'duplicate-phrase',
        `"${phrase}" and "${other}" are the same words`,
      )
  }
}

/** Checks a table of weights and makes it ready to run. */
export const compileWeights = (
  { items, aloneAbove = Number.POSITIVE_INFINITY, minWords = wordsAtLeast, ...rest }: MappingWeights,
  rules: readonly CompiledRule[],
  scope: CompileScope,
): CompiledWeights => {
  const entries = Object.entries(items)
  const size = entries.reduce((sum, [, { bits }]) => sum + Object.keys(bits).length, 0)
  if (entries.length > itemLimit)
    scope.issue('weights.items', 'too-large', `expected at most ${itemLimit} items, got ${entries.length}`)
  if (size > bitsLimit) scope.issue('weights.items', 'too-large', `expected at most ${bitsLimit} bits, got ${size}`)
  const keys = new PhraseKeys()
  const names = new Set<string>()
  for (const [item, { bits }] of entries) {
    checkPhrases(item, Object.keys(bits), keys, scope)
    const path = `weights.items.${item}`
    if (names.has(plainItem(item)))
      scope.issue(path, 'duplicate-item', `the item ${item} is there twice, with other capitals`)
    if (rules.some(({ rule }) => rule.id === weightsId(item)))
      scope.issue(path, 'duplicate-id', `the id ${weightsId(item)} is taken by a rule`)
    names.add(plainItem(item))
  }
  return {
    table: new WordWeights(entries.map(([, { start, bits }]) => ({ start, bits: Object.entries(bits) }))),
    items: entries.map(([item, { when }]) => ({
      item,
      plain: plainItem(item),
      when: when === undefined ? undefined : scope.compile(when, `weights.items.${item}.when`),
      rules: rulesFor(item, rules),
    })),
    places: new Map(entries.map(([item], place) => [plainItem(item), place])),
    limits: { aloneAbove, minWords, ...rest },
  }
}
