import type { LeadContact } from './lead.ts'
import { parsePersonName } from './person-name.ts'
import type { Rank } from './richer.ts'

/** What a delivery calls the caller. */
export type NamedContact = Pick<LeadContact, 'name' | 'givenName' | 'familyName'>

/**
 * Ranks what deliveries call the caller.
 *
 * What somebody said outranks a caller ID: that is written in capitals and names who pays for the line, not who calls. Then a name
 * with both parts outranks one word, and a longer name a shorter one.
 */
export const byNameDetail: Rank<NamedContact> = ({ name, givenName, familyName }) => {
  const whole = name ?? [givenName, familyName].filter((part) => part !== undefined).join(' ')
  const parsed = parsePersonName(whole)
  if (parsed.junk === true || whole.trim() === '') return 0
  const said = whole !== whole.toUpperCase()
  const parts = [givenName ?? parsed.givenName, familyName ?? parsed.familyName].filter((part) => part !== undefined)
  return 1 + (said ? 10_000 : 0) + parts.length * 1_000 + Math.min(whole.trim().length, 999)
}
