import type { LeadBooks } from '../engine/leadbooks.ts'
import type { Engine, Principal, Scope } from '../engine/options.ts'
import { UnknownRealmError } from '../engine/tenant.ts'
import { apiRoutes, type Route } from './api.ts'
import { receiveCall } from './deliveries.ts'
import { openApiOf } from './openapi.ts'
import { receiveChanges } from './quickbooks-webhooks.ts'
import { failure, json } from './reply.ts'

type Books = Omit<LeadBooks, 'fetch'>

/** Segments of a path, decoded; `undefined` when one is not valid percent-encoding. */
const segmentsOf = (pathname: string): string[] | undefined => {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return undefined
  }
}

/** Values of the segments that a pattern names (`:id`), or `undefined` when the path is another. */
const match = (pattern: string, segments: readonly string[]): Record<string, string> | undefined => {
  const parts = pattern.split('/').slice(1)
  if (parts.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}

const allowed = async (
  engine: Engine,
  request: Request,
  realmId: string,
  scope: Scope,
): Promise<Response | Principal> => {
  const principal = await engine.authenticate?.(request)
  if (principal === undefined) {
    const why = engine.authenticate === undefined ? ' This app has no `authenticate`; pass one to open the API.' : ''
    return failure(401, 'unauthenticated', `A valid key is needed, as \`Authorization: Bearer …\`.${why}`)
  }
  // A realm one may not see is answered like one that does not exist, so that nobody can find out who is a tenant.
  if (principal.realms !== '*' && !principal.realms.includes(realmId))
    return failure(404, 'unknown-realm', 'No such realm.')
  // Who may read a realm may do so as an agent, too.
  const has = principal.scopes.includes(scope) || (scope === 'agent' && principal.scopes.includes('read'))
  return has ? principal : failure(403, 'missing-scope', `This key lacks the scope ${scope}.`)
}

const dispatch = async (
  engine: Engine,
  books: Books,
  routes: readonly Route[],
  request: Request,
): Promise<Response> => {
  const segments = segmentsOf(new URL(request.url).pathname)
  if (segments === undefined) return failure(400, 'malformed-path', 'The path is not valid percent-encoding.')
  const found = routes.flatMap((route) => {
    const params = match(route.path, segments)
    return params === undefined ? [] : [{ route, params }]
  })
  if (found.length === 0) return failure(404, 'unknown-route', 'There is nothing at this path.')
  const here = found.find(({ route }) => route.method === request.method)
  if (here === undefined) {
    const response = failure(405, 'method-not-allowed', `This path does not take ${request.method}.`)
    response.headers.set('allow', found.map(({ route }) => route.method).join(', '))
    return response
  }
  const { route, params } = here
  if (route.scope === undefined) return route.handle({ engine, books, request, params, scopes: [] })
  const principal = await allowed(engine, request, params.realmId ?? '', route.scope)
  if (principal instanceof Response) return principal
  return route.handle({ engine, books, request, params, scopes: principal.scopes })
}

const publicRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/:realmId/calls/:adapter',
    about: {
      summary: 'Takes a delivery of a phone service in',
      answers: 'What that service needs to hear; a 2xx once the delivery is durable.',
      refusals: {
        400: 'The delivery cannot be read; it is kept for a person.',
        401: 'The delivery is not proved genuine.',
        404: 'No such realm or adapter.',
        413: 'The body is too large.',
        422: 'The call has nobody to call back; it is kept for a person.',
      },
    },
    handle: ({ engine, request, params }) => receiveCall(engine, request, params.realmId ?? '', params.adapter ?? ''),
  },
  {
    method: 'POST',
    path: '/v1/quickbooks/webhooks',
    about: {
      summary: 'Takes word of changes in QuickBooks in',
      answers: 'All of it is durable.',
      refusals: { 400: 'The body is no webhook.', 401: 'The signature is wrong.', 413: 'The body is too large.' },
    },
    handle: ({ engine, request }) => receiveChanges(engine, request),
  },
  {
    method: 'GET',
    path: '/healthz',
    about: { summary: 'Whether the store answers', answers: 'It does.' },
    handle: async ({ engine }) => {
      await engine.store.nextDueAt()
      return json(200, { ok: true, store: engine.store.name })
    },
  },
]

/** Answers every request of the HTTP surface; what nobody foresaw is a 500 without its details, which go to the log. */
export const createHttp = (engine: Engine, books: Books): ((request: Request) => Promise<Response>) => {
  const description: Route = {
    method: 'GET',
    path: '/v1/openapi.json',
    about: { summary: 'This description', answers: 'OpenAPI 3.1.' },
    handle: async () => json(200, openApiOf(routes)),
  }
  const routes: readonly Route[] = [...publicRoutes, description, ...apiRoutes]
  return async (request) => {
    try {
      return await dispatch(engine, books, routes, request)
    } catch (error) {
      if (error instanceof UnknownRealmError) return failure(404, error.code, error.message)
      engine.logger.log('error', 'http.failed', {
        method: request.method,
        error: error instanceof Error ? error.name : 'unknown',
      })
      return failure(500, 'internal', 'Something failed on our side; nothing of this request was kept. Try again.')
    }
  }
}
