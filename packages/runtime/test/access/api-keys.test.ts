import { expect, it } from 'vitest'
import { realmId, scene, tenant } from '../scene.ts'

const other = '9341450000000002'
const twoRealms = () =>
  scene({
    authenticate: async () => undefined,
    tenant: async (realm) => (realm === realmId || realm === other ? tenant : undefined),
  })

type Books = ReturnType<typeof scene>['books']

const get = (books: Books, path: string, key: string, init: RequestInit = {}): Promise<Response> =>
  books.fetch(new Request(`https://books.example${path}`, { ...init, headers: { authorization: `Bearer ${key}` } }))

it('opens what the scopes of a key allow, of its own realm alone', async () => {
  const { books } = twoRealms()
  const { key } = await books.keys.create(realmId, { label: 'office', scopes: ['read'], by: 'anna' })
  expect((await get(books, `/v1/${realmId}/leads`, key)).status).toBe(200)
  expect((await get(books, `/v1/${other}/leads`, key)).status).toBe(404)
  expect((await get(books, `/v1/${realmId}/settings`, key)).status).toBe(403)
  expect((await get(books, '/v1/rejections', key)).status).toBe(404)
})

it('is nobody’s with a realm exchanged, a letter changed, or its hash in its place', async () => {
  const { books, store } = twoRealms()
  const { key } = await books.keys.create(realmId, { label: 'office', scopes: ['read'], by: 'anna' })
  const [held] = await store.listRegister(realmId, 'api-key', 10)
  const flipped = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')
  for (const wrong of [key.replace(realmId, other), flipped, `lb_${realmId}_${held?.id}`, `lb_${realmId}_`, 'lb___'])
    expect((await get(books, `/v1/${realmId}/leads`, wrong)).status).toBe(401)
})

it('keeps no secret in the store, and shows none again', async () => {
  const { books, store } = twoRealms()
  const { key, id } = await books.keys.create(realmId, { label: 'office', scopes: ['agent'], by: 'anna' })
  const secret = key.split('_').slice(2).join('_')
  expect(JSON.stringify(await store.listRegister(realmId, 'api-key', 10))).not.toContain(secret)
  expect(await books.keys.list(realmId)).toEqual([
    { id, label: 'office', scopes: ['agent'], createdAt: '2026-11-23T20:02:00.000Z' },
  ])
  expect(JSON.stringify(await books.audit(realmId))).not.toContain(secret)
})

it('ends at once when it is revoked, and when its time is over', async () => {
  const { books, clock } = twoRealms()
  const first = await books.keys.create(realmId, { label: 'a', scopes: ['read'], by: 'anna' })
  const second = await books.keys.create(realmId, {
    label: 'b',
    scopes: ['read'],
    expiresAt: '2026-11-23T15:00:00-06:00',
    by: 'anna',
  })
  expect(await books.keys.revoke(other, first.id, 'anna')).toBe(false)
  expect(await books.keys.revoke(realmId, first.id, 'anna')).toBe(true)
  expect((await get(books, `/v1/${realmId}/leads`, first.key)).status).toBe(401)
  expect((await get(books, `/v1/${realmId}/leads`, second.key)).status).toBe(200)
  clock.set('2026-11-23T15:00:00-06:00')
  expect((await get(books, `/v1/${realmId}/leads`, second.key)).status).toBe(401)
  expect((await books.audit(realmId)).map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    'key.revoked anna',
    'key.created anna',
    'key.created anna',
  ])
})

it('refuses a key without a label, a scope that there is not, and an end that has passed', async () => {
  const { books } = twoRealms()
  const wanted = { label: '', scopes: ['all'] as never, expiresAt: '2020-01-01T00:00:00Z', by: 'anna' }
  await expect(books.keys.create(realmId, wanted)).rejects.toMatchObject({
    code: 'invalid-api-key',
    issues: [{ path: 'label' }, { path: 'scopes' }, { path: 'expiresAt' }],
  })
  await expect(books.keys.create('123', { ...wanted, label: 'a' })).rejects.toMatchObject({ code: 'unknown-realm' })
})

it('gives nobody a scope over HTTP that they do not have', async () => {
  const { books } = twoRealms()
  const { key } = await books.keys.create(realmId, { label: 'boss', scopes: ['manage'], by: 'anna' })
  const make = (scopes: string[]): Promise<Response> =>
    get(books, `/v1/${realmId}/keys`, key, { method: 'POST', body: JSON.stringify({ label: 'x', scopes }) })
  expect((await make(['manage', 'read'])).status).toBe(403)
  const made = await make(['manage'])
  expect(made.status).toBe(201)
  const { key: shown } = (await made.json()) as { key: { id: string; key: string } } // status asserted above
  expect((await get(books, `/v1/${realmId}/keys/${shown.id}/revoke`, key, { method: 'POST' })).status).toBe(200)
  expect((await get(books, `/v1/${realmId}/keys`, shown.key)).status).toBe(401)
})

it('answers 429 to more than a minute’s worth, of one key and not of another, until time has passed', async () => {
  const { books, clock } = scene({ authenticate: async () => undefined, rates: { requestsPerMinute: 3 } })
  const a = await books.keys.create(realmId, { label: 'a', scopes: ['read'], by: 'anna' })
  const b = await books.keys.create(realmId, { label: 'b', scopes: ['read'], by: 'anna' })
  const path = `/v1/${realmId}/leads`
  for (let times = 0; times < 3; times += 1) expect((await get(books, path, a.key)).status).toBe(200)
  const refused = await get(books, path, a.key)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20'])
  expect((await get(books, path, b.key)).status).toBe(200)
  clock.move(20_000)
  expect((await get(books, path, a.key)).status).toBe(200)
})

it('answers 429 to who tries keys', async () => {
  const { books } = twoRealms()
  const statuses = new Set<number>()
  for (let times = 0; times < 130; times += 1)
    statuses.add((await get(books, `/v1/${realmId}/leads`, `lb_${realmId}_${'x'.repeat(43)}`)).status)
  expect([...statuses]).toEqual([401, 429])
})
