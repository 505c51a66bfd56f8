import { expect, test } from 'vitest'
import type { CommandType } from '../../src/workflow/index.ts'
import { callFrom, keysOf, leadId, mike, mikesLines, only, pricing, Story } from './story.ts'

const fail = (story: Story, purpose: string, commandType: CommandType, final = true) =>
  story.tell({
    type: 'command.failed',
    key: `${leadId}/${purpose}/1`,
    commandType,
    error: { code: 'duplicate-name', message: 'Another customer has this name.' },
    final,
  })

const pricedCall = () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike })
  story.tell({ type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  story.forget()
  return story
}

test('a failure that may pass changes nothing but is remembered', () => {
  const story = pricedCall()
  expect(fail(story, 'customer.ensure', 'customer.ensure', false)).toEqual([])
  expect(story.projection).toMatchObject({ stage: 'qualified', failures: [] })
})

test('a final failure becomes a task that says what to do by hand, once', () => {
  const story = pricedCall()
  const commands = fail(story, 'customer.ensure', 'customer.ensure')
  expect(keysOf(commands)).toEqual(['task.create:command-failed:failed.customer.ensure.1/1'])
  expect(only(commands, 'task.create').title).toBe(
    'Find or make the customer Mike Chen, (555) 123-4567, mike@email.com in QuickBooks. LeadBooks could not do it for Mike Chen, (555) 123-4567, mike@email.com: Another customer has this name.',
  )
  expect(fail(story, 'customer.ensure', 'customer.ensure')).toEqual([])
  expect(story.projection).toMatchObject({
    stage: 'needs-review',
    failures: [{ commandType: 'customer.ensure', code: 'duplicate-name' }],
  })
})

test('a failed estimate shows what to type into QuickBooks', () => {
  const story = pricedCall()
  story.tell({ type: 'customer.resolved', customerId: '58', how: 'matched' })
  const title = only(fail(story, 'estimate.create', 'estimate.create'), 'task.create').title
  expect(title).toContain(
    '1 × Emergency HVAC Diagnostic at 175.00 = 175.00; 2 × HVAC Repair - Hourly at 135.00 = 270.00; USD',
  )
})

test('a redriven command takes its failure back and the lead goes on', () => {
  const story = pricedCall()
  fail(story, 'customer.ensure', 'customer.ensure')
  story.forget()
  const commands = story.tell({
    type: 'command.completed',
    key: `${leadId}/customer.ensure/1`,
    commandType: 'customer.ensure',
    result: { customerId: '58', how: 'created' },
  })
  expect(keysOf(commands)).toEqual(['estimate.create/1'])
  expect(story.projection).toMatchObject({ stage: 'customer-linked', failures: [] })
})

test('a failure that arrives after the success it belongs to changes nothing', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  expect(fail(story, 'estimate.create', 'estimate.create')).toEqual([])
  expect(story.projection.failures).toEqual([])
})

test('a task that cannot be made leads to no further task', () => {
  const story = pricedCall()
  fail(story, 'customer.ensure', 'customer.ensure')
  expect(fail(story, 'task.create:command-failed:failed.customer.ensure.1', 'task.create')).toEqual([])
})

test('an estimate that could not be sent still tells the customer by SMS, without saying it was sent', () => {
  const story = new Story()
  story.tell({ type: 'lead.received', lead: { ...mike, request: { ...mike.request, urgency: 'routine' } } })
  story.tell({ type: 'lead.priced', result: pricing(mikesLines) })
  story.tell({ type: 'customer.resolved', customerId: '58', how: 'matched' })
  story.tell({
    type: 'command.completed',
    key: `${leadId}/estimate.create/1`,
    commandType: 'estimate.create',
    result: { estimateId: '101', totalAmount: '445.00' },
  })
  const commands = fail(story, 'estimate.send', 'estimate.send')
  expect(keysOf(commands)).toEqual([
    'task.create:command-failed:failed.estimate.send.1/1',
    'notify.customer:thanks-for-calling/1',
    'notify.contractor:new-estimate/1',
  ])
  expect(only(commands, 'notify.customer').message.values).not.toHaveProperty('sentTo')
})

test('a result for another lead’s command is left alone', () => {
  const story = pricedCall()
  const { state } = story
  story.tell({
    type: 'command.completed',
    key: 'nextphone:7/customer.ensure/1',
    commandType: 'customer.ensure',
    result: {},
  })
  expect(story.state).toBe(state)
})

test('a customer under review waits; the decision of a person lets the lead go on', () => {
  const story = pricedCall()
  expect(
    story.tell({ type: 'review.opened', reviewId: 'r1', code: 'customer-match', message: 'Two customers.' }),
  ).toEqual([])
  expect(story.projection).toMatchObject({ stage: 'needs-review', reviews: [{ id: 'r1', code: 'customer-match' }] })
  story.tell({ type: 'review.resolved', reviewId: 'r1', resolution: { customerId: '7' } })
  const commands = story.tell({ type: 'customer.resolved', customerId: '7', how: 'reviewed' })
  expect(only(commands, 'estimate.create').customerId).toBe('7')
  expect(story.projection).toMatchObject({ stage: 'customer-linked', reviews: [] })
})

test('a person’s decision outranks what was matched, and an estimate for the other customer is put to a person', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  const commands = story.tell({
    type: 'customer.resolved',
    customerId: '7',
    how: 'reviewed',
    at: '2026-03-02T20:00:00Z',
  })
  expect(keysOf(commands)).toEqual(['review.open:customer-changed/1'])
  expect(story.projection.customerId).toBe('7')
})

test('customers merged in QuickBooks are one: nothing has to be decided', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  expect(story.tell({ type: 'customer.merged', customerId: '58', intoCustomerId: '9' })).toEqual([])
  expect(story.projection.customerId).toBe('9')
})

test('customers merged in a circle end somewhere', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  story.tell({ type: 'customer.merged', customerId: '58', intoCustomerId: '9' })
  story.tell({ type: 'customer.merged', customerId: '9', intoCustomerId: '58' })
  expect(['9', '58']).toContain(story.projection.customerId)
})

test('spam found out after the estimate is put to a person', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines, 'urgent') })
  const lead = callFrom({}, { intents: ['spam'] })
  expect(keysOf(story.tell({ type: 'lead.updated', lead }))).toEqual(['review.open:estimate-not-wanted/1'])
})
