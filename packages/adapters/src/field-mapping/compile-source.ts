import type { JsonObject, JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import type { FieldRule, FieldSource } from './mapping.ts'
import { type Path, parsePath, valueAt } from './path.ts'
import { cleanText, cleanValue } from './sentinel.ts'

/** A path as written and as read. */
export interface WrittenPath {
  text: string
  path: Path
}

/** A text of the payload, and the path it stood at; none for a default. */
export interface TextAt {
  path: string
  text: string
}

/** Reads one value out of a payload. */
export type SourceReader = (root: JsonObject) => TextAt | undefined

/** Reads paths; those that are none were refused when the document was checked. */
export const pathsOf = (given: string | readonly string[] | undefined): WrittenPath[] =>
  (given === undefined ? [] : typeof given === 'string' ? [given] : given).flatMap((text) => {
    const path = parsePath(text)
    return path === undefined ? [] : [{ text, path }]
  })

/** A source in its long form. */
export const ruleOf = (source: FieldSource): FieldRule => (typeof source === 'string' ? { path: source } : source)

/** The first of several paths that says something. */
export const firstText = (root: JsonObject, paths: readonly WrittenPath[]): TextAt | undefined => {
  for (const { text, path } of paths) {
    const value = valueAt(root, path)
    const said = value === undefined ? undefined : textOf(cleanValue(value))
    if (said !== undefined) return { path: text, text: said }
  }
  return undefined
}

/** Scalars as text; of a list its scalars. */
const textOf = (value: JsonValue | undefined): string | undefined => {
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []).join(', ') || undefined
  return value === undefined || isJsonObject(value) ? undefined : String(value)
}

/** Prepares a source for any number of payloads. */
export const compileSource = (source: FieldSource): SourceReader => {
  const rule = ruleOf(source)
  const paths = pathsOf(rule.path)
  const joined = pathsOf(rule.join)
  const words = new Map(Object.entries(rule.map ?? {}).map(([from, to]) => [from.trim().toLowerCase(), to]))
  return (root) => {
    const found = rule.entry
      ? entryText(root, paths, rule.entry)
      : joined.length > 0
        ? joinTexts(root, joined, rule.separator ?? ' ')
        : firstText(root, paths)
    const said = found ? translate(scale(found.text, rule.unit), words) : rule.default
    // What came is clean; what the mapping puts in its place or beside it may say nothing.
    const text = said === undefined || (said === found?.text && joined.length === 0) ? said : cleanText(said)
    return text === undefined ? undefined : { path: found?.path ?? '', text }
  }
}

const joinTexts = (root: JsonObject, paths: readonly WrittenPath[], separator: string): TextAt | undefined => {
  const found = paths.flatMap((path) => firstText(root, [path]) ?? [])
  const [first] = found
  return first && { path: first.path, text: found.map(({ text }) => text).join(separator) }
}

const entryText = (
  root: JsonObject,
  paths: readonly WrittenPath[],
  entry: NonNullable<FieldRule['entry']>,
): TextAt | undefined => {
  for (const { text: path, path: steps } of paths) {
    const list = valueAt(root, steps)
    if (!Array.isArray(list)) continue
    const isMeant = (item: JsonValue) => isJsonObject(item) && valueAt(item, [entry.key]) === entry.equals
    const item: JsonValue | undefined = list.find(isMeant)
    const text = item === undefined ? undefined : textOf(cleanValue(valueAt(item, [entry.value])))
    if (text !== undefined) return { path, text }
  }
  return undefined
}

const translate = (text: string, words: ReadonlyMap<string, string>): string =>
  words.size === 0 ? text : (words.get(text.trim().toLowerCase()) ?? words.get('*') ?? text)

/** Durations in seconds, amounts in whole units of the currency; by moving the point, never by dividing. */
const scale = (text: string, unit: FieldRule['unit']): string => {
  if (unit === undefined || unit === 'seconds') return text
  if (unit === 'cents') return /^-?\d{1,15}$/.test(text) ? text.replace(/^(-?)(\d*?)(\d{1,2})$/, inWholeUnits) : text
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(text)) return text
  return String(Math.round(Number(text) * (unit === 'minutes' ? 60_000 : 1)) / 1000)
}

const inWholeUnits = (_: string, sign: string, whole: string, cents: string): string =>
  `${sign}${whole || '0'}.${cents.padStart(2, '0')}`
