import type { Issue } from '@leadbooks/core'
import * as z from 'zod'
import { issuesOf } from '../engine/issues.ts'
import type { Resolution } from '../reviews/reviews.ts'

/** What a person may decide. */
export const resolutionInput: z.ZodType<Resolution> = z.union([
  z.strictObject({ customerId: z.string().regex(/^\d{1,19}$/, 'expected the Id of a customer in QuickBooks') }),
  z.strictObject({ create: z.literal(true) }),
  z.strictObject({ approve: z.literal(true) }),
  z.strictObject({ done: z.literal(true) }),
])

/** Reads what a person decided. */
export const parseResolution = (input: unknown): { ok: true; value: Resolution } | { ok: false; issues: Issue[] } => {
  const parsed = resolutionInput.safeParse(input)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, issues: issuesOf(parsed.error) }
}
