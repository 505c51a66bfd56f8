import { expect, test } from 'vitest'
import { keysOf, leadId, line, mike, mikesLines, only, pricing, Story } from './story.ts'

const fewerLines = [line('Emergency HVAC Diagnostic', '1', '175.00', '175.00')]
const quiet = {
  ...mike,
  contact: { ...mike.contact, emails: [] },
  request: { ...mike.request, urgency: 'routine' as const },
}

test('a call priced anew before the estimate is sent gets a second generation, and the first is closed', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: quiet }, { type: 'lead.priced', result: pricing(mikesLines) })
  const commands = story.live({ type: 'lead.priced', result: pricing(fewerLines) })
  expect(keysOf(commands)).toEqual(['estimate.create/2', 'estimate.close/1'])
  expect(only(commands, 'estimate.close').estimateId).toBe('101')
  expect(story.projection.estimate).toMatchObject({ id: '102', generation: 2, total: '175.00' })
})

test('the same lines priced again are the same quote', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: quiet }, { type: 'lead.priced', result: pricing(mikesLines) })
  expect(story.live({ type: 'lead.priced', result: { ...pricing(mikesLines), rulesHash: 'other' } })).toEqual([])
})

test('an earlier pricing that arrives late changes nothing', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: quiet }, { type: 'lead.priced', result: pricing(mikesLines) })
  expect(story.live({ type: 'lead.priced', result: pricing(fewerLines), at: '2026-03-02T20:00:00Z' })).toEqual([])
})

test('a sent estimate is not replaced by itself: a person is asked', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  const commands = story.live({ type: 'lead.priced', result: pricing(fewerLines, 'urgent') })
  expect(keysOf(commands)).toEqual(['review.open:quote-changed/1'])
})

test('a revised quote replaces a sent estimate and is sent itself; the thanks went out once', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  const commands = story.live({ type: 'quote.revised' }, { type: 'lead.priced', result: pricing(fewerLines, 'urgent') })
  expect(keysOf(commands)).toEqual(['estimate.create/2', 'estimate.send/2', 'estimate.close/1'])
})

test('while the first estimate is under way nothing replaces it', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: quiet })
  story.tell({ type: 'lead.priced', result: pricing(mikesLines) })
  story.tell({ type: 'customer.resolved', customerId: '58', how: 'matched' })
  story.forget()
  expect(story.tell({ type: 'lead.priced', result: pricing(fewerLines) })).toEqual([])
  const commands = story.tell({
    type: 'command.completed',
    key: `${leadId}/estimate.create/1`,
    commandType: 'estimate.create',
    result: { estimateId: '101' },
  })
  expect(keysOf(commands)).toEqual(['estimate.create/2'])
})

test('an e-mail address that comes later is what the estimate is sent to', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: quiet }, { type: 'lead.priced', result: pricing(mikesLines) })
  const commands = story.live({ type: 'lead.updated', lead: { ...quiet, contact: mike.contact } })
  expect(only(commands, 'estimate.send')).toMatchObject({ estimateId: '101', to: 'mike@email.com' })
})
