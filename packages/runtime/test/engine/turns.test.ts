import { createEmulator } from '@leadbooks/emulator'
import { createQuickBooks } from '@leadbooks/qbo'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { callRequest, callUrl, mike, scene, tenant } from '../scene.ts'

const realmIds = Array.from({ length: 21 }, (_, index) => String(9_341_450_000_000_001n + BigInt(index)))
const [noisy = '', ...quiet] = realmIds
const store = sqliteStore({ path: ':memory:' })
afterAll(() => store.close())

describe('a tenant with a pile of calls', () => {
  it('is served in turn with the others, whose calls came later', async () => {
    const emulator = createEmulator({ company: 'home-services', realmIds })
    const { books } = scene({
      store,
      tenant: async () => tenant,
      quickbooks: (realmId) =>
        createQuickBooks({
          realmId,
          environment: 'sandbox',
          auth: { accessToken: 'token' },
          fetch: (request) => emulator.fetch(request),
        }),
    })
    const call = async (realmId: string, index: number): Promise<void> => {
      const said = { ...mike, caller_name: `Mike ${index}`, caller_number: `+1312555${String(1_000 + index)}` }
      const { body, headers } = callRequest({ ...said, email: `mike${index}@email.com`, call_id: `call-${index}` })
      const answer = await books.fetch(
        new Request(callUrl(realmId), { method: 'POST', headers, body: await new Response(body).text() }),
      )
      expect(answer.ok).toBe(true)
    }
    for (let index = 0; index < 100; index += 1) await call(noisy, index)
    for (const [index, realmId] of quiet.entries()) await call(realmId, 500 + index)
    await books.drain()
    const created = emulator.requests
      .filter(({ method, path, status }) => method === 'POST' && path.endsWith('/customer') && status === 200)
      .map(({ realmId }) => realmId)
    expect(created.length).toBe(120)
    const last = created.findLastIndex((realmId) => realmId !== noisy)
    // Each quiet tenant has one call: by then the noisy one has had a few dozen of its turns, not all of them.
    expect(created.slice(0, last).filter((realmId) => realmId === noisy).length).toBeLessThan(50)
  }, 90_000)
})
