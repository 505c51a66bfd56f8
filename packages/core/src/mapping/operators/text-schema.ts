import * as z from 'zod'

/**
 * Text of a bounded length, counted in characters as JSON Schema does.
 *
 * zod's own limits count UTF-16 units, so a document could be right for an editor and wrong here.
 */
export const bounded = (least: number, most: number): z.ZodString =>
  z
    .string()
    .refine(
      (text) => {
        if (text.length <= most) return text.length >= least
        if (text.length > 2 * most) return false
        return Array.from(text).length <= most
      },
      `expected ${least === 0 ? 'at most' : `${least} to`} ${most} characters`,
    )
    .meta({ ...(least === 0 ? {} : { minLength: least }), maxLength: most })

/** A decimal string, as {@link isDecimal} takes it. */
export const decimal: z.ZodString = z.string().regex(/^-?\d{1,15}(?:\.\d{1,10})?$/, 'a decimal string such as 250.00')

/** A decimal string that is not negative. */
export const amount: z.ZodString = z
  .string()
  .regex(/^\d{1,15}(?:\.\d{1,10})?$/, 'a decimal string such as 150.00, not negative')
