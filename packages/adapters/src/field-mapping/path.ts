import type { JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'

/** Steps of a path: names of members, positions in lists. */
export type Path = readonly (string | number)[]

const longestPath = 500
const mostSteps = 16
const forbidden: ReadonlySet<string | number> = new Set(['__proto__', 'prototype', 'constructor'])
const step = /\.?([^.[\]"\s][^.[\]"]*)|\[(\d{1,4})\]|\["((?:[^"\\]|\\.)*)"\]/y

/**
 * Reads a path: `data.caller.name`, `messages[0].text`, `fields["Best time?"]`, with `$.` in front or without.
 *
 * @returns nothing when the text is no path, has more than 16 steps or names a key that no payload may use
 */
export const parsePath = (text: string): Path | undefined => {
  if (text.length > longestPath) return undefined
  const steps: (string | number)[] = []
  let at = text.startsWith('$') ? 1 : 0
  while (at < text.length) {
    step.lastIndex = at
    const match = step.exec(text)
    if (match === null || (match[1] !== undefined && match[0].startsWith('.') === (at === 0))) return undefined
    const [whole, name, position, quoted] = match
    steps.push(position === undefined ? (name ?? quoted?.replace(/\\(.)/g, '$1') ?? '') : Number(position))
    at += whole.length
  }
  const isUsable = steps.length > 0 && steps.length <= mostSteps && !steps.some((part) => forbidden.has(part))
  return isUsable ? steps : undefined
}

/** Follows a path through own members alone. */
export const valueAt = (root: JsonValue, path: Path): JsonValue | undefined => {
  let value: JsonValue | undefined = root
  for (const part of path) {
    if (Array.isArray(value)) value = typeof part === 'number' ? value[part] : undefined
    else if (isJsonObject(value) && Object.hasOwn(value, part)) value = value[part]
    else return undefined
  }
  return value
}
