import { expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

it('turns one call into a customer, an estimate to the cent, an e-mail, a text and an alert', async () => {
  const { books, call, customers, estimates, sms } = scene()
  const before = customers().length
  expect((await call(mike)).status).toBe(200)
  await books.drain()

  const created = customers().filter(({ DisplayName }) => DisplayName === 'Mike Chen')
  expect(created).toHaveLength(1)
  expect(customers()).toHaveLength(before + 1)
  expect(created[0]).toMatchObject({
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
    PrimaryEmailAddr: { Address: 'mike@email.com' },
    Notes: expect.stringContaining('Urgent, HVAC, New Customer'),
  })

  const [estimate] = estimates().filter(({ CustomerRef }) => CustomerRef.value === created[0]?.Id)
  expect(estimate).toMatchObject({ TotalAmt: 445, EmailStatus: 'EmailSent', BillEmail: { Address: 'mike@email.com' } })
  const lines = estimate?.Line.flatMap((line) =>
    line.DetailType === 'SalesItemLineDetail'
      ? [
          [
            line.SalesItemLineDetail.ItemRef?.name,
            line.SalesItemLineDetail.Qty,
            line.SalesItemLineDetail.UnitPrice,
            line.Amount,
          ],
        ]
      : [],
  )
  expect(lines).toEqual([
    ['Emergency HVAC Diagnostic', 1, 175, 175],
    ['HVAC Repair - Hourly', 2, 135, 270],
  ])

  expect(sms.sent.filter(({ to }) => to === '+15551234567').map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Thanks for calling Example Home Services/),
  ])
  expect(sms.sent.filter(({ to }) => to === '+13125550100')).toHaveLength(1)
})

it('uses three writes a lead and no metered read once the company is imported', async () => {
  const { books, call, writes, emulator } = scene()
  await call(mike)
  await books.drain()
  const metered = emulator.requests.filter((request) => request.metered).length
  expect(writes()).toEqual(['/customer', '/estimate', expect.stringMatching(/^\/estimate\/\d+\/send$/)])
  await call({ ...mike, caller_number: '+13125550199', caller_name: 'Ada Novak', email: 'ada@novak.example' })
  await books.drain()
  expect(writes()).toHaveLength(6)
  expect(emulator.requests.filter((request) => request.metered)).toHaveLength(metered)
})

it('changes nothing when the same webhook comes again, at once or years later', async () => {
  const { books, call, customers, estimates, sms, emulator, clock } = scene()
  const held = () => JSON.stringify([customers(), estimates(), sms.sent, emulator.requests])
  await call(mike)
  await books.drain()
  const first = held()
  expect((await call(mike)).status).toBe(200)
  await books.drain()
  expect(held()).toBe(first)
  // What the calendar itself brings, an estimate that has run out for one, comes before the late delivery.
  clock.move(3 * 365 * 24 * 3_600_000)
  await books.drain()
  const later = held()
  await call(mike)
  await books.drain()
  expect(held()).toBe(later)
})

it('recognises a caller who rings again, and makes no second customer', async () => {
  const { books, call, customers, clock } = scene()
  await call(mike)
  await books.drain()
  const before = customers().length
  clock.move(30 * 24 * 3_600_000)
  await call({ ...mike, summary: 'The AC is making noise again, wants somebody to look at it.' })
  await books.drain()
  expect(customers()).toHaveLength(before)
})

it('makes one customer of two calls from one new person at the same moment, and an estimate for each', async () => {
  const { books, call, customers, estimates, clock } = scene()
  const before = customers().length
  const tuneUp = { ...mike, summary: 'Furnace needs a tune-up before winter.', urgency: 'routine' }
  await Promise.all([call(mike), call(tuneUp)])
  await books.drain()
  // The second call waits a moment for the customer whom the first one creates.
  clock.move(1_000)
  await books.drain()
  const created = customers().slice(before)
  expect(created.map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen'])
  const made = estimates().filter(({ CustomerRef }) => CustomerRef.value === created[0]?.Id)
  expect(made.map(({ TotalAmt }) => TotalAmt).sort()).toEqual([199, 445])
})

it('alerts the contractor although QuickBooks is down, and catches up when it is back', async () => {
  const { books, call, customers, estimates, sms, emulator, clock } = scene()
  emulator.faults.next({ kind: 'serverError', times: 1_000 })
  await call({ ...mike, summary: 'I have a burst pipe, water everywhere!', urgency: '' })
  await books.drain()
  expect(sms.sent.filter(({ to }) => to === '+13125550100')).toHaveLength(1)
  emulator.faults.clear()
  clock.move(60_000)
  await books.drain()
  expect(customers().filter(({ DisplayName }) => DisplayName === 'Mike Chen')).toHaveLength(1)
  expect(estimates().at(-1)?.TotalAmt).toBe(300)
})

it('says that a store keeps nothing inside a transaction of the app’s own, where it cannot', async () => {
  const { books, call } = scene()
  await call(mike)
  await books.drain()
  const [{ leadId = '' } = {}] = await books.leads.list(realmId)
  const event = { type: 'estimate.accepted', via: 'phone', id: 'yes', at: '2026-11-23T20:10:00.000Z', leadId } as const
  await expect(books.event(realmId, event, { transaction: {} })).rejects.toMatchObject({ code: 'no-transactions' })
})
