import type * as z from 'zod'

/** One thing that is wrong with an input. */
export interface Issue {
  /** Path of the field, such as `labour.0.hours`; empty for the whole. */
  path: string
  /** Stable, in kebab case. */
  code: string
  /** What was expected. */
  message: string
}

/** What zod found wrong, in the words of this package. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code: code.replaceAll('_', '-'), message }))
