import type { LeadBooks } from '../engine/leadbooks.ts'
import type { Engine, Scope } from '../engine/options.ts'
import { EventError } from '../engine/report-event.ts'
import { ReviewError } from '../reviews/reviews.ts'
import type { DeliveryRecord } from '../stores/records.ts'
import { readJson } from './body.ts'
import { parseEventInput, parseResolution } from './inputs.ts'
import { failure, json } from './reply.ts'

interface RouteContext {
  engine: Engine
  books: Omit<LeadBooks, 'fetch'>
  request: Request
  params: Record<string, string>
  /** What the caller of this request may do. */
  scopes: readonly Scope[]
}

export interface Route {
  method: 'GET' | 'POST'
  /** Segments that start with `:` are parameters. */
  path: string
  /** Absent: open to everybody. */
  scope?: Scope
  handle(context: RouteContext): Promise<Response>
}

const notJson = (): Response => failure(400, 'invalid-json', 'The body is not JSON, or larger than 64 kB.')

const largestPage = 200

const limitOf = (request: Request): number => {
  const limit = Number(new URL(request.url).searchParams.get('limit') ?? '50')
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, largestPage) : 50
}

const parameter = (request: Request, name: string): string | undefined =>
  new URL(request.url).searchParams.get(name) ?? undefined

const deliveryStatuses: readonly DeliveryRecord['status'][] = ['received', 'processed', 'ignored', 'rejected']

const readLead = async ({ books, params }: RouteContext): Promise<Response> => {
  const { realmId = '', id = '' } = params
  const lead = await books.leads.read(realmId, id)
  if (lead === undefined) return failure(404, 'lead-not-found', 'This realm has no lead with that id.')
  return json(200, { lead, timeline: await books.leads.timeline(realmId, id) })
}

const reportEvent = async ({ engine, books, request, params }: RouteContext): Promise<Response> => {
  const { realmId = '', id = '' } = params
  const body = await readJson(request)
  if (body === undefined) return notJson()
  const event = parseEventInput(body.value, id, engine.now())
  if (!event.ok) return failure(422, 'invalid-event', 'The event is not one that can be reported.', event.issues)
  try {
    return json(202, await books.event(realmId, event.value))
  } catch (error) {
    if (!(error instanceof EventError)) throw error
    return failure(error.code === 'lead-not-found' ? 404 : 422, error.code, error.message)
  }
}

const reviewStatus: Record<ReviewError['code'], number> = {
  'review-not-found': 404,
  'already-resolved': 409,
  'unknown-customer': 422,
  'invalid-resolution': 422,
}

const resolveReview = async ({ books, request, params }: RouteContext): Promise<Response> => {
  const { realmId = '', id = '' } = params
  const body = await readJson(request)
  if (body === undefined) return notJson()
  const resolution = parseResolution(body.value)
  if (!resolution.ok)
    return failure(
      422,
      'invalid-resolution',
      'Expected {"customerId": "…"}, {"create": true} or {"done": true}.',
      resolution.issues,
    )
  try {
    return json(200, { review: await books.reviews.resolve(realmId, id, resolution.value) })
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error
    return failure(reviewStatus[error.code], error.code, error.message)
  }
}

/** Staff see everything; a key that may only speak with callers is told what may be said to anyone. */
const lookUpCaller = async ({ books, params, scopes }: RouteContext): Promise<Response> => {
  const { realmId = '', phone = '' } = params
  return json(
    200,
    scopes.includes('read')
      ? await books.callers.lookup(realmId, phone)
      : await books.callers.lookupForAgent(realmId, phone),
  )
}

const listDeliveries = async ({ books, request, params }: RouteContext): Promise<Response> => {
  const status = parameter(request, 'status')
  const known = deliveryStatuses.find((candidate) => candidate === status)
  if (status !== undefined && known === undefined)
    return failure(422, 'invalid-status', `Expected status to be one of ${deliveryStatuses.join(', ')}.`)
  const filter = { limit: limitOf(request), ...(known === undefined ? {} : { status: known }) }
  return json(200, await books.leads.deliveries(params.realmId ?? '', filter))
}

/** The routes that need a key. */
export const apiRoutes: readonly Route[] = [
  {
    method: 'GET',
    // Of realms nobody knows: for a key that may see every realm.
    path: '/v1/rejections',
    scope: 'read',
    handle: async ({ engine, request }) =>
      json(200, { rejections: await engine.store.listRejections('', limitOf(request)) }),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/leads',
    scope: 'read',
    handle: async ({ books, request, params }) => {
      const before = parameter(request, 'before')
      const page = { limit: limitOf(request), ...(before === undefined ? {} : { before }) }
      return json(200, { leads: await books.leads.list(params.realmId ?? '', page) })
    },
  },
  {
    method: 'GET',
    path: '/v1/:realmId/callers/:phone',
    scope: 'agent',
    handle: lookUpCaller,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/customers/:id/transactions',
    scope: 'read',
    handle: async ({ books, request, params }) => {
      const { realmId = '', id = '' } = params
      return json(200, { transactions: await books.customers.transactions(realmId, id, { limit: limitOf(request) }) })
    },
  },
  { method: 'GET', path: '/v1/:realmId/leads/:id', scope: 'read', handle: readLead },
  { method: 'POST', path: '/v1/:realmId/leads/:id/events', scope: 'events', handle: reportEvent },
  { method: 'GET', path: '/v1/:realmId/deliveries', scope: 'read', handle: listDeliveries },
  {
    method: 'GET',
    path: '/v1/:realmId/reviews',
    scope: 'read',
    handle: async ({ books, request, params }) =>
      json(200, { reviews: await books.reviews.list(params.realmId ?? '', { limit: limitOf(request) }) }),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/reviews/:id',
    scope: 'read',
    handle: async ({ engine, params }) => {
      const review = await engine.store.readReview(params.realmId ?? '', params.id ?? '')
      return review === undefined
        ? failure(404, 'review-not-found', 'This realm has no such review.')
        : json(200, { review })
    },
  },
  { method: 'POST', path: '/v1/:realmId/reviews/:id', scope: 'manage', handle: resolveReview },
  {
    method: 'GET',
    path: '/v1/:realmId/dead-letters',
    scope: 'read',
    handle: async ({ books, request, params }) =>
      json(200, { deadLetters: await books.deadLetters.list(params.realmId ?? '', { limit: limitOf(request) }) }),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/dead-letters/:id/redrive',
    scope: 'manage',
    handle: async ({ books, params }) =>
      (await books.deadLetters.redrive(params.realmId ?? '', params.id ?? ''))
        ? json(202, { redriven: true })
        : failure(404, 'dead-letter-not-found', 'This realm has no such dead letter.'),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/dead-letters/:id/discard',
    scope: 'manage',
    handle: async ({ books, params }) =>
      (await books.deadLetters.discard(params.realmId ?? '', params.id ?? ''))
        ? json(200, { discarded: true })
        : failure(404, 'dead-letter-not-found', 'This realm has no such dead letter.'),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/stats',
    scope: 'read',
    handle: async ({ books, params }) => json(200, { counts: await books.stats(params.realmId ?? '') }),
  },
]
