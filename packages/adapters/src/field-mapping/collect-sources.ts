import type { JsonObject } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { containers, type Meaning, meaningOf, snakeCase } from './dictionary.ts'
import { cleanValue } from './sentinel.ts'
import { type Source, Sources } from './sources.ts'

/** A value of a payload, and what its name says of it. */
export interface NamedSource {
  source: Source
  meaning: Meaning | undefined
}

/**
 * Reads a payload whose shape its customer made up: each field goes where its name says, by the dictionary; objects that
 * only group fields are opened.
 */
export const collectSources = (body: JsonObject): Sources => {
  const sources = new Sources()
  for (const { source, meaning } of readNames(body)) sources.add(source, meaning?.target)
  return sources
}

/** Looks every field of a payload up in the dictionary; those whose names are the most telling come first. */
export const readNames = (body: JsonObject): NamedSource[] => {
  const found: NamedSource[] = []
  open(found, body, '', '')
  return found.length < 2 ? found : found.sort((left, right) => (left.meaning?.rank ?? 0) - (right.meaning?.rank ?? 0))
}

const open = (found: NamedSource[], object: JsonObject, path: string, prefix: string): void => {
  for (const key of Object.keys(object)) {
    const value = object[key]
    const name = snakeCase(key)
    const inner = isJsonObject(value) ? containers.get(name) : undefined
    if (isJsonObject(value) && inner !== undefined) {
      open(found, value, `${path}${key}.`, inner)
      continue
    }
    const clean = cleanValue(value)
    if (clean === undefined) continue
    const source = { path: path + key, key: prefix + key, value: clean }
    found.push({ source, meaning: (prefix === '' ? undefined : meaningOf(prefix + name)) ?? meaningOf(name) })
  }
}
