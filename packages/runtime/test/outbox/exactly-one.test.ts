import type { LeadEvent } from '@leadbooks/core'
import { createQuickBooks, type Invoice } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const hour = 3_600_000

/** A quote whose estimate was written while the reply got lost, and QuickBooks gone until `clock` says otherwise. */
const lostReply = async (): Promise<Scene> => {
  const played = scene()
  await played.books.sync.import(realmId)
  played.emulator.faults.requestIds({ forgetAfterMs: 5 * 60_000 })
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Estimate', method: 'POST' })
  await played.call(mike)
  await played.books.drain()
  expect(played.estimates()).toHaveLength(1)
  return played
}

it('makes one estimate when the reply was lost, QuickBooks was away for a day and has forgotten the requestid', async () => {
  const played = await lostReply()
  played.emulator.faults.next({ kind: 'serverError', method: 'POST', times: 10_000 })
  let report = await played.books.drain()
  while ((await played.books.deadLetters.list(realmId)).length === 0 && report.nextDueAt !== undefined) {
    played.clock.set(report.nextDueAt)
    report = await played.books.drain()
  }
  played.emulator.faults.clear()
  played.emulator.faults.requestIds({ forgetAfterMs: 5 * 60_000 })
  const [letter] = await played.books.deadLetters.list(realmId)
  await played.books.deadLetters.redrive(realmId, letter?.key ?? '')
  await played.books.drain()
  expect(played.estimates()).toMatchObject([{ TotalAmt: 445, EmailStatus: 'EmailSent' }])
})

it('knows its estimate among others of the customer, made by hand and by another call', async () => {
  const played = await lostReply()
  const customerId = played.estimates()[0]?.CustomerRef.value ?? ''
  const another = await played.emulator.fetch(
    new Request(`https://sandbox-quickbooks.api.intuit.com/v3/company/${realmId}/estimate`, {
      method: 'POST',
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      body: JSON.stringify({
        CustomerRef: { value: customerId },
        PrivateNote: 'LeadBooks ref 00000000000000000000',
        Line: [{ DetailType: 'SalesItemLineDetail', Amount: 1, SalesItemLineDetail: { ItemRef: { value: '1' } } }],
      }),
    }),
  )
  expect(another.status).toBe(200)
  played.clock.move(hour)
  await played.books.drain()
  expect(played.estimates().filter(({ TotalAmt }) => TotalAmt === 445)).toHaveLength(1)
  const { result } = (await played.store.listCommands(realmId, { limit: 100 })).find(
    ({ command }) => command.type === 'estimate.create',
  ) ?? { result: undefined }
  expect(result?.estimateId).toBe(played.estimates().find(({ TotalAmt }) => TotalAmt === 445)?.Id)
})

it('looks for nothing before an attempt that is the first, or after one that QuickBooks throttled', async () => {
  const played = scene()
  await played.books.sync.import(realmId)
  const metered = () => played.emulator.requests.filter((request) => request.metered).length
  const before = metered()
  played.emulator.faults.next({ kind: 'throttle', entity: 'Estimate', method: 'POST' })
  await played.call(mike)
  await played.books.drain()
  played.clock.move(60_000)
  await played.books.drain()
  expect(played.estimates()).toMatchObject([{ TotalAmt: 445 }])
  expect(metered()).toBe(before)
})

const sale = {
  externalId: 'order-7',
  currency: 'USD',
  lines: [{ item: 'Drain Service - Standard', quantity: '2', rate: '125.00', amount: '250.00' }],
}
/** Tells the latest lead what the business did. */
const report = async ({ books, clock }: Scene, event: object): Promise<void> => {
  const leadId = (await books.leads.list(realmId))[0]?.leadId ?? ''
  const at = new Date(clock.now()).toISOString()
  await books.event(realmId, { ...event, id: 'reported', at, leadId } as LeadEvent) // an event with its id, time and lead
}

const accepted = { type: 'estimate.accepted', via: 'phone' } as const
const callback = { ...mike, summary: 'Wants to be called back.', wants: 'callback' }

/** What makes a document of each kind, after a call. */
const kinds = [
  { entity: 'Estimate', said: mike, event: undefined },
  { entity: 'Invoice', said: mike, event: accepted },
  { entity: 'Invoice', said: callback, event: { type: 'invoice.requested', document: sale } },
  { entity: 'Invoice', said: callback, event: { type: 'invoice.requested', document: { ...sale, number: 'A-7' } } },
  {
    entity: 'Payment',
    said: callback,
    event: { type: 'invoice.requested', document: { ...sale, amountPaid: '90.00' } },
  },
  { entity: 'SalesReceipt', said: callback, event: { type: 'sale.paid', document: sale } },
] as const

