import { json } from '../reply.ts'
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
      answers: 'With links into QuickBooks.',
    },
    handle: async ({ books, request, params }) => {
      const { realmId = '', id = '' } = params
      return json(200, { transactions: await books.customers.transactions(realmId, id, { limit: limitOf(request) }) })
    },
  },
]
