import { hexOf, sha256, utf8 } from '../signature/bytes.ts'
import { type CalendarEntry, calendarFile } from './calendar.ts'

/** How a feed presents itself to calendars. */
export interface CalendarFeedOptions {
  /** What the calendar is called. */
  name?: string
  /** How soon calendars should look again; they choose themselves. @defaultValue 15 */
  refreshMinutes?: number
}

/**
 * Answers a calendar that subscribes to appointments: the feed, or 304 where it has what there is.
 *
 * Whether the request may be answered is for the caller to know: calendars send no credentials, so that the address is the secret.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7986#section-5.7
 * @example
 * import { calendarFeed } from '@leadbooks/adapters/notify'
 *
 * const appointment = { date: '2026-11-26', from: '09:00', to: '11:00', timeZone: 'America/Chicago' }
 * const entry = { leadId: 'nextphone:1', appointment, sequence: 0, changedAt: '2026-11-23T20:02:00Z', summary: 'Appointment' }
 * const first = await calendarFeed([entry], new Request('https://books.example.com/feed.ics'))
 * const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
 * const again = await calendarFeed([entry], new Request('https://books.example.com/feed.ics', { headers }))
 * const statuses = [first.status, again.status]
 * statuses // => [200, 304]
 */
export const calendarFeed = async (
  entries: readonly CalendarEntry[],
  request: Request,
  { name, refreshMinutes = 15 }: CalendarFeedOptions = {},
): Promise<Response> => {
  const file = calendarFile(entries, { refreshMinutes, ...(name !== undefined && { name }) })
  const etag = `"${hexOf(await sha256(utf8(file))).slice(0, 32)}"`
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    etag,
  }
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(file, { headers })
}
