import type { JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'

/** Steps of a path: names of members, positions in lists. */
export type Path = readonly (string | number)[]

/** Longest path, in characters. */
export const longestPath = 500

const forbidden = '(?:__proto__|prototype|constructor)'
const name = `(?!${forbidden}(?:[.[]|$))[^.[\\]"\\s][^.[\\]"]*`
const bracket = `\\[(?:\\d{1,4}|"(?!${forbidden}"\\])(?:[^"\\\\]|\\\\["\\\\])*")\\]`

/**
 * What a path looks like: up to 16 steps, none of which is a key that reaches a prototype. The same pattern stands in the JSON
 * Schema; its parts exclude one another, so matching takes linear time.
 */
export const pathPattern: RegExp = new RegExp(
  `^(?:\\$\\.${name}|\\$?${bracket}|(?!\\$)${name})(?:\\.${name}|${bracket}){0,15}$`,
  'u',
)

const step = /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\.?([^.[\]]+)/y

/**
 * Reads a path: `data.caller.name`, `messages[0].text`, `fields["Best time?"]`, with `$.` in front or without.
 *
 * @returns nothing when the text is no path, has more than 16 steps or names a key that no payload may use
 */
export const parsePath = (text: string): Path | undefined => {
  if (text.length > longestPath || !pathPattern.test(text)) return undefined
  const steps: (string | number)[] = []
  step.lastIndex = text.startsWith('$') && /^\$[.[]/.test(text) ? 1 : 0
  for (let match = step.exec(text); match !== null; match = step.exec(text)) {
    const [, position, quoted, plain] = match
    steps.push(position === undefined ? (plain ?? quoted?.replace(/\\(.)/g, '$1') ?? '') : Number(position))
  }
  return steps
}

/** Writes steps as a path that {@link parsePath} reads back. */
export const formatPath = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    const isPlain = /^[\p{L}\p{N}_-]+$/u.test(part)
    if (!isPlain) return `${text}["${part.replace(/["\\]/g, '\\$&')}"]`
    return text === '' ? part : `${text}.${part}`
  }, '')

/** Follows a path through own members alone. */
export const valueAt = (root: JsonValue, path: Path): JsonValue | undefined => {
  const [only = ''] = path
  // Presets try a hundred names of one step each.
  if (path.length === 1 && isJsonObject(root)) return Object.hasOwn(root, only) ? root[only] : undefined
  let value: JsonValue | undefined = root
  for (const part of path) {
    if (Array.isArray(value)) value = typeof part === 'number' ? value[part] : undefined
    else if (isJsonObject(value) && Object.hasOwn(value, part)) value = value[part]
    else return undefined
  }
  return value
}
