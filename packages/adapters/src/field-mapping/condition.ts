import { type ValueCondition, valueTest } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import { firstText, pathsOf } from './compile-source.ts'
import type { FieldCondition } from './mapping.ts'
import { parsePath, valueAt } from './path.ts'
import { cleanValue } from './sentinel.ts'

type Holds = (root: JsonObject) => boolean

/** The short form is about the first of its paths that says something, and in the words of the operators. */
const shortTest = ({ path, in: words, exists }: Exclude<FieldCondition, ValueCondition>): Holds => {
  const paths = pathsOf(path)
  const there: ValueCondition = { op: 'exists', path: '' }
  const wanted: ValueCondition[] = []
  if (words !== undefined) wanted.push({ op: 'in', path: '', values: words })
  if (exists !== undefined) wanted.push(exists ? there : { op: 'not', of: there })
  const test = valueTest({ op: 'all', of: wanted })
  return (root) => {
    const text = firstText(root, paths)?.text
    return test({ value: () => text }) === true
  }
}

const testOf = (condition: FieldCondition): Holds => {
  if (!('op' in condition)) return shortTest(condition)
  const test = valueTest(condition)
  const paths = new Map(pathsIn(condition).map((path) => [path, parsePath(path)]))
  return (root) => {
    const value = (text: string): unknown => {
      const path = paths.get(text)
      const found = path === undefined ? undefined : valueAt(root, path)
      return found === undefined ? undefined : cleanValue(found)
    }
    return test({ value }) === true
  }
}

/** Prepares conditions; the reader tells whether all hold. What is not known does not hold. */
export const compileConditions = (given: FieldCondition | readonly FieldCondition[]): Holds => {
  const tests = (Array.isArray(given) ? given : [given]).map((condition: FieldCondition) => testOf(condition))
  return (root) => tests.every((holds) => holds(root))
}

/** Every path that a condition asks about. */
export const pathsIn = (condition: FieldCondition): string[] => {
  if (!('op' in condition)) return [condition.path].flat()
  if ('path' in condition) return [condition.path]
  return [condition.of].flat().flatMap(pathsIn)
}
