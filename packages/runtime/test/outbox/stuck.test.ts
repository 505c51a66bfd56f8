import { describe, expect, it } from 'vitest'
import { api, mike, realmId, type Scene, scene } from '../scene.ts'

const office = '+13125550100'

const alerts = ({ sms }: Scene): string[] => sms.sent.filter(({ to }) => to === office).map(({ text }) => text)

const failing = async (
  kind: 'serverError' | 'staleToken',
  attempts: number,
  entity: 'Estimate' | 'Customer' = 'Estimate',
): Promise<Scene> => {
  const played = scene()
  await played.books.sync.import(realmId)
  played.emulator.faults.next({ kind, entity, method: 'POST', times: 10_000 })
  await played.call(mike)
  let report = await played.books.drain()
  for (let tries = 1; tries < attempts && report.nextDueAt !== undefined; tries += 1) {
    played.clock.set(report.nextDueAt)
    report = await played.books.drain()
  }
  return played
}

describe('the business is told that work is stuck', () => {
  it('after the third failure in a row, once a day for each cause', async () => {
    const played = await failing('serverError', 2)
    expect(alerts(played).filter((text) => text.includes('cannot go on'))).toEqual([])
    for (let times = 0; times < 5; times += 1) {
      played.clock.move(5 * 60_000)
      await played.books.drain()
    }
    const told = alerts(played).filter((text) => text.includes('cannot go on'))
    expect(told).toEqual([expect.stringContaining('estimate.create')])
  })

  it('once in 24 hours, also across midnight', async () => {
    const played = scene()
    played.clock.set('2026-11-23T23:50:00Z')
    await played.books.sync.import(realmId)
    played.emulator.faults.next({ kind: 'staleToken', method: 'POST', times: 10_000 })
    await played.call(mike)
    for (let times = 0; times < 6; times += 1) {
      await played.books.drain()
      played.clock.move(5 * 60_000)
    }
    const told = () => alerts(played).filter((text) => text.includes('Connect it again'))
    expect(told()).toHaveLength(1)
    played.clock.move(24 * 3_600_000)
    await played.books.drain()
    expect(told()).toHaveLength(2)
  })

  it('at once when the connection to QuickBooks must be renewed', async () => {
    const played = await failing('staleToken', 1)
    expect(alerts(played)).toContainEqual(expect.stringContaining('Connect it again'))
  })

  it('also where no call comes in, and only a sweep finds out that the connection has ended, once a day', async () => {
    const played = scene()
    await played.books.sync.import(realmId)
    played.emulator.tokens.acceptOnlyIssued(true)
    for (let times = 0; times < 6; times += 1) {
      played.clock.move(30 * 60_000)
      await played.books.drain()
    }
    expect(alerts(played)).toEqual([expect.stringContaining('Connect it again')])
    played.clock.move(24 * 3_600_000)
    await played.books.drain()
    expect(alerts(played)).toHaveLength(2)
  })

  it('also where a webhook tells of a change that cannot be read any more', async () => {
    const played = scene({ webhookVerifierTokens: ['a-verifier-token'] })
    await played.books.sync.import(realmId)
    played.emulator.webhooks.to('https://books.example/v1/quickbooks/webhooks', 'a-verifier-token', {
      fetch: (request) => played.books.fetch(request),
      automatic: false,
    })
    const [customer] = played.customers()
    played.clock.move(60_000)
    played.emulator.ui.editCustomer(realmId, customer?.Id ?? '', { CompanyName: 'Another Name' })
    played.emulator.tokens.acceptOnlyIssued(true)
    await played.emulator.webhooks.flush()
    played.clock.move(3_000)
    await played.books.drain()
    expect(alerts(played)).toEqual([expect.stringContaining('Connect it again')])
  })

  it('never by an endless row of alerts about alerts', async () => {
    const played = scene({ notify: [] })
    await played.call(mike)
    await played.books.drain()
    const commands = await played.store.listCommands(realmId, { limit: 200 })
    const keys = commands.filter(({ key }) => key.startsWith('alert/')).map(({ key }) => key)
    expect(keys.length).toBeLessThanOrEqual(1)
  })
})

