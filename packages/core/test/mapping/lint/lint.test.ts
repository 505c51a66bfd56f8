import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Condition,
  compileRules,
  type Finding,
  type ItemCatalog,
  lintRules,
  type MappingRule,
  type MappingRules,
} from '../../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../../src/mapping/starter.ts'
import { leadSaying } from '../lead-saying.ts'

const weekday = [{ from: '08:00', to: '17:00' }]
const documentOf = (rules: MappingRule[], more: Partial<MappingRules> = {}): MappingRules => ({
  version: 1,
  timeZone: 'America/Chicago',
  businessHours: { mon: weekday, tue: weekday },
  holidays: [{ date: '12-25' }, { month: 11, weekday: 'thu', nth: 4 }],
  fallback: { lines: [] },
  rules,
  ...more,
})
const rule = (id: string, when: Condition, more: Partial<MappingRule> = {}): MappingRule => ({
  id,
  when,
  lines: [],
  ...more,
})
const said = (...any: string[]): Condition => ({ op: 'phrase', any })
const all = (...of: Condition[]): Condition => ({ op: 'all', of })
const not = (of: Condition): Condition => ({ op: 'not', of })
const found = (rules: MappingRule[], code: string, more: Partial<MappingRules> = {}): Finding[] =>
  lintRules(documentOf(rules, more)).filter((finding) => finding.code === code)

describe('a rule that can never match is proven so', () => {
  test.each<[string, Condition]>([
    ['a phrase and its negation', all(said('leaking pipe'), not(said('leak pipe', 'burst')))],
    ['two seasons', all({ op: 'season', in: ['winter'] }, { op: 'season', in: ['summer'] })],
    [
      'a winter night inside business hours',
      all({ op: 'businessHours', open: true }, { op: 'timeOfDay', from: '22:00', to: '06:00' }),
    ],
    [
      'business hours on a day that is closed',
      all({ op: 'businessHours', open: true }, { op: 'dayOfWeek', in: ['sun'] }),
    ],
    ['a holiday inside business hours', all({ op: 'holiday' }, { op: 'businessHours', open: true })],
    ['a holiday in spring where there is none', all({ op: 'holiday' }, { op: 'season', in: ['spring'] })],
    ['two urgencies', all({ op: 'urgency', in: ['urgent'] }, not({ op: 'urgency', in: ['urgent', 'emergency'] }))],
    [
      'an intent asked for and refused',
      all({ op: 'intent', in: ['quote'] }, not({ op: 'intent', in: ['quote', 'spam'] })),
    ],
    [
      'both kinds of customer',
      all({ op: 'customerType', is: 'residential' }, { op: 'customerType', is: 'commercial', assume: 'residential' }),
    ],
    ['a caller known and new', all({ op: 'caller', known: true }, not({ op: 'caller', known: true }))],
    ['two values of one fact', all({ op: 'equals', path: 'id', value: 2 }, { op: 'in', path: 'id', values: [3, '4'] })],
    [
      'an amount above and below',
      all(
        { op: 'atLeast', path: 'request.budget.max', value: '500' },
        { op: 'atMost', path: 'request.budget.max', value: '499.99' },
      ),
    ],
    ['a value that is missing', all({ op: 'equals', path: 'id', value: 'x' }, not({ op: 'exists', path: 'id' }))],
    [
      'a choice of impossible things',
      {
        op: 'any',
        of: [
          all({ op: 'urgency', in: ['urgent'] }, { op: 'urgency', in: ['routine'] }),
          all(said('a b c'), not(said('a b c'))),
        ],
      },
    ],
  ])('%s', (_name, when) => {
    expect(found([rule('r', when)], 'never-fires')).toEqual([
      expect.objectContaining({ certainty: 'proven', severity: 'error', path: 'rules.0', ruleIds: ['r'] }),
    ])
  })

  test('an hour that its effective days do not have', () => {
    const summer = { effectiveFrom: '2026-06-01', effectiveTo: '2026-08-31' }
    expect(found([rule('r', { op: 'season', in: ['winter'] }, summer)], 'never-fires')).toHaveLength(1)
    expect(found([rule('r', { op: 'season', in: ['summer'] }, summer)], 'never-fires')).toEqual([])
  })

  test('a surcharge or a discount as well', () => {
    const when = all({ op: 'holiday' }, { op: 'businessHours', open: true })
    const findings = found([], 'never-fires', {
      surcharges: [{ id: 's', when, line: { item: 'S' } }],
      discounts: [{ id: 'd', when, percent: '10' }],
    })
    expect(findings.map(({ path }) => path)).toEqual(['surcharges.0', 'discounts.0'])
  })
})

