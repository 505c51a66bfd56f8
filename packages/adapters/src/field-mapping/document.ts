import { compareDecimals, type Issue, lineAmount, type SalesDocument } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import { DeliveryError } from '../adapter/delivery-error.ts'
import { isJsonObject } from '../adapter/json.ts'
import { compileSource, pathsOf, type SourceReader } from './compile-source.ts'
import { parseAmount, parseDecimal } from './decimal.ts'
import { parseLocalTime } from './instant.ts'
import type { DocumentRule, LinesRule } from './mapping.ts'
import { currencyOf } from './money-range.ts'
import { valueAt } from './path.ts'
import type { ReadingContext } from './reading.ts'
import { parseWhen } from './when/when.ts'

/** A bill, and which value of the payload each of its members was read from. */
export interface ReadDocument {
  document: SalesDocument
  /** Path in `document` → path in the payload; for the lines that of their list. */
  provenance: Record<string, string>
}

/** Reads the bill out of a payload. */
export type DocumentReader = (root: JsonObject, id: string, context: ReadingContext) => ReadDocument

/** Longest bill, in lines. */
const mostLines = 500
const longestText = 4000

type Line = SalesDocument['lines'][number]
type Readers = { [Part in keyof DocumentRule | keyof LinesRule]?: SourceReader }

/**
 * Prepares the reading of a bill for any number of payloads.
 *
 * Amounts are exact: what is no amount is refused, never rounded to one. A line that gives two of quantity, rate and amount is
 * completed; where all three disagree the amount counts and the rate is left out.
 *
 * @throws DeliveryError `invalid-document`, by the reader
 */
export const compileDocument = (rule: DocumentRule): DocumentReader => {
  const { lines, ...parts } = rule
  const read = readersOf(parts)
  const readLines = lines && compileLines(lines)
  return (root, id, context) => {
    const issues: Issue[] = []
    const provenance: Record<string, string> = {}
    const text = (part: keyof Readers, target: string = part) => {
      const found = read[part]?.(root)
      if (found !== undefined && found.path !== '') provenance[target] = found.path
      return found
    }
    const amount = (part: keyof Readers) => decimalAt(text(part), part, parseAmount, issues)
    const day = (part: keyof Readers) => dayAt(text(part), part, context, issues)
    const currency = currencyOf(text('currency')?.text ?? '', context.country)
    if (currency === undefined) issues.push(missing('document.currency', 'an ISO 4217 currency'))
    const { items, at } = readLines?.(root, issues) ?? { items: [], at: '' }
    const whole = read.total?.(root)
    const total = decimalAt(whole, 'total', parseAmount, issues)
    if (items.length > 0) provenance.lines = at
    else if (whole !== undefined && total !== undefined) {
      if (whole.path !== '') provenance['lines.0.amount'] = whole.path
      const description = text('title', 'lines.0.description')?.text.slice(0, longestText)
      items.push({ ...(description !== undefined && { description }), quantity: '1', rate: total, amount: total })
    }
    const document: SalesDocument = {
      externalId: (text('externalId')?.text ?? id).slice(0, 400),
      ...present({
        number: text('number')?.text.slice(0, 100),
        txnDate: day('txnDate'),
        dueDate: day('dueDate'),
        discount: positive(amount('discount')),
        tax: amount('tax'),
        amountPaid: amount('amountPaid'),
        terms: text('terms')?.text.slice(0, 100),
      }),
      currency: currency ?? 'USD',
      lines: items,
    }
    if (issues.length > 0)
      throw new DeliveryError('invalid-document', 'What the body says does not make a bill.', issues.slice(0, 50))
    return { document, provenance }
  }
}

/** What was agreed with a customer: the terms of payment, and how they are taxed. */
export type AgreedReader = (root: JsonObject) => { terms?: string; taxCode?: string }

/** Prepares the reading of what was agreed with a customer for any number of payloads. */
export const compileAgreed = ({ terms, taxCode }: DocumentRule): AgreedReader => {
  const termsOf = terms === undefined ? undefined : compileSource(terms)
  const taxCodeOf = taxCode === undefined ? undefined : compileSource(taxCode)
  return (root) =>
    present({ terms: termsOf?.(root)?.text.slice(0, 100), taxCode: taxCodeOf?.(root)?.text.slice(0, 100) })
}

