import { describe, expect, test } from 'vitest'
import {
  compileRules,
  type Discount,
  type LineTemplate,
  type MappingRule,
  type MappingRules,
  MappingRulesError,
  type Quantity,
  type Surcharge,
} from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const at = '2026-03-03T20:10:00Z'
const always = { op: 'exists', path: 'id' } as const
const map = (
  lines: LineTemplate[],
  more: Partial<MappingRules> = {},
  rule: Partial<MappingRule> = {},
  text = 'two outlets',
) =>
  compileRules({ version: 1, timeZone: 'UTC', rules: [{ id: 'r', when: always, lines, ...rule }], ...more }).map(
    leadSaying(text, { estimatedHours: '3' }),
    { at },
  )
const labour: LineTemplate = { item: 'Labour', unit: 'hour', quantity: '3', rate: '95.00' }
const part: LineTemplate = { item: 'Part', unit: 'each', rate: '33.33' }

describe('a percent surcharge', () => {
  const surcharge = (percent: string, of?: 'all' | 'labour') => ({
    surcharges: [{ id: 's', when: always, percent, line: { item: 'Weekend' }, ...(of === undefined ? {} : { of }) }],
  })

  test('is that part of all billed lines, to the cent, halves away from zero', () => {
    const { lines, totalBeforeTax, arithmetic } = map([labour, part], surcharge('15'))
    expect(lines.at(-1)).toMatchObject({ ruleId: 's', item: 'Weekend', quantity: '1', rate: '47.75', amount: '47.75' })
    expect(totalBeforeTax).toBe('366.08')
    expect(arithmetic?.at(-1)?.text).toBe('1 (one) × 47.75 (15 % of all lines) = 47.75')
  })

  test('may be of labour alone, and is taken after discounts', () => {
    expect(map([labour, part], surcharge('10', 'labour')).lines.at(-1)?.amount).toBe('28.50')
    const less = { ...labour, discount: { amount: '85.00' } }
    expect(map([less], surcharge('10')).lines.at(-1)?.amount).toBe('20.00')
  })

  test('of lines that are all to be quoted is no line', () => {
    expect(map([{ item: 'Panel', unit: 'quote' }], surcharge('10')).lines).toHaveLength(1)
    expect(map([part], surcharge('10', 'labour')).lines).toHaveLength(1)
  })

  test('takes no rate of its own', () => {
    const wrong = { surcharges: [{ id: 's', when: always, percent: '10', line: { item: 'S', rate: '5.00' } }] }
    expect(() => map([], wrong)).toThrow(MappingRulesError)
  })
})

describe('surcharges of one item and rate', () => {
  const fee = (id: string, line: Partial<LineTemplate> = {}) => ({
    id,
    when: always,
    line: { item: 'AH', rate: '75.00', ...line },
  })

  test('are one line, which names each', () => {
    const { lines, totalBeforeTax, arithmetic } = map([part], { surcharges: [fee('late'), fee('holiday')] })
    expect(lines).toMatchObject([{ item: 'Part' }, { ruleId: 'late', item: 'AH', quantity: '1', amount: '75.00' }])
    expect(totalBeforeTax).toBe('108.33')
    expect(arithmetic?.[1]?.ruleIds).toEqual(['late', 'holiday'])
  })

  test('are one line with that of a rule, and with that of the fallback', () => {
    const own: LineTemplate = { item: 'AH', rate: '75.00' }
    expect(map([part, own], { surcharges: [fee('late')] }).totalBeforeTax).toBe('108.33')
    const fallback = { lines: [own, part] }
    const { totalBeforeTax } = map([], { rules: [], fallback, surcharges: [fee('late')] })
    expect(totalBeforeTax).toBe('108.33')
  })

  test('are added or stay apart where they say so, whatever the order', () => {
    const total = (own: LineTemplate[], ...surcharges: ReturnType<typeof fee>[]): string =>
      map(own, { surcharges }).totalBeforeTax
    expect(total([part], fee('late', { merge: 'sum' }), fee('holiday'))).toBe('183.33')
    expect(total([part], fee('late', { merge: 'separate' }), fee('holiday'))).toBe('183.33')
    const own: LineTemplate[] = [
      { item: 'AH', rate: '75.00', merge: 'sum' },
      { item: 'AH', rate: '75.00', quantity: '2' },
    ]
    expect(total(own, fee('late'))).toBe('225.00')
    expect(total(own.toReversed(), fee('late'))).toBe('225.00')
  })

  test('are two lines where their rates are two', () => {
    expect(map([part], { surcharges: [fee('late'), fee('holiday', { rate: '100.00' })] }).lines).toHaveLength(3)
  })
})

