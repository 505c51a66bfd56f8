import { expect, test } from 'vitest'
import { parseTriggers } from '../../src/workflow/index.ts'
import { callFrom, chicago, keysOf, line, mikesLines, only, pricing, Story } from './story.ts'

const ann = callFrom({ name: 'Ann Lee', phones: ['+13125550101'], emails: ['ann@example.com'] }, { intents: ['quote'] })

/** A call with its estimate sent. */
const quoted = (policy = chicago, lines = mikesLines) => {
  const story = new Story(policy)
  story.live({ type: 'lead.received', lead: ann }, { type: 'lead.priced', result: pricing(lines) })
  return story
}

test('acceptance makes one invoice from the estimate and sends it', () => {
  const commands = quoted().live({ type: 'estimate.accepted', via: 'link' })
  expect(keysOf(commands)).toEqual(['invoice.create/1', 'invoice.send/1'])
  expect(only(commands, 'invoice.create')).toMatchObject({ estimateId: '101', lines: mikesLines })
})

test('an estimate accepted by link, by phone and in QuickBooks is one invoice', () => {
  const story = quoted()
  const commands = story.live(
    { type: 'estimate.accepted', via: 'link' },
    { type: 'estimate.accepted', via: 'phone' },
    { type: 'estimate.changed', refs: { estimateId: '101' }, version: '3', status: 'Accepted', totalAmount: '445.00' },
  )
  expect(keysOf(commands)).toEqual(['invoice.create/1', 'invoice.send/1'])
})

test('accepted in QuickBooks alone is accepted', () => {
  const commands = quoted().live({
    type: 'estimate.changed',
    refs: { estimateId: '101' },
    version: '3',
    status: 'Accepted',
    totalAmount: '445.00',
  })
  expect(keysOf(commands)).toEqual(['invoice.create/1', 'invoice.send/1'])
})

test('an invoice that somebody made by hand counts as made', () => {
  const story = quoted()
  story.live({
    type: 'invoice.changed',
    refs: { invoiceId: '77' },
    version: '0',
    totalAmount: '445.00',
    balance: '445.00',
  })
  expect(story.live({ type: 'estimate.accepted', via: 'phone' })).toEqual([])
})

test('an estimate that QuickBooks closed was billed by hand, even before the invoice is told of', () => {
  const story = quoted()
  story.live({
    type: 'estimate.changed',
    refs: { estimateId: '101' },
    version: '4',
    status: 'Closed',
    totalAmount: '445.00',
  })
  expect(story.live({ type: 'estimate.accepted', via: 'phone' })).toEqual([])
})

test('a declined estimate is closed; accepted after all, it is billed', () => {
  const story = quoted()
  const declined = story.live({ type: 'estimate.declined', via: 'phone' })
  expect(keysOf(declined)).toEqual(['estimate.close/1'])
  expect(story.projection.stage).toBe('declined')
  expect(keysOf(story.live({ type: 'estimate.accepted', via: 'link' }))).toEqual(['invoice.create/1', 'invoice.send/1'])
})

test('declined in QuickBooks it is closed there already', () => {
  const story = quoted()
  const change = { refs: { estimateId: '101' }, version: '3', status: 'Rejected', totalAmount: '445.00' }
  expect(story.live({ type: 'estimate.changed', ...change })).toEqual([])
  expect(story.projection.stage).toBe('declined')
})

test('declined after the invoice was made is put to a person', () => {
  const story = quoted()
  story.live({ type: 'estimate.accepted', via: 'link' })
  expect(keysOf(story.live({ type: 'estimate.declined', via: 'phone' }))).toContain(
    'review.open:declined-after-invoice/1',
  )
})

test('an unanswered estimate expires and is reminded of by day', () => {
  const story = quoted()
  expect(story.nextWake).toBe('2026-04-01T20:02:05.000Z')
  const commands = story.wake('2026-04-01T20:02:05Z')
  expect(keysOf(commands)).toEqual(['reminder.send:estimate-reminder/1'])
  expect(story.projection.stage).toBe('expired')
  expect(story.wake('2026-04-02T20:00:00Z')).toEqual([])
})

test('a reminder that falls into the quiet hours waits for their end', () => {
  const story = quoted()
  expect(story.wake('2026-04-02T04:00:00Z')).toEqual([])
  expect(story.nextWake).toBe('2026-04-02T13:00:00.000Z')
  expect(keysOf(story.wake('2026-04-02T13:00:00Z'))).toEqual(['reminder.send:estimate-reminder/1'])
})

test('with conversion on completion, acceptance bills nothing and the job’s end does', () => {
  const policy = parseTriggers({ timeZone: 'America/Chicago', triggers: [{ id: 'T6', enabled: false }] })
  const story = quoted(policy)
  expect(story.live({ type: 'estimate.accepted', via: 'link' })).toEqual([])
  const commands = story.live({ type: 'job.completed', labour: [], materials: [] })
  expect(keysOf(commands)).toEqual(['invoice.create/1', 'invoice.send/1'])
})

