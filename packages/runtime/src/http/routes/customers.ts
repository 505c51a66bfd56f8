import type { CustomerChange } from '@leadbooks/core'
import { CustomerChangeError, customerChange } from '../../customers/change-customers.ts'
import { readJson } from '../body.ts'
import { failure, json } from '../reply.ts'
import { limitOf, limitText, type Route, type RouteContext } from '../route.ts'

/** Staff see everything; a key that may only speak with callers is told what may be said to anyone. */
const lookUpCaller = async ({ books, params, principal }: RouteContext): Promise<Response> => {
  const { realmId = '', phone = '' } = params
  return json(
    200,
    principal.scopes.includes('read')
      ? await books.callers.lookup(realmId, phone)
      : await books.callers.lookupForAgent(realmId, phone),
  )
}

const changeCustomer = async ({ books, request, params }: RouteContext): Promise<Response> => {
  const body = await readJson(request)
  if (body instanceof Response) return body
  const { realmId = '', id = '' } = params
  try {
    // Checked inside, so that callers without HTTP get the same answers.
    return json(202, await books.customers.update(realmId, id, body.value as CustomerChange))
  } catch (error) {
    if (!(error instanceof CustomerChangeError)) throw error
    return failure(error.code === 'unknown-customer' ? 404 : 422, error.code, error.message, error.issues)
  }
}

/** Who calls, and what they owe. */
export const customerRoutes: readonly Route[] = [
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
      query: { limit: limitText },
      answers: 'With links into QuickBooks, terms, and how the customer pays and is written to.',
      refusals: { 404: 'No such customer.' },
    },
    handle: async ({ books, request, params }) => {
      const { realmId = '', id = '' } = params
      const found = await books.customers.transactions(realmId, id, { limit: limitOf(request) })
      return found === undefined
        ? failure(404, 'customer-not-found', 'This realm has no such customer.')
        : json(200, found)
    },
  },
  {
    method: 'POST',
    path: '/v1/:realmId/customers/:id/changes',
    scope: 'events',
    about: {
      summary: 'Tells of a change that the user’s own CRM has made of a customer',
      body: customerChange,
      status: 202,
      answers: 'Kept; it is brought into QuickBooks field by field, under what a person has changed there.',
      refusals: { 400: 'The body is not JSON.', 404: 'No such customer.', 422: '`issues` names each field.' },
    },
    handle: changeCustomer,
  },
]
