import { expect, test } from 'vitest'
import { callFrom, keysOf, line, only, pricing, Story } from './story.ts'

const panel = {
  ...line('Electrical Panel Upgrade - 200A', '1', undefined, '0.00'),
  labour: { item: 'Electrical Repair - Standard', rate: '95.00' },
}
const sarah = callFrom(
  {
    name: 'Sarah Johnson',
    givenName: 'Sarah',
    familyName: 'Johnson',
    phones: ['+15550104477'],
    emails: ['sarah@example.com'],
  },
  { text: 'We need a panel upgrade' },
)
const thursday = { date: '2026-03-05', from: '09:00', timeZone: 'America/Chicago' }

/** Monday 15:15 to the approval on Thursday at 09:00. */
const approved = () => {
  const story = new Story()
  story.live(
    { type: 'lead.received', lead: sarah, at: '2026-03-02T21:15:00Z' },
    { type: 'lead.priced', result: pricing([panel], 'routine', ['Electrical']), at: '2026-03-02T21:15:01Z' },
    { type: 'appointment.scheduled', appointment: thursday, at: '2026-03-02T21:17:00Z' },
    { type: 'estimate.accepted', via: 'link', at: '2026-03-05T15:00:00Z' },
  )
  return story
}

const done = {
  type: 'job.completed' as const,
  labour: [{ hours: '5.5' }],
  materials: [],
  at: '2026-03-05T20:30:00Z',
}
const paid = {
  type: 'payment.received' as const,
  paymentId: '9',
  version: '0',
  currency: 'USD',
  applied: [{ invoiceId: '201', amount: '522.50' }],
  unapplied: '0',
  at: '2026-03-05T20:31:00Z',
}

test('the estimate is made from the call and e-mailed with the appointment', () => {
  const story = approved()
  expect(keysOf(story.commands).slice(0, 7)).toEqual([
    'customer.ensure/1',
    'estimate.create/1',
    'notify.customer:thanks-for-calling/1',
    'notify.contractor:new-estimate/1',
    'estimate.send/1',
    'calendar/1',
    'notify.customer:appointment-confirmed/1',
  ])
})

test('approval makes one invoice, linked to the estimate, at $0.00 and not sent', () => {
  const story = approved()
  expect(only(story.commands, 'invoice.create')).toMatchObject({ customerId: '58', estimateId: '101' })
  expect(story.commands.filter(({ type }) => type === 'invoice.send')).toEqual([])
  expect(story.projection).toMatchObject({ stage: 'invoiced', money: { invoiced: '0.00', open: '0.00' } })
})

test('the actual hours replace the quote line, and the invoice goes out', () => {
  const story = approved()
  const commands = story.live(done)
  expect(keysOf(commands)).toEqual(['invoice.update/1', 'invoice.send/1'])
  expect(only(commands, 'invoice.update')).toMatchObject({
    invoiceId: '201',
    lines: [
      {
        item: 'Electrical Repair - Standard',
        description: 'Electrical Panel Upgrade - 200A',
        quantity: '5.5',
        rate: '95.00',
        amount: '522.50',
      },
    ],
  })
  expect(only(commands, 'invoice.send')).toMatchObject({ invoiceId: '201', to: 'sarah@example.com' })
  expect(story.projection.money).toMatchObject({ invoiced: '522.50', open: '522.50', paid: '0.00' })
})

test('the payment settles the lead and asks for a review, once', () => {
  const story = approved()
  story.live(done)
  const commands = story.live(paid)
  expect(keysOf(commands)).toEqual(['reviewRequest.send:review-request/1'])
  expect(only(commands, 'reviewRequest.send')).toMatchObject({ channel: 'sms', to: '+15550104477', customerId: '58' })
  expect(story.projection).toMatchObject({ stage: 'paid', money: { open: '0.00', paid: '522.50' }, anomalies: [] })
  expect(story.live({ ...paid, version: '1' })).toEqual([])
})

test('the deal won, reopened and won again makes no second invoice', () => {
  const story = approved()
  story.live(done, paid)
  const document = {
    externalId: 'deal-7',
    currency: 'USD',
    lines: [{ quantity: '1', amount: '522.50', item: 'Panel' }],
  }
  const commands = story.live(
    { type: 'deal.won', document },
    { type: 'deal.reopened', document },
    { type: 'deal.won', document },
    { type: 'estimate.accepted', via: 'quickbooks' },
  )
  expect(commands).toEqual([])
})

test('the job reported again as it was changes nothing; with other hours it corrects the invoice and sends it again', () => {
  const story = approved()
  story.live(done)
  expect(story.live({ ...done, at: '2026-03-05T20:40:00Z' })).toEqual([])
  const commands = story.live({ ...done, labour: [{ hours: '6' }], at: '2026-03-05T20:50:00Z' })
  expect(keysOf(commands)).toEqual(['invoice.update/2', 'invoice.send/2'])
  expect(story.projection.money.open).toBe('570.00')
})
