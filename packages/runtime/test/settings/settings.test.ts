import { homeServicesRules } from '@leadbooks/core/starter'
import { createLeadBooks } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { expect, it } from 'vitest'
import { api, handClock, mike, realmId, scene, tenant } from '../scene.ts'

/** An app that keeps what it knows of its businesses in the store. */
const stored = (over: Parameters<typeof scene>[0] = {}) => {
  const { tenant: _, ...options } = { ...over, tenant: undefined }
  return scene({ ...options, tenant: undefined as never })
}

const by = 'anna'

it('takes calls of a business as soon as its settings are published, and not before', async () => {
  const { books, call, estimates } = stored()
  expect((await call(mike)).status).toBe(404)
  await books.settings.publish(realmId, tenant, { by })
  expect((await call(mike)).ok).toBe(true)
  await books.drain()
  expect(estimates()).toMatchObject([{ TotalAmt: 445 }])
})

it('counts the newest version, and brings an old one back as a new one', async () => {
  const { books } = stored()
  await books.settings.publish(realmId, tenant, { by, note: 'first' })
  await books.settings.publish(realmId, { ...tenant, currency: 'CAD' }, { by: 'ben', expectedVersion: 1 })
  expect((await books.settings.read(realmId))?.config.currency).toBe('CAD')
  const back = await books.settings.rollback(realmId, 1, { by })
  expect(back).toMatchObject({ version: 3, copyOf: 1, config: { currency: 'USD' } })
  expect((await books.settings.read(realmId, { version: 2 }))?.config.currency).toBe('CAD')
  expect((await books.settings.list(realmId)).map(({ version, publishedBy }) => [version, publishedBy])).toEqual([
    [3, 'anna'],
    [2, 'ben'],
    [1, 'anna'],
  ])
  expect((await books.audit(realmId)).map(({ action, detail }) => [action, detail.version])).toEqual([
    ['settings.published', 3],
    ['settings.published', 2],
    ['settings.published', 1],
  ])
})

it('refuses to publish over a version that somebody has published since', async () => {
  const { books } = stored()
  await books.settings.publish(realmId, tenant, { by, expectedVersion: 0 })
  await expect(books.settings.publish(realmId, tenant, { by, expectedVersion: 0 })).rejects.toMatchObject({
    code: 'moved-on',
  })
  await expect(books.settings.rollback(realmId, 7, { by })).rejects.toMatchObject({ code: 'version-not-found' })
})

it('gives each of two who publish at once a version of their own', async () => {
  const { books } = stored()
  const both = await Promise.all([
    books.settings.publish(realmId, tenant, { by: 'anna' }),
    books.settings.publish(realmId, tenant, { by: 'ben' }),
  ])
  expect(both.map(({ version }) => version).sort()).toEqual([1, 2])
})

it('names every field that is wrong, in the rules and the triggers too, and publishes nothing', async () => {
  const { books } = stored()
  const wrong = {
    ...tenant,
    timeZone: 'Mars/Olympus',
    country: 'USA',
    crm: { url: 'http://10.0.0.1/hook', secret: 'short' },
    mapping: { ...homeServicesRules, rules: [{ id: 'a', when: { op: 'sometimes' }, lines: [] }] },
    triggers: { version: 1, triggers: [{ id: 'T99' }] },
    limits: { maxAmount: 100 },
    surprise: true,
  }
  const error = await books.settings.publish(realmId, wrong, { by }).catch((cause: unknown) => cause)
  expect(error).toMatchObject({ code: 'invalid-settings' })
  const paths = (error as { issues: { path: string }[] }).issues.map(({ path }) => path) // asserted above
  for (const path of ['timeZone', 'country', 'crm.url', 'crm.secret', 'limits.maxAmount']) expect(paths).toContain(path)
  expect(paths.some((path) => path.startsWith('mapping.rules'))).toBe(true)
  expect(paths.some((path) => path.startsWith('triggers.'))).toBe(true)
  expect(await books.settings.read(realmId)).toBeUndefined()
})

it.each([undefined, null, 7, 'text', [], {}, JSON.parse('{"__proto__":{"currency":"USD"}}')])(
  'refuses %j',
  async (input) => {
    const { books } = stored()
    await expect(books.settings.publish(realmId, input, { by })).rejects.toMatchObject({ code: 'invalid-settings' })
  },
)

it('seals what is stored where the app has a key, and says when no key opens it', async () => {
  const store = memoryStore()
  const options = { adapters: [], store, clock: handClock(), quickbooks: () => undefined as never }
  const encryptionKey = crypto.getRandomValues(new Uint8Array(32))
  const books = createLeadBooks({ ...options, encryptionKey })
  await books.settings.publish(realmId, tenant, { by })
  expect(JSON.stringify(await store.listRegister(realmId, 'settings', 1))).not.toContain('a-secret-of-the-tests')
  expect((await books.settings.read(realmId))?.config).toEqual(tenant)
  const stranger = createLeadBooks({ ...options, encryptionKey: crypto.getRandomValues(new Uint8Array(32)) })
  await expect(stranger.settings.read(realmId)).rejects.toThrow(/no key of this app opens/)
})

it('shows no secret over HTTP, and keeps those that a change leaves out', async () => {
  const { books } = stored()
  await books.settings.publish(realmId, tenant, { by })
  const shown = await api(books, `/v1/${realmId}/settings`)
  const text = await shown.text()
  expect(text).not.toContain('a-secret-of-the-tests')
  const { settings } = JSON.parse(text) as { settings: { config: object } }
  const changed = await api(books, `/v1/${realmId}/settings`, {
    method: 'POST',
    body: JSON.stringify({ ...settings.config, currency: 'CAD' }),
    headers: { 'if-match': '"1"' },
  })
  expect(changed.status).toBe(200)
  expect((await books.settings.read(realmId))?.config).toEqual({ ...tenant, currency: 'CAD' })
  const stale = await api(books, `/v1/${realmId}/settings`, {
    method: 'POST',
    body: JSON.stringify(settings.config),
    headers: { 'if-match': '"1"' },
  })
  expect(stale.status).toBe(409)
  const restored = await api(books, `/v1/${realmId}/settings/versions/1/restore`, { method: 'POST' })
  expect(await restored.json()).toMatchObject({ settings: { version: 3, copyOf: 1, config: { currency: 'USD' } } })
})

it('is seen by another process within seconds', async () => {
  const store = memoryStore()
  const here = stored({ store })
  const there = stored({ store })
  await here.books.settings.publish(realmId, tenant, { by })
  expect((await there.call(mike)).ok).toBe(true)
  await here.books.settings.publish(realmId, { ...tenant, secrets: { nextphone: ['another-secret'] } }, { by })
  there.clock.move(5_000)
  expect((await there.call(mike)).status).toBe(401)
})
