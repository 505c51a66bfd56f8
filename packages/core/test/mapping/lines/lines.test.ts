import { describe, expect, test } from 'vitest'
import type { Lead, LeadRequest } from '../../../src/lead/index.ts'
import {
  type CatalogItem,
  compileRules,
  type ItemCatalog,
  type LineTemplate,
  type MappedLine,
  type MappingResult,
} from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const items: ItemCatalog = [
  { itemId: '7', item: 'Repair', unit: 'hour', rate: '95', minimumHours: '1', active: true },
  { itemId: '8', item: 'Toilet', unit: 'each', rate: '145.00', active: true },
  { itemId: '9', item: 'Panel', unit: 'quote', labourItem: 'Repair', active: true },
  { itemId: '10', item: 'Visit', unit: 'free', active: true },
  { itemId: '11', item: 'Old Thing', unit: 'each', rate: '10.00', active: false },
]
interface Asked {
  text?: string
  request?: Partial<LeadRequest>
  rest?: Partial<Lead>
  catalog?: ItemCatalog
}
const map = (
  lines: LineTemplate[],
  { text = 'two leaking toilets', request = {}, rest = {}, catalog = items }: Asked = {},
): MappingResult =>
  compileRules({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when: { op: 'exists', path: 'request.text' }, lines }],
  }).map(leadSaying(text, request, rest), { at: '2026-03-03T12:00:00Z', items: catalog })
const line = (template: LineTemplate, asked: Asked = {}): MappedLine | undefined => map([template], asked).lines[0]

describe('hours', () => {
  test('are at least the minimum', () => {
    expect(line({ item: 'Repair' })).toMatchObject({
      itemId: '7',
      unit: 'hour',
      quantity: '1',
      rate: '95.00',
      amount: '95.00',
    })
    expect(line({ item: 'Repair', minimumHours: '2' })).toMatchObject({ quantity: '2', amount: '190.00' })
  })

  test('are the estimated ones where those are more', () => {
    expect(line({ item: 'Repair', minimumHours: '2' }, { request: { estimatedHours: '5.5' } })).toMatchObject({
      quantity: '5.5',
      amount: '522.50',
    })
  })
})

describe('counts', () => {
  test.each([
    ['two leaking toilets', '2'],
    ['a 50-gallon tank and 3 toilets', '3'],
    ['replace twelve toilets', '12'],
    ['a couple of toilets', '2'],
    ['a dozen toilets', '12'],
    ['half a dozen toilets', '6'],
    ['the second floor toilet', '1'],
    ['2 year old toilet', '1'],
    ['call me at 3, the toilet runs', '1'],
    ['500 toilets', '1'],
  ])('“%s” has %s', (text, quantity) => {
    expect(line({ item: 'Toilet', quantity: { from: 'text', of: ['toilet'] } }, { text })?.quantity).toBe(quantity)
  })

  test('come from a collected field', () => {
    const template: LineTemplate = { item: 'Toilet', quantity: { from: 'field', name: 'How many', otherwise: '4' } }
    expect(line(template, { rest: { fields: { how_many: 3 } } })?.quantity).toBe('3')
    expect(line(template, { rest: { fields: { how_many: 'several' } } })?.quantity).toBe('4')
  })
})

