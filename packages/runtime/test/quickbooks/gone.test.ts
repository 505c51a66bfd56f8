import type { LeadEvent } from '@leadbooks/core'
import type { TenantConfig } from '@leadbooks/runtime'
import { describe, expect, it } from 'vitest'
import { mike, realmId, type Scene, scene, tenant } from '../scene.ts'

const minute = 60_000
const verifierToken = 'a-verifier-token-of-the-tests'

/** Nobody asks QuickBooks for changes; it tells of them when it is let. */
const listening = (): Scene & { told(): Promise<void> } => {
  const played = scene({ webhookVerifierTokens: [verifierToken], sweepMs: 365 * 86_400_000 })
  played.emulator.webhooks.to('https://books.example/v1/quickbooks/webhooks', verifierToken, {
    fetch: (request) => played.books.fetch(request),
    automatic: false,
  })
  const told = async (): Promise<void> => {
    await played.emulator.webhooks.flush()
    played.clock.move(3_000)
    await played.books.drain()
  }
  return { ...played, told }
}

type Told<Event> = Event extends LeadEvent ? Omit<Event, 'id' | 'at' | 'leadId'> : never

const tell = async (played: Scene, event: Told<LeadEvent>): Promise<void> => {
  const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { ...event, id: event.type, at, leadId } as LeadEvent) // an event with its id, time and lead
  await played.books.drain()
}

const leadOf = async ({ books }: Scene) => books.leads.read(realmId, (await books.leads.list(realmId))[0]?.leadId ?? '')

const callback = { ...mike, summary: 'Wants to be called back.', wants: 'callback' }
const document = {
  externalId: 'order-7',
  currency: 'USD',
  lines: [{ item: 'Drain Service - Standard', quantity: '2', rate: '125.00', amount: '250.00' }],
}
const ours = ({ emulator }: Scene) =>
  emulator.documents(realmId, 'Invoice').filter(({ PrivateNote = '' }) => PrivateNote.includes('LeadBooks ref'))

describe('what somebody has deleted in QuickBooks', () => {
  it('needs no closing, and the lead hears that its estimate is gone', async () => {
    const played = listening()
    await played.call(mike)
    await played.books.drain()
    played.emulator.ui.deleteDocument(realmId, 'Estimate', played.estimates()[0]?.Id ?? '')
    played.clock.move(minute)
    await tell(played, { type: 'estimate.declined', via: 'phone' })
    await played.books.drain()
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
    expect((await leadOf(played))?.estimate?.status).toBe('deleted')
  })

  it('needs no voiding, and the lead hears that its invoice is gone', async () => {
    const played = listening()
    await played.call(callback)
    await played.books.drain()
    await tell(played, { type: 'invoice.requested', document })
    played.emulator.ui.deleteDocument(realmId, 'Invoice', ours(played)[0]?.Id ?? '')
    played.clock.move(minute)
    await tell(played, { type: 'invoice.voidRequested', document })
    await played.books.drain()
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
    expect((await leadOf(played))?.invoices).toMatchObject([{ status: 'deleted' }])
  })
})

describe('a customer who was merged into another', () => {
  it('is billed as the other by what had been decided on before', async () => {
    const played = listening()
    await played.call(callback)
    await played.books.drain()
    const mergedId = played.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')?.Id ?? ''
    const keptId = played.customers().find(({ Id }) => Id !== mergedId)?.Id ?? ''
    played.emulator.faults.next({ kind: 'maintenance', entity: 'Invoice', method: 'POST' })
    await tell(played, { type: 'invoice.requested', document })
    played.emulator.ui.mergeCustomers(realmId, keptId, mergedId)
    await played.told()
    expect(ours(played)).toMatchObject([{ CustomerRef: { value: keptId } }])
  })

  it('is billed as the other when a person puts back what failed before QuickBooks had told of it', async () => {
    const played = listening()
    await played.call(callback)
    await played.books.drain()
    const mergedId = played.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')?.Id ?? ''
    const keptId = played.customers().find(({ Id }) => Id !== mergedId)?.Id ?? ''
    played.emulator.ui.mergeCustomers(realmId, keptId, mergedId)
    await tell(played, { type: 'invoice.requested', document })
    const [letter] = await played.books.deadLetters.list(realmId)
    expect(letter).toMatchObject({ command: { type: 'invoice.create' } })
    await played.told()
    await played.books.deadLetters.redrive(realmId, letter?.key ?? '')
    await played.books.drain()
    expect(ours(played)).toMatchObject([{ CustomerRef: { value: keptId } }])
  })
})

describe('a customer who was put out of use after the call', () => {
  const known = async (over: Partial<TenantConfig> = {}) => {
    const played = scene({ tenant: async (realm) => (realm === realmId ? { ...tenant, ...over } : undefined) })
    await played.call(callback)
    await played.books.drain()
    const customerId = played.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')?.Id ?? ''
    played.emulator.ui.deactivateCustomer(realmId, customerId)
    played.clock.move(10 * minute)
    await played.books.drain()
    await tell(played, { type: 'invoice.requested', document })
    return { ...played, customerId }
  }

  it('waits for a person, who makes them active and puts the document back', async () => {
    const played = await known()
    const [letter] = await played.books.deadLetters.list(realmId)
    expect(letter).toMatchObject({ command: { type: 'invoice.create' }, error: { code: 'customer-inactive' } })
    played.emulator.ui.reactivateCustomer(realmId, played.customerId)
    await played.books.deadLetters.redrive(realmId, letter?.key ?? '')
    await played.books.drain()
    expect(ours(played)).toMatchObject([{ TotalAmt: 250 }])
  })

  it('is taken into use again where the business wants that', async () => {
    const played = await known({ inactiveCustomers: 'reactivate' })
    expect(ours(played)).toMatchObject([{ TotalAmt: 250, CustomerRef: { value: played.customerId } }])
    expect(played.customers().find(({ Id }) => Id === played.customerId)?.Active).toBe(true)
  })
})
