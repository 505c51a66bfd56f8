import type { JsonObject } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { containers, dictionary } from './dictionary.ts'
import { cleanValue } from './sentinel.ts'
import { type Source, Sources } from './sources.ts'
import { type LeadTarget, leadTargets } from './target.ts'

interface Meaning {
  target: LeadTarget
  /** Place among the names of the target, 0 the most telling. */
  rank: number
}

const meanings: ReadonlyMap<string, Meaning> = new Map(
  leadTargets.flatMap((target) =>
    (dictionary[target] ?? '').split(' ').map((name, rank) => [name, { target, rank }] as const),
  ),
)

/**
 * Reads a payload whose shape its customer made up: each field goes where its name says, by the dictionary; objects that
 * only group fields are opened.
 */
export const collectSources = (body: JsonObject): Sources => {
  const found: { source: Source; meaning: Meaning | undefined }[] = []
  const open = (object: JsonObject, path: string, prefix: string): void => {
    for (const [key, value] of Object.entries(object)) {
      const name = snakeCase(key)
      const inner = isJsonObject(value) ? containers.get(name) : undefined
      if (isJsonObject(value) && inner !== undefined) {
        open(value, `${path}${key}.`, inner)
        continue
      }
      const clean = cleanValue(value)
      if (clean === undefined) continue
      const source = { path: `${path}${key}`, key: prefix + key, value: clean }
      found.push({ source, meaning: meanings.get(prefix + name) ?? meanings.get(name) })
    }
  }
  open(body, '', '')
  const sources = new Sources()
  found.sort((left, right) => (left.meaning?.rank ?? 0) - (right.meaning?.rank ?? 0))
  for (const { source, meaning } of found) sources.add(source, meaning?.target)
  return sources
}

/** `firstName`, `First Name` and `first-name` are `first_name`. */
const snakeCase = (key: string): string => {
  if (/^[a-z\d_]{0,100}$/.test(key)) return key
  return key
    .slice(0, 100)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}