describe('price', () => {
  test('the rule’s rate goes before the catalogue’s', () => {
    expect(line({ item: 'Toilet', rate: '99.5' })).toMatchObject({ rate: '99.50', amount: '99.50' })
  })

  test('the rule’s rate bills what the catalogue leaves to be quoted or gives away, unless the rule does so itself', () => {
    for (const item of ['Panel', 'Visit'])
      expect(map([{ item, rate: '150.00' }])).toMatchObject({
        unpriced: false,
        totalBeforeTax: '150.00',
        issues: [],
        lines: [{ unit: 'each', rate: '150.00' }],
        arithmetic: [{ text: '1 (one) × 150.00 (rule) = 150.00' }],
      })
    expect(line({ item: 'Visit', rate: '150.00', unit: 'free' })?.amount).toBe('0.00')
    expect(line({ item: 'Panel', rate: '150.00', unit: 'hour', minimumHours: '2' })?.amount).toBe('300.00')
  })

  test('a quote line has no rate and names the labour that replaces it', () => {
    const result = map([{ item: 'Panel' }])
    expect(result.lines[0]).toMatchObject({ unit: 'quote', amount: '0.00', labour: { item: 'Repair', rate: '95.00' } })
    expect(result.lines[0]).not.toHaveProperty('rate')
    expect(result.unpriced).toBe(true)
  })

  test('a free line is billed at nothing and is priced', () => {
    expect(map([{ item: 'Visit' }])).toMatchObject({
      unpriced: false,
      lines: [{ unit: 'free', rate: '0.00', amount: '0.00' }],
    })
  })

  test('a line without any rate is to be quoted, and says so', () => {
    const result = map([{ item: 'Toilet', unit: 'each' }], {
      catalog: [{ item: 'Toilet', unit: 'each', active: true }],
    })
    expect(result).toMatchObject({ unpriced: true, issues: [{ code: 'rate-missing', path: 'rules.0.lines.0' }] })
  })

  test('a discount is told in percent and in money and lowers the total', () => {
    const result = map([{ item: 'Toilet', discount: { percent: '10' } }])
    expect(result).toMatchObject({
      totalBeforeTax: '130.50',
      lines: [{ amount: '145.00', discount: { percent: '10', amount: '14.50' } }],
    })
    expect(map([{ item: 'Toilet', discount: { amount: '500' } }]).totalBeforeTax).toBe('0.00')
  })

  test('a discount in money is rounded to the cent, as all that is billed, and is no more than the line', () => {
    const off = (amount: string): LineTemplate => ({
      item: 'A',
      rate: '10.00',
      merge: 'separate',
      discount: { amount },
    })
    const { lines, totalBeforeTax } = map([off('1.005'), off('1.005')])
    expect(lines.map(({ discount }) => discount?.amount)).toEqual(['1.01', '1.01'])
    expect(totalBeforeTax).toBe('17.98')
    expect(map([off('1.0049')]).totalBeforeTax).toBe('9.00')
    expect(map([off('10.004')]).lines[0]?.discount).toEqual({ amount: '10.00' })
  })

  test('money is exact', () => {
    const result = map(
      [
        { item: 'A', rate: '0.10' },
        { item: 'B', rate: '0.20' },
        { item: 'C', rate: '0.005', quantity: '3' },
      ],
      { catalog: [] },
    )
    expect(result.lines.map(({ amount }) => amount)).toEqual(['0.10', '0.20', '0.02'])
    expect(result.totalBeforeTax).toBe('0.32')
  })
})

