import type { LeadEvent } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const minute = 60_000
const hour = 60 * minute

/** QuickBooks is asked for changes twice a second, so that it tells of a write before the write is tried again. */
const listening = (): Scene => scene({ sweepMs: 500 })

const pass = async ({ clock, books }: Scene, steps: number, stepMs: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    clock.move(stepMs)
    await books.drain()
  }
}

type Told<Event> = Event extends LeadEvent ? Omit<Event, 'id' | 'at' | 'leadId'> : never

const tell = async (played: Scene, event: Told<LeadEvent>, id: string = event.type): Promise<void> => {
  const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { ...event, id, at, leadId } as LeadEvent) // an event with its id, time and lead
  await played.books.drain()
}

const invoices = ({ emulator }: Scene) => emulator.documents(realmId, 'Invoice')

it('e-mails the invoice of an estimate that was accepted in QuickBooks, though QuickBooks tells of the invoice first', async () => {
  const played = listening()
  await played.call(mike)
  await played.books.drain()
  await pass(played, 3, 1_000)
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Invoice', method: 'POST' })
  // The estimate cannot be read again for a while, so that its end is heard of before the invoice is known as ours.
  played.emulator.faults.next({ kind: 'serverError', entity: 'Estimate', operation: 'read', nth: 2, times: 2 })
  played.emulator.ui.acceptEstimate(realmId, played.estimates()[0]?.Id ?? '')
  await pass(played, 60, 600)
  expect(invoices(played)).toMatchObject([{ TotalAmt: 445, EmailStatus: 'EmailSent' }])
})

it('asks nobody about an edit by hand that is its own, whose answer was lost', async () => {
  const played = listening()
  await played.call({ ...mike, summary: 'Needs a panel upgrade, 200 amps. Would like a quote.', urgency: '' })
  await played.books.drain()
  await tell(played, { type: 'estimate.accepted', via: 'phone' })
  await pass(played, 3, 1_000)
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Invoice', method: 'POST' })
  await tell(played, { type: 'job.completed', labour: [{ hours: '5.5' }], materials: [] })
  await pass(played, 8, 600)
  expect(invoices(played)).toMatchObject([{ TotalAmt: 522.5, EmailStatus: 'EmailSent' }])
  expect((await played.books.reviews.list(realmId)).map(({ code }) => code)).not.toContain('edited-by-hand')
})

const namesakes = (played: Scene) => played.customers().filter(({ DisplayName }) => DisplayName.includes('Mike Chen'))

it('makes one job when the reply was lost and QuickBooks has forgotten the requestid', async () => {
  const played = scene()
  played.emulator.faults.requestIds({ forgetAfterMs: 15 * minute })
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Customer', operation: 'create', nth: 2 })
  await played.call({ ...mike, summary: 'I have a burst pipe, water everywhere!', urgency: '', wants: '' })
  await played.books.drain()
  await pass(played, 1, hour)
  expect(namesakes(played).map(({ Job }) => Job === true)).toEqual([false, true])
  expect(played.estimates()).toMatchObject([{ TotalAmt: 300 }])
})

it('knows the customer it made by their lead when the reply was lost and forgotten, though it has nothing but a name', async () => {
  const played = scene()
  played.emulator.faults.requestIds({ forgetAfterMs: 15 * minute })
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Customer', operation: 'create' })
  await played.call({ ...mike, caller_number: '', email: '' })
  await played.books.drain()
  await pass(played, 1, hour)
  expect(namesakes(played).map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen'])
})

it('hears that an estimate was accepted in QuickBooks before the answer to its creation had come', async () => {
  const played = listening()
  await played.books.sync.import(realmId)
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Estimate', method: 'POST' })
  await played.call(mike)
  await played.books.drain()
  played.emulator.ui.acceptEstimate(realmId, played.estimates()[0]?.Id ?? '')
  await pass(played, 12, 600)
  expect(invoices(played)).toMatchObject([{ TotalAmt: 445, EmailStatus: 'EmailSent' }])
})

it('e-mails a corrected invoice again though it was e-mailed before, where the first try did not arrive', async () => {
  const played = scene()
  await played.call({ ...mike, summary: 'Needs a panel upgrade, 200 amps. Would like a quote.', urgency: '' })
  await played.books.drain()
  await tell(played, { type: 'estimate.accepted', via: 'phone' })
  await tell(played, { type: 'job.completed', labour: [{ hours: '5.5' }], materials: [] })
  const sent = () =>
    played.emulator.requests.filter(({ path, status }) => /\/invoice\/\d+\/send/.test(path) && status === 200).length
  expect(sent()).toBe(1)
  await pass(played, 1, hour)
  played.emulator.faults.next({ kind: 'resetBefore', path: /\/invoice\/\d+\/send/ })
  await tell(played, { type: 'job.completed', labour: [{ hours: '6' }], materials: [] }, 'corrected')
  await pass(played, 3, 1_000)
  expect(sent()).toBe(2)
  expect(invoices(played)).toMatchObject([{ TotalAmt: 570 }])
})
