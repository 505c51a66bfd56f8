import type { Found } from './payload.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const rfc2822 = /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d:\d\d:\d\d) ([+-]\d{4}|GMT|UTC)$/i

/**
 * Reads a date of Internet messages (`Sun, 25 Mar 2018 09:53:19 +0000`).
 *
 * @returns ISO 8601 in UTC; nothing for any other text
 * @see https://www.rfc-editor.org/rfc/rfc2822#section-3.3
 */
export const readMessageDate = (text: string): string | undefined => {
  const [, day = '', month = '', year, clock, zone = ''] = rfc2822.exec(text) ?? []
  const number = months.indexOf(month.toLowerCase()) + 1
  if (number === 0) return undefined
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : 'Z'
  const ms = Date.parse(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${offset}`)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

/** Scales a duration to seconds, with at most three decimals. */
export const asSeconds = (found: Found | undefined, secondsPerUnit: number): Found | undefined => {
  const text = String(found?.value ?? '')
  if (!found || !/^\d{1,12}(?:\.\d{1,12})?$/.test(text)) return undefined
  return { path: found.path, value: Math.round(Number(text) * secondsPerUnit * 1000) / 1000 }
}