describe('items', () => {
  test('an item the catalogue does not have is an issue, and keeps its line', () => {
    const result = map([{ item: 'Renamed', rate: '5.00' }])
    expect(result.issues).toEqual([
      {
        path: 'rules.0.lines.0.item',
        code: 'unknown-item',
        message: 'the catalogue has no item Renamed; it may have been renamed',
      },
    ])
    expect(result.lines).toHaveLength(1)
  })

  test('an inactive item is an issue, and gets no id to be billed under', () => {
    const result = map([{ item: 'Old Thing' }])
    expect(result.issues).toMatchObject([{ code: 'inactive-item' }])
    expect(result.lines[0]).not.toHaveProperty('itemId')
  })

  test('a name is found whatever its capitals, and keeps the catalogue’s', () => {
    expect(line({ item: 'toilet' })).toMatchObject({ item: 'Toilet', itemId: '8' })
  })

  describe('that replace a quote line', () => {
    const old: ItemCatalog = [...items, { item: 'New', unit: 'hour', active: true }]
    const replaced = (item: string, rate?: string) => {
      const labour = { item, ...(rate === undefined ? {} : { rate }) }
      const { issues, lines } = map([{ item: 'Panel', unit: 'quote', labour }], { catalog: old })
      return { labour: lines[0]?.labour, issues: issues.map(({ path, code }) => [path, code]) }
    }
    const path = 'rules.0.lines.0.labour'

    test('are doubted where the catalogue does not have them or no longer sells them', () => {
      expect(replaced('Repair')).toEqual({ labour: { item: 'Repair', rate: '95.00' }, issues: [] })
      expect(replaced('Gone')).toEqual({ labour: undefined, issues: [[path, 'unknown-item']] })
      const kept = { labour: { item: 'Gone', rate: '80.00' }, issues: [[path, 'unknown-item']] }
      expect(replaced('Gone', '80')).toEqual(kept)
      const inactive = { labour: { item: 'Old Thing', rate: '10.00' }, issues: [[path, 'inactive-item']] }
      expect(replaced('Old Thing')).toEqual(inactive)
    })

    test('say so where nobody has a rate for them, and are looked at for quote lines alone', () => {
      expect(replaced('New')).toEqual({ labour: undefined, issues: [[path, 'rate-missing']] })
      expect(map([{ item: 'Toilet', labour: { item: 'Gone' } }]).issues).toEqual([])
      const catalog: ItemCatalog = [{ item: 'Panel', unit: 'quote', labourItem: 'Gone', active: true }]
      expect(map([{ item: 'Panel' }], { catalog }).issues).toMatchObject([{ path, code: 'unknown-item' }])
    })
  })

  describe('with a number in the catalogue that cannot be billed', () => {
    const wrong = (term: 'rate' | 'minimumHours', value: unknown, template: Partial<LineTemplate> = {}) => {
      const item = { item: 'Repair', unit: 'hour', rate: '100.00', active: true, [term]: value } as CatalogItem
      return map([{ item: 'Repair', ...template }], { catalog: [item] })
    }

    test.each(['2 h', '', '-1', '1,5', 2, {}])('go without the minimum %o, and say so', (value) => {
      const { issues, totalBeforeTax } = wrong('minimumHours', value)
      expect(totalBeforeTax).toBe('100.00')
      expect(issues).toMatchObject([{ path: 'rules.0.lines.0', code: 'wrong-minimum' }])
      expect(issues[0]?.message).toContain('minimumHours of Repair')
      expect(wrong('minimumHours', value, { minimumHours: '3' })).toMatchObject({
        issues: [],
        totalBeforeTax: '300.00',
      })
    })

    test.each(['-100.00', '', '1,250.00', 95])('are to be quoted at the rate %o, and say so', (value) => {
      const { issues, lines, totalBeforeTax } = wrong('rate', value)
      expect(totalBeforeTax).toBe('0.00')
      expect(lines[0]).not.toHaveProperty('rate')
      expect(issues).toMatchObject([{ path: 'rules.0.lines.0', code: 'rate-missing' }])
      expect(issues[0]?.message).toContain('rate of Repair')
      expect(wrong('rate', value, { rate: '80.00' })).toMatchObject({ issues: [], totalBeforeTax: '80.00' })
    })

    test('tell the value, and no more of it than fits a line', () => {
      expect(wrong('minimumHours', '2 h').issues[0]?.message).toBe(
        'expected the catalogue\'s minimumHours of Repair to be a decimal string that is not negative, got "2 h"; it is billed as without a minimum',
      )
      expect(wrong('rate', 'x'.repeat(100_000)).issues[0]?.message.length).toBeLessThan(300)
    })
  })

  test('without a catalogue nothing is doubted', () => {
    const rules = compileRules({
      version: 1,
      timeZone: 'UTC',
      rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [{ item: 'Any', rate: '1.00' }] }],
    })
    expect(rules.map(leadSaying('x'), { at: '2026-03-03T12:00:00Z' }).issues).toEqual([])
  })
})

describe('the same item twice', () => {
  test('is one line with the larger quantity', () => {
    expect(
      map([
        { item: 'Toilet', quantity: '1' },
        { item: 'Toilet', quantity: '3' },
      ]).lines,
    ).toMatchObject([{ quantity: '3', amount: '435.00' }])
  })

  test('is added where the rule says so', () => {
    expect(
      map([
        { item: 'Toilet', quantity: '1' },
        { item: 'Toilet', quantity: '3', merge: 'sum' },
      ]).lines,
    ).toMatchObject([{ quantity: '4', amount: '580.00' }])
  })

  test('stays apart where the rule says so, each with its own description', () => {
    const lines = map([
      { item: 'Toilet', description: 'Guest bath', merge: 'separate' },
      { item: 'Toilet', description: 'Master bath', merge: 'separate' },
    ]).lines
    expect(lines.map(({ description }) => description)).toEqual(['Guest bath', 'Master bath'])
  })
})

