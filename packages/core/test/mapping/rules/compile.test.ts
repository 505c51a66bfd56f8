import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type Condition,
  compileRules,
  type MappingRule,
  type MappingRules,
  MappingRulesError,
  mappingRulesJsonSchema,
  mappingRulesSchema,
} from '../../../src/mapping/index.ts'
import { homeServicesRules } from '../../../src/mapping/starter.ts'

const rule: MappingRule = {
  id: 'drain',
  when: { op: 'phrase', any: ['clogged drain'] },
  lines: [{ item: 'Drain Service', rate: '125.00' }],
}
const document: MappingRules = { version: 1, timeZone: 'America/Chicago', rules: [rule] }

const issuesOf = (input: unknown): readonly { path: string; code: string; message: string }[] => {
  try {
    compileRules(input)
  } catch (error) {
    if (error instanceof MappingRulesError) return error.issues
    throw error
  }
  return []
}

describe('a document that is not valid', () => {
  test('is refused with a stable code, and a retry cannot help', () => {
    expect(() => compileRules({})).toThrow(
      expect.objectContaining({ name: 'MappingRulesError', code: 'invalid-mapping-rules', retryable: false }),
    )
  })

  test('names days that no calendar has', () => {
    const issues = issuesOf({
      ...document,
      effectiveFrom: '2026-13-01',
      holidays: [{ date: '02-29' }, { date: '02-30' }, { date: '2026-02-29' }],
      rules: [{ ...rule, effectiveFrom: '2026-02-30', effectiveTo: '2028-02-29' }],
    })
    expect(issues.map(({ path }) => path)).toEqual(['effectiveFrom'])
    const days = issuesOf({
      ...document,
      holidays: [{ date: '02-29' }, { date: '02-30' }, { date: '2026-02-29' }],
      rules: [{ ...rule, effectiveFrom: '2026-02-30', effectiveTo: '2028-02-29' }],
    })
    expect(days).toEqual([
      { path: 'holidays.1.date', code: 'no-such-day', message: 'there is no 02-30' },
      { path: 'holidays.2.date', code: 'no-such-day', message: 'there is no 2026-02-29' },
      { path: 'rules.0.effectiveFrom', code: 'no-such-day', message: 'there is no 2026-02-30' },
    ])
  })

  test('may not share a quantity that its rule does not have', () => {
    const shared = { from: 'shared' }
    const issues = issuesOf({
      ...document,
      rules: [
        { ...rule, lines: [{ item: 'Valve', quantity: shared }] },
        { ...rule, id: 'circle', quantity: shared },
        { ...rule, id: 'right', quantity: '2', lines: [{ item: 'Valve', quantity: shared }] },
      ],
    })
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['rules.0.lines.0.quantity', 'quantity-missing'],
      ['rules.1.quantity', 'quantity-missing'],
    ])
  })

  test('is told that a condition has no operator', () => {
    const [issue] = issuesOf({ ...document, rules: [{ ...rule, when: { any: ['leak'] } }] })
    expect(issue).toMatchObject({ path: 'rules.0.when.op', code: 'required' })
    expect(issue?.message).toMatch(/^expected one of all, any, .*, urgency, got nothing$/)
  })

  test('gets every issue at once, each with its path', () => {
    const issues = issuesOf({
      ...document,
      timeZone: 'Chicago',
      rules: [
        rule,
        { ...rule, unlessMatched: ['later'], effectiveFrom: '2026-05-01', effectiveTo: '2026-04-01' },
        {
          id: 'later',
          when: { op: 'phrase', any: ['<pipes>', 'the'] },
          lines: [{ item: 'X', description: '{contct.name}' }],
        },
      ],
    })
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['rules.2.lines.0.description', 'unknown-path'],
      ['rules.2.when.any.0', 'invalid-phrase'],
      ['rules.2.when.any.1', 'invalid-phrase'],
      ['rules.1.id', 'duplicate-id'],
      ['rules.1.unlessMatched.0', 'not-decided-earlier'],
      ['rules.1', 'empty-range'],
      ['timeZone', 'unknown-time-zone'],
    ])
  })

  test('is told where a rule would give way to what is decided only after it', () => {
    const early = { ...rule, id: 'early', group: 'work' }
    const between = { ...rule, id: 'between', group: 'other' }
    const late = (...unlessMatched: string[]) => ({ ...rule, id: 'late', group: 'work', unlessMatched })
    const issues = issuesOf({ ...document, rules: [early, between, late('between', 'early', 'other', 'work')] })
    const message = (name: string) => `${name} is decided after late, whose group work begins with rules.0`
    expect(issues).toEqual([
      { path: 'rules.2.unlessMatched.0', code: 'not-decided-earlier', message: message('between') },
      { path: 'rules.2.unlessMatched.2', code: 'not-decided-earlier', message: message('other') },
      {
        path: 'rules.2.unlessMatched.3',
        code: 'not-decided-earlier',
        message: 'work is no rule before this one and no group before its group',
      },
    ])
    expect(issuesOf({ ...document, rules: [between, early, late('between', 'early', 'other')] })).toEqual([])
  })

  test('is told where two lines would come from what has one id', () => {
    const surcharge = { id: 'late', when: { op: 'holiday' }, line: { item: 'X', rate: '5.00' } }
    const discount = { id: 'late', when: { op: 'holiday' }, percent: '5' }
    const issues = issuesOf({
      ...document,
      surcharges: [surcharge, { ...surcharge, id: rule.id }, { ...surcharge, id: 'own' }],
      discounts: [discount, { ...discount, id: 'own too' }],
    })
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['surcharges.1.id', 'duplicate-id'],
      ['discounts.0.id', 'duplicate-id'],
    ])
  })

  test.each([
    ['an unknown operator', { ...rule, when: { op: 'sounds-like', any: ['x'] } }, 'rules.0.when.op'],
    ['a misspelt key', { ...rule, prioritty: 3 }, 'rules.0.prioritty'],
    ['a number where a decimal string belongs', { ...rule, lines: [{ item: 'X', rate: 125 }] }, 'rules.0.lines.0.rate'],
    ['a negative rate', { ...rule, lines: [{ item: 'X', rate: '-1.00' }] }, 'rules.0.lines.0.rate'],
    ['an empty list of conditions', { ...rule, when: { op: 'all', of: [] } }, 'rules.0.when.of'],
    ['an impossible time', { ...rule, when: { op: 'timeOfDay', from: '25:00', to: '08:00' } }, 'rules.0.when.from'],
    ['a path that no lead has', { ...rule, when: { op: 'exists', path: 'customer.name' } }, 'rules.0.when.path'],
    ['a path to a prototype', { ...rule, when: { op: 'exists', path: '__proto__.x' } }, 'rules.0.when.path'],
  ])('names the place of %s', (_what, wrong, path) => {
    const issues = issuesOf({ ...document, rules: [wrong] })
    expect(issues.map((issue) => issue.path)).toContain(path)
    expect(issues.every(({ message }) => message.length > 0)).toBe(true)
  })

  test.each<[string, unknown, { path: string; code: string; message: string }]>([
    [
      'an operator',
      { ...rule, when: { op: 'sounds-like' } },
      {
        path: 'rules.0.when.op',
        code: 'unknown-operator',
        message: expect.stringMatching(/expected one of .*phrase.*"sounds-like"/),
      },
    ],
    [
      'a time',
      { ...rule, when: { op: 'timeOfDay', from: '8am', to: '10:00' } },
      {
        path: 'rules.0.when.from',
        code: 'wrong-format',
        message: 'expected HH:mm on a 24-hour clock, got "8am"',
      },
    ],
    [
      'a level',
      { ...rule, when: { op: 'urgency', in: ['soon'] } },
      {
        path: 'rules.0.when.in.0',
        code: 'not-one-of',
        message: expect.stringMatching(/"emergency" or "urgent" or "routine".*"soon"/),
      },
    ],
    [
      'a source of a quantity',
      { ...rule, lines: [{ item: 'A', quantity: { from: 'rooms' } }] },
      {
        path: 'rules.0.lines.0.quantity.from',
        code: 'unknown-source',
        message: expect.stringMatching(/estimatedHours.*"rooms"/),
      },
    ],
    [
      'a quantity',
      { ...rule, lines: [{ item: 'A', quantity: 2 }] },
      { path: 'rules.0.lines.0.quantity', code: 'wrong-type', message: 'expected string or object, got 2' },
    ],
    [
      'a discount',
      { ...rule, lines: [{ item: 'A', discount: { percent: '120' } }] },
      {
        path: 'rules.0.lines.0.discount.percent',
        code: 'wrong-format',
        message: expect.stringMatching(/0 to 100.*"120"/),
      },
    ],
    [
      'what is missing',
      { ...rule, id: undefined },
      { path: 'rules.0.id', code: 'required', message: 'expected string, got nothing' },
    ],
  ])('says what was expected instead of %s', (_what, wrong, issue) => {
    expect(issuesOf(JSON.parse(JSON.stringify({ ...document, rules: [wrong] })))).toEqual([issue])
  })

  test('reports a hundred issues at most', () => {
    const rules = Array.from({ length: 300 }, () => ({ ...rule, when: { op: 'phrase', any: ['<nowhere>'] } }))
    expect(issuesOf({ ...document, rules })).toHaveLength(100)
  })

  test('is refused when a range holds nothing', () => {
    const hours = { ...document, businessHours: { mon: [{ from: '17:00', to: '08:00' }] } }
    expect(issuesOf(hours)[0]).toMatchObject({ path: 'businessHours.mon.0', code: 'empty-range' })
    const between = {
      ...document,
      rules: [{ ...rule, when: { op: 'between', path: 'request.budget.max', from: '9', to: '3' } }],
    }
    expect(issuesOf(between)[0]).toMatchObject({ path: 'rules.0.when', code: 'empty-range' })
  })
})

