import type { JsonObject } from 'type-fest'
import { readNames } from '../field-mapping/collect-sources.ts'
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
  const [only, ...others] = Object.entries(values)
  // Names may come from values (`{ name, value }`), which the reading of the body did not look at.
  if ([...forbidden].some((name) => Object.hasOwn(values, name))) {
    const allowed = Object.fromEntries(Object.entries(values).filter(([name]) => !forbidden.has(name)))
    addNamedValues(sources, { values: allowed, path, suffix })
    return
  }
  if (only && others.length === 0 && isJsonObject(only[1])) {
    addNamedValues(sources, { values: only[1], path: inside(path, only[0]), suffix })
    return
  }
  for (const { source, meaning } of readNames(values))
    sources.add(
      { path: `${inside(path, source.path)}${suffix}`, key: source.key, value: source.value },
      meaning && believed(meaning.target),
    )
}

const inside = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

const believed = (target: LeadTarget): LeadTarget | undefined => {
  if (target === 'call.from') return 'contact.phones'
  if (target === 'call.summary') return target
  return target.startsWith('call.') || target === 'occurredAt' ? undefined : target
}
