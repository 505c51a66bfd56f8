import { jsonLogger } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import { realmId, scene } from '../scene.ts'

/** A company whose mirror has drifted: a customer missing, one stale, one that is gone, an invoice that was paid. */
const drifted = async () => {
  const lines: string[] = []
  const stage = scene({ logger: jsonLogger((line) => lines.push(line)), sweepMs: 365 * 86_400_000 })
  const { books, store, emulator } = stage
  await books.sync.import(realmId)
  const [missing, stale] = stage.customers()
  if (missing === undefined || stale === undefined) throw new Error('The company has customers.')
  await store.commit([{ op: 'customer.remove', realmId, customerId: missing.Id }])
  emulator.ui.editCustomer(realmId, stale.Id, { CompanyName: 'Changed unseen' })
  const record = await store.readCustomer(realmId, stale.Id)
  if (record === undefined) throw new Error('The customer is mirrored.')
  const ghost = { ...record, customerId: '999999', profile: { ...record.profile, id: '999999' } }
  await store.commit([{ op: 'customer.put', record: ghost, keys: ['ghost'] }])
  return { ...stage, lines, missing: missing.Id, stale: stale.Id }
}

it('finds what is missing, stale and gone, puts it right, and says so once', async () => {
  const { books, store, missing, stale, lines } = await drifted()
  const drift = await books.sync.reconcile(realmId)
  expect(drift).toMatchObject({
    missing: { Customer: [missing] },
    stale: { Customer: [stale] },
    gone: { Customer: ['999999'] },
  })
  expect(await store.readCustomer(realmId, missing)).toBeDefined()
  expect((await store.readCustomer(realmId, stale))?.profile.companyName).toBe('Changed unseen')
  expect(await store.readCustomer(realmId, '999999')).toBeUndefined()
  expect((await books.audit(realmId)).map(({ action }) => action)).toEqual(['mirror.drifted'])
  expect(lines.map((line) => JSON.parse(line).event)).toContain('realm.reconciled')
  const again = await books.sync.reconcile(realmId)
  expect([again.missing, again.stale, again.gone]).toEqual([{}, {}, {}])
  expect(await books.audit(realmId)).toHaveLength(1)
})

it('leaves a customer alone who is being created', async () => {
  const { books, store } = await drifted()
  const record = await store.readCustomer(realmId, '999999')
  if (record === undefined) throw new Error('The customer is mirrored.')
  const pending = { ...record, customerId: 'pending:lead/customer' }
  await store.commit([{ op: 'customer.put', record: pending, keys: ['pending'] }])
  await books.sync.reconcile(realmId)
  expect(await store.readCustomer(realmId, 'pending:lead/customer')).toBeDefined()
})

it('is done once a day by itself, with the sweep', async () => {
  const { books, clock, lines } = hourly()
  await books.sync.import(realmId)
  for (let hour = 0; hour < 49; hour += 1) {
    clock.move(3_600_000)
    await books.drain()
  }
  expect(lines.filter((line) => line.includes('realm.reconciled'))).toHaveLength(2)
})

const hourly = () => {
  const lines: string[] = []
  return { ...scene({ logger: jsonLogger((line) => lines.push(line)), sweepMs: 3_600_000 }), lines }
}
