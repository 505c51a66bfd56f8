import type { JsonObject } from 'type-fest'
import { readNames } from '../field-mapping/collect-sources.ts'
import { containers, snakeCase } from '../field-mapping/dictionary.ts'
import type { Sources } from '../field-mapping/sources.ts'
import type { LeadTarget } from '../field-mapping/target.ts'
import { isJsonObject } from './json.ts'

/** Values whose names the service's customer made up, and where they stood. */
export interface NamedValues {
  values: JsonObject
  /** Path of the object they stood in; `''` for the body itself. */
  path: string
  /** What follows each name in the path, where values are wrapped: `.value`. */
  suffix?: string
}

/**
 * Adds values that a customer had the agent collect, each where its name says.
 *
 * What they say of the call itself (ids, times, durations) is not believed: the service knows that better, and they end among
 * the fields. A number named like the caller's is a further number of the contact.
 */
export const addNamedValues = (sources: Sources, { values, path, suffix = '' }: NamedValues): void => {
  // Names may come from values (`{ name, value }`), which the reading of the body did not look at.
  for (const name of forbidden)
    if (Object.hasOwn(values, name)) {
      const allowed = Object.entries(values).filter(([key]) => !forbidden.includes(key))
      addNamedValues(sources, { values: Object.fromEntries(allowed), path, suffix })
      return
    }
  const only = onlyObject(values)
  if (only) {
    addNamedValues(sources, { values: only.object, path: inside(path, only.name), suffix })
    return
  }
  for (const { source, meaning } of readNames(values)) {
    source.path = `${inside(path, source.path)}${suffix}`
    sources.add(source, meaning && believed(meaning.target))
  }
}

/** An object that is all there is: the values are inside it. Where its name tells what they are, they are read with it. */
const onlyObject = (values: JsonObject): { name: string; object: JsonObject } | undefined => {
  const names = Object.keys(values)
  const [name] = names
  const object = name === undefined || names.length > 1 ? undefined : values[name]
  const isTelling = name === undefined || Boolean(containers.get(snakeCase(name)))
  return !isTelling && isJsonObject(object) ? { name, object } : undefined
}

const inside = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

const forbidden: readonly string[] = ['__proto__', 'prototype', 'constructor']

const believed = (target: LeadTarget): LeadTarget | undefined => {
  if (target === 'call.from') return 'contact.phones'
  if (target === 'call.summary') return target
  return target.startsWith('call.') || target === 'occurredAt' ? undefined : target
}
