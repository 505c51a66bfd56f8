import type { LeadBooks } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { mike, realmId, type Scene, scene, secret, tenant } from '../scene.ts'

interface Operation {
  security?: unknown[]
  requestBody?: unknown
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface Described {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: { Error: Parameters<typeof z.fromJSONSchema>[0] } }
}

/** How an operation is asked so that it answers what it is for. */
interface Ask {
  params?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Record<string, string>
  /** Success of this operation needs more than a scene has; only its refusals are asked for. */
  refusalsOnly?: true
}

/** A lead with an estimate, a review, a dead letter, a key, a link and settings: something behind every path. */
const stage = async (): Promise<Scene & { asks: Record<string, Ask> }> => {
  const played = scene({
    notify: [],
    publicUrl: 'https://books.example',
    authenticate: async (asked) =>
      asked.headers.get('authorization') === 'Bearer key'
        ? { realms: '*', scopes: ['read', 'events', 'manage'] }
        : undefined,
  })
  const { books, emulator } = played
  await books.sync.import(realmId)
  await played.call(mike)
  await books.drain()
  const items = emulator.documents(realmId, 'Item') as { Id: string; Name: string }[] // rows of that entity
  emulator.ui.deactivateItem(realmId, items.find(({ Name }) => Name === 'Furnace Tune-Up')?.Id ?? '')
  for (const [caller_name, caller_number] of [
    ['Ada Novak', '(414) 765-4321'],
    ['Ivo Marek', '(414) 555-2277'],
  ] as const)
    await played.call({ ...mike, caller_name, caller_number, email: '', summary: 'Furnace tune-up' })
  await books.drain()
  await books.settings.publish(realmId, tenant, { by: 'anna' })
  const leads = await books.leads.list(realmId)
  const view = await Promise.all(leads.map(({ leadId }) => books.leads.read(realmId, leadId)))
  const lead = view.find((one) => one?.estimate !== undefined)
  const [review] = await books.reviews.list(realmId)
  const [deadLetter, other] = await books.deadLetters.list(realmId)
  const { id: keyId } = await books.keys.create(realmId, { label: 'shop', scopes: ['read'], by: 'anna' })
  const { token } = await books.approvals.create(realmId, lead?.leadId ?? '', { subject: 'estimate' })
  if (lead === undefined || review === undefined || deadLetter === undefined || other === undefined)
    throw new Error('The scene lacks something.')
  const leadPath = { params: { id: lead.leadId } }
  const customer = { params: { id: lead.customerId ?? '' } }
  const asks: Record<string, Ask> = {
    'post /v1/{realmId}/calls/{adapter}': {
      params: { adapter: 'nextphone' },
      headers: { authorization: `Bearer ${secret}` },
      body: { caller_number: '(555) 000-1111', caller_name: 'Zoe Ott', summary: 'Leak' },
    },
    'post /v1/quickbooks/webhooks': { refusalsOnly: true },
    'get /v1/quickbooks/callback': { refusalsOnly: true },
    'get /v1/quickbooks/connect': { refusalsOnly: true },
    'get /v1/approvals/{token}': { params: { token } },
    'post /v1/approvals/{token}': { params: { token }, body: { answer: 'accepted' } },
    'get /readyz': {},
    'get /healthz': {},
    'get /v1/openapi.json': {},
    'get /v1/rejections': {},
    'get /v1/{realmId}/leads': { query: '?limit=1' },
    'get /v1/{realmId}/leads/{id}': leadPath,
    'post /v1/{realmId}/leads/{id}/events': { ...leadPath, body: { type: 'estimate.accepted', id: 'e1' } },
    'get /v1/{realmId}/deliveries': { query: '?status=processed' },
    'get /v1/{realmId}/calendar/{file}': { refusalsOnly: true },
    'get /v1/{realmId}/callers/{phone}': { params: { phone: mike.caller_number } },
    'get /v1/{realmId}/customers/{id}/transactions': customer,
    'post /v1/{realmId}/customers/{id}/changes': {
      ...customer,
      body: { id: 'c1', at: '2026-11-23T20:00:00Z', fields: { email: 'mike.chen@example.com' } },
    },
    'get /v1/{realmId}/reviews': {},
    'get /v1/{realmId}/reviews/{id}': { params: { id: review.reviewId } },
    'post /v1/{realmId}/reviews/{id}': { params: { id: review.reviewId }, body: { done: true } },
    'get /v1/{realmId}/dead-letters': {},
    'post /v1/{realmId}/dead-letters/{id}/redrive': { params: { id: deadLetter.key } },
    'post /v1/{realmId}/dead-letters/{id}/discard': { params: { id: other.key } },
    'post /v1/{realmId}/dead-letters/redrive': { body: {} },
    'get /v1/{realmId}/settings': {},
    'post /v1/{realmId}/settings': { body: tenant },
    'get /v1/{realmId}/settings/versions': {},
    'post /v1/{realmId}/settings/versions/{version}/restore': { params: { version: '1' } },
    'get /v1/{realmId}/keys': {},
    'post /v1/{realmId}/keys': { body: { label: 'van', scopes: ['read'] } },
    'post /v1/{realmId}/keys/{id}/revoke': { params: { id: keyId } },
    'post /v1/{realmId}/people/export': { body: { phone: mike.caller_number } },
    'post /v1/{realmId}/people/delete': { body: { phone: mike.caller_number } },
    'get /v1/{realmId}/stats': {},
    'get /v1/{realmId}/sync': {},
    'get /v1/{realmId}/audit': {},
    'post /v1/{realmId}/import': { body: {} },
    'post /v1/{realmId}/pause': {},
    'post /v1/{realmId}/resume': {},
  }
  return { ...played, asks }
}

