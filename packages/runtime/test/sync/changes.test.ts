import type { LeadEvent } from '@leadbooks/core'
import { signWebhook } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const minute = 60_000
const verifierToken = 'a-verifier-token-of-the-tests'
const webhookUrl = 'https://books.example/v1/quickbooks/webhooks'

/** A company whose changes QuickBooks tells of when `told` is called. */
const listening = (over: { duplicated?: boolean; reordered?: boolean } = {}): Scene & { told(): Promise<void> } => {
  const played = scene({ webhookVerifierTokens: [verifierToken] })
  const { emulator, books, clock } = played
  emulator.webhooks.to(webhookUrl, verifierToken, {
    fetch: (request) => books.fetch(request),
    automatic: false,
    ...over,
  })
  return {
    ...played,
    told: async () => {
      const deliveries = await emulator.webhooks.flush()
      expect(deliveries.map(({ status }) => status)).not.toContain(401)
      clock.move(3_000)
      await books.drain()
    },
  }
}

const leadOf = async ({ books }: Scene) => {
  const [{ leadId = '' } = {}] = await books.leads.list(realmId)
  const lead = await books.leads.read(realmId, leadId)
  if (lead === undefined) throw new Error('There is no lead.')
  return lead
}

const tell = async (played: Scene, type: 'estimate.accepted', id: string = type): Promise<void> => {
  const { leadId } = await leadOf(played)
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { type, via: 'phone', id, at, leadId } satisfies LeadEvent)
  await played.books.drain()
}

/** Mike's call, turned into an accepted estimate and its invoice. */
const invoiced = async (over: { duplicated?: boolean; reordered?: boolean } = {}) => {
  const played = listening(over)
  await played.call(mike)
  await played.books.drain()
  await played.told()
  await tell(played, 'estimate.accepted')
  await played.told()
  const invoice = (await leadOf(played)).invoices[0]
  if (invoice === undefined) throw new Error('There is no invoice.')
  return { ...played, invoice }
}

const metered = ({ emulator }: Scene) => emulator.requests.filter((request) => request.metered).length

it('reads nothing again that it wrote itself: a new lead costs no metered call, with webhooks on', async () => {
  const played = listening()
  await played.books.sync.import(realmId)
  const before = metered(played)
  await played.call(mike)
  await played.books.drain()
  await played.told()
  expect(played.estimates()).toHaveLength(1)
  expect(metered(played)).toBe(before)
})

it('makes the invoice when the customer accepts in QuickBooks, and closes the books when they pay there', async () => {
  const played = listening()
  await played.call(mike)
  await played.books.drain()
  await played.told()
  played.clock.move(minute)
  played.emulator.ui.acceptEstimate(realmId, played.estimates()[0]?.Id ?? '')
  await played.told()
  const accepted = await leadOf(played)
  expect(accepted.invoices).toMatchObject([{ total: '445.00', balance: '445.00' }])
  await played.told()

  played.clock.move(minute)
  played.emulator.ui.payInvoice(realmId, accepted.invoices[0]?.id ?? '')
  await played.told()
  expect(await leadOf(played)).toMatchObject({
    stage: 'paid',
    money: { invoiced: '445.00', paid: '445.00', open: '0.00' },
  })
})

it('counts a part payment, its change, its void and a deletion, each once, however webhooks arrive', async () => {
  for (const over of [{}, { duplicated: true, reordered: true }]) {
    const played = await invoiced(over)
    const open = async () => (await leadOf(played)).money.open
    played.clock.move(minute)
    const paymentId = played.emulator.ui.payInvoice(realmId, played.invoice.id, { amount: 100 })
    await played.told()
    expect(await open()).toBe('345.00')
    played.clock.move(minute)
    played.emulator.ui.voidDocument(realmId, 'Payment', paymentId)
    await played.told()
    expect(await open()).toBe('445.00')
    played.clock.move(minute)
    const second = played.emulator.ui.payInvoice(realmId, played.invoice.id)
    await played.told()
    expect(await open()).toBe('0.00')
    played.clock.move(minute)
    played.emulator.ui.deleteDocument(realmId, 'Payment', second)
    await played.told()
    expect(await open()).toBe('445.00')
  }
})

