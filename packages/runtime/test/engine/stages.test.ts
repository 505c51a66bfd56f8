import type { TenantConfig } from '@leadbooks/runtime'
import { describe, expect, it } from 'vitest'
import { mike, realmId, type Scene, scene, tenant } from '../scene.ts'

const playedAs = (over: Partial<TenantConfig>): Scene =>
  scene({ tenant: async (realm) => (realm === realmId ? { ...tenant, ...over } : undefined) })

const commandsOf = async ({ store }: Scene) => store.listCommands(realmId, { limit: 100 })

describe('going live in stages', () => {
  it('writes and sends nothing in shadow, and shows all that it would have done', async () => {
    const played = playedAs({ goLive: { stage: 'shadow' } })
    await played.call(mike)
    await played.books.drain()
    expect(played.writes()).toEqual([])
    expect(played.sms.sent.filter(({ to }) => to === '+15551234567')).toEqual([])
    const done = await commandsOf(played)
    expect(done.find(({ command }) => command.type === 'estimate.create')?.result).toMatchObject({
      totalAmount: '445.00',
      detail: { shadow: true },
    })
    expect(done.map(({ status }) => status)).not.toContain('dead')
    expect(done.map(({ command }) => command.type)).toContain('estimate.send')
  })

  it('writes a draft and sends the customer nothing, while the business is alerted', async () => {
    const played = playedAs({ goLive: { stage: 'draft' } })
    await played.call(mike)
    await played.books.drain()
    expect(played.estimates()).toMatchObject([{ TotalAmt: 445 }])
    expect(played.estimates()[0]?.EmailStatus).not.toBe('EmailSent')
    expect(played.sms.sent.map(({ to }) => to)).toEqual(['+13125550100'])
  })

  it('goes by the most careful stage of the whole and of the source', async () => {
    const played = playedAs({ goLive: { stage: 'live', sources: { nextphone: 'shadow', twilio: 'live' } } })
    await played.call(mike)
    await played.books.drain()
    expect(played.writes()).toEqual([])
  })

  it.each([
    ['off', []],
    ['shadow', []],
    ['draft', ['/estimate']],
    ['live', ['/estimate', '/estimate/1/send']],
  ] as const)('goes by the stage of a trigger: estimates %s, everything else live', async (stage, writes) => {
    const played = playedAs({ goLive: { triggers: { T2: stage } } })
    await played.call(mike)
    await played.books.drain()
    expect(played.writes().filter((path) => path.startsWith('/estimate'))).toEqual(writes)
    expect(played.customers().some(({ DisplayName }) => DisplayName === 'Mike Chen')).toBe(true)
    expect(played.sms.sent.map(({ to }) => to)).toContain('+13125550100')
    const sending = (await commandsOf(played)).find(({ command }) => command.type === 'estimate.create')
    expect(sending?.status).toBe(stage === 'off' ? undefined : 'done')
  })

  it('holds nothing of a lead up behind a trigger that is off', async () => {
    const goLive: NonNullable<TenantConfig['goLive']> = { triggers: { T2: 'off' } }
    const played = playedAs({ goLive })
    await played.call(mike)
    await played.books.drain()
    const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
    const at = new Date(played.clock.now()).toISOString()
    const lines = [{ item: 'Furnace Tune-Up', quantity: '1', rate: '199.00', amount: '199.00' }]
    const document = { externalId: 'b-1', currency: 'USD', lines }
    await played.books.event(realmId, { type: 'invoice.requested', id: 'bill', at, leadId, document })
    await played.books.drain()
    expect(played.writes()).toEqual(['/customer', '/invoice'])
  })

  it('makes up for a trigger that is switched on with the next that is heard of a lead', async () => {
    const goLive: NonNullable<TenantConfig['goLive']> = { triggers: { T2: 'off' } }
    const played = playedAs({ goLive })
    await played.call(mike)
    await played.books.drain()
    goLive.triggers = { T2: 'live' }
    const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
    const at = new Date(played.clock.now()).toISOString()
    await played.books.event(realmId, { type: 'callback.done', id: 'called', at, leadId })
    await played.books.drain()
    expect(played.estimates()).toMatchObject([{ TotalAmt: 445, EmailStatus: 'EmailSent' }])
  })

  it('keeps what a source brings that is switched off, and does it when it is switched on', async () => {
    const goLive: NonNullable<TenantConfig['goLive']> = { sources: { nextphone: 'off' } }
    const played = playedAs({ goLive })
    await played.call(mike)
    await played.books.drain()
    expect(played.writes()).toEqual([])
    expect(played.sms.sent).toEqual([])
    goLive.sources = { nextphone: 'live' }
    played.clock.move(10 * 60_000)
    await played.books.drain()
    expect(played.estimates()).toMatchObject([{ TotalAmt: 445, EmailStatus: 'EmailSent' }])
  })

  it('carries out nothing for real that builds on what was only shown', async () => {
    const goLive: NonNullable<TenantConfig['goLive']> = { stage: 'shadow' }
    const played = playedAs({ goLive })
    await played.call(mike)
    await played.books.drain()
    goLive.stage = 'live'
    const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
    const at = new Date(played.clock.now()).toISOString()
    await played.books.event(realmId, { type: 'estimate.accepted', via: 'phone', id: 'yes', at, leadId })
    await played.books.drain()
    expect(played.writes()).toEqual([])
  })
})

