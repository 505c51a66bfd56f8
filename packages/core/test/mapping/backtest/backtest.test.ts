import { describe, expect, test } from 'vitest'
import type { Lead } from '../../../src/lead/index.ts'
import { backtest, type ItemCatalog, type MappingRules, MappingRulesError } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const rulesWith = (rate: string, more: Partial<MappingRules> = {}): MappingRules => ({
  version: 1,
  timeZone: 'America/Chicago',
  rules: [
    {
      id: 'drain',
      when: { op: 'phrase', any: ['clogged drain'] },
      lines: [{ item: 'Drain Service', rate }],
      tags: ['Plumbing'],
    },
    { id: 'panel', when: { op: 'phrase', any: ['panel upgrade'] }, lines: [{ item: 'Panel Upgrade', unit: 'quote' }] },
    { id: 'roof', when: { op: 'phrase', any: ['roof leak'] }, lines: [{ item: 'Roof Repair', rate: '300.00' }] },
  ],
  ...more,
})
const call = (id: string, text: string, occurredAt = '2026-03-03T20:10:00Z'): Lead =>
  leadSaying(text, {}, { id: `test:${id}`, occurredAt })
const calls = [call('3', 'just saying hello'), call('1', 'my drain is clogged'), call('2', 'wants a panel upgrade')]

describe('one document on past calls', () => {
  test('tells what it covers, what it comes to and which rules never count', () => {
    const report = backtest(rulesWith('125.00'), calls)
    expect(report.coverage).toEqual({
      covered: 2,
      share: 0.6667,
      total: '125.00',
      unpriced: 1,
      uncovered: ['test:3'],
      neverHit: ['roof'],
      hits: { drain: 1, panel: 1, roof: 0 },
    })
    expect(report).toMatchObject({ leads: 3, changed: [], skipped: [] })
    expect(report).not.toHaveProperty('delta')
  })

  test('prices each call at its own time', () => {
    const night = rulesWith('125.00', {
      businessHours: { tue: [{ from: '08:00', to: '17:00' }] },
      surcharges: [{ id: 'late', when: { op: 'businessHours', open: false }, line: { item: 'Late', rate: '75.00' } }],
    })
    const two = [call('a', 'clogged drain'), call('b', 'clogged drain', '2026-03-04T05:10:00Z')]
    expect(backtest(night, two).coverage.total).toBe('325.00')
  })

  test('names a call that it cannot price and goes on', () => {
    const report = backtest(rulesWith('125.00'), [call('bad', 'clogged drain', 'yesterday'), ...calls])
    expect(report.skipped).toEqual([
      { leadId: 'test:bad', message: expect.stringContaining('expected an ISO 8601 instant') },
    ])
    expect(report.coverage.covered).toBe(2)
  })
})