describe('descriptions', () => {
  test('are filled from the lead, with what to say otherwise', () => {
    const template: LineTemplate = {
      item: 'Toilet',
      description: 'For {contact.name|the caller}: {request.text} ({fields.Floor})',
    }
    expect(
      line(template, { rest: { contact: { name: 'Mike Chen', phones: [], emails: [] }, fields: { Floor: 2 } } })
        ?.description,
    ).toBe('For Mike Chen: two leaking toilets (2)')
    expect(line(template)?.description).toBe('For the caller: two leaking toilets ()')
  })

  test('take a value as it is, never as a template, and are bounded', () => {
    expect(
      line({ item: 'Toilet', description: '{request.text}' }, { text: 'a {contact.name} b\u0000\n c' })?.description,
    ).toBe('a {contact.name} b c')
    expect(
      line({ item: 'Toilet', description: '{request.text}' }, { text: 'x'.repeat(9_000) })?.description,
    ).toHaveLength(4_000)
  })

  test('show no control characters, marks of direction or halves of a character', () => {
    const text = '\u202egnp.exe\u0085\u2028 \ud800 a\u0000b \u{1f468}\u200d\u{1f527}'
    expect(line({ item: 'Toilet', description: '{request.text}' }, { text })?.description).toBe(
      'gnp.exe a b \u{1f468}\u200d\u{1f527}',
    )
    const cut = line({ item: 'Toilet', description: '{request.text}' }, { text: `x${'\u{1f600}'.repeat(3_000)}` })
    expect(cut?.description).toHaveLength(3_999)
    expect(cut?.description).not.toMatch(/\p{Cs}/u)
  })

  test('take no longer however often a long text is asked for', () => {
    const template: LineTemplate = { item: 'Toilet', merge: 'separate', description: '{request.text}'.repeat(285) }
    const start = performance.now()
    map(
      Array.from({ length: 50 }, () => template),
      { text: 'x y '.repeat(16_000) },
    )
    // Without a bound this takes minutes.
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('class, tax code and the day of the appointment go with the line', () => {
    const appointment = { date: '2026-03-05', from: '09:00' }
    expect(line({ item: 'Toilet', className: 'Plumbing', taxCode: 'NON' }, { rest: { appointment } })).toMatchObject({
      className: 'Plumbing',
      taxCode: 'NON',
      serviceDate: '2026-03-05',
    })
  })
})

describe('surcharges', () => {
  const at = '2026-03-03T12:00:00Z'
  const document = {
    version: 1,
    timeZone: 'UTC',
    surcharges: [
      {
        id: 'travel',
        when: { op: 'startsWith', path: 'contact.address.postalCode', any: ['60'] },
        line: { item: 'Travel', rate: '30.00' },
      },
    ],
  }
  const near = leadSaying('x', {}, { contact: { phones: [], emails: [], address: { postalCode: '60614' } } })
  const mapped = (lines: LineTemplate[], lead: Lead) =>
    compileRules({ ...document, rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines }] })
      .map(lead, { at })
      .lines.map(({ item }) => item)

  test('come once, however many lines are billed', () => {
    expect(
      mapped(
        [
          { item: 'A', rate: '1' },
          { item: 'B', rate: '2' },
        ],
        near,
      ),
    ).toEqual(['A', 'B', 'Travel'])
  })

  test('stay away where nothing is billed yet, and where their condition is unknown', () => {
    expect(
      mapped(
        [
          { item: 'A', unit: 'quote' },
          { item: 'B', unit: 'free' },
        ],
        near,
      ),
    ).toEqual(['A', 'B'])
    expect(mapped([{ item: 'A', rate: '1' }], leadSaying('x'))).toEqual(['A'])
  })
})
