import type { Invoice } from '@leadbooks/qbo'
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

it('looks for nothing while QuickBooks surely remembers, so that a retry costs no metered read', async () => {
  const played = await lostReply()
  const metered = () => played.emulator.requests.filter((request) => request.metered).length
  const before = metered()
  played.clock.move(1_000)
  await played.books.drain()
  expect(played.estimates()).toHaveLength(1)
  expect(metered()).toBe(before)
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