it('tells what a credit memo settled from what was paid, and takes it back when the credit goes', async () => {
  for (const over of [{}, { duplicated: true, reordered: true }]) {
    const played = await invoiced(over)
    const money = async () => (await leadOf(played)).money
    const lead = await leadOf(played)
    played.clock.move(minute)
    const credit = played.emulator.ui.giveCredit(realmId, lead.customerId ?? '', { amount: 100 })
    const applied = played.emulator.ui.applyCredit(realmId, credit, played.invoice.id)
    played.clock.move(minute)
    played.emulator.ui.payInvoice(realmId, played.invoice.id, { amount: 45 })
    await played.told()
    expect(await money()).toMatchObject({ credited: '100.00', paid: '45.00', open: '300.00' })
    played.clock.move(minute)
    played.emulator.ui.deleteDocument(realmId, 'Payment', applied)
    await played.told()
    expect(await money()).toMatchObject({ credited: '0.00', paid: '45.00', open: '400.00' })
  }
})

it('counts what was given back for the one job of the customer that has paid as much, also when it is taken back', async () => {
  const played = await invoiced()
  const refunded = async () => (await leadOf(played)).money.refunded
  const { customerId = '' } = await leadOf(played)
  played.clock.move(minute)
  played.emulator.ui.payInvoice(realmId, played.invoice.id)
  await played.told()
  played.clock.move(minute)
  const receipt = played.emulator.ui.refund(realmId, customerId, { amount: 45 })
  await played.told()
  expect(await refunded()).toBe('45.00')
  expect((await leadOf(played)).stage).toBe('paid')
  played.clock.move(minute)
  played.emulator.ui.deleteDocument(realmId, 'RefundReceipt', receipt)
  await played.told()
  expect(await refunded()).toBe('0.00')
  played.clock.move(minute)
  played.emulator.ui.refund(realmId, customerId, { amount: 9_000 })
  await played.told()
  expect(await refunded()).toBe('0.00')
})

it('finds what no webhook told of with the next sweep', async () => {
  const played = scene()
  await played.call(mike)
  await played.books.drain()
  await tell(played, 'estimate.accepted')
  const [invoice] = (await leadOf(played)).invoices
  played.clock.move(minute)
  const paymentId = played.emulator.ui.payInvoice(realmId, invoice?.id ?? '', { amount: 45 })
  played.clock.move(6 * minute)
  await played.books.drain()
  expect((await leadOf(played)).money.open).toBe('400.00')
  played.emulator.ui.deleteDocument(realmId, 'Payment', paymentId)
  played.clock.move(6 * minute)
  await played.books.drain()
  expect((await leadOf(played)).money.open).toBe('445.00')
})

it('asks for all changes that arrive together with one query an entity', async () => {
  const played = listening()
  await played.books.sync.import(realmId)
  const customers = played.customers().slice(0, 12)
  played.clock.move(minute)
  for (const { Id } of customers)
    played.emulator.ui.editCustomer(realmId, Id, { Mobile: { FreeFormNumber: '(312) 555-0177' } })
  const before = metered(played)
  await played.told()
  expect(metered(played) - before).toBe(1)
  const mirrored = await Promise.all(customers.map(({ Id }) => played.store.readCustomer(realmId, Id)))
  for (const record of mirrored) expect(record?.profile.phones).toContain('(312) 555-0177')
})

it('recognises a caller by what was changed in QuickBooks a moment ago', async () => {
  const played = listening()
  await played.call(mike)
  await played.books.drain()
  const customerId = played.estimates()[0]?.CustomerRef.value ?? ''
  played.clock.move(minute)
  played.emulator.ui.editCustomer(realmId, customerId, { PrimaryPhone: { FreeFormNumber: '(312) 555-0142' } })
  await played.told()
  const before = played.customers().length
  await played.call({ ...mike, caller_number: '+13125550142', summary: 'AC not cooling again, wants a quote.' })
  await played.books.drain()
  expect(played.customers()).toHaveLength(before)
})

