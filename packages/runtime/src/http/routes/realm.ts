import { json } from '../reply.ts'
import { actorOf, limitOf, limitText, parameter, type Route } from '../route.ts'

/** A business as a whole. */
export const realmRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/stats',
    scope: 'read',
    about: { summary: 'Everything held of a realm', answers: 'Counted by kind and status.' },
    handle: async ({ books, params }) => json(200, { counts: await books.stats(params.realmId ?? '') }),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/audit',
    scope: 'manage',
    about: {
      summary: 'Who did what, newest first',
      query: { limit: limitText, before: 'The `at` of the last line seen.' },
      answers: 'A page of the audit trail.',
    },
    handle: async ({ books, request, params }) => {
      const before = parameter(request, 'before')
      const page = { limit: limitOf(request), ...(before === undefined ? {} : { before }) }
      return json(200, { audit: await books.audit(params.realmId ?? '', page) })
    },
  },
  {
    method: 'POST',
    path: '/v1/:realmId/pause',
    scope: 'manage',
    about: { summary: 'Stops what reaches QuickBooks or customers', answers: 'Stopped; calls are still taken in.' },
    handle: async (context) => {
      await context.books.pause(context.params.realmId ?? '', { by: actorOf(context) })
      return json(200, { paused: true })
    },
  },
  {
    method: 'POST',
    path: '/v1/:realmId/resume',
    scope: 'manage',
    about: { summary: 'Lets a realm go on where it was', answers: 'It goes on.' },
    handle: async (context) => {
      await context.books.resume(context.params.realmId ?? '', { by: actorOf(context) })
      return json(200, { paused: false })
    },
  },
]
