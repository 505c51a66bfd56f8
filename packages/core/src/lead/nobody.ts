import { nameWords } from './company-name.ts'
import { credentials, noNames, regionCodes } from './name-words.ts'

/**
 * Tells whether a caller's name is none: what carriers and forms put where no name is known.
 *
 * A caller-ID record has 15 characters and, for want of a name, holds the town and state, the kind of line or the number itself.
 */
export const isNobody = (text: string): boolean => {
  if (!/\p{L}/u.test(text) || text.includes('@') || /\{\{|\}\}|^<[^>]*>$/.test(text)) return true
  if (noNames.has(nameWords(text).join(' ')) || noNames.has(text.toLowerCase())) return true
  return (/\d/.test(text) && text.replace(/\D/g, '').length >= 5) || isTown(text)
}

/** `BOISE        ID`, `SAN FRANCISC CA`, `Austin, TX`. */
const isTown = (text: string): boolean => {
  if (!/\p{Lu}{2}$/u.test(text)) return false
  const [, comma, gap = '', code = ''] =
    /^[\p{Lu} .'-]{2,40}?(,?)(\s+)(\p{Lu}{2})$/u.exec(text) ??
    /^[\p{L} .'-]{3,40}?(,)(\s*)(\p{Lu}{2})$/u.exec(text) ??
    []
  if (!regionCodes.has(code.toLowerCase())) return false
  if (comma === ',') return !credentials.has(code.toLowerCase())
  if (gap.length > 1) return true
  const isDegree = credentials.has(code.toLowerCase()) && text.split(/\s+/).length > 2
  return !isDegree && (text.length === 15 || !surnameCodes.has(code))
}

/** State codes that are a surname or a given name as well. */
const surnameCodes: ReadonlySet<string> = new Set('AL DE HI IN KY LA MA ME MI MO NE OK OR PA VA WY'.split(' '))