it('tells a person when an item that rules bill is renamed or put out of use', async () => {
  const played = listening()
  await played.books.sync.import(realmId)
  const items = played.emulator.documents(realmId, 'Item') as { Id: string; Name: string }[] // rows of that entity
  const drain = items.find(({ Name }) => Name === 'Drain Service - Standard')
  played.clock.move(minute)
  played.emulator.ui.renameItem(realmId, drain?.Id ?? '', 'Drain Cleaning')
  await played.told()
  const reviews = await played.books.reviews.list(realmId)
  expect(reviews.filter(({ code }) => code === 'item-changed')).toMatchObject([
    { detail: { was: 'Drain Service - Standard', name: 'Drain Cleaning' } },
  ])
})

it('lets leads follow a customer who was merged into another', async () => {
  const played = await invoiced()
  const mergedId = played.estimates()[0]?.CustomerRef.value ?? ''
  const keptId = played.customers().find(({ Id }) => Id !== mergedId)?.Id ?? ''
  played.clock.move(minute)
  played.emulator.ui.mergeCustomers(realmId, keptId, mergedId)
  await played.told()
  expect((await leadOf(played)).customerId).toBe(keptId)
  expect((await played.store.readCustomer(realmId, mergedId))?.profile.active).not.toBe(true)
})

it('tries again what could not be read, and loses no change', async () => {
  const played = await invoiced()
  played.clock.move(minute)
  played.emulator.ui.payInvoice(realmId, played.invoice.id)
  played.emulator.faults.next({ kind: 'serverError', method: 'GET', times: 50 })
  played.emulator.faults.next({ kind: 'serverError', path: 'query', times: 50 })
  await played.told()
  expect((await leadOf(played)).money.open).toBe('445.00')
  played.emulator.faults.clear()
  played.clock.move(10 * minute)
  await played.books.drain()
  expect((await leadOf(played)).money.open).toBe('0.00')
})

it('takes nothing whose signature is wrong, nothing without a token configured, and nothing that is no webhook', async () => {
  const played = listening()
  const post = async (body: string, signature: string) =>
    played.books.fetch(new Request(webhookUrl, { method: 'POST', headers: { 'intuit-signature': signature }, body }))
  const body = '[]'
  const good = await signWebhook({ rawBody: body, verifierToken })
  expect((await post(body, good)).status).toBe(200)
  expect((await post(`${body} `, good)).status).toBe(401)
  expect((await post(body, '')).status).toBe(401)
  expect((await post('{', await signWebhook({ rawBody: '{', verifierToken }))).status).toBe(400)
  const closed = scene()
  const empty = await signWebhook({ rawBody: body, verifierToken: 'x' })
  const reply = await closed.books.fetch(
    new Request(webhookUrl, { method: 'POST', headers: { 'intuit-signature': empty }, body }),
  )
  expect(reply.status).toBe(401)
})

it('passes over companies that nobody configured, and keeps the rest', async () => {
  const played = listening()
  await played.books.sync.import(realmId)
  const event = (intuitaccountid: string) => ({
    specversion: '1.0',
    id: `e-${intuitaccountid}`,
    type: 'qbo.customer.updated.v1',
    time: '2026-11-23T21:00:00Z',
    intuitentityid: '1',
    intuitaccountid,
  })
  const body = JSON.stringify([event('666'), event(realmId)])
  const signature = await signWebhook({ rawBody: body, verifierToken })
  const reply = await played.books.fetch(
    new Request(webhookUrl, { method: 'POST', headers: { 'intuit-signature': signature }, body }),
  )
  expect(reply.status).toBe(200)
  const noted = await played.store.dueChanges('2030-01-01T00:00:00Z', 10)
  expect(noted.map((change) => change.realmId)).toEqual([realmId])
})
