import * as z from 'zod'
import { issuesOf } from '../../engine/issues.ts'
import { readJson } from '../body.ts'
import { answerPage, beforeText } from '../pages.ts'
import { failure, json } from '../reply.ts'
import { actorOf, limitText, parameter, type Route, type RouteContext } from '../route.ts'

const importBody = z.strictObject({
  history: z.union([z.boolean(), z.strictObject({ since: z.iso.date() })]).exactOptional(),
})

const importCompany = async ({ books, request, params }: RouteContext): Promise<Response> => {
  const body = await readJson(request)
  if (body instanceof Response) return body
  const parsed = importBody.safeParse(body.value)
  if (!parsed.success) return failure(422, 'invalid-import', 'The import cannot be read.', issuesOf(parsed.error))
  return json(200, { report: await books.sync.import(params.realmId ?? '', parsed.data) })
}

const instantInput = z.iso.datetime({ offset: true })

const readStats = async ({ books, request, params }: RouteContext): Promise<Response> => {
  const given = parameter(request, 'since')
  const since = instantInput.optional().safeParse(given)
  if (!since.success) return failure(422, 'invalid-query', 'Expected since to be an ISO instant with a zone.')
  const options = since.data === undefined ? {} : { since: new Date(since.data).toISOString() }
  return json(200, await books.stats(params.realmId ?? '', options))
}

/** A business as a whole. */
export const realmRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/stats',
    scope: 'read',
    about: {
      summary: 'Everything held of a realm, and the way of its calls to money',
      query: { since: 'ISO instant from which on calls count; 30 days before now where absent.' },
      answers: 'Counted by kind and status; the funnel with amounts by currency, days to cash and after-hours value.',
      refusals: { 422: 'No such instant.' },
    },
    handle: readStats,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/audit',
    scope: 'manage',
    about: {
      summary: 'Who did what, newest first',
      query: { limit: limitText, before: beforeText },
      answers: 'A page of the audit trail, and `next` where there may be more.',
      refusals: { 422: 'No such place in the list.' },
    },
    handle: ({ books, request, params }) =>
      answerPage(request, 'audit', {
        read: (page) => books.audit(params.realmId ?? '', page),
        at: ({ at }) => at,
      }),
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
  {
    method: 'POST',
    path: '/v1/:realmId/import',
    scope: 'manage',
    about: {
      summary: 'Reads the company into the mirror, or goes on where that was cut off',
      body: importBody,
      answers: 'What was read.',
      refusals: { 400: 'The body is not JSON.', 422: '`issues` names each field.' },
    },
    handle: importCompany,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/sync',
    scope: 'read',
    about: {
      summary: 'How often QuickBooks is asked for changes, why, and what that costs',
      answers: 'Times in milliseconds, costs in metered calls a month.',
    },
    handle: async ({ books, params }) => json(200, { plan: await books.sync.plan(params.realmId ?? '') }),
  },
]
