import type * as z from 'zod'
import type { Issue } from '../../lead/issue.ts'
import { issuesOf } from '../../lead/zod-issues.ts'
import { operators } from '../operators/table.ts'

type ZodIssue = z.core.$ZodIssue
type UnionIssue = z.core.$ZodIssueInvalidUnion

const valueShown = 60

/** The value that came, where it is short enough to tell: rules hold no secrets. */
const came = (input: unknown): string =>
  typeof input === 'string'
    ? ` ${JSON.stringify(input).slice(0, valueShown)}`
    : typeof input === 'number' || typeof input === 'boolean'
      ? ` ${input}`
      : ''

const keysOf: Readonly<Record<string, string>> = {
  op: [...operators.keys()].join(', '),
  from: 'estimatedHours, field, text, shared',
}

/** Nothing but the kind of value was wrong: the other ways to write it were not meant. */
const isOtherKind = (issues: readonly ZodIssue[]): boolean =>
  issues.every((issue) => issue.code === 'invalid_type' && issue.path.length === 0)

/** One of several ways to write a value was meant: the one that went wrong least. */
const meant = ({ errors }: UnionIssue): readonly ZodIssue[] | undefined => {
  const tried = errors.filter((issues) => issues.length > 0 && !isOtherKind(issues))
  return tried.toSorted((left, right) => left.length - right.length)[0]
}

const unionIssues = (issue: UnionIssue): Issue[] => {
  const path = issue.path.map(String).join('.')
  const key = issue.discriminator
  if (key !== undefined) {
    const value = issue.input
    const got: unknown =
      typeof value !== 'object' || value === null
        ? value
        : Object.hasOwn(value, key)
          ? Reflect.get(value, key)
          : undefined
    const message = `expected one of ${keysOf[key] ?? 'the known kinds'}, got${got === undefined ? ' nothing' : came(got) || ' something else'}`
    return [{ path, code: got === undefined ? 'required' : `unknown-${key === 'op' ? 'operator' : 'source'}`, message }]
  }
  const way = meant(issue)
  if (way !== undefined) return way.flatMap((inner) => schemaIssues({ ...inner, path: [...issue.path, ...inner.path] }))
  const kinds = issue.errors.flatMap((issues) => issues.map((one) => (one.code === 'invalid_type' ? one.expected : '')))
  const expected = [...new Set(kinds)].filter((kind) => kind !== '').join(' or ')
  return [
    {
      path,
      code: 'wrong-type',
      message: `expected ${expected || 'something else'}, got${came(issue.input) || ' another kind'}`,
    },
  ]
}

/** Puts the value itself in the place of its kind. */
const toldWith = (message: string, value: string): string =>
  value === '' ? message : `${message.replace(/, got [^,]*$/, '')}, got${value}`

/** Says what a schema refuses: where, what was expected and what came. */
export const schemaIssues = (issue: ZodIssue): Issue[] =>
  issue.code === 'invalid_union'
    ? unionIssues(issue)
    : issuesOf({ issues: [issue] } as unknown as z.core.$ZodError) // all that it reads of an error
        .map((one) => ({ ...one, message: toldWith(one.message, came(issue.input)) }))
