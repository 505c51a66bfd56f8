import type { Issue } from '@leadbooks/core'
import type * as z from 'zod'

/** What zod found wrong, in the words of this package. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code: code.replaceAll('_', '-'), message }))
