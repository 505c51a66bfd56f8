import { expect, test } from 'vitest'
import { type Rules, type Search, search } from './outbox-model.ts'

const rules: Rules = {
  requestId: true,
  laneOrder: true,
  guardedSettlement: true,
  markBeforeMessage: true,
  leaseExpires: true,
}

test('two workers, three commands, two crashes and two lost replies anywhere: nothing twice, nothing lost', () => {
  const { worlds, harms } = search(rules, 2)
  expect([...harms]).toEqual([])
  expect(worlds).toBeGreaterThan(4000)
})

test.each<[keyof Rules, Search['harms']]>([
  ['requestId', new Set(['duplicate'])],
  ['laneOrder', new Set(['out-of-order'])],
  ['guardedSettlement', new Set(['out-of-order'])],
  ['markBeforeMessage', new Set(['duplicate'])],
  ['leaseExpires', new Set(['lost'])],
])('without the rule %s the search finds harm', (rule, harms) => {
  expect(search({ ...rules, [rule]: false }, rule === 'laneOrder' ? 0 : 1).harms).toEqual(harms)
})
