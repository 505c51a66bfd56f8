import type { JsonObject } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { compileSource, firstText, pathsOf, ruleOf, type TextAt } from './compile-source.ts'
import { compileConditions } from './condition.ts'
import { type AgreedReader, compileAgreed, compileDocument, type DocumentReader } from './document.ts'
import type { FieldMapping, MappedEventType } from './mapping.ts'
import { Sources } from './sources.ts'
import { isLeadTarget, type LeadTarget } from './target.ts'
import { compileUnmapped } from './unmapped.ts'

/** A field mapping with its paths read, ready for any number of payloads. */
export interface CompiledMapping {
  /** The id in the payload, where there is one. */
  idOf(body: JsonObject): string | undefined
  /** What the payload tells of; nothing where the mapping is not meant for it. */
  eventOf(body: JsonObject): MappedEventType | undefined
  /** What the payload says, by where it goes. */
  sourcesOf(body: JsonObject): Sources
  /** The bill that the payload tells of. */
  documentOf: DocumentReader
  /** What the payload says was agreed with the customer. */
  agreedOf: AgreedReader
}

/** Reads the paths of a mapping once. */
export const compileMapping = (mapping: FieldMapping): CompiledMapping => {
  const fields = Object.entries(mapping.fields).flatMap(([target, source]) =>
    isLeadTarget(target) ? [{ target, read: compileSource(source) }] : [],
  )
  const fieldsNamed = compileNames(mapping)
  const inner = (body: JsonObject): JsonObject => unwrap(body, mapping.unwrap ?? [])
  const ids = pathsOf(mapping.id)
  const isMeant = compileConditions(mapping.when ?? [])
  const events = (mapping.events ?? [{ type: 'lead.received' }]).map(({ type, when }) => ({
    type,
    holds: compileConditions(when ?? []),
  }))
  const unmapped = compileUnmapped(mapping)
  const readDocument = compileDocument(mapping.document ?? {})
  const readAgreed = compileAgreed(mapping.document ?? {})
  return {
    idOf: (body) => firstText(inner(body), ids)?.text,
    eventOf: (body) => {
      const root = inner(body)
      return isMeant(root) ? events.find(({ holds }) => holds(root))?.type : undefined
    },
    sourcesOf: (body) => {
      const root = inner(body)
      const sources = new Sources()
      const named = fieldsNamed(root)
      for (const { target, read } of fields) if (named.has(target)) addText(sources, target, read(root))
      for (const source of unmapped(root)) sources.add(source)
      return sources
    },
    documentOf: (body, id, context) => readDocument(inner(body), id, context),
    agreedOf: (body) => readAgreed(inner(body)),
  }
}

/** Presets know hundreds of names, of which a payload has ten: only fields that one of its members may fill are read. */
const compileNames = (mapping: FieldMapping): ((root: JsonObject) => ReadonlySet<string>) => {
  const always: string[] = []
  const byFirstStep = new Map<string, string[]>()
  for (const [target, source] of Object.entries(mapping.fields)) {
    const rule = ruleOf(source)
    if (rule.default !== undefined) always.push(target)
    for (const step of new Set([...pathsOf(rule.path), ...pathsOf(rule.join)].map(({ path }) => String(path[0]))))
      byFirstStep.set(step, [...(byFirstStep.get(step) ?? []), target])
  }
  return (root) => {
    const named = new Set(always)
    for (const key of Object.keys(root)) for (const target of byFirstStep.get(key) ?? []) named.add(target)
    return named
  }
}

const unwrap = (body: JsonObject, keys: readonly string[]): JsonObject =>
  keys.reduce((value, key) => {
    const inside = Object.hasOwn(value, key) ? value[key] : undefined
    return isJsonObject(inside) ? inside : value
  }, body)

const addText = (sources: Sources, target: LeadTarget, found: TextAt | undefined): void => {
  if (found) sources.add({ path: found.path, key: found.path || target, value: found.text }, target)
}