const described = async (books: LeadBooks): Promise<Described> =>
  (await (await books.fetch(new Request('https://books.example/v1/openapi.json'))).json()) as Described // a validator accepts it

const request = (
  path: string,
  method: string,
  { params = {}, query = '', body, headers = {} }: Ask,
  key: string | undefined,
): Request => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? (name === 'realmId' ? realmId : 'x')),
  )
  return new Request(`https://books.example${filled}${query}`, {
    method: method.toUpperCase(),
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** Compares an answer with what is said of its operation. */
const judge = async (what: string, { responses }: Operation, reply: Response, isError: (body: unknown) => boolean) => {
  const said = responses[String(reply.status)]
  if (said === undefined) return [`${what}: ${reply.status} is not described (${await reply.text()})`]
  const type = reply.headers.get('content-type')?.split(';')[0] ?? ''
  const types = Object.keys(said.content ?? {})
  const problems =
    types.includes(type) || (type === '' && types.length === 0) || types.includes('*/*')
      ? []
      : [`${what}: ${reply.status} is ${type || 'empty'}, not ${types.join(' or ') || 'empty'}`]
  if (type !== 'application/json') return problems
  const body: unknown = await reply.json()
  if (reply.status >= 400 && !isError(body))
    problems.push(`${what}: ${reply.status} is no error: ${JSON.stringify(body)}`)
  return problems
}

it('answers on every route as the description says, asked well and asked badly', { timeout: 60_000 }, async () => {
  const { books, asks } = await stage()
  const { paths, components } = await described(books)
  const error = z.fromJSONSchema(components.schemas.Error)
  const problems: string[] = []
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      const what = `${method} ${path}`
      // What was put back to be tried fails again, so that the next operation finds it.
      await books.drain()
      const ask = asks[what]
      if (ask === undefined) throw new Error(`Say how ${what} is asked.`)
      const at = async (how: string, asked: Ask, key?: string): Promise<Response> => {
        const reply = await books.fetch(request(path, method, asked, key))
        problems.push(
          ...(await judge(`${what} ${how}`, operation, reply.clone(), (body) => error.safeParse(body).success)),
        )
        return reply
      }
      const isOpen = operation.security?.length === 0
      if (!isOpen) expect((await at('without a key', ask)).status).toBe(401)
      await at('about nothing that there is', { ...ask, params: {}, query: '?status=odd' }, 'key')
      if (operation.requestBody !== undefined) {
        await at('with a body that is not JSON', { ...ask, body: '{' }, 'key')
        await at('with a body that means nothing', { ...ask, body: { nothing: true } }, 'key')
      }
      const { status } = await at('as it is meant', ask, 'key')
      const meant = Object.keys(operation.responses).find((code) => Number(code) < 400)
      if (ask.refusalsOnly !== true && String(status) !== meant) problems.push(`${what}: ${status}, not ${meant}`)
    }
  expect(problems).toEqual([])
})
