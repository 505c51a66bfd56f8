import type { JsonObject, JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { ruleOf } from './compile-source.ts'
import type { FieldMapping } from './mapping.ts'
import { formatPath, type Path, parsePath } from './path.ts'
import { mappedPaths } from './unmapped.ts'

/** What the payloads of a source have looked like: plain JSON, kept from delivery to delivery. */
export interface PayloadShape {
  version: 1
  /** How many payloads it was learned from. */
  deliveries: number
  /** Path → how many of them had it. Positions in lists are all written as `[0]`. */
  paths: Record<string, number>
}

/** How a payload differs from what its source used to send. */
export interface ShapeDrift {
  /** Targets of the mapping that used to be filled and have nothing to read now, with the paths that are gone. */
  gone: { target: string; paths: string[] }[]
  /** Paths that were never seen before and that nothing in the mapping reads. */
  unknown: string[]
}

/** How many paths of a source are remembered; beyond that, payloads are keyed by data and have no shape. */
const mostPaths = 2000
const deepest = 12
/** A path counts as always there once so many payloads have been seen, and so large a share of them had it. */
const enough = { deliveries: 5, share: 0.9 } as const

/**
 * Adds a payload to what is known of its source's shape. Members that are `null` count as absent.
 *
 * @example
 * import { findDrift, learnShape } from '@leadbooks/adapters'
 *
 * const mapping = { version: 1, fields: { 'contact.phones': 'phone', 'contact.name': 'name' } } as const
 * let shape = learnShape(undefined, { phone: '1', name: 'Ann' })
 * for (let i = 0; i < 5; i += 1) shape = learnShape(shape, { phone: '1', name: 'Ann' })
 * findDrift(mapping, shape, { phone_number: '1', name: 'Ann' })
 * // => { gone: [{ target: 'contact.phones', paths: ['phone'] }], unknown: ['phone_number'] }
 */
export const learnShape = (shape: PayloadShape | undefined, body: JsonObject): PayloadShape => {
  const paths = new Map(Object.entries(shape?.paths ?? {}))
  for (const path of pathsIn(body))
    if (paths.has(path) || paths.size < mostPaths) paths.set(path, (paths.get(path) ?? 0) + 1)
  return { version: 1, deliveries: (shape?.deliveries ?? 0) + 1, paths: Object.fromEntries(paths) }
}

/**
 * Compares a payload with what its source used to send.
 *
 * Nothing is told before five payloads have been seen, nor of a field that was missing in more than one of ten.
 */
export const findDrift = (mapping: FieldMapping, shape: PayloadShape, body: JsonObject): ShapeDrift => {
  if (shape.deliveries < enough.deliveries) return { gone: [], unknown: [] }
  const now = pathsIn(body)
  const wrappers = mapping.unwrap ?? []
  const prefixes = wrappers.map((_, at) => formatPath(wrappers.slice(0, at + 1)))
  const written = (text: string): string[] => {
    const path = general(parsePath(text) ?? [])
    return ['', ...prefixes].map((prefix) => formatPath([...pathOf(prefix), ...path]))
  }
  const usual = (path: string): boolean =>
    (Object.hasOwn(shape.paths, path) ? (shape.paths[path] ?? 0) : 0) >= enough.share * shape.deliveries
  const gone = Object.entries(mapping.fields).flatMap(([target, source]) => {
    const { path, join } = ruleOf(source)
    const texts = [path ?? [], join ?? []].flat()
    const isThere = texts.some((text) => written(text).some((each) => now.has(each)))
    const missing = texts.filter((text) => written(text).some(usual))
    return !isThere && missing.length > 0 ? [{ target, paths: missing }] : []
  })
  const read = new Set(mappedPaths(mapping).flatMap(({ text }) => written(text)))
  const isRead = (path: string) =>
    [...read].some((known) => path === known || isInside(path, known) || isInside(known, path))
  const unknown = [...now].filter((path) => !Object.hasOwn(shape.paths, path) && !isRead(path))
  // A new object is told once, not member by member.
  return { gone, unknown: unknown.filter((path) => !unknown.some((other) => isInside(path, other))) }
}

const pathOf = (text: string | undefined): Path => (text === undefined || text === '' ? [] : (parsePath(text) ?? []))

const isInside = (path: string, outer: string): boolean =>
  path.startsWith(outer) && (path.charAt(outer.length) === '.' || path.charAt(outer.length) === '[')

const general = (path: Path): Path => path.map((part) => (typeof part === 'number' ? 0 : part))

const pathsIn = (root: JsonObject): Set<string> => {
  const paths = new Set<string>()
  const visit = (value: JsonValue | undefined, path: Path): void => {
    if (value === null || value === undefined || paths.size >= mostPaths || path.length > deepest) return
    if (path.length > 0) paths.add(formatPath(path))
    if (Array.isArray(value)) for (const item of value.slice(0, 50)) visit(item, [...path, 0])
    else if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) visit(member, [...path, key])
  }
  visit(root, [])
  return paths
}
