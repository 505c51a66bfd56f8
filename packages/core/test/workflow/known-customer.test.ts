import { expect, test } from 'vitest'
import type { LeadEvent } from '../../src/index.ts'
import { keysOf, mike, mikesLines, only, pricing, Story, type Told } from './story.ts'

const resolvedLacking = (lacks?: string[]): Story => {
  const story = new Story()
  story.tell({ type: 'lead.received', lead: mike })
  story.tell({ type: 'lead.priced', result: pricing(mikesLines) })
  story.forget()
  const found = { type: 'customer.resolved', customerId: '58', how: 'matched' } as const
  story.tell(lacks === undefined ? found : { ...found, lacks })
  return story
}

test('adds what the caller gave to a known customer who lacks it, beside the estimate', () => {
  const { commands } = resolvedLacking(['address'])
  expect(keysOf(commands)).toEqual(expect.arrayContaining(['customer.update/1', 'estimate.create/1']))
  expect(only(commands, 'customer.update')).toMatchObject({ customerId: '58' })
})

test('leaves alone a known customer who lacks nothing', () => {
  expect(keysOf(resolvedLacking().commands)).not.toContain('customer.update/1')
})

test('adds it once, however often the customer is resolved', () => {
  const story = resolvedLacking(['address'])
  const again: Told<LeadEvent> = {
    type: 'customer.resolved',
    customerId: '58',
    how: 'matched',
    lacks: ['address', 'email'],
  }
  expect(keysOf(story.tell(again))).toEqual([])
})
