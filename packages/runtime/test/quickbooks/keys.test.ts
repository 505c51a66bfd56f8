import { blockingKeys } from '@leadbooks/core'
import { createQuickBooks } from '@leadbooks/qbo'
import { jsonLogger, type Write } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const quickbooksOf =
  ({ emulator }: Scene) =>
  (realm: string) =>
    createQuickBooks({
      realmId: realm,
      environment: 'sandbox',
      auth: { accessToken: 'token' },
      fetch: (request) => emulator.fetch(request),
      rateLimiter: { acquire: async () => () => undefined, slowDown: () => undefined },
    })

it('finds a customer again whose keys another version of the matcher has made', async () => {
  const lines: string[] = []
  const first = scene()
  await first.call(mike)
  await first.books.drain()
  const known = first.customers().length
  // As a release before this one would have left them: nobody is found under such keys.
  const customers = await first.store.listCustomers(realmId, { limit: 1_000 })
  const noted = await first.store.readRegister(realmId, 'import', 'keys')
  const strange: Write[] = customers.map((record) => ({
    op: 'customer.put',
    record,
    keys: [`old:${record.customerId}`],
  }))
  const doc = { way: '0/US' }
  const record = { realmId, kind: 'import', id: 'keys', updatedAt: '2026-01-01T00:00:00.000Z', doc } as const
  await first.store.commit([...strange, { op: 'register.put', expectedVersion: noted?.version ?? 0, record }])
  const next = scene({
    store: first.store,
    clock: first.clock,
    logger: jsonLogger((line) => lines.push(line)),
    quickbooks: quickbooksOf(first),
  })
  await next.call({ ...mike, summary: 'The water heater is leaking now.' })
  await next.books.drain()
  expect(first.customers()).toHaveLength(known)
  expect(lines.filter((line) => line.includes('customers.rekeyed'))).toHaveLength(1)
  const [someone] = await next.store.listCustomers(realmId, { limit: 1 })
  const keys = blockingKeys(someone?.profile ?? { phones: [], emails: [] }, { defaultCountry: 'US' })
  expect((await next.store.keyFrequencies(realmId, keys)).frequencies.size).toBe(new Set(keys).size)
})

it('compares a caller with who shares their number, however many share their name', async () => {
  const stage = scene()
  await stage.books.sync.import(realmId)
  const quickbooks = quickbooksOf(stage)(realmId)
  const phones = Array.from({ length: 300 }, (_, index) => `+1312555${String(1_000 + index)}`)
  const mikes = [...phones.slice(0, 250), '+15551234567', ...phones.slice(250)]
  for (const [index, phone] of mikes.entries())
    await quickbooks.customers.create({
      DisplayName: `Mike Chen ${index}`,
      GivenName: 'Mike',
      FamilyName: 'Chen',
      PrimaryPhone: { FreeFormNumber: phone },
      ...(phone === '+15551234567' ? { PrimaryEmailAddr: { Address: mike.email } } : {}),
    })
  await stage.books.sync.reconcile(realmId)
  const known = stage.customers().length
  await stage.call(mike)
  await stage.books.drain()
  expect(stage.customers()).toHaveLength(known)
  const theirs = stage.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen 250')
  expect(stage.estimates().at(-1)?.CustomerRef.value).toBe(theirs?.Id)
})
