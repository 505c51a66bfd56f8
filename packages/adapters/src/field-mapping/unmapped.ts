import type { JsonObject, JsonValue } from 'type-fest'
import { pathsOf, ruleOf } from './compile-source.ts'
import { pathsIn } from './condition.ts'
import type { FieldMapping, FieldSource } from './mapping.ts'
import { valueAt } from './path.ts'
import { cleanValue } from './sentinel.ts'
import type { Source } from './sources.ts'

/** A lead's fields may nest eight levels, themselves counted. */
const deepestField = 7

/** Which members are read by name: a leaf is read whole, anything else through its members. */
type Known = Map<string | number, Known>

/** Prepares what of a payload is kept besides what the mapping reads. */
export const compileUnmapped = (mapping: FieldMapping): ((root: JsonObject) => Source[]) => {
  const { keep = 'all', drop = [] } = mapping
  const dropped = new Set(drop)
  if (keep === 'none') return () => []
  if (keep !== 'all') {
    const paths = pathsOf(keep)
    return (root) =>
      paths.flatMap(({ text, path }) =>
        kept(text, String(path.at(-1)), without(valueAt(root, path), undefined, dropped)),
      )
  }
  const known = knownMembers(mapping)
  return (root) => {
    const sources: Source[] = []
    for (const key of Object.keys(root)) {
      const rest = dropped.has(key) ? undefined : without(root[key], known.get(key), dropped)
      if (rest !== undefined) sources.push(...kept(key, key, rest))
    }
    return sources
  }
}

/** Every path that the mapping reads. */
export const mappedPaths = (mapping: FieldMapping): ReturnType<typeof pathsOf> => {
  const { fields, id, when, events = [], document = {} } = mapping
  const { lines, ...parts } = document
  const sources: FieldSource[] = [...Object.values(fields), ...Object.values(parts)]
  const conditions = [when ?? [], ...events.map((event) => event.when ?? [])].flat()
  const given = [id, lines?.path, ...conditions.flatMap(pathsIn)]
  for (const source of sources) {
    const { path, join } = ruleOf(source)
    given.push(path, join)
  }
  return given.flatMap((paths) => pathsOf(paths))
}

const knownMembers = (mapping: FieldMapping): Known => {
  const root: Known = new Map()
  for (const { path } of mappedPaths(mapping)) {
    let node = root
    for (const part of path) {
      const next: Known = node.get(part) ?? new Map()
      node.set(part, next)
      node = next
    }
  }
  return root
}

/** A value without the members that are read elsewhere or never kept. */
const without = (
  value: JsonValue | undefined,
  known: Known | undefined,
  dropped: ReadonlySet<string>,
): JsonValue | undefined => {
  if (known?.size === 0) return undefined
  if (typeof value !== 'object' || value === null || (known === undefined && dropped.size === 0)) return value
  if (Array.isArray(value)) return value.flatMap((item, at) => without(item, known?.get(at), dropped) ?? [])
  const rest: JsonObject = {}
  for (const [key, member] of Object.entries(value)) {
    const left = dropped.has(key) ? undefined : without(member, known?.get(key), dropped)
    if (left !== undefined) rest[key] = left
  }
  return rest
}

const kept = (path: string, key: string, value: JsonValue | undefined): Source[] => {
  const clean = cleanValue(value)
  return clean === undefined || depthOf(clean) > deepestField ? [] : [{ path, key, value: clean }]
}

const depthOf = (value: JsonValue | undefined): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