test('a deposit is billed on acceptance and taken off the invoice', () => {
  const policy = parseTriggers({
    timeZone: 'America/Chicago',
    triggers: [
      { id: 'T15', enabled: true },
      { id: 'T6', enabled: false },
    ],
  })
  const story = quoted(policy)
  const deposit = story.live({ type: 'estimate.accepted', via: 'link' })
  expect(keysOf(deposit)).toEqual(['invoice.create:deposit/1', 'invoice.send:deposit/1'])
  expect(only(deposit, 'invoice.create').lines).toMatchObject([{ item: 'Deposit', amount: '133.50' }])
  expect(story.projection.money).toMatchObject({ estimated: '445.00', invoiced: '133.50' })
})

test('deposit and full invoice at once never exceed the estimate', () => {
  const policy = parseTriggers({ timeZone: 'America/Chicago', triggers: [{ id: 'T15', enabled: true }] })
  const commands = quoted(policy).live({ type: 'estimate.accepted', via: 'link' })
  const made = commands.filter((command) => command.type === 'invoice.create')
  expect(made.map(({ key }) => key.split('/').at(-2))).toEqual(['invoice.create:deposit', 'invoice.create'])
  expect(made[1]).toMatchObject({ deductions: [{ amount: '-133.50', item: 'Deposit' }] })
})

test('a document that wants approval waits for it, and for each document anew', () => {
  const policy = parseTriggers({ timeZone: 'America/Chicago', approveBeforeSending: true })
  const story = quoted(policy)
  expect(keysOf(story.commands)).toEqual([
    'customer.ensure/1',
    'estimate.create/1',
    'review.open:approval-needed:101/1',
  ])
  expect(keysOf(story.live({ type: 'document.approved' }))).toEqual([
    'estimate.send/1',
    'notify.customer:thanks-for-calling/1',
    'notify.contractor:new-estimate/1',
  ])
  expect(keysOf(story.live({ type: 'estimate.accepted', via: 'link' }))).toEqual([
    'invoice.create/1',
    'review.open:approval-needed:201/1',
  ])
  expect(keysOf(story.live({ type: 'document.approved' }))).toEqual(['invoice.send/1'])
})

test('an invoice voided in QuickBooks is not made again until somebody approves', () => {
  const story = quoted()
  story.live({ type: 'estimate.accepted', via: 'link' })
  const voided = story.live({ type: 'invoice.voided', refs: { invoiceId: '201' }, version: '2' })
  expect(keysOf(voided)).toEqual(['review.open:invoice-gone/1'])
  expect(story.projection.money).toMatchObject({ invoiced: '0.00', open: '0.00' })
  expect(keysOf(story.live({ type: 'document.approved' }))).toEqual(['invoice.create/2', 'invoice.send/2'])
})

test('an invoice deleted in QuickBooks stays deleted, whatever arrives late', () => {
  const story = quoted()
  story.live({ type: 'estimate.accepted', via: 'link' }, { type: 'invoice.deleted', refs: { invoiceId: '201' } })
  story.live({
    type: 'invoice.changed',
    refs: { invoiceId: '201' },
    version: '1',
    totalAmount: '445.00',
    balance: '445.00',
  })
  expect(story.projection.invoices).toMatchObject([{ id: '201', status: 'deleted' }])
})

test('without an e-mail address somebody hands over the invoice', () => {
  const story = new Story()
  const lead = { ...ann, contact: { ...ann.contact, emails: [] } }
  story.live({ type: 'lead.received', lead }, { type: 'lead.priced', result: pricing(mikesLines) })
  const commands = story.live({ type: 'estimate.accepted', via: 'phone' })
  expect(keysOf(commands)).toEqual(['invoice.create/1', 'task.create:invoice-by-hand:201/1'])
  expect(only(commands, 'task.create').title).toBe(
    'Hand Ann Lee, (312) 555-0101 the invoice of 445.00: there is no e-mail address.',
  )
})

test('an estimate deleted in QuickBooks is not made again', () => {
  const story = quoted()
  expect(story.live({ type: 'estimate.deleted', refs: { estimateId: '101' } })).toEqual([])
  expect(story.projection).toMatchObject({ stage: 'customer-linked', money: { estimated: '0.00' } })
  expect(story.projection.anomalies.map(({ code }) => code)).toEqual(['estimate-deleted'])
})

test('an estimate edited in QuickBooks counts with its new total', () => {
  const story = quoted()
  story.live({
    type: 'estimate.changed',
    refs: { estimateId: '101' },
    version: '2',
    status: 'Pending',
    totalAmount: '500.00',
  })
  expect(story.projection.estimate?.total).toBe('500.00')
})

test('a partly priced estimate is billed but not sent until the work is done', () => {
  const quoteLine = {
    ...line('AC Installation', '1', undefined, '0.00'),
    labour: { item: 'HVAC Repair - Hourly', rate: '135.00' },
  }
  const story = quoted(chicago, [...mikesLines, quoteLine])
  expect(keysOf(story.live({ type: 'estimate.accepted', via: 'link' }))).toEqual(['invoice.create/1'])
})