describe('a rule that can match is not doubted', () => {
  test.each<[string, Condition]>([
    ['a phrase and the negation of another', all(said('leak pipe'), not(said('burst pipe')))],
    [
      'a number in an open range',
      all({ op: 'atLeast', path: 'fields.x', value: '1' }, { op: 'atMost', path: 'fields.x', value: '1' }),
    ],
    [
      'a number that is not the end of its range',
      all({ op: 'between', path: 'fields.x', from: '1', to: '2' }, not({ op: 'in', path: 'fields.x', values: [1, 2] })),
    ],
    [
      'a start that another excludes',
      all(
        { op: 'startsWith', path: 'fields.zip', any: ['606'] },
        not({ op: 'startsWith', path: 'fields.zip', any: ['6061'] }),
      ),
    ],
    [
      'a night over midnight',
      all({ op: 'timeOfDay', from: '22:00', to: '06:00' }, { op: 'dayOfWeek', in: ['mon'] }, { op: 'holiday' }),
    ],
    [
      'an area and a service type',
      all({ op: 'area', postalCodes: ['606'] }, { op: 'serviceType', in: ['HVAC'] }, { op: 'caller', known: false }),
    ],
    [
      'a word where it is no part of an exception',
      all(said('sink leak'), not({ op: 'phrase', any: ['sink'], except: ['sink leak'] })),
    ],
    ['a collected field', { op: 'field', name: 'Roof age', any: ['(very)? (old|ancient) roof'] }],
    ['a phrase said loosely', { op: 'phrase', any: ['water heater leak'], order: 'near', within: 6 }],
  ])('%s', (_name, when) => {
    expect(found([rule('r', when)], 'never-fires')).toEqual([])
  })

  test('what cannot be told is said to be so', () => {
    const when = all(said('burst pipe flooding'), { op: 'urgency', in: ['routine'] })
    expect(found([rule('r', when)], 'never-fires')).toEqual([
      expect.objectContaining({ certainty: 'cannot-tell', severity: 'note' }),
    ])
  })

  test('nor is any rule that some call matches', () => {
    const leaf = fc.constantFrom<Condition>(
      said('leak'),
      said('sink'),
      { op: 'urgency', in: ['routine'] },
      { op: 'season', in: ['spring', 'winter'] },
      { op: 'businessHours', open: true },
      { op: 'dayOfWeek', in: ['tue'] },
      { op: 'equals', path: 'fields.x', value: 1 },
      { op: 'atLeast', path: 'fields.x', value: '1' },
      { op: 'customerType', is: 'residential' },
      { op: 'caller', known: true },
    )
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({
          op: fc.constantFrom('all', 'any'),
          of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }) as fc.Arbitrary<Condition>,
        fc.record({ op: fc.constant('not'), of: tie('tree') }) as fc.Arbitrary<Condition>,
      ),
    }))
    const call = fc.record({
      text: fc.constantFrom('a leak', 'the sink', 'sink leak', 'hello'),
      at: fc.constantFrom(
        '2026-03-03T16:00:00Z',
        '2026-03-03T04:00:00Z',
        '2026-07-06T16:00:00Z',
        '2026-12-25T16:00:00Z',
      ),
      x: fc.constantFrom(undefined, 1, '2', 'red'),
      known: fc.constantFrom(undefined, true, false),
      type: fc.constantFrom(undefined, 'residential' as const, 'commercial' as const),
    })
    fc.assert(
      fc.property(tree, fc.array(call, { minLength: 5, maxLength: 12 }), (when, calls) => {
        const document = documentOf([rule('r', when)])
        const rules = compileRules(document)
        const matches = calls.some(({ text, at, x, known, type }) => {
          const lead = leadSaying(
            text,
            {},
            {
              contact: { phones: [], emails: [], ...(type === undefined ? {} : { customerType: type }) },
              fields: x === undefined ? {} : { x },
            },
          )
          return rules.map(lead, { at, ...(known === undefined ? {} : { caller: { known } }) }).matched.length > 0
        })
        const never = lintRules(document).some(
          ({ code, certainty }) => code === 'never-fires' && certainty === 'proven',
        )
        expect(matches && never).toBe(false)
      }),
      { numRuns: 80 },
    )
  }, 30_000)
})