describe('a dead letter', () => {
  const stuck = async (): Promise<Scene> => {
    const played = scene()
    await played.books.sync.import(realmId)
    const items = played.emulator.documents(realmId, 'Item') as { Id: string; Name: string }[] // rows of that entity
    played.emulator.ui.deactivateItem(realmId, items.find(({ Name }) => Name === 'HVAC Repair - Hourly')?.Id ?? '')
    await played.call(mike)
    await played.books.drain()
    return played
  }

  it('says what to type into QuickBooks, line by line', async () => {
    const played = await stuck()
    const [letter] = await played.books.deadLetters.list(realmId)
    expect(letter?.byHand).toEqual([
      'Create an estimate for Mike Chen.',
      expect.stringMatching(/^Line: Emergency HVAC Diagnostic, 1 × 175\.00 = 175\.00/),
      expect.stringMatching(/^Line: HVAC Repair - Hourly, 2 × 135\.00 = 270\.00/),
      'Total before tax: 445.00',
      'Date: 2026-11-23',
      expect.stringContaining('Memo: '),
      expect.stringContaining('Private note: '),
    ])
    const lead = await played.books.leads.read(realmId, letter?.leadId ?? '')
    expect(lead?.commands.find(({ status }) => status === 'dead')?.byHand).toEqual(letter?.byHand)
  })

  it('of a customer says what estimate is to follow them', async () => {
    const played = await failing('serverError', 1, 'Customer')
    const [lead] = await played.books.leads.list(realmId)
    const view = await played.books.leads.read(realmId, lead?.leadId ?? '')
    const steps = view?.commands.find(({ command }) => command.type === 'customer.ensure')?.byHand
    expect(steps).toEqual(
      expect.arrayContaining(['Name: Mike Chen', 'Phone: (555) 123-4567', 'E-mail: mike@email.com']),
    )
    expect(steps).toEqual(expect.arrayContaining(['Create an estimate for them.', 'Total before tax: 445.00']))
  })

  it('names documents by the numbers that people see', async () => {
    const played = scene()
    await played.call(mike)
    await played.books.drain()
    const [lead] = await played.books.leads.list(realmId)
    const leadId = lead?.leadId ?? ''
    const lines = [{ item: 'Furnace Tune-Up', quantity: '1', rate: '199.00', amount: '199.00' }]
    const document = { externalId: 'b-1', number: 'A-100', currency: 'USD', lines }
    const at = new Date(played.clock.now()).toISOString()
    await played.books.event(realmId, { type: 'invoice.requested', id: 'r1', at, leadId, document })
    await played.books.drain()
    played.emulator.faults.next({ kind: 'serverError', entity: 'Payment', method: 'POST', times: 10 })
    const paid = { ...document, amountPaid: '199.00' }
    await played.books.event(realmId, { type: 'invoice.changeRequested', id: 'r2', at, leadId, document: paid })
    await played.books.drain()
    const view = await played.books.leads.read(realmId, leadId)
    expect(view?.commands.find(({ command }) => command.type === 'payment.create')?.byHand).toEqual([
      'Record a payment of 199.00 USD from Mike Chen.',
      'Apply it to invoice A-100.',
    ])
  })

  it('is put back together with all others of its cause, and with no others', async () => {
    const played = await stuck()
    const [letter] = await played.books.deadLetters.list(realmId)
    expect(await played.books.deadLetters.redriveAll(realmId, { code: 'no-such-cause' })).toBe(0)
    expect(await played.books.deadLetters.redriveAll(realmId, { code: letter?.error?.code ?? '' })).toBe(1)
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
  })

  it('is discarded for good, also over HTTP, and says so in the history', async () => {
    const played = await stuck()
    const [letter] = await played.books.deadLetters.list(realmId)
    const path = `/v1/${realmId}/dead-letters/${encodeURIComponent(letter?.key ?? '')}`
    expect((await api(played.books, `${path}/discard`, { method: 'POST' })).status).toBe(200)
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
    expect(await played.books.deadLetters.redrive(realmId, letter?.key ?? '')).toBe(false)
    expect((await api(played.books, `${path}/discard`, { method: 'POST' })).status).toBe(404)
    const timeline = await played.books.leads.timeline(realmId, letter?.leadId ?? '')
    expect(timeline).toContainEqual(expect.objectContaining({ data: { key: letter?.key, discarded: true } }))
  })
})
