import * as z from 'zod'
import { principalOfKey } from '../access/api-keys.ts'
import { answerApproval, showApproval } from '../approvals/routes.ts'
import { finishConnecting, startConnecting } from '../connect/connect.ts'
import type { LeadBooks } from '../engine/leadbooks.ts'
import type { Engine, Principal, Scope } from '../engine/options.ts'
import { UnknownRealmError } from '../engine/tenant.ts'
import { receiveCall } from './deliveries.ts'
import { openApiOf } from './openapi.ts'
import { receiveChanges } from './quickbooks-webhooks.ts'
import { RateGate } from './rate-gate.ts'
import { failure, json } from './reply.ts'
import type { Route } from './route.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { customerRoutes } from './routes/customers.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { keyRoutes } from './routes/keys.ts'
import { leadRoutes } from './routes/leads.ts'
import { peopleRoutes } from './routes/people.ts'
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

/** Who sends a request: as the app says, or by one of our own keys. */
const principalOf = async (engine: Engine, request: Request): Promise<Principal | undefined> =>
  (await engine.authenticate?.(request)) ?? principalOfKey(engine, request)

/** Stands for whoever asks on a route that is open to everybody. */
const anybody: Principal = { realms: [], scopes: [] }

/** Who may read a realm may do so as an agent, too. */
const has = ({ scopes }: Principal, scope: Scope): boolean =>
  scopes.includes(scope) || (scope === 'agent' && scopes.includes('read'))

const tooMany = (seconds: number): Response => {
  const response = failure(429, 'too-many-requests', `Too many requests; try again in ${seconds} s.`)
  response.headers.set('retry-after', String(seconds))
  return response
}

/** The doors of the HTTP surface: who may pass, and how often. */
class Doors {
  readonly #engine: Engine
  readonly #deliveries: RateGate
  readonly #requests: RateGate
  /** Of strangers to a realm, who try keys. */
  readonly #refusals = new RateGate(120)

  constructor(engine: Engine) {
    this.#engine = engine
    this.#deliveries = new RateGate(engine.rates.deliveriesPerMinute)
    this.#requests = new RateGate(engine.rates.requestsPerMinute)
  }

  /** Counts a delivery of a realm. @returns the refusal, if it is one too many */
  deliver(realmId: string): Response | undefined {
    const seconds = this.#deliveries.take(realmId, this.#engine.clock.now())
    return seconds === undefined ? undefined : tooMany(seconds)
  }

  async pass(request: Request, realmId: string | undefined, scope: Scope): Promise<Response | Principal> {
    const now = this.#engine.clock.now()
    const principal = await principalOf(this.#engine, request)
    if (principal === undefined) {
      const seconds = this.#refusals.take(realmId ?? '', now)
      return seconds === undefined
        ? failure(401, 'unauthenticated', 'A valid key is needed, as `Authorization: Bearer …`.')
        : tooMany(seconds)
    }
    const seconds = this.#requests.take(principal.subject ?? JSON.stringify(principal.realms), now)
    if (seconds !== undefined) return tooMany(seconds)
    // A realm one may not see is answered like one that does not exist, so that nobody can find out who is a tenant.
    if (principal.realms !== '*' && realmId !== undefined && !principal.realms.includes(realmId))
      return failure(404, 'unknown-realm', 'No such realm.')
    return has(principal, scope) ? principal : failure(403, 'missing-scope', `This key lacks the scope ${scope}.`)
  }
}

const dispatch = async (
  { engine, books, doors, routes }: { engine: Engine; books: Books; doors: Doors; routes: readonly Route[] },
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
  if (route.scope === undefined) {
    const refused = route.path === callPath ? doors.deliver(params.realmId ?? '') : undefined
    return refused ?? route.handle({ engine, books, request, params, principal: anybody })
  }
  // A route without a realm is for those who may see all of them, but for the one that says which in its own way.
  const realmId = route.path === connectPath ? undefined : (params.realmId ?? '')
  const principal = await doors.pass(request, realmId, route.scope)
  return principal instanceof Response ? principal : route.handle({ engine, books, request, params, principal })
}

const callPath = '/v1/:realmId/calls/:adapter'
const connectPath = '/v1/quickbooks/connect'

const htmlOrJson = ['text/html', 'application/json']

const publicRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: callPath,
    about: {
      summary: 'Takes a delivery of a phone service in',
      answers: 'What that service needs to hear; a 2xx once the delivery is durable.',
      media: ['*/*'],
      refusals: {
        400: 'The delivery cannot be read; it is kept for a person.',
        401: 'The delivery is not proved genuine.',
        404: 'No such realm or adapter.',
        413: 'The body is too large.',
        422: 'The call has nobody to call back; it is kept for a person.',
        429: 'More than one company ever gets.',
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
    path: '/v1/quickbooks/callback',
    about: {
      summary: 'Where Intuit sends the browser of somebody who connects a company',
      answers: 'A page that says so.',
      media: htmlOrJson,
      refusals: {
        400: 'Too late, or not accepted.',
        403: 'Somebody else.',
        404: 'The app connects no companies.',
        409: 'Another company, or somebody else’s.',
      },
    },
    handle: async ({ engine, request }) => finishConnecting(engine, request, await principalOf(engine, request)),
  },
  {
    method: 'GET',
    path: '/v1/approvals/:token',
    about: {
      summary: 'What a link asks; changes nothing',
      answers: 'A page, or JSON for who accepts that.',
      media: htmlOrJson,
      refusals: { 404: 'No such link.' },
    },
    handle: ({ books, request, params }) => showApproval(books.approvals, request, params.token ?? ''),
  },
  {
    method: 'POST',
    path: '/v1/approvals/:token',
    about: {
      summary: 'Answers what a link asks, once',
      body: z.strictObject({ answer: z.enum(['accepted', 'declined']) }),
      answers: 'A page, or JSON for who accepts that.',
      media: htmlOrJson,
      refusals: { 404: 'No such link.', 409: 'Answered, too late, or changed since.', 422: 'No answer.' },
    },
    handle: ({ books, request, params }) => answerApproval(books.approvals, request, params.token ?? ''),
  },
  {
    method: 'GET',
    path: '/readyz',
    about: {
      summary: 'Whether this process can take calls in',
      answers: 'It can.',
      refusals: { 503: 'The store does not answer.' },
    },
    handle: async ({ engine }) => {
      try {
        await engine.store.nextDueAt()
        return json(200, { ready: true, store: engine.store.name })
      } catch {
        return failure(503, 'not-ready', 'The store does not answer.')
      }
    },
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
    handle: ({ request, principal }) => startConnecting(engine, request, principal),
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
  const doors = new Doors(engine)
  return async (request) => {
    try {
      return await dispatch({ engine, books, doors, routes }, request)
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