describe('a rule that another leaves nothing for', () => {
  const narrow = rule('narrow', all(said('sink leak'), { op: 'urgency', in: ['urgent'] }), { group: 'work' })
  const wide = rule('wide', said('leaking sink', 'sink'), { group: 'work' })

  test('is proven to be shadowed under first', () => {
    const groups = { work: 'first' } as const
    expect(found([wide, narrow], 'shadowed', { groups })).toEqual([
      expect.objectContaining({ certainty: 'proven', path: 'rules.1', ruleIds: ['narrow', 'wide'] }),
    ])
    expect(found([narrow, wide], 'shadowed', { groups })).toEqual([])
  })

  test('and under priority, by a higher one', () => {
    const groups = { work: 'priority' } as const
    expect(found([narrow, { ...wide, priority: 1 }], 'shadowed', { groups })).toHaveLength(1)
    expect(found([{ ...narrow, priority: 1 }, wide], 'shadowed', { groups })).toEqual([])
  })

  test('and by what it gives way to', () => {
    const givesWay = { ...narrow, group: 'later', unlessMatched: ['wide'] }
    expect(found([wide, givesWay], 'shadowed')).toEqual([expect.objectContaining({ certainty: 'proven' })])
  })

  test('is not proven where the other is not in force for ever', () => {
    const long = { ...wide, effectiveFrom: '1990-01-01', effectiveTo: '2070-01-01' }
    expect(found([long, narrow], 'shadowed', { groups: { work: 'first' } })).toEqual([
      expect.objectContaining({ certainty: 'cannot-tell' }),
    ])
  })

  test('is not where the other is in force on fewer days', () => {
    const groups = { work: 'first' } as const
    expect(found([{ ...wide, effectiveTo: '2026-05-01' }, narrow], 'shadowed', { groups })).toEqual([])
  })
})

describe('two rules', () => {
  const groups = { work: 'unique' } as const

  test('of a unique group that one call matches are shown with that call', () => {
    const rules = [rule('leak', said('leak'), { group: 'work' }), rule('sink', said('sink'), { group: 'work' })]
    const [finding] = found(rules, 'overlapping', { groups })
    expect(finding).toMatchObject({ certainty: 'shown', ruleIds: ['leak', 'sink'] })
    const { lost } = compileRules(documentOf(rules, { groups })).map(leadSaying(finding?.example?.text ?? ''), {
      at: finding?.example?.at ?? '',
    })
    expect(lost?.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
      ['leak', 'not-unique'],
      ['sink', 'not-unique'],
    ])
  })

  test('of a unique group that no call matches both of are not', () => {
    const one = rule('a', { op: 'urgency', in: ['urgent'] }, { group: 'work' })
    const other = rule('b', { op: 'urgency', in: ['routine', 'emergency'] }, { group: 'work' })
    expect(found([one, other], 'overlapping', { groups })).toEqual([])
    const early = rule('c', said('leak'), { group: 'work', effectiveTo: '2026-01-31' })
    const late = rule('d', said('leak'), { group: 'work', effectiveFrom: '2026-02-01' })
    expect(found([early, late], 'overlapping', { groups })).toEqual([])
  })

  test('that bill one item at two rates contradict', () => {
    const at = (id: string, phrase: string, rate: string) =>
      rule(id, said(phrase), { lines: [{ item: 'Repair', rate }] })
    expect(found([at('a', 'leak', '95.00'), at('b', 'sink', '110.00')], 'contradictory')).toEqual([
      expect.objectContaining({
        certainty: 'shown',
        ruleIds: ['a', 'b'],
        message: expect.stringContaining('rate 95.00 and 110.00'),
      }),
    ])
    const plain = rule('b', said('sink'), { lines: [{ item: 'Repair' }] })
    const catalog = (rate: string) => [{ item: 'repair', unit: 'each' as const, rate, active: true }]
    const codes = (rate: string) =>
      lintRules(documentOf([at('a', 'leak', '95.00'), plain]), catalog(rate)).map(({ code }) => code)
    expect(codes('110.00')).toContain('contradictory')
    expect(codes('95.00')).not.toContain('contradictory')
    expect(found([at('a', 'leak', '95.00'), at('b', 'sink', '95')], 'contradictory')).toEqual([])
    expect(found([at('a', 'leak', '95.00'), at('b', 'sink', '95.00')], 'contradictory')).toEqual([])
  })

  test('that set two urgencies contradict', () => {
    const rules = [rule('a', said('gas'), { urgency: 'emergency' }), rule('b', said('smell'), { urgency: 'routine' })]
    expect(found(rules, 'contradictory')).toHaveLength(1)
  })
})

