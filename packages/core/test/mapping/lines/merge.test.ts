import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRules, type LineTemplate, type MappingResult } from '../../../src/mapping/index.ts'
import { lineAmount, sumAmounts } from '../../../src/money/index.ts'
import { leadSaying } from '../lead-saying.ts'

const map = (lines: LineTemplate[], text = 'two toilets'): MappingResult =>
  compileRules({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines }],
  }).map(leadSaying(text), { at: '2026-03-03T12:00:00Z' })
const part: LineTemplate = { item: 'Part', rate: '10.00' }

describe('lines of one item and rate', () => {
  test('come to the same in whatever order, adding and not', () => {
    const template = fc.record({
      item: fc.constant('Part'),
      rate: fc.constant('0.35'),
      quantity: fc.integer({ min: 0, max: 9_999 }).map((n) => `${n / 100}`),
      merge: fc.constantFrom<'max' | 'sum'>('max', 'sum'),
    })
    fc.assert(
      fc.property(fc.array(template, { minLength: 1, maxLength: 6 }), fc.nat(), (lines, by) => {
        const turned = [...lines.slice(by % lines.length), ...lines.slice(0, by % lines.length)]
        const [line, ...others] = map(lines).lines
        expect(others).toEqual([])
        expect(map(turned).totalBeforeTax).toBe(line?.amount)
        expect(line?.amount).toBe(lineAmount(line?.quantity ?? '', '0.35'))
      }),
      { numRuns: 100 },
    )
  })

  test('are not one where they are billed otherwise: by the hour and per piece, or with other labour to follow', () => {
    expect(map([{ ...part, unit: 'hour', quantity: '2' }, part]).lines).toHaveLength(2)
    const panel = (rate: string): LineTemplate => ({ item: 'Panel', unit: 'quote', labour: { item: 'Work', rate } })
    expect(map([panel('95.00'), panel('120.00')]).lines).toHaveLength(2)
  })

  test('are billed once where only one of them has a discount', () => {
    const less: LineTemplate = { ...part, discount: { percent: '10' } }
    expect(map([part, less]).lines).toMatchObject([{ amount: '10.00', discount: { percent: '10', amount: '1.00' } }])
    expect(map([{ ...part, quantity: '3' }, less]).totalBeforeTax).toBe('30.00')
    const added = map([less, { ...less, quantity: '0.05', merge: 'sum' }]).lines
    expect(added).toMatchObject([{ quantity: '1.05', amount: '10.50', discount: { percent: '10', amount: '1.05' } }])
    const both = map([less, { ...part, merge: 'sum', discount: { amount: '2.00' } }])
    expect(both.lines).toMatchObject([{ amount: '20.00', discount: { amount: '3.00' } }])
  })

  test('that are added are never less than nothing', () => {
    const scrap: LineTemplate = { item: 'Scrap', rate: '0.005', merge: 'sum', discount: { amount: '0.01' } }
    const { lines, totalBeforeTax } = map([scrap, scrap])
    expect(lines).toMatchObject([{ amount: '0.01', discount: { amount: '0.01' } }])
    expect(totalBeforeTax).toBe('0.00')
  })

  test('tell each description once, and the words of the quantity that counts', () => {
    const counted: LineTemplate = { ...part, quantity: { from: 'text', of: ['toilet'] }, description: 'A' }
    const { lines, arithmetic } = map([
      counted,
      { ...part, quantity: '5', description: 'B' },
      { ...part, description: 'B' },
    ])
    expect(lines).toMatchObject([{ quantity: '5', description: 'A; B' }])
    expect(arithmetic?.[0]).not.toHaveProperty('said')
    expect(map([{ ...part, quantity: '1' }, counted]).arithmetic?.[0]?.said?.text).toBe('two toilets')
  })
})

describe('an amount that no estimate can have', () => {
  test('is to be quoted, and says so, whoever it comes from', () => {
    const hours = compileRules({
      version: 1,
      timeZone: 'UTC',
      rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [{ item: 'A', unit: 'hour', rate: '150.00' }] }],
    }).map(leadSaying('x', { estimatedHours: '999999999999999' }), { at: '2026-03-03T12:00:00Z' })
    expect(hours).toMatchObject({ unpriced: true, totalBeforeTax: '0.00', lines: [{ amount: '0.00' }] })
    expect(hours.lines[0]).not.toHaveProperty('rate')
    expect(hours.issues).toEqual([
      {
        path: 'rules.0.lines.0',
        code: 'amount-too-large',
        message: '999999999 × 150.00 of A is more than 99999999999.99; it is to be quoted',
      },
    ])
  })

  test('is not made by adding lines or by a percentage', () => {
    const most: LineTemplate = { item: 'A', rate: '99999999999', merge: 'sum' }
    expect(map([most, most]).lines).toHaveLength(2)
    const rules = compileRules({
      version: 1,
      timeZone: 'UTC',
      rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [{ item: 'A', rate: '1000000' }] }],
      surcharges: [{ id: 's', when: { op: 'exists', path: 'id' }, percent: '999999999999999', line: { item: 'S' } }],
    })
    const { issues, totalBeforeTax } = rules.map(leadSaying('x'), { at: '2026-03-03T12:00:00Z' })
    expect(issues).toMatchObject([{ path: 'surcharges.0.line', code: 'amount-too-large' }])
    expect(totalBeforeTax).toBe('1000000.00')
  })
})

test('a catalogue’s rate that is no decimal is no rate', () => {
  const rules = compileRules({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [{ item: 'A' }] }],
  })
  const items = [{ item: 'A', unit: 'each' as const, rate: '1,250.00', active: true }]
  const { issues, unpriced } = rules.map(leadSaying('x'), { at: '2026-03-03T12:00:00Z', items })
  expect([unpriced, issues[0]?.code]).toEqual([true, 'rate-missing'])
})

test('the amounts less the discounts are the total', () => {
  const amount = fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 1000).toFixed(3))
  const template = fc.record(
    {
      item: fc.constantFrom('A', 'B', 'C'),
      rate: amount,
      quantity: amount,
      discount: fc.oneof(
        amount.map((percent) => ({ percent })),
        amount.map((money) => ({ amount: money })),
      ),
      merge: fc.constantFrom<'max' | 'sum' | 'separate'>('max', 'sum', 'separate'),
    },
    { requiredKeys: ['item', 'rate'] },
  )
  fc.assert(
    fc.property(fc.array(template, { maxLength: 6 }), (lines) => {
      const { lines: mapped, totalBeforeTax } = map(lines)
      for (const { quantity, rate = '0', amount: own } of mapped) expect(own).toBe(lineAmount(quantity, rate))
      const amounts = mapped.flatMap(({ amount: own, discount }) => [own, `-${discount?.amount ?? '0'}`])
      expect(totalBeforeTax).toBe(sumAmounts(amounts))
    }),
    { numRuns: 100 },
  )
})
