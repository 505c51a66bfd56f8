import type { Facts } from '../operators/facts.ts'
import { isLeadPath } from '../operators/lead-path.ts'

/** QuickBooks refuses longer line descriptions. */
export const descriptionLimit = 4_000

const placeholder = /\{([^{}|]{1,200})(?:\|([^{}]{0,500}))?\}/g

/** The lead paths a template fills in. */
export const pathsIn = (template: string): string[] =>
  Array.from(template.matchAll(placeholder), (match) => match[1] ?? '')

const valueAt = (path: string, facts: Facts): string | undefined => (isLeadPath(path) ? facts.value(path) : undefined)

/**
 * Fills `{path}` and `{path|otherwise}` with values of the lead.
 *
 * A value is put in as it is and never read as a template; control characters become blanks and the whole is cut at 4,000 characters.
 */
export const fillTemplate = (template: string, facts: Facts): string =>
  template
    .replace(
      placeholder,
      (_whole, path: string, otherwise: string | undefined) => valueAt(path.trim(), facts) ?? otherwise ?? '',
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim()
    .slice(0, descriptionLimit)
