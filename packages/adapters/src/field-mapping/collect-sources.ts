import type { JsonObject } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { containers, type Meaning, meaningOf, snakeCase } from './dictionary.ts'
import { cleanValue } from './sentinel.ts'
import { type Source, Sources } from './sources.ts'

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
      found.push({ source, meaning: meaningOf(prefix + name) ?? meaningOf(name) })
    }
  }
  open(body, '', '')
  const sources = new Sources()
  found.sort((left, right) => (left.meaning?.rank ?? 0) - (right.meaning?.rank ?? 0))
  for (const { source, meaning } of found) sources.add(source, meaning?.target)
  return sources
}
