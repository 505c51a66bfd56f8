import type { JsonObject } from 'type-fest'
import { startConnecting } from '../connect/connect.ts'
import type { LeadBooks } from '../engine/leadbooks.ts'
import type { Engine, Principal } from '../engine/options.ts'
import { UnknownRealmError } from '../engine/tenant.ts'
import { Doors } from './doors.ts'
import { openApiOf } from './openapi.ts'
import { failure, json } from './reply.ts'
import type { Route } from './route.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { customerRoutes } from './routes/customers.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { keyRoutes } from './routes/keys.ts'
import { leadRoutes } from './routes/leads.ts'
import { peopleRoutes } from './routes/people.ts'
import { callPath, publicRoutes } from './routes/public.ts'
import { realmRoutes } from './routes/realm.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { settingsRoutes } from './routes/settings.ts'

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

/** The methods that a route answers: whatever may be read may be looked at. */
const takes = ({ method, changes }: Route): string[] =>
  method === 'GET' && changes === undefined ? ['GET', 'HEAD'] : [method]

const connectPath = '/v1/quickbooks/connect'

/** Stands for whoever asks on a route that is open to everybody. */
const anybody: Principal = { realms: [], scopes: [] }

const dispatch = async (
  { engine, books, doors }: { engine: Engine; books: Books; doors: Doors },
  request: Request,
): Promise<Response> => {
  const segments = segmentsOf(new URL(request.url).pathname)
  if (segments === undefined) return failure(400, 'malformed-path', 'The path is not valid percent-encoding.')
  const found = routes.flatMap((route) => {
    const params = match(route.path, segments)
    return params === undefined ? [] : [{ route, params }]
  })
  if (found.length === 0) return failure(404, 'unknown-route', 'There is nothing at this path.')
  const here = found.find(({ route }) => takes(route).includes(request.method))
  if (here === undefined) {
    const isAsking = request.method === 'OPTIONS'
    const response = isAsking
      ? new Response(null, { status: 204 })
      : failure(405, 'method-not-allowed', `This path does not take ${request.method}.`)
    response.headers.set('allow', [...new Set(found.flatMap(({ route }) => takes(route))), 'OPTIONS'].join(', '))
    return response
  }
  const { route, params } = here
  if (route.scope === undefined) {
    const refused = route.path === callPath ? doors.deliver(params.realmId ?? '') : undefined
    return refused ?? route.handle({ engine, books, request, params, principal: anybody })
  }
  // A route without a realm is for those who may see all of them, but for the one that says which in its own way.
  const realmId = route.path === connectPath ? undefined : (params.realmId ?? '')
  const principal = await doors.pass(request, realmId, route.scope)
  return principal instanceof Response ? principal : route.handle({ engine, books, request, params, principal })
}

const description: Route = {
  method: 'GET',
  path: '/v1/openapi.json',
  about: { summary: 'This description', answers: 'OpenAPI 3.1.' },
  handle: async () => json(200, describeApi()),
}

const connect: Route = {
  method: 'GET',
  path: connectPath,
  scope: 'manage',
  about: {
    summary: 'Sends a signed-in person to Intuit’s page of consent',
    query: { realmId: 'The company to connect again; left out for a new one.' },
    status: 302,
    answers: 'To Intuit.',
    refusals: { 404: 'The app connects no companies, or no such realm.' },
  },
  handle: ({ engine, request, principal }) => startConnecting(engine, request, principal),
}

const routes: readonly Route[] = [
  ...publicRoutes,
  description,
  connect,
  ...leadRoutes,
  ...calendarRoutes,
  ...customerRoutes,
  ...reviewRoutes,
  ...deadLetterRoutes,
  ...settingsRoutes,
  ...keyRoutes,
  ...peopleRoutes,
  ...realmRoutes,
]

/** The HTTP surface as OpenAPI 3.1. */
export const describeApi = (): JsonObject => openApiOf(routes)

/** Answers every request of the HTTP surface; what nobody foresaw is a 500 without its details, which go to the log. */
export const createHttp = (engine: Engine, books: Books): ((request: Request) => Promise<Response>) => {
  const doors = new Doors(engine)
  return async (request) => {
    try {
      const response = await dispatch({ engine, books, doors }, request)
      return request.method === 'HEAD' ? new Response(null, response) : response
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
