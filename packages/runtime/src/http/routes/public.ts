import * as z from 'zod'
import { answerApproval, showApproval } from '../../approvals/routes.ts'
import { finishConnecting } from '../../connect/connect.ts'
import { receiveCall } from '../deliveries.ts'
import { principalOf } from '../doors.ts'
import { receiveChanges } from '../quickbooks-webhooks.ts'
import { failure, json } from '../reply.ts'
import type { Route } from '../route.ts'

export const callPath = '/v1/:realmId/calls/:adapter'

const htmlOrJson = ['text/html', 'application/json']

/** What is open to everybody, or proves itself who it is from. */
export const publicRoutes: readonly Route[] = [
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
    changes: true,
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
