import { normalizeEmail } from '@leadbooks/core'
import { normalizeNanpPhone } from '@leadbooks/core/nanp'
import type { JsonObject, JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { meaningOf, snakeCase } from './dictionary.ts'
import { type Leaf, leavesOf } from './flatten.ts'
import { parseInstant } from './instant.ts'
import type { FieldMapping, FieldRule, FieldSource } from './mapping.ts'
import { parseMoneyRange } from './money-range.ts'
import { formatPath } from './path.ts'
import { cleanText } from './sentinel.ts'
import { type LeadTarget, leadTargets } from './target.ts'
import { readAnswer, readBooking, readCustomerType, readIntents, readUrgency } from './words.ts'

/** One guess of where in a payload something stands. */
export interface FieldSuggestion {
  target: LeadTarget
  source: FieldSource
  /** `high`: the name says it and the value agrees. `low`: only one of the two speaks for it. */
  confidence: 'high' | 'low'
  /** What speaks for it. */
  because: 'name-and-value' | 'name' | 'value'
}

interface Guess extends FieldSuggestion {
  rank: number
  path: string
}

/**
 * Drafts a field mapping from one captured payload, for a person to look over.
 *
 * @param sample - a payload as parsed JSON; of a list the first object counts
 * @see {@link suggestFields} for how sure each line is
 * @example
 * import { suggestMapping } from '@leadbooks/adapters'
 *
 * suggestMapping({ submission_id: 7, data: { 'Full Name': 'Ann Lee', cell: '512 555 0199', 'E-mail': 'ann@example.com' } })
 * // => { version: 1, id: 'submission_id', fields: { 'contact.name': 'data["Full Name"]', 'contact.phones': 'data.cell', 'contact.emails': 'data.E-mail' } }
 */
export const suggestMapping = (sample: unknown): FieldMapping => {
  const { root, unwrap } = rootOf(sample)
  const fields: FieldMapping['fields'] = {}
  const guesses = guess(root)
  for (const target of leadTargets) {
    const sources = guesses.filter((each) => each.target === target).map(({ source }) => source)
    const source = alternatives(sources)
    if (source !== undefined) fields[target] = source
  }
  const id = idPath(leavesOf(root))
  return { version: 1, ...(unwrap && { unwrap }), ...(id && { id }), fields }
}

/**
 * Lists for a captured payload which value is what, and how sure that is; the surest of each target first.
 *
 * @example
 * import { suggestFields } from '@leadbooks/adapters'
 *
 * suggestFields({ phone: 'call me', tel2: '(512) 555-0199' }).map(({ target, source, confidence }) => [target, source, confidence])
 * // => [['contact.phones', 'phone', 'low'], ['contact.phones', 'tel2', 'low']]
 */
export const suggestFields = (sample: unknown): FieldSuggestion[] =>
  guess(rootOf(sample).root).map(({ target, source, confidence, because }) => ({ target, source, confidence, because }))

const rootOf = (sample: unknown): { root: JsonObject; unwrap?: string[] } => {
  // What is no JSON object has no members to suggest anything from.
  const value = (Array.isArray(sample) ? sample[0] : sample) as JsonValue | undefined
  if (!isJsonObject(value)) return { root: {} }
  const { body } = value
  const isWrapped = isJsonObject(body) && (Object.hasOwn(value, 'headers') || Object.keys(value).length === 1)
  return isWrapped ? { root: body, unwrap: ['body'] } : { root: value }
}

/** Objects that are about the business or its staff: a name in them is not the caller's. */
const notTheCaller =
  /^(?:business|owner|agent|account|location|user|assistant|workflow|team|office|seller|organization|assigned.*|created_by|updated_by|creator|recipient|receiver|meta|metadata|headers|query|params)$/

const guess = (root: JsonObject): Guess[] => {
  const named = leavesOf(root).flatMap((leaf) => byName(leaf) ?? [])
  const taken = new Set(named.map(({ path }) => path))
  const hasPhone = named.some(({ target, confidence }) => target === 'contact.phones' && confidence === 'high')
  const hasEmail = named.some(({ target, confidence }) => target === 'contact.emails' && confidence === 'high')
  const valued = leavesOf(root).flatMap((leaf) => {
    const found = byValue(leaf)
    const isNeeded = found?.target === 'contact.phones' ? !hasPhone : !hasEmail
    return found && isNeeded && !taken.has(found.path) ? [found] : []
  })
  const order = (each: Guess) => (each.confidence === 'high' ? 0 : each.because === 'name' ? 1000 : 2000) + each.rank
  return [...named, ...valued].sort((left, right) => order(left) - order(right))
}

const byName = (leaf: Leaf): Guess | undefined => {
  const names = leaf.path.filter((part) => typeof part === 'string').map(snakeCase)
  const own = leaf.entry ? snakeCase(leaf.entry.equals) : (names.at(-1) ?? '')
  const parents = leaf.entry ? names : names.slice(0, -1)
  if (parents.some((parent) => notTheCaller.test(parent))) return undefined
  const unit = unitOf(own)
  const meaning =
    unit === undefined
      ? (meaningOf(`${parents.at(-1)}_${own}`) ?? meaningOf(own))
      : ({ target: 'call.durationSeconds', rank: 0 } as const)
  const text = textOf(leaf.value)
  if (meaning === undefined || text === undefined) return undefined
  const agreement = agrees(meaning.target, text)
  return {
    ...guessAt(leaf, meaning.target, unit),
    rank: meaning.rank,
    confidence: agreement ? 'high' : 'low',
    because: agreement ? 'name-and-value' : 'name',
  }
}

const byValue = (leaf: Leaf): Guess | undefined => {
  const names = leaf.path.filter((part) => typeof part === 'string').map(snakeCase)
  const text = textOf(leaf.value)
  const isOther = names.some((name) => notTheCaller.test(name) || /(?:^|_)(?:id|uuid|sid|url|at|time|to)$/.test(name))
  if (text === undefined || isOther) return undefined
  const target = /@/.test(text)
    ? normalizeEmail(text).email && 'contact.emails'
    : /^[+(\d][\d\s().-]{8,20}$/.test(text) && typeof leaf.value === 'string'
      ? normalizeNanpPhone(text).e164 && 'contact.phones'
      : undefined
  if (target !== 'contact.emails' && target !== 'contact.phones') return undefined
  return { ...guessAt(leaf, target), rank: 0, confidence: 'low', because: 'value' }
}

const guessAt = ({ path, entry }: Leaf, target: LeadTarget, unit?: FieldRule['unit']) => {
  const at = formatPath(path)
  const source: FieldSource = entry || unit ? { path: at, ...(entry && { entry }), ...(unit && { unit }) } : at
  return { target, source, path: `${at} ${entry?.equals ?? ''}` }
}

/** Sources of one target: paths alone become alternatives, in order; a longer form stands by itself. */
const alternatives = (sources: readonly FieldSource[]): FieldSource | undefined => {
  const [first] = sources
  const paths = sources.filter((source) => typeof source === 'string').slice(0, 16)
  if (typeof first !== 'string') return first
  return paths.length > 1 ? { path: paths } : first
}

const unitOf = (name: string): FieldRule['unit'] | undefined => {
  const [, unit] =
    /^(?:call_)?(?:duration|length|talk_time)_(?:in_)?(ms|millis|milliseconds|minutes|mins)$/.exec(name) ?? []
  return unit === undefined ? undefined : unit.startsWith('mil') || unit === 'ms' ? 'milliseconds' : 'minutes'
}

const textOf = (value: JsonValue): string | undefined =>
  typeof value === 'object'
    ? Array.isArray(value)
      ? cleanText(value.map(String).join(', '))
      : undefined
    : cleanText(String(value))

const isPhone = (text: string): boolean => normalizeNanpPhone(text).e164 !== undefined
const isTrue = (value: unknown): boolean => value !== undefined

/** Targets whose values can be told from others; any short text will do for the rest. */
const checks: { readonly [target in LeadTarget]?: (text: string) => boolean } = {
  'contact.phones': isPhone,
  'call.from': isPhone,
  'call.to': isPhone,
  'contact.emails': (text) => normalizeEmail(text).email !== undefined,
  'contact.name': (text) => text.length < 100 && !/\d/.test(text),
  'contact.customerType': (text) => isTrue(readCustomerType(text)),
  'request.budget': (text) => isTrue(parseMoneyRange(text)),
  'request.urgency': (text) => isTrue(readUrgency(text)),
  'request.urgency.urgent': (text) => isTrue(readAnswer(text)),
  'request.urgency.emergency': (text) => isTrue(readAnswer(text)),
  'request.intents': (text) => isTrue(readIntents(text)),
  'appointment.booking': (text) => isTrue(readBooking(text)),
  'call.durationSeconds': (text) => /^\d+(?:\.\d+)?$/.test(text),
  'call.recordingUrl': (text) => URL.canParse(text),
  'call.startedAt': (text) => isTrue(parseInstant(text)),
  'call.endedAt': (text) => isTrue(parseInstant(text)),
  occurredAt: (text) => isTrue(parseInstant(text)),
  'contact.address.postalCode': (text) => /\d/.test(text) && text.length < 12,
}

const agrees = (target: LeadTarget, text: string): boolean => checks[target]?.(text) ?? true

/** Names of ids, the most telling first. */
const idNames =
  'call_id call_sid conversation_id submission_id lead_id deal_id event_id request_id entry_id response_id uuid id'.split(
    ' ',
  )

const idPath = (leaves: readonly Leaf[]): string | undefined => {
  const found = leaves.flatMap((leaf) => {
    const name = snakeCase(String(leaf.path.at(-1)))
    const rank = leaf.entry || typeof leaf.value === 'object' ? -1 : idNames.indexOf(name)
    const isOwn = leaf.path.length <= 2 || rank < idNames.length - 2
    return rank >= 0 && isOwn ? [{ rank: rank * 20 + leaf.path.length, path: formatPath(leaf.path) }] : []
  })
  return found.sort((left, right) => left.rank - right.rank)[0]?.path
}
