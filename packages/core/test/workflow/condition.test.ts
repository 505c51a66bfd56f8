import { expect, test } from 'vitest'
import type { TriggerCondition } from '../../src/workflow/index.ts'
import { holds } from '../../src/workflow/policy/evaluate.ts'

const root = {
  urgency: 'urgent',
  estimate: { total: '445.00' },
  intents: ['quote', 'callback'],
  invoices: [{ balance: '0.50' }],
  nothing: null,
}

test.each<[TriggerCondition, boolean]>([
  [{ op: 'equals', path: 'urgency', value: 'urgent' }, true],
  [{ op: 'equals', path: 'estimate.total', value: '445' }, true],
  [{ op: 'equals', path: 'estimate.total', value: 445 }, true],
  [{ op: 'equals', path: 'missing', value: '' }, false],
  [{ op: 'in', path: 'urgency', values: ['urgent', 'emergency'] }, true],
  [{ op: 'in', path: 'intents', values: ['callback'] }, true],
  [{ op: 'in', path: 'intents', values: [] }, false],
  [{ op: 'exists', path: 'invoices.0' }, true],
  [{ op: 'exists', path: 'invoices.1' }, false],
  [{ op: 'exists', path: 'nothing' }, false],
  [{ op: 'atLeast', path: 'estimate.total', value: '445.00' }, true],
  [{ op: 'atLeast', path: 'estimate.total', value: '1000' }, false],
  [{ op: 'atMost', path: 'invoices.0.balance', value: '0.5' }, true],
  [{ op: 'atMost', path: 'missing', value: '1' }, false],
  [{ op: 'between', path: 'estimate.total', from: '100', to: '500' }, true],
  [{ op: 'between', path: 'estimate.total', from: '446', to: '500' }, false],
  [{ op: 'not', of: { op: 'exists', path: 'missing' } }, true],
  [{ op: 'all', of: [] }, true],
  [{ op: 'any', of: [] }, false],
  [
    {
      op: 'any',
      of: [
        { op: 'exists', path: 'missing' },
        { op: 'exists', path: 'urgency' },
      ],
    },
    true,
  ],
])('%j is %s', (condition, expected) => {
  expect(holds(condition, root)).toBe(expected)
})

test.each(['__proto__', 'constructor', 'intents.length.constructor', 'urgency.length', 'toString'])(
  'the path %s leads out of the data to nothing',
  (path) => {
    expect(holds({ op: 'exists', path }, root)).toBe(false)
  },
)
