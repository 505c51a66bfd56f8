import { expect, test } from 'vitest'
import { parseTriggers } from '../../src/workflow/index.ts'
import { callFrom, keysOf, mikesLines, pricing, Story } from './story.ts'

const ann = callFrom({ name: 'Ann Lee', phones: ['+13125550101'], emails: ['ann@example.com'] }, { intents: ['quote'] })

const billed = (lead = ann) => {
  const story = new Story()
  story.live(
    { type: 'lead.received', lead },
    { type: 'lead.priced', result: pricing(mikesLines) },
    { type: 'estimate.accepted', via: 'link' },
  )
  return story
}

test('an invoice that was e-mailed sets triggers off, one that was only made does not', () => {
  const policy = parseTriggers({
    triggers: [{ id: 'sent', on: ['invoice.sent'], do: [{ command: 'task.create', code: 'sent', title: 'Sent.' }] }],
  })
  const toldOf = (emails: string[]) => {
    const story = new Story(policy)
    const lead = callFrom({ name: 'Ann Lee', phones: ['+13125550101'], emails }, { intents: ['quote'] })
    story.live(
      { type: 'lead.received', lead },
      { type: 'lead.priced', result: pricing(mikesLines) },
      { type: 'estimate.accepted', via: 'link' },
    )
    return keysOf(story.commands).filter((key) => key.startsWith('task.create:sent'))
  }
  expect(toldOf(['ann@example.com'])).toEqual(['task.create:sent:201/1'])
  expect(toldOf([])).toEqual([])
})

const payment = (amount: string, more: { paymentId?: string; version?: string; unapplied?: string } = {}) => ({
  type: 'payment.received' as const,
  paymentId: '9',
  version: '0',
  currency: 'USD',
  applied: [{ invoiceId: '201', amount }],
  unapplied: '0.00',
  ...more,
})

const invoice = (balance: string, version: string, more: { dueDate?: string; at?: string } = {}) => ({
  type: 'invoice.changed' as const,
  refs: { invoiceId: '201' },
  version,
  totalAmount: '445.00',
  balance,
  ...more,
})

test('part payments add up to paid', () => {
  const story = billed()
  story.live(payment('45.00'))
  expect(story.projection).toMatchObject({
    stage: 'partly-paid',
    money: { invoiced: '445.00', open: '400.00', paid: '45.00' },
  })
  story.live(payment('400.00', { paymentId: '10' }))
  expect(story.projection).toMatchObject({ stage: 'paid', money: { open: '0.00', paid: '445.00' } })
})

test('QuickBooks’ own balance counts as soon as it is newer', () => {
  const story = billed()
  story.live(payment('45.00'), invoice('400.00', '2'))
  expect(story.projection.money).toMatchObject({ open: '400.00', paid: '45.00' })
})

test('a payment voided in QuickBooks opens the invoice again', () => {
  const story = billed()
  story.live(payment('445.00'))
  story.live({ ...payment('445.00'), type: 'payment.voided', version: '1' })
  expect(story.projection).toMatchObject({ stage: 'invoiced', money: { open: '445.00', paid: '0.00' } })
})

test('an older version of a payment that arrives late changes nothing', () => {
  const story = billed()
  story.live({ ...payment('445.00'), version: '10' }, { ...payment('45.00'), version: '9' })
  expect(story.projection.money.paid).toBe('445.00')
})

test('an overpayment is seen', () => {
  const story = billed()
  story.live(payment('445.00', { unapplied: '55.00' }))
  expect(story.projection).toMatchObject({ stage: 'paid', money: { paid: '445.00', open: '0.00' } })
  expect(story.projection.anomalies.map(({ code }) => code)).toEqual(['overpaid'])
})

test('a refund after payment is money given back', () => {
  const story = billed()
  story.live(payment('445.00'), { ...payment('100.00'), type: 'payment.refunded', paymentId: '12' })
  expect(story.projection).toMatchObject({ stage: 'paid', money: { paid: '445.00', refunded: '100.00' } })
  story.live({ ...payment('345.00'), type: 'payment.refunded', paymentId: '13' })
  expect(story.projection).toMatchObject({ stage: 'refunded', money: { paid: '445.00', refunded: '445.00' } })
})

test('a credit memo settles without being paid', () => {
  const story = billed()
  story.live({ type: 'credit.applied', invoiceId: '201', amount: '45.00' }, payment('400.00'))
  expect(story.projection.money).toMatchObject({ open: '0.00', paid: '400.00', credited: '45.00' })
})

test('paid before it was told of as sent: no further e-mail, one review request', () => {
  const story = billed()
  const commands = story.live(payment('445.00'), invoice('0.00', '3'), payment('445.00', { version: '4' }))
  expect(keysOf(commands)).toEqual(['reviewRequest.send:review-request/1'])
})

test('overdue: reminded and put to the owner at each step, at ten in the morning', () => {
  const story = billed()
  story.live(invoice('445.00', '2', { dueDate: '2026-03-10' }))
  expect(story.nextWake).toBe('2026-03-11T05:00:00.000Z')
  expect(story.wake('2026-03-11T05:00:00Z')).toEqual([])
  expect(story.projection).toMatchObject({ stage: 'overdue', money: { overdue: '445.00' } })
  expect(story.nextWake).toBe('2026-03-11T13:00:00.000Z')
  expect(story.wake('2026-03-11T13:00:00Z')).toEqual([])
  expect(story.nextWake).toBe('2026-03-13T15:00:00.000Z')
  const first = story.wake('2026-03-13T15:00:00Z')
  expect(keysOf(first)).toEqual([
    'reminder.send:payment-reminder:201.day-3/1',
    'task.create:invoice-overdue:201.day-3/1',
  ])
  expect(first[0]).toMatchObject({ channel: 'sms', message: { values: { balance: '445.00', dueDate: '2026-03-10' } } })
  expect(story.nextWake).toBe('2026-03-17T15:00:00.000Z')
})

test('steps that were slept through are not caught up with', () => {
  const story = billed()
  story.live(invoice('445.00', '2', { dueDate: '2026-03-10' }))
  expect(keysOf(story.wake('2026-03-26T16:00:00Z'))).toEqual([
    'reminder.send:payment-reminder:201.day-14/1',
    'task.create:invoice-overdue:201.day-14/1',
  ])
})

test('what is paid is not reminded of', () => {
  const story = billed()
  story.live(invoice('445.00', '2', { dueDate: '2026-03-10' }), payment('445.00'))
  expect(story.wake('2026-03-26T16:00:00Z')).toEqual([])
})

test('the CRM hears of each new standing once, where the caller is known to it', () => {
  const story = billed({ ...ann, contact: { ...ann.contact, externalIds: { crm: 'c_1' } } })
  const commands = story.live(
    payment('45.00'),
    payment('45.00', { version: '1' }),
    payment('400.00', { paymentId: '10' }),
  )
  expect(commands.filter(({ type }) => type === 'crm.update')).toMatchObject([
    { changes: { stage: 'partly-paid', money: { paid: '45.00' } } },
    { changes: { stage: 'paid', money: { paid: '445.00', open: '0.00' } } },
  ])
})
