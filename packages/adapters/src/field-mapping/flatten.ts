import type { JsonObject, JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'
import { formatPath, type Path, parsePath } from './path.ts'

/** A value of a payload that holds no further members: a scalar, or a list of scalars. */
export interface Leaf {
  path: Path
  value: JsonValue
  /** Where the value is an answer in a list of questions and answers: how its entry is found. */
  entry?: { key: string; equals: string; value: string }
}

/** How much of a payload is looked at. */
const limits = { leaves: 2000, depth: 12, listed: 50 } as const

/** Pairs of members by which forms write a question and its answer. */
const pairs: readonly (readonly [string, string])[] = [
  ['question', 'answer'],
  ['label', 'value'],
  ['name', 'value'],
  ['key', 'value'],
  ['field', 'value'],
  ['title', 'value'],
  ['id', 'value'],
]

/** Lists the leaves of a payload; of a list of objects only the first is entered, unless its entries are questions and answers. */
export const leavesOf = (root: JsonObject): Leaf[] => {
  const leaves: Leaf[] = []
  const visit = (value: JsonValue | undefined, path: Path): void => {
    if (value === undefined || value === null || leaves.length >= limits.leaves || path.length > limits.depth) return
    if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) visit(member, [...path, key])
    else if (!Array.isArray(value)) leaves.push({ path, value })
    else if (value.every((item) => typeof item !== 'object')) leaves.push({ path, value })
    else visitList(value, path)
  }
  const visitList = (list: JsonValue[], path: Path): void => {
    const objects = list.filter(isJsonObject).slice(0, limits.listed)
    const pair = pairs.find(([key, value]) =>
      objects.every((object) => Object.hasOwn(object, value) && typeof ownOf(object, key) === 'string'),
    )
    if (pair === undefined || objects.length === 0) visit(list[0], [...path, 0])
    else for (const object of objects) pushAnswer(object, pair, path)
  }
  const pushAnswer = (object: JsonObject, [key, value]: readonly [string, string], path: Path): void => {
    const equals = ownOf(object, key)
    const answer = ownOf(object, value)
    if (typeof equals !== 'string' || answer === undefined || answer === null || equals.length > 500) return
    leaves.push({ path, value: answer, entry: { key, equals, value } })
  }
  visit(root, [])
  return leaves.filter(({ path }) => parsePath(formatPath(path)) !== undefined)
}

const ownOf = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined
