import { matchesSecret } from '@leadbooks/adapters'
import { answerCalendar } from '../calendar-feed.ts'
import { failure } from '../reply.ts'
import type { Route, RouteContext } from '../route.ts'

/** A wrong address and a business without a feed are answered alike, so that nobody can find out who has one. */
const readCalendar = async ({ engine, request, params }: RouteContext): Promise<Response> => {
  const { realmId = '', file = '' } = params
  const tenant = await engine.tenantIfKnown(realmId)
  const feed = tenant?.calendarFeed
  const isKnown = matchesSecret(file.replace(/\.ics$/, ''), feed?.secrets ?? [])
  if (tenant === undefined || feed === undefined || !isKnown)
    return failure(404, 'unknown-calendar', 'There is no calendar at this address.')
  return answerCalendar(engine, { realmId, tenant, feed, request })
}

/** The appointments of a business, for calendars, which send no credentials: the address is the secret. */
export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/calendar/:file',
    about: {
      summary: 'The appointments as an iCalendar feed; `file` is a secret of the business and `.ics`',
      answers: 'The feed; 304 where the calendar has it already.',
      media: ['text/calendar', 'application/json'],
      refusals: { 404: 'No such address.' },
    },
    handle: readCalendar,
  },
]
