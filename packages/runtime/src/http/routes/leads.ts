import { EventError } from '../../engine/report-event.ts'
import { parseReported, reportedEvent } from '../../engine/reported-event.ts'
import type { DeliveryRecord } from '../../stores/records.ts'
import { readJson } from '../body.ts'
import { answerPage, beforeText } from '../pages.ts'
import { failure, json } from '../reply.ts'
import { limitOf, limitText, parameter, type Route, type RouteContext } from '../route.ts'

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
  if (body instanceof Response) return body
  const parsed = parseReported(body.value, engine.now())
  if (!parsed.ok) return failure(422, 'invalid-event', 'The event is not one that can be reported.', parsed.issues)
  try {
    return json(202, await books.event(realmId, { ...parsed.event, leadId: id }))
  } catch (error) {
    if (!(error instanceof EventError)) throw error
    return failure(error.code === 'lead-not-found' ? 404 : 422, error.code, error.message)
  }
}

const listDeliveries = async ({ books, request, params }: RouteContext): Promise<Response> => {
  const status = parameter(request, 'status')
  const known = deliveryStatuses.find((candidate) => candidate === status)
  if (status !== undefined && known === undefined)
    return failure(422, 'invalid-status', `Expected status to be one of ${deliveryStatuses.join(', ')}.`)
  const filter = { limit: limitOf(request), ...(known === undefined ? {} : { status: known }) }
  return json(200, await books.leads.deliveries(params.realmId ?? '', filter))
}

/** Calls that came in, and what became of them. */
export const leadRoutes: readonly Route[] = [
  {
    method: 'GET',
    // Of realms nobody knows: for a key that may see every realm.
    path: '/v1/rejections',
    scope: 'read',
    about: {
      summary: 'What was sent to realms that nobody knows',
      query: { limit: limitText },
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
        limit: limitText,
        before: beforeText,
      },
      answers: 'A page of leads, and `next` where there may be more.',
      refusals: { 422: 'No such place in the list.' },
    },
    handle: ({ books, request, params }) =>
      answerPage(request, 'leads', {
        read: (page) => books.leads.list(params.realmId ?? '', page),
        at: ({ createdAt }) => createdAt,
      }),
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
      body: reportedEvent,
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
        limit: limitText,
        status: `One of ${deliveryStatuses.join(', ')}.`,
      },
      answers: 'Deliveries, and refusals counted by cause and hour.',
      refusals: { 422: 'The status is none of these.' },
    },
    handle: listDeliveries,
  },
]
