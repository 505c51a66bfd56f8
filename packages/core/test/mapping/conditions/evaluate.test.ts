import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { conditionTest, type FactCondition } from '../../../src/mapping/conditions/evaluate.ts'
import type { ConditionFacts } from '../../../src/mapping/conditions/facts.ts'
import { type ValueCondition, valueTest } from '../../../src/mapping/conditions/value-condition.ts'
import { conditionSchema } from '../../../src/mapping/operators/condition-schema.ts'
import { factOperators } from '../../../src/mapping/operators/table.ts'
import { valueConditionSchema } from '../../../src/mapping/operators/value-condition-schema.ts'

const values: Readonly<Record<string, unknown>> = {
  'estimate.total': '445.00',
  'estimate.sent': false,
  'invoices.count': 2,
  due: '2026-03-31',
  tags: ['HVAC', 'Urgent'],
  blank: '  ',
  zip: '01234',
  note: 'Call  Mike',
  thing: {},
  noisy: 0.1 + 0.2,
  huge: 1e21,
  tiny: 1e-21,
  written: '-$ 1,250.50',
  comma: '12,50',
  zero: '-0.00',
  city: 'Montre\u0301al',
}

const tuesday: ConditionFacts = {
  value: (path) => values[path],
  urgency: 'urgent',
  intents: ['quote'],
  serviceType: 'HVAC Repair',
  customerType: undefined,
  isKnownCaller: true,
  jobAddress: { city: 'St. Louis', postalCode: '63101' },
  local: {
    date: '2026-03-03',
    time: '14:10',
    minutes: 850,
    year: 2026,
    month: 3,
    day: 3,
    weekday: 'tue',
  },
  isOpen: true,
  holiday: '',
}

const nobodyKnows: ConditionFacts = {
  value: () => undefined,
  urgency: undefined,
  intents: [],
  serviceType: undefined,
  customerType: undefined,
  isKnownCaller: undefined,
  jobAddress: {},
  local: undefined,
  isOpen: undefined,
  holiday: undefined,
}

const cases: [FactCondition, boolean | undefined][] = [
  [{ op: 'equals', path: 'estimate.total', value: '445' }, true],
  [{ op: 'equals', path: 'estimate.total', value: 445 }, true],
  [{ op: 'equals', path: 'zip', value: '1234' }, false],
  [{ op: 'equals', path: 'estimate.sent', value: false }, true],
  [{ op: 'equals', path: 'blank', value: '' }, undefined],
  [{ op: 'equals', path: 'thing', value: 'x' }, undefined],
  [{ op: 'in', path: 'tags', values: ['urgent', 'plumbing'] }, true],
  [{ op: 'in', path: 'tags', values: ['plumbing'] }, false],
  [{ op: 'startsWith', path: 'note', any: ['call'] }, true],
  [{ op: 'atLeast', path: 'estimate.total', value: '445.01' }, false],
  [{ op: 'atLeast', path: 'invoices.count', value: 2 }, true],
  [{ op: 'atMost', path: 'due', value: '2026-04-01' }, true],
  [{ op: 'atMost', path: 'note', value: '5' }, undefined],
  [{ op: 'between', path: 'estimate.total', from: '400', to: '445' }, true],
  [{ op: 'atLeast', path: 'noisy', value: '0.3' }, true],
  [{ op: 'atMost', path: 'noisy', value: '0.3' }, true],
  [{ op: 'atLeast', path: 'huge', value: '999999999999999' }, undefined],
  [{ op: 'atMost', path: 'tiny', value: '0' }, true],
  [{ op: 'between', path: 'written', from: '-1250.50', to: '-1250.50' }, true],
  // A decimal point of another country, or a slip: nobody can tell.
  [{ op: 'atLeast', path: 'comma', value: '1000' }, undefined],
  [{ op: 'equals', path: 'zero', value: 0 }, true],
  [{ op: 'equals', path: 'city', value: 'montr\u00e9al' }, true],
  [{ op: 'startsWith', path: 'city', any: ['Montr\u00e9'] }, true],
  [{ op: 'exists', path: 'thing' }, true],
  [{ op: 'exists', path: 'blank' }, false],
  [{ op: 'urgency', in: ['emergency', 'urgent'] }, true],
  [{ op: 'intent', in: ['callback'] }, false],
  [{ op: 'serviceType', in: ['hvac'] }, true],
  [{ op: 'serviceType', in: ['vac'] }, false],
  [{ op: 'customerType', is: 'commercial' }, undefined],
  [{ op: 'customerType', is: 'residential', assume: 'residential' }, true],
  [{ op: 'caller', known: false }, false],
  [{ op: 'area', cities: ['st louis'] }, true],
  [{ op: 'area', postalCodes: ['632'], regions: ['MO'] }, undefined],
  [{ op: 'businessHours', open: false }, false],
  [{ op: 'timeOfDay', from: '22:00', to: '06:00' }, false],
  [{ op: 'dayOfWeek', in: ['tue'] }, true],
  [{ op: 'holiday' }, false],
  [{ op: 'season', in: ['spring'] }, true],
  [{ op: 'not', of: { op: 'customerType', is: 'commercial' } }, undefined],
  [{ op: 'all', of: [{ op: 'customerType', is: 'commercial' }, { op: 'holiday' }] }, false],
  [
    {
      op: 'any',
      of: [
        { op: 'customerType', is: 'commercial' },
        { op: 'season', in: ['spring'] },
      ],
    },
    true,
  ],
]

describe('conditions over facts', () => {
  test.each(cases)('%j is %s', (condition, expected) => {
    expect(conditionTest(condition)(tuesday)).toBe(expected)
  })

  test.each(cases)('%j can be written in JSON', (condition) => {
    const terms = { path: z.string(), limit: z.union([z.string(), z.number()]) }
    expect(conditionSchema<FactCondition>(factOperators, terms).parse(JSON.parse(JSON.stringify(condition)))).toEqual(
      condition,
    )
  })

  test('those over values alone are judged and written alike by themselves', () => {
    const schema = valueConditionSchema(z.string())
    const overValues = cases.flatMap(([condition, expected]) => {
      const parsed = schema.safeParse(condition)
      return parsed.success ? [{ condition: parsed.data, expected }] : []
    })
    const judged = overValues.map(({ condition }: { condition: ValueCondition }) => valueTest(condition)(tuesday))
    expect(judged).toEqual(overValues.map(({ expected }) => expected))
    expect(new Set(overValues.map(({ condition }) => condition.op)).size).toBe(7)
  })

  test('are unknown where nobody knows, but for what is there, what is wanted and what is assumed', () => {
    const known = cases.filter(([condition]) => conditionTest(condition)(nobodyKnows) !== undefined)
    expect(known.map(([{ op }]) => op)).toEqual(['exists', 'exists', 'intent', 'customerType'])
  })

  test('are judged by little more than two kilobytes, which read no text', async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/mapping/conditions/evaluate.ts'],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    })
    expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length).toBeLessThan(2_200)
  })
})
