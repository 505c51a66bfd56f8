import { isDecimal } from '@leadbooks/core'
import { NotifyError } from './notify-error.ts'
import { defaultTemplates, type MessageTemplate } from './templates.ts'

/** A message in words. */
export interface RenderedMessage {
  subject?: string
  text: string
}

/** Longest value that is filled in, in characters; what is over is cut. */
const longestValue = 500

/**
 * Puts a message into words.
 *
 * `{name}` is replaced by its value, `{total:money}` by an amount in `currency`, `{dueAt:time}` by the day and time in
 * `timeZone`. What stands in `[ … ]` is left out where a name inside it has no value. Values are put in as they are, on one line:
 * nothing in them is filled in again.
 *
 * @param templates - wording that takes the place of the default, by template name; a text alone, or with a subject
 * @throws NotifyError `unknown-template`
 * @example
 * import { renderMessage } from '@leadbooks/adapters/notify'
 *
 * const values = { businessName: "Mike's Plumbing", total: '445.00', currency: 'USD' }
 * renderMessage('thanks-for-calling', values).text // => "Thanks for calling Mike's Plumbing! Your estimate comes to $445.00."
 */
export const renderMessage = (
  template: string,
  values: Readonly<Record<string, string>>,
  templates: Readonly<Record<string, string | MessageTemplate>> = {},
): RenderedMessage => {
  const own = Object.hasOwn(templates, template) ? templates[template] : undefined
  const wording = own ?? (Object.hasOwn(defaultTemplates, template) ? defaultTemplates[template] : undefined)
  if (wording === undefined) throw new NotifyError('unknown-template')
  const { subject, text } = typeof wording === 'string' ? { subject: undefined, text: wording } : wording
  return { ...(subject !== undefined && { subject: write(subject, values) }), text: write(text, values) }
}

type Values = Readonly<Record<string, string>>

const placeholder = /\{([A-Za-z]\w{0,39})(?::(money|time))?\}/g
const segmentOrPlaceholder = /\[([^[\]]*)\]|\{([A-Za-z]\w{0,39})(?::(money|time))?\}/g

const write = (wording: string, values: Values): string =>
  wording
    .replace(segmentOrPlaceholder, (whole, segment?: string, name?: string, form?: string) =>
      segment === undefined ? (look(values, name, form) ?? '') : writeSegment(whole, segment, values),
    )
    .replace(/ {2,}/g, ' ')
    .trim()

const writeSegment = (whole: string, segment: string, values: Values): string => {
  const names = [...segment.matchAll(placeholder)]
  if (names.length === 0) return whole
  if (names.some(([, name, form]) => look(values, name, form) === undefined)) return ''
  return segment.replace(placeholder, (_, name: string, form?: string) => look(values, name, form) ?? '')
}

const look = (values: Values, name: string | undefined, form: string | undefined): string | undefined => {
  if (name === undefined || !Object.hasOwn(values, name)) return undefined
  const value = oneLine(values[name] ?? '')
  if (value === '') return undefined
  if (form === 'money') return money(value, values.currency)
  return form === 'time' ? time(value, values.timeZone) : value
}

const oneLine = (value: string): string => {
  const line = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (line.length <= longestValue) return line
  return `${[...line.slice(0, longestValue)].slice(0, -1).join('')}…`
}

/** A dollar is the dollar of whoever reads it: business and customer share a country. */
const signs: ReadonlyMap<string, string> = new Map([
  ...['USD', 'CAD', 'AUD', 'NZD'].map((currency) => [currency, '$'] as const),
  ['GBP', '£'],
  ['EUR', '€'],
])

/** `1234.5` is `$1,234.50`; digits are only regrouped, never computed with. */
const money = (amount: string, currency: string | undefined): string => {
  if (!isDecimal(amount)) return amount
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.')
  const figure = `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`
  const minus = amount.startsWith('-') ? '-' : ''
  const sign = currency === undefined ? '' : signs.get(currency)
  return sign === undefined ? `${minus}${figure} ${currency}` : `${minus}${sign}${figure}`
}

/** `2026-11-23T20:02:00Z` is `Mon, Nov 23, 2:02 PM` in Chicago; without a zone it is told in UTC and says so. */
const time = (instant: string, timeZone: string | undefined): string => {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) return instant
  const parts = { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
  const format = (zone: string) => new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone }).format(ms)
  try {
    return timeZone === undefined ? `${format('UTC')} UTC` : format(timeZone)
  } catch {
    return `${format('UTC')} UTC`
  }
}
