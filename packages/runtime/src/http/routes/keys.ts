import * as z from 'zod'
import { ApiKeyError, scopes } from '../../access/api-keys.ts'
import { issuesOf } from '../../engine/issues.ts'
import { readJson } from '../body.ts'
import { failure, json } from '../reply.ts'
import { actorOf, type Route, type RouteContext } from '../route.ts'

const keyBody = z.strictObject({
  label: z.string().min(1).max(200),
  scopes: z.array(z.enum(['agent', 'read', 'events', 'manage'])).min(1),
  expiresAt: z.iso.datetime({ offset: true }).exactOptional(),
})

const create = async (context: RouteContext): Promise<Response> => {
  const { books, request, params, principal } = context
  const body = await readJson(request)
  if (body instanceof Response) return body
  const parsed = keyBody.safeParse(body.value)
  if (!parsed.success)
    return failure(422, 'invalid-api-key', 'The key cannot be made as asked.', issuesOf(parsed.error))
  const lacking = parsed.data.scopes.filter((scope) => !principal.scopes.includes(scope))
  if (lacking.length > 0)
    return failure(403, 'missing-scope', `Nobody gives away what they do not have: ${lacking.join(', ')}.`)
  try {
    return json(201, { key: await books.keys.create(params.realmId ?? '', { ...parsed.data, by: actorOf(context) }) })
  } catch (error) {
    if (!(error instanceof ApiKeyError)) throw error
    return failure(422, error.code, error.message, error.issues)
  }
}

/** Keys to a realm. */
export const keyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/keys',
    scope: 'manage',
    about: { summary: 'Keys to this realm', answers: 'Without their secrets.' },
    handle: async ({ books, params }) => json(200, { keys: await books.keys.list(params.realmId ?? '') }),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/keys',
    scope: 'manage',
    about: {
      summary: 'Makes a key',
      body: keyBody,
      status: 201,
      answers: `The key, which is shown this once. Scopes are ${scopes.join(', ')}.`,
      refusals: { 400: 'The body is not JSON.', 422: '`issues` names each field.' },
    },
    handle: create,
  },
  {
    method: 'POST',
    path: '/v1/:realmId/keys/:id/revoke',
    scope: 'manage',
    about: { summary: 'Ends a key at once', answers: 'It opens nothing any more.', refusals: { 404: 'No such key.' } },
    handle: async (context) =>
      (await context.books.keys.revoke(context.params.realmId ?? '', context.params.id ?? '', actorOf(context)))
        ? json(200, { revoked: true })
        : failure(404, 'key-not-found', 'This realm has no such key.'),
  },
]
