import type { JsonObject, JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import type { FieldMapping, FieldRule } from './mapping.ts'
import { type Path, parsePath, valueAt } from './path.ts'
import { cleanText, cleanValue } from './sentinel.ts'
import { type Source, Sources } from './sources.ts'
import { isLeadTarget, type LeadTarget } from './target.ts'

/** A field mapping with its paths read, ready for any number of payloads. */
export interface CompiledMapping {
  /** The id in the payload, where there is one. */
  idOf(body: JsonObject): string | undefined
  /** Whether the mapping is meant for this payload. */
  applies(body: JsonObject): boolean
  /** What the payload says, by where it goes. */
  sourcesOf(body: JsonObject): Sources
}

/** Reads the paths of a mapping once. */
export const compileMapping = (mapping: FieldMapping): CompiledMapping => {
  const rules = Object.entries(mapping.fields).flatMap(([target, source]) =>
    isLeadTarget(target) ? [{ target, read: compileRule(typeof source === 'string' ? { path: source } : source) }] : [],
  )
  const inner = (body: JsonObject): JsonObject => unwrap(body, mapping.unwrap ?? [])
  const idPaths = pathsOf(mapping.id)
  const { when } = mapping
  return {
    idOf: (body) => firstText(inner(body), idPaths)?.text,
    applies: (body) => when === undefined || when.in.includes(firstText(inner(body), pathsOf(when.path))?.text ?? ''),
    sourcesOf: (body) => {
      const root = inner(body)
      const sources = new Sources()
      for (const { target, read } of rules) addAll(sources, target, read(root))
      for (const source of unmapped(root, mapping)) sources.add(source)
      return sources
    },
  }
}

const unwrap = (body: JsonObject, keys: readonly string[]): JsonObject =>
  keys.reduce((value, key) => {
    const inside = Object.hasOwn(value, key) ? value[key] : undefined
    return isJsonObject(inside) ? inside : value
  }, body)

interface TextAt {
  path: string
  text: string
}

const pathsOf = (given: string | readonly string[] | undefined): { text: string; path: Path }[] =>
  (given === undefined ? [] : typeof given === 'string' ? [given] : given).flatMap((text) => {
    const path = parsePath(text)
    return path === undefined ? [] : [{ text, path }]
  })

const firstText = (root: JsonObject, paths: { text: string; path: Path }[]): TextAt | undefined => {
  for (const { text, path } of paths) {
    const said = textOf(cleanValue(valueAt(root, path)))
    if (said !== undefined) return { path: text, text: said }
  }
  return undefined
}

/** Scalars as text; of a list its scalars. */
const textOf = (value: JsonValue | undefined): string | undefined => {
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []).join(', ') || undefined
  return value === undefined || isJsonObject(value) ? undefined : String(value)
}

const compileRule = (rule: FieldRule): ((root: JsonObject) => TextAt | undefined) => {
  const paths = pathsOf(rule.path)
  const joined = pathsOf(rule.join)
  const words = new Map(Object.entries(rule.map ?? {}).map(([from, to]) => [from.toLowerCase(), to]))
  return (root) => {
    const found = rule.entry
      ? entryText(root, paths, rule.entry)
      : joined.length > 0
        ? joinTexts(root, joined, rule.separator ?? ' ')
        : firstText(root, paths)
    const text = found && translate(scale(found.text, rule.unit), words)
    const said = text ?? rule.default
    return said === undefined ? undefined : { path: found?.path ?? '', text: said }
  }
}

const joinTexts = (root: JsonObject, paths: { text: string; path: Path }[], separator: string): TextAt | undefined => {
  const found = paths.flatMap((path) => firstText(root, [path]) ?? [])
  const [first] = found
  return first && { path: first.path, text: found.map(({ text }) => text).join(separator) }
}

const entryText = (
  root: JsonObject,
  paths: { text: string; path: Path }[],
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
  words.size === 0 ? text : (words.get(text.toLowerCase()) ?? words.get('*') ?? text)

const scale = (text: string, unit: FieldRule['unit']): string => {
  if (unit === undefined || unit === 'seconds' || !/^\d{1,12}(?:\.\d{1,6})?$/.test(text)) return text
  return String(Math.round(Number(text) * (unit === 'minutes' ? 60_000 : 1)) / 1000)
}

const addAll = (sources: Sources, target: LeadTarget, found: TextAt | undefined): void => {
  if (!found) return
  const text = cleanText(found.text)
  if (text === undefined) return
  sources.add({ path: found.path, key: found.path || target, value: text }, target)
}

/** A lead's fields may nest eight levels, themselves counted. */
const deepestField = 7

/** Members that no path leads into, and those that are named to be kept. */
const unmapped = (root: JsonObject, mapping: FieldMapping): Source[] => {
  const { keep = 'all', drop = [] } = mapping
  if (keep === 'none') return []
  if (keep !== 'all')
    return pathsOf(keep).flatMap(({ text, path }) => kept(text, String(path.at(-1)), valueAt(root, path)))
  const used = new Set([...mappedPaths(mapping)].map((path) => path[0]))
  return Object.entries(root).flatMap(([key, value]) =>
    used.has(key) || drop.includes(key) ? [] : kept(key, key, value),
  )
}

const mappedPaths = function* ({ fields, id, when }: FieldMapping): Iterable<Path> {
  const rules = Object.values(fields).map((source) => (typeof source === 'string' ? { path: source } : source))
  const given = [id, when?.path, ...rules.flatMap(({ path, join }: FieldRule) => [path, join])]
  for (const paths of given) for (const { path } of pathsOf(paths)) yield path
}

const kept = (path: string, key: string, value: JsonValue | undefined): Source[] => {
  const clean = cleanValue(value)
  return clean === undefined || depthOf(clean) > deepestField ? [] : [{ path, key, value: clean }]
}

const depthOf = (value: JsonValue | undefined): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