const ours = ({ emulator }: Scene, entity: (typeof kinds)[number]['entity']) =>
  emulator.documents(realmId, entity).filter(({ PrivateNote = '' }) => PrivateNote.includes('LeadBooks ref'))

it.each(kinds)('makes one $entity when its reply is lost and QuickBooks honours no requestid', async (kind) => {
  const { entity, said, event } = kind
  const played = scene({
    // Retries of the client's own would not look for what is there.
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        fetch: (request) => played.emulator.fetch(request),
      }),
  })
  played.emulator.faults.requestIds({ honoured: false })
  played.emulator.faults.next({ kind: 'resetAfter', entity, method: 'POST', operation: 'create' })
  await played.call(said)
  await played.books.drain()
  if (event !== undefined) await report(played, event)
  await played.books.drain()
  for (let step = 0; step < 6; step += 1) {
    played.clock.move(2_000)
    await played.books.drain()
  }
  expect(ours(played, entity)).toHaveLength(1)
  expect((await played.books.stats(realmId)).counts['commands.ready']).toBeUndefined()
})

it('makes one payment when its process died before the reply, and QuickBooks honours no requestid', async () => {
  const played = scene()
  played.emulator.faults.requestIds({ honoured: false })
  let die: (reason: Error) => void = () => undefined
  const death = new Promise<Response>((_, reject) => {
    die = reject
  })
  const mortal = scene({
    store: played.store,
    clock: played.clock,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        fetch: async (request) => {
          const reply = await played.emulator.fetch(request)
          return request.url.includes('/payment') ? death : reply
        },
      }),
  })
  await played.call(callback)
  await played.books.drain()
  await report(played, { type: 'invoice.requested', document: { ...sale, amountPaid: '90.00' } })
  const dying = mortal.books.drain()
  await expect.poll(() => ours(played, 'Payment').length).toBe(1)
  played.clock.move(60_000)
  await played.books.drain()
  expect(ours(played, 'Payment')).toHaveLength(1)
  expect(ours(played, 'Invoice')).toMatchObject([{ TotalAmt: 250, Balance: 160 }])
  die(new Error('The process is gone.'))
  await dying
})

it('makes one invoice when its reply was lost before a day without QuickBooks', async () => {
  const played = scene()
  await played.call(mike)
  await played.books.drain()
  played.emulator.faults.requestIds({ forgetAfterMs: 1_000 })
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Invoice', method: 'POST' })
  const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { type: 'estimate.accepted', via: 'phone', id: 'accepted', at, leadId })
  await played.books.drain()
  played.clock.move(24 * hour)
  await played.books.drain()
  const invoices = played.emulator.documents(realmId, 'Invoice') as Invoice[] // rows of that entity
  expect(invoices.filter(({ TotalAmt }) => TotalAmt === 445)).toHaveLength(1)
  expect((await played.books.stats(realmId)).counts['commands.ready']).toBeUndefined()
})

it('sends what was refused and put right since under another requestid, because QuickBooks replays faults too', async () => {
  // Nobody tells that the customer is out of use.
  const played = scene({ sweepMs: 365 * 24 * hour })
  await played.call(mike)
  await played.books.drain()
  const customerId = played.estimates()[0]?.CustomerRef.value ?? ''
  played.emulator.ui.deactivateCustomer(realmId, customerId)
  played.clock.move(30 * 24 * hour)
  await played.call({ ...mike, summary: 'The AC is not cooling again, wants a quote.' })
  await played.books.drain()
  const [letter] = await played.books.deadLetters.list(realmId)
  expect(letter).toMatchObject({ command: { type: 'estimate.create' }, error: { code: 'validation' } })
  played.emulator.ui.editCustomer(realmId, customerId, { Active: true })
  await played.books.deadLetters.redrive(realmId, letter?.key ?? '')
  await played.books.drain()
  expect(played.estimates().filter(({ CustomerRef }) => CustomerRef.value === customerId)).toHaveLength(2)
  const ids = played.emulator.requests
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/estimate'))
    .map(({ requestId }) => requestId)
  expect(new Set(ids).size).toBe(3)
})

it('makes one customer when the reply was lost, a person has renamed them and QuickBooks has forgotten the requestid', async () => {
  const played = scene({ sweepMs: 365 * 24 * hour })
  await played.books.sync.import(realmId)
  const before = played.customers().length
  played.emulator.faults.requestIds({ forgetAfterMs: 5 * 60_000 })
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Customer', method: 'POST' })
  await played.call(mike)
  await played.books.drain()
  const made = played.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')
  played.emulator.ui.editCustomer(realmId, made?.Id ?? '', { DisplayName: 'Chen, Mike (attic unit)' })
  played.clock.move(25 * hour)
  await played.books.drain()
  expect(played.customers()).toHaveLength(before + 1)
  expect(played.estimates()).toMatchObject([{ CustomerRef: { value: made?.Id } }])
})
