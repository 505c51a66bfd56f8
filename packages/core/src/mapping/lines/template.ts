import type { Facts } from '../operators/facts.ts'
import { isLeadPath } from '../operators/lead-path.ts'

/** QuickBooks refuses longer line descriptions. */
const descriptionLimit = 4_000

const placeholder = /\{([^{}|]{1,200})(?:\|([^{}]{0,500}))?\}/g

/** Line ends, control characters and halves of a character, which no document can show, and marks that turn the direction of what follows. */
const unshown = /[\s\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/gu

/** The lead paths a template fills in. */
export const pathsIn = (template: string): string[] =>
  Array.from(template.matchAll(placeholder), (match) => match[1] ?? '')

/** More of one value than the whole may be is of no use. */
const valueAt = (path: string, facts: Facts): string | undefined =>
  isLeadPath(path) ? facts.text(path)?.slice(0, descriptionLimit) : undefined

/** As much of a description as QuickBooks takes, no character cut in half. */
export const cutDescription = (text: string): string => text.slice(0, descriptionLimit).replace(/[\ud800-\udbff]$/, '')

/**
 * Fills `{path}` and `{path|otherwise}` with values of the lead.
 *
 * A value is put in as it is and never read as a template; control characters become blanks and the whole is cut at 4,000 characters.
 */
export const fillTemplate = (template: string, facts: Facts): string => {
  let filled = ''
  let from = 0
  for (const { 0: whole, 1: path = '', 2: otherwise = '', index } of template.matchAll(placeholder)) {
    const value = valueAt(path.trim(), facts) ?? otherwise
    filled += template.slice(from, index) + value.replace(unshown, ' ')
    from = index + whole.length
    // Nothing after this is shown.
    if (filled.length > 2 * descriptionLimit) break
  }
  return cutDescription(`${filled}${template.slice(from)}`.replace(unshown, ' ').trim()).trim()
}
