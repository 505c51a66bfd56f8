import type { LeadEvent } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { api, mike, realmId, type Scene, scene } from '../scene.ts'

const played = async (): Promise<Scene & { leadId: string; at: string }> => {
  const playing = scene()
  await playing.call(mike)
  await playing.books.drain()
  const [lead] = await playing.books.leads.list(realmId)
  return { ...playing, leadId: lead?.leadId ?? '', at: new Date(playing.clock.now()).toISOString() }
}

it.each([
  [{ type: 'job.completed' }, 'invalid-event', 'labour'],
  [{ type: 'job.completed', labour: [{ hours: 5.5 }], materials: [] }, 'invalid-event', 'labour.0.hours'],
  [{ type: 'deal.won' }, 'invalid-event', 'document'],
  [{ type: 'estimate.accepted', via: 'phone', at: 'yesterday' }, 'invalid-event', 'at'],
  [{ type: 'estimate.accepted', via: 'quickbooks' }, 'invalid-event', 'via'],
  [{ type: 'milestone.reached', milestoneId: 'roof' }, 'invalid-event', ''],
  [{ type: 'payment.received', paymentId: '1' }, 'not-reportable', 'type'],
])('refuses what the app reports and cannot be: %j', async (said, code, path) => {
  const { books, leadId, at } = await played()
  const before = await books.leads.timeline(realmId, leadId)
  const event = { id: 'e1', at, leadId, ...said } as unknown as LeadEvent // what JavaScript may pass
  await expect(books.event(realmId, event)).rejects.toMatchObject({
    code,
    issues: [expect.objectContaining({ path })],
  })
  expect(await books.leads.timeline(realmId, leadId)).toEqual(before)
})

it.each([
  { type: 'callback.requested', callback: { at: '2026-11-24T15:00:00Z' } },
  { type: 'reminders.stopped', by: 'customer' },
  { type: 'reminders.resumed' },
  { type: 'milestone.reached', milestoneId: 'rough-in', percent: '40' },
])('takes over HTTP what the app may report: $type', async (said) => {
  const { books, leadId } = await played()
  const path = `/v1/${realmId}/leads/${encodeURIComponent(leadId)}/events`
  const reply = await api(books, path, { method: 'POST', body: JSON.stringify({ id: 'e1', ...said }) })
  expect(reply.status).toBe(202)
  expect(await books.leads.timeline(realmId, leadId)).toContainEqual(expect.objectContaining({ name: said.type }))
})

it('lets nobody say over HTTP which lead of another an event is for', async () => {
  const { books, leadId } = await played()
  const path = `/v1/${realmId}/leads/${encodeURIComponent(leadId)}/events`
  const body = JSON.stringify({ type: 'callback.done', id: 'e1', refs: { estimateId: '1' } })
  expect((await api(books, path, { method: 'POST', body })).status).toBe(422)
})
