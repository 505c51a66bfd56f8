import type * as z from 'zod'
import type { LeadBooks } from '../engine/leadbooks.ts'
import type { Engine, Scope } from '../engine/options.ts'
import { EventError } from '../engine/report-event.ts'
import { ReviewError } from '../reviews/reviews.ts'
import type { DeliveryRecord } from '../stores/records.ts'
import { readJson } from './body.ts'
import { eventBody, parseEventInput, parseResolution, resolutionInput } from './inputs.ts'
import { failure, json } from './reply.ts'

interface RouteContext {
  engine: Engine
  books: Omit<LeadBooks, 'fetch'>
  request: Request
  params: Record<string, string>
  /** What the caller of this request may do. */
  scopes: readonly Scope[]
}

/** What the description of the HTTP surface says of a route. */
export interface About {
  summary: string
  /** What its body is checked with. */
  body?: z.ZodType
  /** Query parameters, with what they say. */
  query?: Record<string, string>
  /** @defaultValue 200 */
  status?: number
  answers: string
  /** Refusals of its own, by status. */
  refusals?: Record<number, string>
}

export interface Route {
  method: 'GET' | 'POST'
  /** Segments that start with `:` are parameters. */
  path: string
  /** Absent: open to everybody. */
  scope?: Scope
  about: About
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
    about: {
      summary: 'What was sent to realms that nobody knows',
      query: { limit: 'At most so many, 1 to 200; 50 when left out.' },
      answers: 'Counted by cause and hour.',
    },
    handle: async ({ engine, request }) =>
      json(200, { rejections: await engine.store.listRejections('', limitOf(request)) }),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/leads',
    scope: 'read',
    about: {
      summary: 'Leads, newest first',
      query: {
        limit: 'At most so many, 1 to 200; 50 when left out.',
        before: 'The `createdAt` of the last lead seen.',
      },
      answers: 'A page of leads.',
    },
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
    about: {
      summary: 'Who is calling, from the mirror',
      answers: 'Everything for a key that may read; what may be said to anyone for an agent.',
    },
    handle: lookUpCaller,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/customers/:id/transactions',
    scope: 'read',
    about: {
      summary: 'Documents of a customer, newest first',
      query: { limit: 'At most so many, 1 to 200; 50 when left out.' },
      answers: 'With links into QuickBooks.',
    },
    handle: async ({ books, request, params }) => {
      const { realmId = '', id = '' } = params
      return json(200, { transactions: await books.customers.transactions(realmId, id, { limit: limitOf(request) }) })
    },
  },
  {
    method: 'GET',
    path: '/v1/:realmId/leads/:id',
    scope: 'read',
    about: {
      summary: 'A lead, its commands and its history',
      answers: 'The lead.',
      refusals: { 404: 'No such lead.' },
    },
    handle: readLead,
  },
  {
    method: 'POST',
    path: '/v1/:realmId/leads/:id/events',
    scope: 'events',
    about: {
      summary: 'Tells a lead what the business or its systems did',
      body: eventBody,
      status: 202,
      answers: 'Kept; what follows is done afterwards.',
      refusals: { 400: 'The body is not JSON.', 404: 'No such lead.', 422: '`issues` names each field.' },
    },
    handle: reportEvent,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/deliveries',
    scope: 'read',
    about: {
      summary: 'What came in, and what was refused',
      query: {
        limit: 'At most so many, 1 to 200; 50 when left out.',
        status: `One of ${deliveryStatuses.join(', ')}.`,
      },
      answers: 'Deliveries, and refusals counted by cause and hour.',
      refusals: { 422: 'The status is none of these.' },
    },
    handle: listDeliveries,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/reviews',
    scope: 'read',
    about: {
      summary: 'What waits for a person',
      query: { limit: 'At most so many, 1 to 200; 50 when left out.' },
      answers: 'Open reviews, newest first.',
    },
    handle: async ({ books, request, params }) =>
      json(200, { reviews: await books.reviews.list(params.realmId ?? '', { limit: limitOf(request) }) }),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/reviews/:id',
    scope: 'read',
    about: { summary: 'One review', answers: 'The review.', refusals: { 404: 'No such review.' } },
    handle: async ({ engine, params }) => {
      const review = await engine.store.readReview(params.realmId ?? '', params.id ?? '')
      return review === undefined
        ? failure(404, 'review-not-found', 'This realm has no such review.')
        : json(200, { review })
    },
  },
  {
    method: 'POST',
    path: '/v1/:realmId/reviews/:id',
    scope: 'manage',
    about: {
      summary: 'Records what a person decided',
      body: resolutionInput,
      answers: 'The review as it is now; what waited for it goes on.',
      refusals: {
        400: 'The body is not JSON.',
        404: 'No such review.',
        409: 'Somebody has decided it already.',
        422: 'The decision does not fit the review.',
      },
    },
    handle: resolveReview,
  },
  {
    method: 'GET',
    path: '/v1/:realmId/dead-letters',
    scope: 'read',
    about: {
      summary: 'Commands that could not be carried out',
      query: { limit: 'At most so many, 1 to 200; 50 when left out.' },
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
    handle: async ({ books, params }) =>
      (await books.deadLetters.redrive(params.realmId ?? '', params.id ?? ''))
        ? json(202, { redriven: true })
        : failure(404, 'dead-letter-not-found', 'This realm has no such dead letter.'),
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
    handle: async ({ books, params }) =>
      (await books.deadLetters.discard(params.realmId ?? '', params.id ?? ''))
        ? json(200, { discarded: true })
        : failure(404, 'dead-letter-not-found', 'This realm has no such dead letter.'),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/stats',
    scope: 'read',
    about: { summary: 'Everything held of a realm', answers: 'Counted by kind and status.' },
    handle: async ({ books, params }) => json(200, { counts: await books.stats(params.realmId ?? '') }),
  },
]
