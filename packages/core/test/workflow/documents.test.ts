import { expect, test } from 'vitest'
import type { SalesDocument } from '../../src/workflow/index.ts'
import { callFrom, keysOf, only, Story } from './story.ts'

const ann = callFrom({ name: 'Ann Lee', emails: ['ann@example.com'] }, { text: '' })

const document: SalesDocument = {
  externalId: 'crm/7',
  number: 'A-7',
  currency: 'USD',
  lines: [{ item: 'Website', description: 'One site', quantity: '2', rate: '500.00', amount: '1000.00' }],
  terms: 'Net 30',
}

const known = () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: ann })
  return story
}

test('a deal won is one customer and one sent invoice, however often it is reopened', () => {
  const story = known()
  const commands = story.live(
    { type: 'deal.won', document },
    { type: 'deal.reopened', document },
    { type: 'deal.won', document },
    { type: 'deal.reopened', document },
    { type: 'deal.won', document },
    { type: 'deal.reopened', document },
    { type: 'deal.won', document },
  )
  expect(keysOf(commands)).toEqual(['customer.ensure/1', 'invoice.create/1', 'invoice.send/1'])
  expect(only(commands, 'invoice.create')).toMatchObject({
    customerId: '58',
    lines: [{ item: 'Website', quantity: '2', rate: '500.00', amount: '1000.00' }],
    details: { docNumber: 'A-7', terms: 'Net 30' },
  })
})

test('a customer onboarded elsewhere exists, and accounting hears of it', () => {
  const commands = known().live({ type: 'customer.onboarded' })
  expect(keysOf(commands)).toEqual(['customer.ensure/1', 'notify.accounting:customer-onboarded/1'])
})

test('a sale paid at the counter is one sales receipt', () => {
  const story = known()
  const commands = story.live({ type: 'sale.paid', document }, { type: 'sale.paid', document })
  expect(keysOf(commands)).toEqual(['customer.ensure/1', 'salesReceipt.create:crm.7/1'])
})

test('an invoice of another system is made, corrected, paid and voided with it', () => {
  const story = known()
  const requested = story.live({ type: 'invoice.requested', document })
  expect(keysOf(requested)).toEqual(['customer.ensure/1', 'invoice.create:crm.7/1'])
  const lines = [{ item: 'Website', quantity: '3', rate: '500.00', amount: '1500.00' }]
  const changed = story.live({ type: 'invoice.changeRequested', document: { ...document, lines } })
  expect(keysOf(changed)).toEqual(['invoice.update:crm.7/1'])
  const paid = story.live(
    { type: 'invoice.changeRequested', document: { ...document, lines, amountPaid: '600.00' } },
    { type: 'invoice.changeRequested', document: { ...document, lines, amountPaid: '1500.00' } },
  )
  expect(paid.map((command) => command.type === 'payment.create' && command.amount)).toEqual(['600.00', '900.00'])
  expect(keysOf(story.live({ type: 'invoice.voidRequested', document }))).toEqual(['invoice.void:crm.7/1'])
})

test('a change that arrives before the request is the request', () => {
  const story = known()
  story.live({ type: 'customer.onboarded' })
  const commands = story.live(
    { type: 'invoice.changeRequested', document, at: '2026-03-03T12:00:00Z' },
    { type: 'invoice.requested', document: { ...document, number: 'A-6' }, at: '2026-03-03T11:00:00Z' },
  )
  expect(keysOf(commands)).toEqual(['invoice.create:crm.7/1'])
  expect(only(commands, 'invoice.create').details.docNumber).toBe('A-7')
})

test('a document that was voided before it was made is not made', () => {
  const story = known()
  expect(keysOf(story.live({ type: 'invoice.voidRequested', document }, { type: 'customer.onboarded' }))).not.toContain(
    'invoice.create:crm.7/1',
  )
})

test.each([
  ['no lines', []],
  ['an amount that is none', [{ item: 'Website', quantity: '1', amount: '12,50' }]],
])('a document with %s is put to a person and not written', (_, lines) => {
  const story = known()
  const commands = story.live({ type: 'invoice.requested', document: { ...document, lines } })
  expect(keysOf(commands)).toEqual(['customer.ensure/1', 'review.open:document-not-writable:crm.7/1'])
})