describe('two documents on past calls', () => {
  const items = [{ item: 'Drain Service', unit: 'each' as const, rate: '99.00', active: true }]

  test('tell each estimate that changes, and the money', () => {
    const { changed, delta } = backtest(rulesWith('125.00'), calls, rulesWith('140.50'))
    expect(changed).toEqual([
      {
        leadId: 'test:1',
        changed: ['lines'],
        before: {
          lines: ['1 × Drain Service at 125.00 = 125.00'],
          total: '125.00',
          currency: 'USD',
          urgency: 'routine',
          tags: ['Plumbing'],
          ruleIds: ['drain'],
          issues: [],
        },
        after: {
          lines: ['1 × Drain Service at 140.50 = 140.50'],
          total: '140.50',
          currency: 'USD',
          urgency: 'routine',
          tags: ['Plumbing'],
          ruleIds: ['drain'],
          issues: [],
        },
        delta: '15.50',
      },
    ])
    expect(delta).toBe('15.50')
  })

  test('differ by the currency, and by an item that cannot be billed any more', () => {
    const [first] = backtest(rulesWith('125.00'), calls, rulesWith('125.00', { currency: 'CAD' })).changed
    expect(first).toMatchObject({ changed: ['currency'], before: { currency: 'USD' }, after: { currency: 'CAD' } })
    const items = (active: boolean): ItemCatalog => [
      { itemId: '1', item: 'Drain Service', unit: 'each', rate: '125.00', active },
    ]
    const report = backtest(rulesWith('125.00'), [call('1', 'my drain is clogged')], rulesWith('125.00'), {
      items: items(true),
      otherItems: items(false),
    })
    expect(report.changed).toMatchObject([
      { changed: ['issues'], before: { issues: [] }, after: { issues: ['inactive-item'] } },
    ])
    expect(report.text).toContain('+ issues inactive-item')
  })

  test('do not differ by the name of a rule', () => {
    const { rules, ...rest } = rulesWith('125.00')
    const renamed = { ...rest, rules: rules.map((rule) => ({ ...rule, id: `new ${rule.id}` })) }
    const report = backtest(rulesWith('125.00'), calls, renamed)
    expect(report).toMatchObject({ changed: [], delta: '0.00' })
    expect(report.hash).not.toBe(report.otherHash)
  })

  test('are told as the same text in whatever order the calls come', () => {
    const cheaper = rulesWith('100.00', {
      rules: rulesWith('100.00').rules.map((rule) => ({ ...rule, tags: ['All'] })),
    })
    const { text } = backtest(rulesWith('125.00'), calls, cheaper)
    expect(backtest(rulesWith('125.00'), calls.toReversed(), cheaper).text).toBe(text)
    expect(text.replaceAll(/[0-9a-f]{12}/g, '#')).toBe(
      [
        '3 calls, rules # against #',
        'before: 2 covered (66.67 %), total 125.00, 1 still to be quoted',
        'before: never hit: roof',
        'after: 2 covered (66.67 %), total 100.00, 1 still to be quoted',
        'after: never hit: roof',
        '2 changed, -25.00',
        'test:1 -25.00',
        '  - 1 × Drain Service at 125.00 = 125.00',
        '  - tags Plumbing',
        '  + 1 × Drain Service at 100.00 = 100.00',
        '  + tags All',
        'test:2 +0.00',
        '  - tags none',
        '  + tags All',
        '',
      ].join('\n'),
    )
  })

  test('may be tried with another catalogue, and with what is known of the callers', () => {
    const { rules, ...rest } = rulesWith('125.00')
    const [drain] = rules
    const bare: MappingRules = {
      ...rest,
      rules: [{ id: 'drain', when: drain?.when ?? { op: 'holiday' }, lines: [{ item: 'Drain Service' }] }],
    }
    const dearer = items.map((item) => ({ ...item, rate: '109.00' }))
    expect(backtest(bare, calls, bare, { items, otherItems: dearer }).delta).toBe('10.00')
    const known = { ...bare, discounts: [{ id: 'known', when: { op: 'caller' as const, known: true }, percent: '10' }] }
    expect(backtest(bare, calls, known, { items, caller: () => ({ known: true }) }).delta).toBe('-9.90')
  })

  test('must both be valid', () => {
    expect(() => backtest(rulesWith('1.00'), [], {})).toThrow(MappingRulesError)
  })
})

describe('a change that is told', () => {
  const panel = (line: Partial<MappingRules['rules'][number]['lines'][number]>): MappingRules => ({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [{ item: 'Panel', ...line }] }],
  })
  const linesOf = (before: MappingRules, after: MappingRules): (string[] | undefined)[] => {
    const [change] = backtest(before, [call('1', 'x')], after).changed
    return [change?.before.lines, change?.after.lines]
  }

  test('is also what the work will cost when it is done', () => {
    const labour = (rate: string): MappingRules => panel({ unit: 'quote', labour: { item: 'Work', rate } })
    expect(linesOf(labour('95.00'), labour('120.00'))).toEqual([
      ['1 × Panel to be quoted, then Work at 95.00'],
      ['1 × Panel to be quoted, then Work at 120.00'],
    ])
  })

  test('and how it is billed', () => {
    expect(linesOf(panel({ rate: '95.00' }), panel({ rate: '95.00', unit: 'hour' }))).toEqual([
      ['1 × Panel at 95.00 = 95.00'],
      ['1 h × Panel at 95.00 = 95.00'],
    ])
    expect(linesOf(panel({ rate: '0.00' }), panel({ unit: 'free' }))[1]).toEqual(['1 × Panel free'])
  })

  test('is exact however much it comes to', () => {
    const most = panel({ rate: '99999999999' })
    const lines = Array.from({ length: 50 }, (_, index) => ({ item: `Part ${index}`, rate: '99999999999' }))
    const rules = Array.from({ length: 201 }, (_, index) => ({
      id: `r${index}`,
      when: { op: 'exists', path: 'id' },
      lines: lines.map((line) => ({ ...line, merge: 'separate' })),
    }))
    expect(backtest(most, [call('1', 'x')], { ...most, rules }).delta).toBe('1004899999989951.00')
  })
})

test('one line of the report is one line, whatever ids and tags hold', () => {
  const rules = rulesWith('125.00', {
    rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [], tags: ['a\n+ b'] }],
  })
  const { text } = backtest(rulesWith('1.00'), [call('1\n2 +99.00', 'clogged drain')], rules)
  expect(text).toContain('test:1\\u000a2 +99.00 -1.00\n')
  expect(text).toContain('+ tags a\\u000a+ b\n')
})

test('calls of one id are taken in one order', () => {
  const two = [call('1', 'clogged drain'), call('1', 'roof leak')]
  expect(backtest(rulesWith('1.00'), two, rulesWith('2.00', { rules: [] })).text).toBe(
    backtest(rulesWith('1.00'), two.toReversed(), rulesWith('2.00', { rules: [] })).text,
  )
})