describe('the hash', () => {
  test('is the same for the same document, whatever the order of its keys', () => {
    const { version, timeZone, rules } = document
    expect(compileRules({ rules, timeZone, version }).hash).toBe(compileRules(document).hash)
  })

  test('changes with any word of the document', () => {
    const other = { ...document, rules: [{ ...rule, lines: [{ item: 'Drain Service', rate: '125.01' }] }] }
    expect(compileRules(other).hash).not.toBe(compileRules(document).hash)
  })
})

describe('the schema', () => {
  test('accepts the starter rules as they are, and after a trip through JSON', () => {
    expect(mappingRulesSchema.parse(JSON.parse(JSON.stringify(homeServicesRules)))).toEqual(homeServicesRules)
  })

  test('is exported as JSON Schema with every operator', () => {
    const text = JSON.stringify(mappingRulesJsonSchema)
    for (const op of [
      'all',
      'any',
      'not',
      'phrase',
      'field',
      'equals',
      'in',
      'startsWith',
      'atLeast',
      'atMost',
      'between',
      'exists',
      'urgency',
      'intent',
      'serviceType',
      'customerType',
      'caller',
      'businessHours',
      'timeOfDay',
      'dayOfWeek',
      'holiday',
      'season',
    ]) {
      expect(text).toContain(`"const":"${op}"`)
    }
  })

  test('a wrong rule does not compile in TypeScript', () => {
    expectTypeOf<{ op: 'timeOfDay'; from: '08:00'; to: '12:00' }>().toExtend<Condition>()
    expectTypeOf<{ op: 'timeOfDay'; from: 8; to: 12 }>().not.toExtend<Condition>()
    // @ts-expect-error urgency has three levels
    const wrong: Condition = { op: 'urgency', in: ['soon'] }
    expect(issuesOf({ ...document, rules: [{ ...rule, when: wrong }] })).toHaveLength(1)
  })
})
