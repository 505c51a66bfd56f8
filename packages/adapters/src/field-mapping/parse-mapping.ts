import { type Issue, valueConditionIssues } from '@leadbooks/core'
import type * as z from 'zod'
import type { FieldCondition, FieldMapping } from './mapping.ts'
import { FieldMappingError } from './mapping-error.ts'
import { fieldMappingSchema } from './mapping-schema.ts'
import { leadTargets } from './target.ts'

/** Bounds of a document, looked at before anything else: deeper or larger than any mapping is. */
const limits = { depth: 8, values: 5000 } as const
const prototypeKeys: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

/**
 * Reads a field mapping document.
 *
 * @throws FieldMappingError that lists everything wrong at once: where, what came, what was expected
 * @example
 * import { FieldMappingError, parseFieldMapping } from '@leadbooks/adapters'
 *
 * try {
 *   parseFieldMapping({ version: 1, fields: { 'contact.phone': 'phone', 'contact.name': 'a..b' } })
 * } catch (error) {
 *   const issues = error instanceof FieldMappingError ? error.issues : []
 *   issues.map(({ path, code }) => `${path} ${code}`) // => ['fields.contact.name wrong-format', 'fields.contact.phone unknown-field']
 * }
 */
export const parseFieldMapping = (input: unknown): FieldMapping => {
  const faults = boundsOf(input)
  if (faults.length > 0) throw new FieldMappingError(faults)
  const parsed = fieldMappingSchema.safeParse(input, { reportInput: true })
  const issues = parsed.success ? conditionIssues(parsed.data) : parsed.error.issues.flatMap((issue) => toIssues(issue))
  if (parsed.success && issues.length === 0) return parsed.data
  throw new FieldMappingError(issues)
}

const conditionIssues = ({ when = [], events = [] }: FieldMapping): Issue[] => {
  const issuesOf = (condition: FieldCondition, path: string): Issue[] =>
    'op' in condition ? valueConditionIssues(condition, path) : []
  const own = Array.isArray(when)
    ? when.flatMap((condition, index) => issuesOf(condition, `when.${index}`))
    : issuesOf(when, 'when')
  const ofEvents = events.flatMap((rule, at) =>
    (rule.when ?? []).flatMap((condition, index) => issuesOf(condition, `events.${at}.when.${index}`)),
  )
  return [...own, ...ofEvents]
}

const boundsOf = (input: unknown): Issue[] => {
  const issues: Issue[] = []
  let values = 0
  const visit = (value: unknown, path: string[]): void => {
    values += 1
    if (values > limits.values || typeof value !== 'object' || value === null) return
    if (path.length >= limits.depth) {
      issues.push({ path: path.join('.'), code: 'too-deep', message: `expected at most ${limits.depth} levels` })
      return
    }
    for (const [key, member] of Object.entries(value)) {
      if (values > limits.values) return
      if (prototypeKeys.has(key))
        issues.push({ path: [...path, key].join('.'), code: 'forbidden-key', message: 'expected no such key' })
      visit(member, [...path, key.slice(0, 100)])
    }
  }
  visit(input, [])
  if (values > limits.values)
    issues.push({ path: '', code: 'too-many', message: `expected at most ${limits.values} values` })
  return issues.slice(0, 50)
}

type ZodIssue = z.core.$ZodIssue

const operators = 'all, any, atLeast, atMost, between, equals, exists, in, not, startsWith'

const hasOp = (input: unknown): boolean => memberAt(input, ['op']) !== undefined

/** Another kind of value was wanted: a list where text came. */
const isOtherKind = (issue: ZodIssue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    (issue.code === 'invalid_union' &&
      issue.errors.length > 0 &&
      issue.errors.every((issues) => issues.some(isOtherKind))))

/** What stands at a path of what came; issues inside a union do not tell. */
const memberAt = (input: unknown, path: readonly PropertyKey[]): unknown => {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** A condition was meant in the other of its two forms: with an operator, or short. */
const isOtherForm = (issue: ZodIssue, isOperator: boolean): boolean =>
  isOperator
    ? issue.code === 'invalid_type' && issue.expected === 'never'
    : issue.code === 'invalid_union' && issue.discriminator === 'op'

/** Of the alternatives of a union only the one of the right kind tells what is wrong. */
const toIssues = (issue: ZodIssue, at: readonly PropertyKey[] = [], input: unknown = issue.input): Issue[] => {
  const steps = [...at, ...issue.path]
  const path = steps.map(String).join('.')
  const one = (code: string, message: string): Issue[] => [{ path, code, message: `${message}, got ${kindOf(input)}` }]
  switch (issue.code) {
    case 'invalid_union': {
      const isOperator = hasOp(input) || (issue.path.at(-1) === 'op' && input !== undefined)
      if (issue.discriminator === 'op')
        return [
          {
            path,
            code: isOperator ? 'unknown-operator' : 'required',
            message: `expected one of ${operators}, got ${kindOf(memberAt(input, ['op']) ?? (isOperator ? input : undefined))}`,
          },
        ]
      const right = issue.errors.filter((issues) => !issues.some(isOtherKind))
      const meant = right.find((issues) => !issues.some((inner) => isOtherForm(inner, isOperator))) ?? right[0]
      if (meant) return meant.flatMap((inner) => toIssues(inner, steps, memberAt(input, inner.path)))
      const kinds = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []))
      return one('wrong-type', `expected ${[...new Set(kinds)].join(' or ') || 'another value'}`)
    }
    case 'invalid_type':
      return one(input === undefined ? 'required' : 'wrong-type', `expected ${issue.expected}`)
    case 'unrecognized_keys':
      return issue.keys.slice(0, 20).map((key) => ({
        path: [...steps, key].map(String).join('.'),
        code: 'unknown-field',
        message: path === 'fields' ? `expected one of ${leadTargets.join(', ')}` : 'expected no such field',
      }))
    case 'invalid_key':
      return [{ path, code: 'unknown-field', message: `expected one of ${leadTargets.join(', ')}` }]
    case 'invalid_format':
      return one('wrong-format', issue.message)
    case 'invalid_value':
      return one('not-one-of', `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`)
    case 'too_big':
      return one('too-long', `expected at most ${issue.maximum}`)
    case 'too_small':
      return one('too-small', `expected at least ${issue.minimum}`)
    default:
      return one('invalid', issue.message)
  }
}

/** Names the kind of a value without repeating it: mappings may hold secrets by mistake. */
const kindOf = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return `text of ${value.length} characters`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
