import { expect, test } from 'vitest'
import { callFrom, keysOf, line, mike, mikesLines, only, pricing, Story } from './story.ts'

const emergencyPlumbing = line('Emergency Plumbing Service', '2', '150.00', '300.00')
const afterHours = line('After-Hours Service', '1', '75.00', '75.00')
const burstPipe = callFrom(
  { name: 'Dana Reyes', phones: ['+13125550142'] },
  { text: 'I have a burst pipe, water everywhere!', urgency: 'emergency' },
)

test('Mike: the contractor is alerted before anything else happens', () => {
  const story = new Story()
  const commands = story.tell({ type: 'lead.received', lead: mike })
  expect(keysOf(commands)).toEqual(['notify.contractor:urgent-lead/1'])
  expect(only(commands, 'notify.contractor')).toMatchObject({
    urgency: 'urgent',
    message: { template: 'urgent-lead', values: { name: 'Mike Chen', phone: '+15551234567', text: 'AC not cooling' } },
  })
})

test('Mike: the priced call becomes customer, estimate, e-mail and one SMS, in this order', () => {
  const story = new Story()
  story.live(
    { type: 'lead.received', lead: mike },
    { type: 'lead.priced', result: pricing(mikesLines, 'urgent', ['HVAC']) },
  )
  expect(keysOf(story.commands)).toEqual([
    'notify.contractor:urgent-lead/1',
    'customer.ensure/1',
    'estimate.create/1',
    'estimate.send/1',
    'notify.customer:thanks-for-calling/1',
  ])
  expect(only(story.commands, 'customer.ensure')).toMatchObject({
    query: { name: 'Mike Chen', phones: ['+15551234567'], emails: ['mike@email.com'] },
    draft: {
      displayName: 'Mike Chen',
      givenName: 'Mike',
      familyName: 'Chen',
      tags: ['Urgent', 'HVAC', 'New Customer'],
      source: 'nextphone',
      leadId: 'nextphone:42',
    },
  })
  expect(only(story.commands, 'estimate.create')).toMatchObject({
    customerId: '58',
    lines: mikesLines,
    currency: 'USD',
    billEmail: 'mike@email.com',
    details: { txnDate: '2026-03-02' },
  })
  expect(only(story.commands, 'estimate.send')).toMatchObject({ estimateId: '101', to: 'mike@email.com' })
  expect(only(story.commands, 'notify.customer')).toMatchObject({
    channel: 'sms',
    to: '+15551234567',
    message: { template: 'thanks-for-calling', values: { name: 'Mike', total: '445.00', sentTo: 'mike@email.com' } },
  })
  expect(story.projection).toMatchObject({
    stage: 'estimate-sent',
    urgency: 'urgent',
    customerId: '58',
    estimate: { id: '101', total: '445.00', sentTo: 'mike@email.com', status: 'pending' },
    money: { currency: 'USD', estimated: '445.00', invoiced: '0.00', open: '0.00' },
    reviews: [],
    anomalies: [],
  })
})

test('Mike: the note on the estimate says what he wants, when, and which lead it is', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  const { privateNote = '' } = only(story.commands, 'estimate.create').details
  expect(privateNote.split('\n')).toEqual([
    'Request: AC not cooling',
    'Urgency: urgent',
    'Preferred time: today if possible',
    'Next step: wait for the answer to the quote',
    'LeadBooks lead nextphone:42',
  ])
})

test('Mike: the same webhook again changes nothing and says so', () => {
  const story = new Story()
  const received = { type: 'lead.received', lead: mike, id: 'd1', at: '2026-03-02T20:02:00Z' } as const
  const priced = {
    type: 'lead.priced',
    result: pricing(mikesLines, 'urgent'),
    id: 'p1',
    at: '2026-03-02T20:02:01Z',
  } as const
  story.live(received, priced)
  const settled = structuredClone(story.state)
  expect(story.live(received, priced)).toEqual([])
  expect(story.state).toEqual(settled)
})