describe('the document as a whole', () => {
  test('items that the catalogue does not have, or no longer sells, are errors', () => {
    const items: ItemCatalog = [
      { item: 'Old', unit: 'each', rate: '1.00', active: false },
      { item: 'New', unit: 'each', active: true },
    ]
    const lines = [{ item: 'Old' }, { item: 'Gone', labour: { item: 'Lost' } }, { item: 'new' }]
    const findings = lintRules(documentOf([rule('r', said('x'), { lines })]), items)
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['inactive-item', 'rules.0.lines.0.item'],
      ['unknown-item', 'rules.0.lines.1.item'],
      ['unknown-item', 'rules.0.lines.1.labour'],
      ['rate-missing', 'rules.0.lines.2'],
      ...findings.slice(4).map(({ code, path }) => [code, path]),
    ])
  })

  test('gaps by urgency, intent and time are told once, the widest', () => {
    const rules = [rule('r', all(said('leak'), { op: 'urgency', in: ['urgent'] }, not({ op: 'intent', in: ['spam'] })))]
    expect(found(rules, 'gap').map(({ message }) => message)).toEqual([
      'no rule can match a call for spam alone',
      'no rule can match a routine call',
      'no rule can match an emergency call',
    ])
    const day = [rule('d', all(said('leak'), { op: 'businessHours', open: true }))]
    expect(found(day, 'gap')).toEqual([
      expect.objectContaining({ message: 'no rule can match a call outside business hours' }),
    ])
    expect(found([rule('r', said('leak'))], 'gap')).toEqual([])
  })

  test('days and hours that no rule looks at are a gap', () => {
    const messages = (when: Condition, more: Partial<MappingRules> = {}): string[] =>
      found([rule('r', all(said('leak'), when))], 'gap', more).map(({ message }) => message)
    const hours = { from: '08:00', to: '17:00' }
    const businessHours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [day, [hours]]))
    expect(messages({ op: 'dayOfWeek', in: ['mon', 'tue', 'wed', 'thu', 'fri'] }, { businessHours })).toEqual([
      'no rule can match a call on sat, sun',
    ])
    expect(messages({ op: 'timeOfDay', ...hours })).toEqual([
      'no rule can match a call on mon, tue, wed, thu, fri, sat, sun from 00:00 to 08:00 and from 17:00 to 24:00',
    ])
    expect(messages({ op: 'season', in: ['winter'] })).toEqual([])
    expect(messages({ op: 'businessHours', open: true }, { businessHours })).toEqual([
      'no rule can match a call outside business hours',
    ])
  })

  test('gaps are given up in time where very many rules look at the time, and that is said', () => {
    const clock = (index: number): string =>
      `${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`
    const rules = Array.from({ length: 700 }, (_, index) =>
      rule(`r${index}`, all(said(`leak ${index}`), { op: 'timeOfDay', from: clock(index), to: '23:59' })),
    )
    const before = process.cpuUsage()
    const findings = found(rules, 'incomplete', { holidays: [{ name: 'x', date: '12-25' }] })
    expect(findings).toHaveLength(1)
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10)
  })

  test('gaps are not told where a rule can match in more ways than are looked at, and that is said', () => {
    const choice = (index: number): Condition => ({ op: 'any', of: [said(`leak ${index}`), said(`drip ${index}`)] })
    const many = all({ op: 'urgency', in: ['emergency'] }, ...Array.from({ length: 9 }, (_, index) => choice(index)))
    expect(found([rule('r', many)], 'gap')).toEqual([
      expect.objectContaining({ certainty: 'cannot-tell', ruleIds: ['r'] }),
    ])
  })

  test('a rule that matches by what is not said is told', () => {
    expect(found([rule('r', not(said('leak')))], 'absence-only')).toHaveLength(1)
  })

  test('a document that cannot be compiled is answered with its issues', () => {
    expect(lintRules({ version: 2 })).toContainEqual(
      expect.objectContaining({ path: 'timeZone', code: 'required', severity: 'error' }),
    )
  })

  test('the starter rules have no error and no warning', () => {
    const findings = lintRules(homeServicesRules, homeServicesItems)
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })

  test('a condition with more ways to match than can be looked at is said to be so, in bounded time', () => {
    const choice = (at: number): Condition => ({ op: 'any', of: [said(`left${at}`), said(`right${at}`)] })
    const when = all(...Array.from({ length: 40 }, (_, at) => choice(at)))
    const start = performance.now()
    expect(found([rule('r', when)], 'never-fires')).toEqual([expect.objectContaining({ certainty: 'cannot-tell' })])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
