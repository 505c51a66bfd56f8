import { SettingsError } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { describe, expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

const dayMs = 86_400_000
const encryptionKey = crypto.getRandomValues(new Uint8Array(32))

const keeping = (retention: { rawDays?: number; leadDays?: number }) => ({
  tenant: async (realm: string) => (realm === realmId ? { ...tenant, retention } : undefined),
})

describe.each([
  ['memory', () => memoryStore(), {}],
  ['memory, sealed', () => memoryStore(), { encryptionKey }],
  ['SQLite, sealed', () => sqliteStore({ path: ':memory:' }), { encryptionKey }],
])('retention on %s', (_, open, options) => {
  it('takes away what came in after so many days, and knows it when it comes again', async () => {
    const { books, call, clock, store, estimates } = scene({ ...keeping({ rawDays: 30 }), store: open(), ...options })
    await call(mike)
    await books.drain()
    clock.move(29 * dayMs)
    await books.drain()
    expect((await books.leads.deliveries(realmId)).deliveries[0]?.emptiedAt).toBeUndefined()
    clock.move(2 * dayMs)
    await books.drain()
    expect(await store.listDeliveries(realmId, undefined, { limit: 9 })).toMatchObject([
      { url: '', headers: {}, rawBody: new Uint8Array(), status: 'processed' },
    ])
    const made = estimates().length
    expect((await call(mike)).status).toBe(200)
    expect(await store.listDeliveries(realmId, undefined, { limit: 9 })).toMatchObject([{ repeats: 1 }])
    await books.drain()
    expect(estimates()).toHaveLength(made)
  })

  it('erases leads that ended so many days ago, and no others', async () => {
    const { books, call, clock, store } = scene({ ...keeping({ leadDays: 10 }), store: open(), ...options })
    await call(mike)
    await books.drain()
    const [{ leadId = '' } = {}] = await books.leads.list(realmId)
    clock.move(400 * dayMs)
    await books.drain()
    // It was told the time just now: it is not at rest for long.
    expect((await store.readLead(realmId, leadId))?.stage).not.toBe('erased')
    await books.event(realmId, {
      type: 'estimate.declined',
      id: 'no',
      at: new Date(clock.now()).toISOString(),
      leadId,
      via: 'phone',
    })
    await books.drain()
    clock.move(11 * dayMs)
    await books.drain()
    expect(await store.readLead(realmId, leadId)).toMatchObject({ stage: 'erased', state: { facts: {} } })
    expect(await books.leads.read(realmId, leadId)).toBeUndefined()
    expect((await store.listRegister(realmId, 'data-key', 999)).filter(({ id }) => id.startsWith('lead/'))).toEqual([])
  })
})

describe('retention', () => {
  it('looks once an hour, and keeps everything where nothing is said', async () => {
    let looks = 0
    const inner = memoryStore()
    const store: typeof inner = {
      ...inner,
      listRealms: (page) => {
        looks += 1
        return inner.listRealms(page)
      },
    }
    const { books, call, clock } = scene({ store })
    await call(mike)
    await books.drain()
    await books.drain()
    expect(looks).toBe(1)
    clock.move(4_000 * dayMs)
    await books.drain()
    expect(looks).toBe(2)
    const [delivery] = await inner.listDeliveries(realmId, undefined, { limit: 9 })
    expect(delivery?.rawBody.length).toBeGreaterThan(0)
    expect(await books.leads.list(realmId)).not.toMatchObject([{ stage: 'erased' }])
  })

  it('is left to whoever calls for it, where the app says so', async () => {
    const { books, call, clock, store } = scene({
      maintenance: 'called',
      tenant: async () => ({ ...tenant, retention: { rawDays: 1 } }),
    })
    await call(mike)
    await books.drain()
    clock.move(2 * dayMs)
    await books.drain()
    const bytes = async () => (await store.listDeliveries(realmId, undefined, { limit: 1 }))[0]?.rawBody.length
    expect(await bytes()).toBeGreaterThan(0)
    await books.maintain()
    expect(await bytes()).toBe(0)
  })

  it.each([{ rawDays: 0 }, { leadDays: 1.5 }, { rawDays: '30' }, { days: 3 }, { leadDays: 99_999 }])(
    'refuses settings of %j',
    async (retention) => {
      const { books } = scene()
      const publish = books.settings.publish(realmId, { ...tenant, retention }, { by: 'office' })
      await expect(publish).rejects.toBeInstanceOf(SettingsError)
    },
  )
})
