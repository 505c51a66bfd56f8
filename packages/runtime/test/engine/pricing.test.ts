import type { MappingRules } from '@leadbooks/core'
import { homeServicesRules } from '@leadbooks/core/starter'
import { expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

it('puts rules that cannot be read before a person, and prices the lead when they are mended', async () => {
  let mapping: MappingRules = { ...homeServicesRules, timeZone: 'Nowhere/Land' }
  const { books, call, clock, estimates } = scene({
    tenant: async (realm) => (realm === realmId ? { ...tenant, mapping } : undefined),
  })
  await call(mike)
  await books.drain()
  const [waiting] = await books.leads.list(realmId)
  expect(await books.leads.read(realmId, waiting?.leadId ?? '')).toMatchObject({
    error: { code: 'invalid-mapping-rules' },
  })
  expect(await books.reviews.list(realmId)).toMatchObject([{ code: 'invalid-mapping-rules' }])
  clock.move(60_000)
  await books.drain()
  expect(await books.reviews.list(realmId)).toHaveLength(1)

  mapping = homeServicesRules
  clock.move(60_000)
  await books.drain()
  expect(estimates().at(-1)?.TotalAmt).toBe(445)
})

it('keeps the price a lead was given, whatever the rules become', async () => {
  let mapping: MappingRules = homeServicesRules
  const { books, call, estimates } = scene({
    tenant: async (realm) => (realm === realmId ? { ...tenant, mapping } : undefined),
  })
  await call(mike)
  await books.drain()
  mapping = { ...homeServicesRules, rules: [] }
  await call(mike)
  await books.drain()
  const [lead] = await books.leads.list(realmId)
  expect(await books.leads.read(realmId, lead?.leadId ?? '')).toMatchObject({ pricing: { totalBeforeTax: '445.00' } })
  expect(estimates()).toHaveLength(1)
})

it('bills the rate that QuickBooks has, and the unit and least hours that the tenant names', async () => {
  const { books, call, emulator, estimates } = scene()
  const item = emulator.documents(realmId, 'Item').find(({ Name }) => Name === 'HVAC Repair - Hourly')
  const url = `https://quickbooks.api.intuit.com/v3/company/${realmId}/item`
  const body = JSON.stringify({ Id: item?.Id, SyncToken: item?.SyncToken, sparse: true, UnitPrice: 150.5 })
  await emulator.fetch(url, {
    method: 'POST',
    headers: { authorization: 'Bearer x', accept: 'application/json' },
    body,
  })
  await call(mike)
  await books.drain()
  expect(estimates().at(-1)?.TotalAmt).toBe(476)
})

it('prices by what a document says, also where the app has changed the object itself', async () => {
  const mapping: MappingRules = {
    ...homeServicesRules,
    fallback: { lines: [{ item: 'Handyman - Hourly', quantity: '1' }] },
  }
  const { books, call, clock, estimates } = scene({
    tenant: async (realm) => (realm === realmId ? { ...tenant, mapping } : undefined),
  })
  const unclear = { ...mike, summary: 'Asks for a quote, says he will tell the rest himself.', urgency: 'routine' }
  await call(unclear)
  await books.drain()
  mapping.fallback = { lines: [{ item: 'Handyman - Hourly', quantity: '3' }] }
  clock.move(1_000)
  await call({ ...unclear, caller_number: '(555) 987-6543', caller_name: 'Ann Ochs', email: 'ann@email.com' })
  await books.drain()
  expect(estimates().map(({ TotalAmt }) => TotalAmt)).toEqual([80, 240])
})
