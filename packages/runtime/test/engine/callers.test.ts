import type { LeadEvent } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { api, mike, realmId, type Scene, scene } from '../scene.ts'

const phone = '(555) 123-4567'

const billed = async (): Promise<Scene> => {
  const played = scene()
  await played.call(mike)
  await played.books.drain()
  const [{ leadId = '' } = {}] = await played.books.leads.list(realmId)
  const at = new Date(played.clock.now()).toISOString()
  const event: LeadEvent = { type: 'estimate.accepted', via: 'phone', id: 'yes', at, leadId }
  await played.books.event(realmId, event)
  await played.books.drain()
  return played
}

it('tells staff who is calling, what they owe and what they called for, without asking QuickBooks', async () => {
  const played = await billed()
  const asked = played.emulator.requests.length
  const caller = await played.books.callers.lookup(realmId, phone)
  expect(caller.phone).toBe('+15551234567')
  expect(caller.customers).toMatchObject([
    {
      displayName: 'Mike Chen',
      openBalance: '445.00',
      lastInvoice: { totalAmount: '445.00', url: expect.stringContaining('invoice') },
      lastJob: { text: expect.stringContaining('AC not cooling') },
      url: expect.stringContaining(played.estimates()[0]?.CustomerRef.value ?? ''),
    },
  ])
  expect(played.emulator.requests).toHaveLength(asked)
})

it('counts what is past its due date, on the business’s own day', async () => {
  const played = await billed()
  const overdue = async () => (await played.books.callers.lookup(realmId, phone)).customers[0]?.overdueBalance
  expect(await overdue()).toBe('0.00')
  played.clock.move(90 * 24 * 3_600_000)
  expect(await overdue()).toBe('445.00')
})

it('tells an agent a first name and no more, and nothing where several people share the number', async () => {
  const played = await billed()
  expect(await played.books.callers.lookupForAgent(realmId, phone)).toEqual({
    known: true,
    givenName: 'Mike',
    say: 'The caller is an existing customer. Their first name is Mike.',
  })
  expect(await played.books.callers.lookupForAgent(realmId, '+13125550177')).toMatchObject({
    known: false,
    say: expect.any(String),
  })
  const other = played.customers().find(({ DisplayName }) => DisplayName !== 'Mike Chen')
  played.emulator.ui.editCustomer(realmId, other?.Id ?? '', { Mobile: { FreeFormNumber: phone } })
  played.clock.move(10 * 60_000)
  await played.books.drain()
  expect((await played.books.callers.lookup(realmId, phone)).customers).toHaveLength(2)
  expect(await played.books.callers.lookupForAgent(realmId, phone)).toMatchObject({
    known: false,
    say: expect.any(String),
  })
})

it('answers over HTTP by what the key may do', async () => {
  const played = await billed()
  const path = `/v1/${realmId}/callers/${encodeURIComponent(phone)}`
  expect(await (await api(played.books, path)).json()).toMatchObject({ customers: [{ displayName: 'Mike Chen' }] })
  const agent = scene({ store: played.store, authenticate: async () => ({ realms: [realmId], scopes: ['agent'] }) })
  expect(await (await api(agent.books, path)).json()).toEqual({
    known: true,
    givenName: 'Mike',
    say: 'The caller is an existing customer. Their first name is Mike.',
  })
  expect((await api(agent.books, `/v1/${realmId}/leads`)).status).toBe(403)
})

it('lists a customer’s documents with links, newest first', async () => {
  const played = await billed()
  const customerId = played.estimates()[0]?.CustomerRef.value ?? ''
  const reply = await api(played.books, `/v1/${realmId}/customers/${customerId}/transactions`)
  expect(await reply.json()).toMatchObject({
    displayName: 'Mike Chen',
    delivery: 'Email',
    complete: false,
    url: expect.stringContaining(customerId),
    transactions: [
      { entity: 'Invoice', totalAmount: '445.00', balance: '445.00' },
      { entity: 'Estimate', totalAmount: '445.00' },
    ],
  })
})

it('says what was agreed on paying, and that the list is complete once the history is imported', async () => {
  const { books, emulator, customers } = scene()
  const [customer] = customers()
  const id = customer?.Id ?? ''
  const term = emulator.documents(realmId, 'Term')[0] as { Id: string; Name: string }
  const method = emulator.documents(realmId, 'PaymentMethod')[0] as { Id: string; Name: string }
  emulator.ui.editCustomer(realmId, id, {
    SalesTermRef: { value: term.Id },
    PaymentMethodRef: { value: method.Id },
    PreferredDeliveryMethod: 'Print',
  })
  await books.sync.import(realmId, { history: true })
  expect(await books.customers.transactions(realmId, id)).toMatchObject({
    terms: term.Name,
    paymentMethod: method.Name,
    delivery: 'Print',
    currency: 'USD',
    complete: true,
  })
  expect(await books.customers.transactions(realmId, '999999')).toBeUndefined()
})

it('is one number or none: what is no number belongs to nobody', async () => {
  const { books } = await billed()
  for (const raw of ['anonymous', '', '0', '+1', '%00', '5551234567890123456789'])
    expect((await books.callers.lookup(realmId, raw)).customers).toEqual([])
})
