import { InputError, type InputIssue } from '../errors/input-error.ts'

type Fields = Readonly<Record<string, unknown>>

/** Looks at one value and reports what is wrong with it. */
export type Check = (value: unknown, path: string, report: Report) => void

/** Takes note of one thing that is wrong. */
export type Report = (path: string, code: string, message: string) => void

/** Checks by field; fields that are not named here are QuickBooks' to judge. */
export type Checks = Readonly<Record<string, Check>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value)

/** What a path leads to inside an object. */
export const at = (path: string, key: string | number): string => (path ? `${path}.${key}` : String(key))

/** Text of at most `max` characters. */
export const text =
  (max: number): Check =>
  (value, path, report) => {
    if (typeof value !== 'string') report(path, 'invalid-type', `is ${kindOf(value)}, expected text`)
    else if (value.length > max) report(path, 'too-long', `has ${value.length} characters, expected at most ${max}`)
  }

/** A name: text without what QuickBooks keeps for itself, `:` between parent and child, and line breaks. */
export const name =
  (max: number): Check =>
  (value, path, report) => {
    text(max)(value, path, report)
    if (typeof value === 'string' && /[:\t\r\n]/.test(value)) {
      report(path, 'forbidden-character', 'contains a colon, a tab or a line break, expected none')
    }
  }

/** A finite number; `NaN` would travel as `null`. */
export const number: Check = (value, path, report) => {
  if (typeof value !== 'number') report(path, 'invalid-type', `is ${kindOf(value)}, expected a number`)
  else if (!Number.isFinite(value)) report(path, 'invalid-number', `is ${value}, expected a finite number`)
}

/** `YYYY-MM-DD`, a day that exists. */
export const date: Check = (value, path, report) => {
  const exists =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value)
  if (!exists) report(path, 'invalid-date', 'expected a date as YYYY-MM-DD')
}

/** A reference: an object whose `value` is the other record's id, in a string. */
export const reference: Check = (value, path, report) => {
  if (!isFields(value))
    return report(path, 'invalid-type', `is ${kindOf(value)}, expected an object with the id as value`)
  if (typeof value.value !== 'string')
    report(at(path, 'value'), 'invalid-id', `is ${kindOf(value.value)}, expected the id in a string`)
  else if (value.value.trim() === '') report(at(path, 'value'), 'invalid-id', 'is empty, expected an id')
}

/** An e-mail address, or several with commas between. */
export const email: Check = (value, path, report) => {
  text(100)(value, path, report)
  if (typeof value === 'string' && value !== '' && !value.includes('@'))
    report(path, 'invalid-email', 'has no @, expected an e-mail address')
}

/** An object, its fields checked. */
export const object =
  (checks: Checks): Check =>
  (value, path, report) => {
    if (!isFields(value)) return report(path, 'invalid-type', `is ${kindOf(value)}, expected an object`)
    for (const [key, check] of Object.entries(checks)) {
      if (Object.hasOwn(value, key) && value[key] !== undefined) check(value[key], at(path, key), report)
    }
  }

/** `true` where the field is there and is not blank. */
export const isGiven = (input: Fields, field: string): boolean => {
  const value = Object.hasOwn(input, field) ? input[field] : undefined
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
}

/** Fields without which QuickBooks refuses the record (2020). */
export const required =
  (...fields: string[]): Check =>
  (value, path, report) => {
    if (!isFields(value)) return
    for (const field of fields) if (!isGiven(value, field)) report(at(path, field), 'missing', 'is missing')
  }

/** Fields of which QuickBooks needs at least one. */
export const oneOf =
  (fields: readonly string[]): Check =>
  (value, path, report) => {
    if (!isFields(value) || fields.some((field) => isGiven(value, field))) return
    const code = fields.includes('DisplayName') ? 'missing-name' : 'missing'
    const what = code === 'missing' ? 'lacks a field' : 'has no name'
    report(path, code, `${what}, expected at least one of ${fields.join(', ')}`)
  }

/**
 * Runs checks over an input.
 *
 * @throws {@link InputError} with everything that is wrong, not the first thing alone
 */
export const check = (subject: string, input: unknown, ...checks: Check[]): void => {
  const issues: InputIssue[] = []
  const report: Report = (path, code, message) => issues.push({ path, code, message })
  for (const one of checks) one(input, '', report)
  if (issues.length > 0) throw new InputError(subject, issues)
}