describe('limits', () => {
  it('keeps a document above the amount back until a person agrees', async () => {
    const played = playedAs({ limits: { maxAmount: '444.99' } })
    await played.call(mike)
    await played.books.drain()
    expect(played.estimates()[0]?.EmailStatus).not.toBe('EmailSent')
    const review = (await played.books.reviews.list(realmId)).find(({ code }) => code === 'amount-limit')
    expect(review?.message).toContain('445.00')
    await played.books.reviews.resolve(realmId, review?.reviewId ?? '', { approve: true })
    await played.books.drain()
    expect(played.estimates()[0]?.EmailStatus).toBe('EmailSent')
  })

  it('slows a flood down to the rate, tells a person once, and loses nothing', async () => {
    const played = playedAs({ limits: { documents: { perHour: 4 } } })
    const callers = ['Ada Novak', 'Bela Okafor', 'Carlos Dietrich', 'Dunya Petrov', 'Emil Yamada']
    for (const [index, name] of callers.entries())
      await played.call({
        ...mike,
        caller_number: `+1312${String(5_550_101 + index * 7_919)}`,
        caller_name: name,
        email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
      })
    await played.books.drain()
    const created = () => played.writes().filter((path) => path === '/customer' || path === '/estimate').length
    expect(created()).toBe(4)
    const reviews = await played.books.reviews.list(realmId)
    expect(reviews.filter(({ code }) => code === 'rate-limit')).toHaveLength(1)
    for (let hours = 0; hours < 3; hours += 1) {
      played.clock.move(3_600_000)
      await played.books.drain()
    }
    expect(created()).toBe(10)
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
  })

  it('texts nobody abroad, nor on the islands that share +1, unless the business says so', async () => {
    const abroad = { ...mike, caller_number: '+18765551234' }
    const played = playedAs({})
    await played.call(abroad)
    await played.books.drain()
    expect(played.sms.sent.filter(({ to }) => to === '+18765551234')).toEqual([])
    expect(await played.books.deadLetters.list(realmId)).toMatchObject([{ error: { code: 'sms-country' } }])
    const allowed = playedAs({ limits: { smsCountries: ['US', 'JM'] } })
    await allowed.call(abroad)
    await allowed.books.drain()
    expect(allowed.sms.sent.filter(({ to }) => to === '+18765551234')).toHaveLength(1)
  })
})

describe('the pause switch', () => {
  it('stops what reaches QuickBooks and customers at once, and goes on where it was', async () => {
    const played = scene()
    await played.books.pause(realmId)
    await played.call(mike)
    await played.books.drain()
    expect(played.writes()).toEqual([])
    expect(played.sms.sent.map(({ to }) => to)).toEqual(['+13125550100'])
    await played.books.resume(realmId)
    await played.books.drain()
    expect(played.estimates()).toMatchObject([{ TotalAmt: 445, EmailStatus: 'EmailSent' }])
  })

  it('is refused for a realm that nobody configured', async () => {
    await expect(scene().books.pause('1')).rejects.toMatchObject({ code: 'unknown-realm' })
  })
})

describe('a dry run', () => {
  const lead = {
    id: 'nextphone:dry',
    source: 'nextphone',
    occurredAt: '2026-11-23T20:02:00Z',
    contact: { name: 'Mike Chen', phones: ['+15551234567'], emails: ['mike@email.com'] },
    request: { text: 'AC not cooling, urgent, wants a quote', urgency: 'urgent', intents: ['quote'] },
    fields: {},
  }

  it('shows who the caller is, the lines and every command, and writes nothing anywhere', async () => {
    const { books, writes, sms, store } = scene()
    const { customer, pricing, commands } = await books.dryRun(realmId, lead)
    expect(customer.kind).toBe('new')
    expect(pricing.totalBeforeTax).toBe('445.00')
    const types = commands.map(({ command }) => command.type)
    expect(types).toEqual(expect.arrayContaining(['customer.ensure', 'estimate.create', 'estimate.send']))
    expect(commands.find(({ command }) => command.type === 'estimate.create')?.result.totalAmount).toBe('445.00')
    expect(writes()).toEqual([])
    expect(sms.sent).toEqual([])
    expect(await store.listCommands(realmId, { limit: 10 })).toEqual([])
    expect(await books.leads.list(realmId)).toEqual([])
  })

  it('names the field of an input that is no lead', async () => {
    await expect(scene().books.dryRun(realmId, { ...lead, occurredAt: 'yesterday' })).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: 'occurredAt' })],
    })
  })
})