const readersOf = (parts: Omit<DocumentRule, 'lines'> | Omit<LinesRule, 'path'>): Readers =>
  Object.fromEntries(Object.entries(parts).map(([part, source]) => [part, compileSource(source)]))

const compileLines = ({
  path,
  ...parts
}: LinesRule): ((root: JsonObject, issues: Issue[]) => { items: Line[]; at: string }) => {
  const paths = pathsOf(path)
  const read = readersOf(parts)
  return (root, issues) => {
    const found = paths.map((written) => ({ at: written.text, list: valueAt(root, written.path) }))
    const { at, list } = found.find((each) => Array.isArray(each.list) && each.list.length > 0) ?? { at: '', list: [] }
    if (!Array.isArray(list)) return { items: [], at }
    if (list.length > mostLines)
      issues.push({ path: at, code: 'too-many', message: `expected at most ${mostLines} lines, got ${list.length}` })
    const items = list
      .slice(0, mostLines)
      .flatMap((entry, index) => readLine(entry, `${at}[${index}]`, read, issues) ?? [])
    return { items, at }
  }
}

const readLine = (entry: unknown, at: string, read: Readers, issues: Issue[]): Line | undefined => {
  // Entries come out of a JSON list; only objects have members to read.
  const root = entry as JsonObject
  if (!isJsonObject(root)) {
    issues.push({ path: at, code: 'wrong-type', message: 'expected an object for each line' })
    return undefined
  }
  const decimal = (part: 'quantity' | 'rate' | 'amount', parse: typeof parseDecimal) => {
    const found = read[part]?.(root)
    return decimalAt(found && { ...found, path: `${at}.${found.path || part}` }, at, parse, issues)
  }
  const quantity = decimal('quantity', parseDecimal) ?? '1'
  const said = { rate: decimal('rate', parseDecimal), amount: decimal('amount', parseAmount) }
  const amount = said.amount ?? (said.rate === undefined ? undefined : lineAmount(quantity, said.rate))
  if (amount === undefined) {
    issues.push(missing(at, 'an amount, or a quantity and a rate'))
    return undefined
  }
  const rate = said.rate ?? (quantity === '1' ? amount : undefined)
  const agrees = rate !== undefined && compareDecimals(lineAmount(quantity, rate), amount) === 0
  return {
    ...present({
      item: read.item?.(root)?.text.slice(0, 100),
      description: read.description?.(root)?.text.slice(0, longestText),
    }),
    quantity,
    ...(agrees && { rate }),
    amount,
  }
}

const missing = (path: string, expected: string): Issue => ({
  path,
  code: 'missing',
  message: `nothing came; ${expected} was expected`,
})

const decimalAt = (
  found: { text: string; path: string } | undefined,
  at: string,
  parse: (text: string) => string | undefined,
  issues: Issue[],
): string | undefined => {
  if (found === undefined) return undefined
  const decimal = parse(found.text)
  if (decimal === undefined) {
    const message = `came as a text of ${found.text.length} characters; a number such as 1500.00 was expected`
    issues.push({ path: found.path || at, code: 'wrong-format', message })
  }
  return decimal
}

/** A day in figures, or one that can be told with certainty. */
const dayAt = (
  found: { text: string; path: string } | undefined,
  at: string,
  { now, timeZone, country }: ReadingContext,
  issues: Issue[],
): string | undefined => {
  if (found === undefined) return undefined
  const { date, doubts } = parseWhen(found.text, { now, timeZone, country })
  const day = parseLocalTime(found.text)?.date ?? (doubts.every((doubt) => doubt === 'in-the-past') ? date : undefined)
  if (day === undefined) {
    const message = `came as a text of ${found.text.length} characters; a day such as 2026-11-23 was expected`
    issues.push({ path: found.path || at, code: 'wrong-format', message })
  }
  return day
}

/** Some write what is taken off with a minus. */
const positive = (amount: string | undefined): string | undefined => amount?.replace(/^-/, '')

const present = <Members extends Record<string, string | undefined>>(members: Members) =>
  // Members that are `undefined` are left out, so what stays is text.
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Members]?: string
  }
