import { expect, test } from 'vitest'
import type { MappedLine } from '../../src/mapping/contract.ts'
import type { JobLabour, JobMaterial } from '../../src/workflow/index.ts'
import { callFrom, keysOf, line, only, pricing, Story } from './story.ts'

const ann = callFrom({ name: 'Ann Lee', phones: ['+13125550101'], emails: ['ann@example.com'] }, { intents: ['quote'] })
const diagnostic = { ...line('Diagnostic', '1', '175.00', '175.00'), unit: 'each' as const }
const repair = { ...line('Repair - Hourly', '2', '135.00', '270.00'), unit: 'hour' as const }
const quoteFor = (item: string, labour = 'Repair - Hourly') => ({
  ...line(item, '1', undefined, '0.00'),
  labour: { item: labour, rate: '135.00' },
})

const accepted = (lines: MappedLine[] = [diagnostic, repair]) => {
  const story = new Story()
  story.live(
    { type: 'lead.received', lead: ann },
    { type: 'lead.priced', result: pricing(lines) },
    { type: 'estimate.accepted', via: 'link' },
  )
  return story
}

const complete = (story: Story, labour: JobLabour[], materials: JobMaterial[] = []) =>
  story.live({ type: 'job.completed', labour, materials })

test('actual hours replace the estimated hours of the one hourly line, the rest stays', () => {
  const commands = complete(accepted(), [{ hours: '3.25' }])
  expect(only(commands, 'invoice.update').lines).toMatchObject([
    { item: 'Diagnostic', amount: '175.00' },
    { item: 'Repair - Hourly', quantity: '3.25', rate: '135.00', amount: '438.75' },
  ])
})

test('hours as estimated need no correction', () => {
  expect(complete(accepted(), [{ hours: '2', item: 'Repair - Hourly' }])).toEqual([])
})

test('materials follow the work, each at its price', () => {
  const commands = complete(accepted(), [], [{ description: 'Capacitor', quantity: '2', price: '18.335' }])
  expect(only(commands, 'invoice.update').lines.at(-1)).toMatchObject({
    item: 'Materials',
    description: 'Capacitor',
    quantity: '2',
    rate: '18.335',
    amount: '36.67',
  })
})

test('two quote lines of one kind of labour become that labour', () => {
  const commands = complete(accepted([quoteFor('Panel'), quoteFor('EV Charger')]), [{ hours: '4' }])
  expect(only(commands, 'invoice.update').lines).toMatchObject([{ item: 'Repair - Hourly', amount: '540.00' }])
})

test('two people at different rates are two lines in the place of one', () => {
  const commands = complete(accepted([quoteFor('Panel'), diagnostic]), [
    { hours: '4', rate: '135.00' },
    { hours: '2', rate: '60.00' },
  ])
  expect(only(commands, 'invoice.update').lines.map(({ item, amount }) => [item, amount])).toEqual([
    ['Repair - Hourly', '540.00'],
    ['Repair - Hourly', '120.00'],
    ['Diagnostic', '175.00'],
  ])
})

test.each<[string, MappedLine[], JobLabour[]]>([
  ['hours that could mean two items', [quoteFor('Panel', 'A'), quoteFor('Pump', 'B')], [{ hours: '4' }]],
  ['an item without a rate', [diagnostic], [{ hours: '4', item: 'Welding' }]],
  ['hours that are no number', [repair], [{ hours: 'four' }]],
])('%s are asked about, not guessed', (_, lines, labour) => {
  expect(keysOf(complete(accepted(lines), labour))).toEqual(['review.open:labour-unclear/1'])
})

test('hours are not asked about before the estimate that says what they mean', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: ann })
  expect(keysOf(complete(story, [{ hours: '4' }]))).not.toContain('review.open:labour-unclear/1')
  const told = story.live({ type: 'lead.priced', result: pricing([quoteFor('Panel')]) })
  expect(keysOf(told)).toContain('invoice.update/1')
  expect(keysOf(told)).not.toContain('review.open:labour-unclear/1')
})

test('once the unclear job is reported clearly, the invoice is finalised', () => {
  const story = accepted([quoteFor('Panel', 'A'), quoteFor('Pump', 'B')])
  complete(story, [{ hours: '4' }])
  const commands = complete(story, [
    { hours: '4', item: 'A' },
    { hours: '1', item: 'B' },
  ])
  expect(keysOf(commands)).toEqual(['invoice.update/1', 'invoice.send/1'])
})

test('lines that somebody changed in QuickBooks are not overwritten', () => {
  const story = accepted()
  story.live({
    type: 'invoice.changed',
    refs: { invoiceId: '201' },
    version: '5',
    totalAmount: '400.00',
    balance: '400.00',
  })
  expect(keysOf(complete(story, [{ hours: '3' }]))).toEqual(['review.open:edited-by-hand/1'])
})

test('a job without an estimate is billed by what was done', () => {
  const story = new Story()
  story.live({ type: 'lead.received', lead: ann }, { type: 'lead.priced', result: pricing([]) })
  const commands = complete(story, [{ item: 'Repair - Hourly', hours: '1.5', rate: '135.00' }])
  expect(keysOf(commands)).toEqual(['invoice.create/1', 'invoice.send/1'])
  expect(only(commands, 'invoice.create')).toMatchObject({ lines: [{ amount: '202.50' }] })
  expect(only(commands, 'invoice.create')).not.toHaveProperty('estimateId')
})

test('a deposit stays taken off when the invoice is finalised', () => {
  const story = accepted([quoteFor('Panel'), diagnostic])
  story.tell({
    type: 'command.completed',
    key: 'nextphone:42/invoice.create:deposit/1',
    commandType: 'invoice.create',
    result: { invoiceId: '300', totalAmount: '50.00', docNumber: '3000' },
  })
  const commands = complete(story, [{ hours: '2' }])
  expect(only(commands, 'invoice.update').lines.map(({ amount }) => amount)).toEqual(['270.00', '175.00', '-50.00'])
})
