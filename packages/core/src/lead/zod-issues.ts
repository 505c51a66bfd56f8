import type * as z from 'zod'
import type { Issue } from './issue.ts'
import { kindOf } from './json-bounds.ts'

type ZodIssue = z.core.$ZodIssue

/** What came; the value itself stays out, since messages are logged. */
const got = (issue: ZodIssue): string => kindOf(issue.input)

/** Turns one of zod's issues into ours. An object with unknown members gives an issue for each of them. */
const toIssues = (issue: ZodIssue): Issue[] => {
  const path = issue.path.map(String).join('.')
  const one = (code: string, message: string): Issue[] => [{ path, code, message }]
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? one('required', `expected ${issue.expected}, got nothing`)
        : one('wrong-type', `expected ${issue.expected}, got ${got(issue)}`)
    case 'too_big':
      return issue.origin === 'string'
        ? one('too-long', `expected at most ${issue.maximum} characters, got ${got(issue)}`)
        : one('too-many', `expected at most ${issue.maximum}, got ${got(issue)}`)
    case 'too_small':
      return one('too-small', `expected at least ${issue.minimum}, got ${got(issue)}`)
    case 'invalid_format':
      return one(
        'wrong-format',
        `expected ${issue.format === 'regex' ? issue.message : `an ISO 8601 ${issue.format}`}, got ${got(issue)}`,
      )
    case 'invalid_value':
      return one(
        'not-one-of',
        `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, got ${got(issue)}`,
      )
    case 'unrecognized_keys':
      return issue.keys.slice(0, 20).map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        code: 'unknown-field',
        message: 'expected no such field',
      }))
    case 'custom':
      return one(typeof issue.params?.code === 'string' ? issue.params.code : 'invalid', issue.message)
    default:
      return one('invalid', `${issue.message}, got ${got(issue)}`)
  }
}

/** Every issue of a failed parse, in the order of the input's members. Parse with `reportInput` so that messages say what came. */
export const issuesOf = (error: z.core.$ZodError): Issue[] => error.issues.flatMap(toIssues)