test('a surcharge stays away where all that is to be billed has no rate yet', () => {
  const surcharges = [{ id: 'late', when: always, line: { item: 'AH', rate: '75.00' } }]
  const { lines, totalBeforeTax } = map([{ item: 'A', unit: 'hour' }], { surcharges })
  expect(lines).toHaveLength(1)
  expect(totalBeforeTax).toBe('0.00')
})

describe('a discount of the document on a surcharge', () => {
  const late = { id: 'late', when: always, line: { item: 'AH', rate: '75.00' } }
  const regulars = { id: 'regulars', when: always, percent: '10' }
  const share = { id: 'weekend', when: always, percent: '10', line: { item: 'Weekend' } }

  const discounts = (discount: Discount, ...surcharges: Surcharge[]) =>
    map([part], { surcharges, discounts: [discount] }).lines.map((line) => line.discount?.amount)

  test('is taken off one with a rate as off any other line', () => {
    expect(discounts(regulars, late)).toEqual(['3.33', '7.50'])
    expect(discounts({ ...regulars, items: ['ah'] }, late)).toEqual([undefined, '7.50'])
    const own = { ...late, line: { ...late.line, discount: { amount: '5.00' } } }
    expect(discounts(regulars, own)).toEqual(['3.33', '5.00'])
  })

  test('is taken off a percentage of lines that have theirs only where it names the item', () => {
    expect(map([part], { surcharges: [share], discounts: [regulars] }).lines[1]?.amount).toBe('3.00')
    expect(discounts(regulars, share)).toEqual(['3.33', undefined])
    expect(discounts({ ...regulars, items: ['Weekend'] }, share)).toEqual([undefined, '0.33'])
  })
})

describe('a discount of the document', () => {
  test('is taken off each billed line that has none of its own', () => {
    const own = { ...part, item: 'Other', discount: { percent: '50' } }
    const { lines, totalBeforeTax } = map([labour, part, own, { item: 'Panel', unit: 'quote' }], {
      discounts: [{ id: 'known', when: always, percent: '10' }],
    })
    expect(lines.map(({ discount }) => discount)).toEqual([
      { percent: '10', amount: '28.50' },
      { percent: '10', amount: '3.33' },
      { percent: '50', amount: '16.67' },
      undefined,
    ])
    expect(totalBeforeTax).toBe('303.16')
  })

  test('concerns the items it names, and of several the largest counts', () => {
    const discounts = [
      { id: 'a', when: always, percent: '5' },
      { id: 'b', when: always, percent: '20', items: ['part'] },
    ]
    expect(map([labour, part], { discounts }).lines.map(({ discount }) => discount?.percent)).toEqual(['5', '20'])
  })
})

