import * as z from 'zod'
import { issuesOf } from '../../engine/issues.ts'
import { readJson } from '../body.ts'
import { failure, json } from '../reply.ts'
import { actorOf, limitOf, limitText, type Route, type RouteContext } from '../route.ts'

const keyOf = ({ params }: RouteContext): [realmId: string, key: string] => [params.realmId ?? '', params.id ?? '']

const causeBody = z.strictObject({ code: z.string().min(1).max(100).exactOptional() })

const redriveAll = async (context: RouteContext): Promise<Response> => {
  const body = await readJson(context.request)
  if (body instanceof Response) return body
  const parsed = causeBody.safeParse(body.value)
  if (!parsed.success) return failure(422, 'invalid-cause', 'No cause is named.', issuesOf(parsed.error))
  const cause = { ...parsed.data, by: actorOf(context) }
  return json(202, { redriven: await context.books.deadLetters.redriveAll(context.params.realmId ?? '', cause) })
}

/** Commands that could not be carried out. */
export const deadLetterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/dead-letters',
    scope: 'read',
    about: {
      summary: 'Commands that could not be carried out',
      query: { limit: limitText },
      answers: 'Each with what to do by hand.',
    },
    handle: async ({ books, request, params }) =>
      json(200, { deadLetters: await books.deadLetters.list(params.realmId ?? '', { limit: limitOf(request) }) }),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/dead-letters/:id/redrive',
    scope: 'manage',
    about: {
      summary: 'Puts a dead letter back to be tried at once',
      status: 202,
      answers: 'It is tried again.',
      refusals: { 404: 'No such dead letter.' },
    },
    handle: async (context) =>
      (await context.books.deadLetters.redrive(...keyOf(context), { by: actorOf(context) }))
        ? json(202, { redriven: true })
        : failure(404, 'dead-letter-not-found', 'This realm has no such dead letter.'),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/dead-letters/redrive',
    scope: 'manage',
    about: {
      summary: 'Puts all dead letters of one cause back, or all there are',
      body: causeBody,
      status: 202,
      answers: 'How many are tried again.',
      refusals: { 400: 'The body is not JSON.', 422: 'No cause is named.' },
    },
    handle: redriveAll,
  },
  {
    method: 'POST',
    path: '/v1/:realmId/dead-letters/:id/discard',
    scope: 'manage',
    about: {
      summary: 'Takes a dead letter off the list for good',
      answers: 'It is done by hand, or not at all.',
      refusals: { 404: 'No such dead letter.' },
    },
    handle: async (context) =>
      (await context.books.deadLetters.discard(...keyOf(context), { by: actorOf(context) }))
        ? json(200, { discarded: true })
        : failure(404, 'dead-letter-not-found', 'This realm has no such dead letter.'),
  },
]
