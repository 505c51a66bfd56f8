import { initialState } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { api, callUrl, mike, realmId, scene } from '../scene.ts'

const played = async () => {
  const stage = scene()
  await stage.call(mike)
  await stage.books.drain()
  const [lead] = await stage.books.leads.list(realmId)
  return { ...stage, leadId: lead?.leadId ?? '' }
}

it('shows a lead with what was done for it and all that happened', async () => {
  const { books, leadId } = await played()
  const response = await api(books, `/v1/${realmId}/leads/${encodeURIComponent(leadId)}`)
  expect(response.status).toBe(200)
  const body = await response.json()
  expect(body).toMatchObject({ lead: { leadId, estimate: { total: '445.00', sentTo: 'mike@email.com' } } })
  const names = (body as { timeline: { name: string }[] }).timeline.map(({ name }) => name) // shape asserted above
  expect(names).toEqual(
    expect.arrayContaining(['lead.received', 'lead.priced', 'customer.ensure', 'POST /customer', 'POST /estimate']),
  )
})

it('is closed without a key, and to the key of another realm', async () => {
  const { books } = await played()
  expect((await books.fetch(new Request(`https://books.example/v1/${realmId}/leads`))).status).toBe(401)
  expect((await api(books, '/v1/1234567/leads')).status).toBe(404)
})

it('is closed to a key that lacks the scope', async () => {
  const { books } = scene({ authenticate: async () => ({ realms: '*', scopes: ['read'] }) })
  expect((await api(books, `/v1/${realmId}/leads`)).status).toBe(200)
  const response = await api(books, `/v1/${realmId}/reviews/x`, { method: 'POST', body: '{"create":true}' })
  expect(response.status).toBe(403)
})

it('shows what was sent to unknown realms to a key for all realms alone', async () => {
  const { books } = await played()
  expect((await api(books, '/v1/rejections')).status).toBe(404)
  const operator = scene({ authenticate: async () => ({ realms: '*', scopes: ['read'] }) })
  await operator.books.fetch(new Request(callUrl('123'), { method: 'POST', body: '{}' }))
  const seen = await api(operator.books, '/v1/rejections')
  expect(await seen.json()).toMatchObject({ rejections: [{ code: 'unknown-realm', count: 1 }] })
})

it('takes what the business reports about a lead, and refuses facts that only QuickBooks knows', async () => {
  const { books, leadId } = await played()
  const path = `/v1/${realmId}/leads/${encodeURIComponent(leadId)}/events`
  const accepted = await api(books, path, {
    method: 'POST',
    body: JSON.stringify({ type: 'estimate.accepted', id: 'e1' }),
  })
  expect(accepted.status).toBe(202)
  const paid = await api(books, path, { method: 'POST', body: JSON.stringify({ type: 'payment.received', id: 'p1' }) })
  expect(paid.status).toBe(422)
  expect(await paid.json()).toMatchObject({ error: { code: 'invalid-event', issues: [{ path: 'type' }] } })
})

it.each([
  ['GET', '/nowhere', 404],
  ['DELETE', `/v1/${realmId}/leads`, 405],
  ['GET', `/v1/${realmId}/leads/%E0%A4%A`, 400],
  ['GET', `/v1/${realmId}/leads/unknown`, 404],
  ['POST', `/v1/${realmId}/dead-letters/unknown/redrive`, 404],
  ['GET', `/v1/${realmId}/deliveries?status=odd`, 422],
  ['GET', `/v1/${realmId}/leads?before=yesterday`, 422],
  ['GET', `/v1/${realmId}/audit?before=`, 422],
  ['HEAD', '/v1/quickbooks/callback', 405],
  ['GET', '/healthz', 200],
])('answers %s %s with %i', async (method, path, status) => {
  const { books } = scene()
  expect((await api(books, path, { method })).status).toBe(status)
})

it('refuses a body that is too large as that, on every route that takes one', async () => {
  const { books } = scene()
  const { paths } = (await (await books.fetch(new Request('https://books.example/v1/openapi.json'))).json()) as {
    paths: Record<string, Record<string, { requestBody?: unknown; security?: unknown }>>
  } // as OpenAPI says
  const taking = Object.entries(paths).filter(([, { post }]) => post?.requestBody && post.security === undefined)
  expect(taking.length).toBeGreaterThan(8)
  for (const [path] of taking) {
    const address = path.replace('{realmId}', realmId).replaceAll(/\{\w+\}/g, 'x')
    const reply = await api(books, address, { method: 'POST', body: JSON.stringify('x'.repeat(2_097_152)) })
    expect([path, reply.status]).toEqual([path, 413])
    expect(await reply.json()).toMatchObject({ error: { code: 'too-large' } })
  }
})

it('refuses a body that is larger than it says', async () => {
  const { books } = scene()
  const init = { method: 'POST', headers: { 'content-length': '10' }, body: new Uint8Array(100_000) }
  expect((await api(books, `/v1/${realmId}/people/export`, init)).status).toBe(413)
})

it('answers HEAD as GET without the body, and OPTIONS with what a path takes', async () => {
  const { books } = scene()
  for (const path of ['/healthz', `/v1/${realmId}/leads`, `/v1/${realmId}/leads/unknown`]) {
    const [head, get] = await Promise.all(['HEAD', 'GET'].map((method) => api(books, path, { method })))
    expect([head?.status, await head?.text()]).toEqual([get?.status, ''])
    expect(head?.headers.get('content-type')).toBe('application/json')
  }
  const asked = await api(books, `/v1/${realmId}/keys`, { method: 'OPTIONS' })
  expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
})

it('lists every lead once, page by page, though all came at the same moment', async () => {
  const { books, call, clock, store } = scene()
  const at = new Date(clock.now()).toISOString()
  const leadIds = Array.from({ length: 7 }, (_, index) => `nextphone:${index}`)
  for (const leadId of leadIds) {
    const state = initialState(leadId)
    const lead = {
      realmId,
      leadId,
      version: 1,
      state,
      stage: 'new',
      pricing: 'done',
      createdAt: at,
      updatedAt: at,
    } as const
    await store.commit([{ op: 'lead.save', expectedVersion: 0, record: { ...lead, attempts: 0 } }])
  }
  clock.move(1_000)
  await call(mike)
  await books.drain()
  const seen: string[] = []
  let path = `/v1/${realmId}/leads?limit=3`
  for (let pages = 1; ; pages += 1) {
    expect(pages).toBeLessThan(6)
    const { leads, next } = await (await api(books, path)).json()
    seen.push(...leads.map(({ leadId }: { leadId: string }) => leadId))
    if (next === undefined) break
    path = `/v1/${realmId}/leads?limit=3&before=${encodeURIComponent(next)}`
  }
  expect(seen).toHaveLength(8)
  expect(new Set(seen)).toEqual(new Set([...leadIds, seen[0]]))
  const since = `/v1/${realmId}/leads?before=${encodeURIComponent(at.replace('Z', '+00:00'))}`
  expect(await (await api(books, since)).json()).toEqual({ leads: [] })
})