describe('a computed quantity', () => {
  test('is what was found times and plus, exactly', () => {
    const quantity: Quantity = { from: 'text', of: ['outlet'], times: '0.75', plus: '0.5' }
    expect(map([{ ...labour, quantity }]).lines[0]).toMatchObject({ quantity: '2', amount: '190.00' })
  })

  test('is what the rule says otherwise, as it stands, where nothing is found', () => {
    const quantity: Quantity = { from: 'text', of: ['fan'], times: '0.75', otherwise: '4' }
    expect(map([{ ...labour, quantity }]).lines[0]?.quantity).toBe('4')
  })

  test('is shared by the lines that ask for it', () => {
    const shared: Quantity = { from: 'shared' }
    const { lines } = map(
      [
        { ...part, quantity: shared },
        { ...labour, quantity: { from: 'shared', times: '0.5' }, minimumHours: '0.25' },
        { ...part, item: 'Permit' },
      ],
      {},
      { quantity: { from: 'text', of: ['outlet'] } },
    )
    expect(lines.map(({ quantity }) => quantity)).toEqual(['2', '1', '1'])
  })

  test('never exceeds what QuickBooks can hold', () => {
    const quantity: Quantity = { from: 'text', of: ['outlet'], times: '999999999999999' }
    expect(map([{ ...part, rate: '0.01', quantity }]).lines[0]?.quantity).toBe('999999999')
  })
})

test('a surcharge or discount that cannot be judged is left out and says what has to be asked', () => {
  const { totalBeforeTax, issues } = map([part], {
    surcharges: [{ id: 'new', when: { op: 'caller', known: false }, line: { item: 'First visit', rate: '20.00' } }],
    discounts: [{ id: 'regular', when: { op: 'not', of: { op: 'caller', known: false } }, percent: '10' }],
  })
  expect(totalBeforeTax).toBe('33.33')
  expect(issues).toEqual([
    { path: 'caller', code: 'missing-fact', message: 'the discount regular would need caller to be known' },
    { path: 'caller', code: 'missing-fact', message: 'the surcharge new would need caller to be known' },
  ])
})

describe('the arithmetic of a line', () => {
  test('tells where quantity and rate come from, with the words', () => {
    const { arithmetic } = map([
      { ...part, quantity: { from: 'text', of: ['outlet'] } },
      { ...labour, quantity: { from: 'estimatedHours' }, minimumHours: '4', discount: { percent: '10' } },
      { item: 'Visit', unit: 'free' },
      { item: 'Panel', unit: 'quote' },
    ])
    expect(arithmetic?.map(({ text }) => text)).toEqual([
      '2 (said: "two outlets") × 33.33 (rule) = 66.66',
      '4 h (at least 4 instead of 3) × 95.00 (rule) = 380.00 less 38.00 (10 %)',
      '1 (one) × 0.00 (free) = 0.00',
      '1 (one) to be quoted',
    ])
    expect(arithmetic?.[0]?.said).toEqual({
      path: 'request.text',
      phrase: 'outlet',
      text: 'two outlets',
      start: 0,
      end: 11,
    })
  })

  test('names the discount of the document that was taken off, the largest, and none where the rule has its own', () => {
    const { arithmetic } = map([part, { ...labour, discount: { percent: '50' } }], {
      discounts: [
        { id: 'spring', when: always, percent: '5' },
        { id: 'regulars', when: always, percent: '10' },
      ],
      surcharges: [{ id: 'late', when: always, line: { item: 'AH', rate: '75.00' } }],
    })
    expect(arithmetic?.map(({ text }) => text)).toEqual([
      '1 (one) × 33.33 (rule) = 33.33 less 3.33 (10 %, regulars)',
      '3 h (rule) × 95.00 (rule) = 285.00 less 142.50 (50 %)',
      '1 (one) × 75.00 (rule) = 75.00 less 7.50 (10 %, regulars)',
    ])
  })

  test('names every rule whose lines became one', () => {
    const rules = ['a', 'b'].map((id): MappingRule => ({ id, when: always, lines: [{ ...part, merge: 'sum' }] }))
    const { arithmetic } = compileRules({ version: 1, timeZone: 'UTC', rules }).map(leadSaying('x'), { at })
    expect(arithmetic).toEqual([
      { ruleIds: ['a', 'b'], item: 'Part', text: '2 (1 and 1 together) × 33.33 (rule) = 66.66' },
    ])
  })
})
