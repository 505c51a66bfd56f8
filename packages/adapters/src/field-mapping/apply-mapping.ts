import type { JsonObject } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { compileSource, firstText, pathsOf, ruleOf, type SourceReader, type WrittenPath } from './compile-source.ts'
import { compileConditions } from './condition.ts'
import { type AgreedReader, compileAgreed, compileDocument, type DocumentReader } from './document.ts'
import type { FieldMapping, FieldSource, MappedEventType } from './mapping.ts'
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
  const readFields = compileFields(mapping)
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
      readFields(root, sources)
      for (const source of unmapped(root)) sources.add(source)
      return sources
    },
    documentOf: (body, id, context) => readDocument(inner(body), id, context),
    agreedOf: (body) => readAgreed(inner(body)),
  }
}

/**
 * Prepares the parts of a lead that a mapping names. Presets know hundreds of names, of which a payload has ten: only these are
 * tried.
 */
const compileFields = (mapping: FieldMapping): ((root: JsonObject, sources: Sources) => void) => {
  const fields = Object.entries(mapping.fields).flatMap(([target, source]) =>
    isLeadTarget(target) ? [fieldOf(target, source)] : [],
  )
  const always = fields.map(({ hasDefault, read }) => (hasDefault ? read : undefined))
  const byFirstStep = new Map<string, { at: number; read: SourceReader }[]>()
  for (const [at, field] of fields.entries())
    for (const [step, paths] of field.byFirstStep) {
      const read: SourceReader = field.isPlain ? (root) => firstText(root, paths) : field.read
      byFirstStep.set(step, [...(byFirstStep.get(step) ?? []), { at, read }])
    }
  return (root, sources) => {
    const present = [...always]
    // Where several of its paths may lead somewhere, the field itself knows which comes first.
    for (const key of Object.keys(root))
      for (const { at, read } of byFirstStep.get(key) ?? [])
        present[at] = present[at] === undefined ? read : fields[at]?.read
    for (let at = 0; at < fields.length; at += 1) {
      const target = fields[at]?.target
      const found = target && present[at]?.(root)
      if (found) sources.add({ path: found.path, key: found.path || target, value: found.text }, target)
    }
  }
}

/** One part of a lead: how it is read, and by the first step of their paths those that may tell it. */
const fieldOf = (target: LeadTarget, source: FieldSource) => {
  const rule = ruleOf(source)
  const byFirstStep = new Map<string, WrittenPath[]>()
  for (const path of [...pathsOf(rule.path), ...pathsOf(rule.join)]) {
    const step = String(path.path[0])
    byFirstStep.set(step, [...(byFirstStep.get(step) ?? []), path])
  }
  const isPlain = Object.keys(rule).every((key) => key === 'path')
  return { target, read: compileSource(source), isPlain, hasDefault: rule.default !== undefined, byFirstStep }
}

const unwrap = (body: JsonObject, keys: readonly string[]): JsonObject =>
  keys.reduce((value, key) => {
    const inside = Object.hasOwn(value, key) ? value[key] : undefined
    return isJsonObject(inside) ? inside : value
  }, body)
