import type { LeadEvent } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { api, mike, realmId, type Scene, scene } from '../scene.ts'

const dayMs = 86_400_000

const callers = {
  mike,
  ann: { ...mike, caller_number: '(555) 222-0001', caller_name: 'Ann Ochs', email: 'ann@example.com' },
  spam: {
    caller_number: '(555) 222-0002',
    caller_name: 'Search Ranking Co',
    summary: 'Robocall about search engine rankings, sales pitch, no service requested.',
    urgency: 'routine',
  },
}

const leadIds = async ({ books }: Scene): Promise<string[]> =>
  (await books.leads.list(realmId)).map(({ leadId }) => leadId)

/** A call, and the lead that it became. */
const callBy = async (played: Scene, said: Record<string, string>): Promise<string> => {
  const before = await leadIds(played)
  played.clock.move(1_000)
  await played.call(said)
  await played.books.drain()
  return (await leadIds(played)).find((leadId) => !before.includes(leadId)) ?? ''
}

const tell = async (played: Scene, leadId: string, type: 'estimate.accepted'): Promise<void> => {
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { type, via: 'phone', id: `${leadId}/${type}`, at, leadId } satisfies LeadEvent)
  await played.books.drain()
}

/** Monday in the office, and in the evening; one lead is paid four days later. */
const month = async (): Promise<Scene> => {
  const played = scene()
  await callBy(played, callers.spam)
  const paying = await callBy(played, callers.mike)
  await tell(played, paying, 'estimate.accepted')
  played.clock.set('2026-11-23T22:00:00-06:00')
  const evening = await callBy(played, callers.ann)
  await tell(played, evening, 'estimate.accepted')
  played.clock.set('2026-11-27T23:30:00-06:00')
  const lead = await played.books.leads.read(realmId, paying)
  played.emulator.ui.payInvoice(realmId, lead?.invoices[0]?.id ?? '')
  await played.books.sync.run(realmId)
  await played.books.drain()
  return played
}

it('follows calls to the money: leads, estimates, invoices, what is paid, after what time, and what came after hours', async () => {
  const played = await month()
  const { funnel } = await played.books.stats(realmId)
  expect(funnel).toEqual({
    since: '2026-10-29T05:30:00.000Z',
    calls: 3,
    // The evening has the surcharge of 75.00.
    leads: { leads: 2, amounts: { USD: '965.00' } },
    estimates: { leads: 2, amounts: { USD: '965.00' } },
    accepted: { leads: 2, amounts: { USD: '965.00' } },
    invoices: { leads: 2, amounts: { USD: '965.00' } },
    paid: { leads: 1, amounts: { USD: '445.00' } },
    // From Monday to Friday where the business is; in UTC it is Saturday.
    daysToCash: { leads: 1, mean: 4, median: 4 },
    afterHours: { leads: 1, amounts: { USD: '520.00' } },
  })
})

it('counts the calls of a period alone, and each once, however many came in one moment', async () => {
  const played = await month()
  played.clock.move(40 * dayMs)
  expect((await played.books.stats(realmId)).funnel).toMatchObject({ calls: 0, leads: { leads: 0, amounts: {} } })
  for (let index = 0; index < 250; index += 1)
    await played.call({ ...callers.spam, caller_number: `+1555333${String(index).padStart(4, '0')}` })
  await played.books.drain()
  expect((await played.books.stats(realmId)).funnel.calls).toBe(250)
  const answer = await api(played.books, `/v1/${realmId}/stats?since=2026-11-01T00:00:00-05:00`)
  expect(await answer.json()).toMatchObject({ funnel: { since: '2026-11-01T05:00:00.000Z', calls: 253 } })
  expect((await api(played.books, `/v1/${realmId}/stats?since=yesterday`)).status).toBe(422)
})