test('Burst pipe: alert at once, then customer, the emergency job, the estimate and the SMS', () => {
  const story = new Story()
  const alert = story.tell({ type: 'lead.received', lead: burstPipe })
  expect(only(alert, 'notify.contractor')).toMatchObject({
    urgency: 'emergency',
    message: { template: 'emergency-lead' },
  })
  story.carryOut()
  story.live({ type: 'lead.priced', result: pricing([emergencyPlumbing], 'emergency', ['Plumbing']) })
  expect(keysOf(story.commands)).toEqual([
    'notify.contractor:emergency-lead/1',
    'customer.ensure/1',
    'job.create/1',
    'estimate.create/1',
    'notify.customer:thanks-for-calling/1',
  ])
  expect(only(story.commands, 'customer.ensure').draft.tags).toEqual(['Emergency', 'Plumbing', 'New Customer'])
  expect(only(story.commands, 'job.create')).toMatchObject({
    customerId: '58',
    name: 'Dana Reyes - Emergency 2026-03-02 14.02',
    urgency: 'emergency',
  })
  expect(story.projection.estimate?.total).toBe('300.00')
})

test('Burst pipe at night: the surcharge is on the estimate, dated in the business’s own day', () => {
  const story = new Story()
  const lead = { ...burstPipe, occurredAt: '2026-03-04T05:40:00Z' }
  story.live(
    { type: 'lead.received', lead, at: '2026-03-04T05:40:00Z' },
    { type: 'lead.priced', result: pricing([emergencyPlumbing, afterHours], 'emergency'), at: '2026-03-04T05:40:01Z' },
  )
  expect(only(story.commands, 'estimate.create').details.txnDate).toBe('2026-03-03')
  expect(only(story.commands, 'job.create').name).toBe('Dana Reyes - Emergency 2026-03-03 23.40')
  expect(story.projection.estimate?.total).toBe('375.00')
})

test('spam leads to nothing at all', () => {
  const story = new Story()
  const lead = callFrom(
    { name: 'Best Rates', phones: ['+13125550100'] },
    { intents: ['spam', 'callback'], urgency: 'urgent' },
  )
  story.live({ type: 'lead.received', lead }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  expect(story.commands).toEqual([])
  expect(story.projection.stage).toBe('screened-out')
})

test('a call about work in progress finds the customer and tells the contractor, without an estimate', () => {
  const story = new Story()
  const lead = callFrom(
    { name: 'Ann Lee', phones: ['+13125550101'] },
    { intents: ['existing-job'], text: 'When do you come?' },
  )
  story.live({ type: 'lead.received', lead }, { type: 'lead.priced', result: pricing(mikesLines) })
  expect(keysOf(story.commands)).toEqual([
    'customer.ensure/1',
    'task.create:follow-up/1',
    'notify.contractor:follow-up/1',
  ])
  expect(only(story.commands, 'task.create').title).toBe(
    'Contact Ann Lee, (312) 555-0101 about work in progress or a complaint: "When do you come?"',
  )
})

test('an uncovered call becomes somebody’s task with the caller’s words, never silence', () => {
  const story = new Story()
  const lead = callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }, { text: 'Can you tune my harp?' })
  story.live({ type: 'lead.received', lead }, { type: 'lead.priced', result: pricing([]) })
  expect(keysOf(story.commands)).toEqual([
    'customer.ensure/1',
    'task.create:uncovered/1',
    'notify.contractor:uncovered-lead/1',
  ])
  expect(only(story.commands, 'task.create').title).toContain('"Can you tune my harp?"')
})

test('a routine call tells the contractor once the estimate stands', () => {
  const story = new Story()
  const lead = callFrom({ name: 'Ann Lee', phones: ['+13125550101'] })
  story.live(
    { type: 'lead.received', lead },
    { type: 'lead.priced', result: pricing([line('Drain Service - Standard', '1', '125.00', '125.00')]) },
  )
  expect(keysOf(story.commands)).toEqual([
    'customer.ensure/1',
    'estimate.create/1',
    'notify.customer:thanks-for-calling/1',
    'notify.contractor:new-estimate/1',
  ])
  expect(only(story.commands, 'notify.contractor').message.values).toMatchObject({
    total: '125.00',
    items: 'Drain Service - Standard',
  })
})

test('a price still to be quoted is not told as a total', () => {
  const story = new Story()
  const lead = callFrom({ name: 'Sarah Johnson', phones: ['+13125550103'] })
  story.live(
    { type: 'lead.received', lead },
    { type: 'lead.priced', result: pricing([line('Electrical Panel Upgrade - 200A', '1', undefined, '0.00')]) },
  )
  expect(only(story.commands, 'notify.customer').message.values).not.toHaveProperty('total')
})
