import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backtest,
  type Condition,
  compileRules,
  lintRules,
  type MappingContext,
  type MappingResult,
  type MappingRule,
  type MappingRules,
  MappingRulesError,
  type MappingWeights,
} from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const at = '2026-03-03T20:10:00Z'
const said = (...any: string[]): Condition => ({ op: 'phrase', any })
const rule = (id: string, when: Condition, item: string, more: Partial<MappingRule> = {}): MappingRule => ({
  id,
  when,
  lines: [{ item, unit: 'each', rate: '10.00' }],
  ...more,
})
const rules = [rule('drain', said('drain'), 'Drain'), rule('leak', said('leaking pipe'), 'Repair')]

/** Of a drain speak `drain` and `clog`, of a repair `leak` and `drip`. */
const weights: MappingWeights = {
  ruleBits: 5,
  countsAbove: 0.5,
  minWords: 8,
  items: {
    Drain: { start: -6, bits: { clog: 4, drain: 3, 'no clog': -8, roof: -9, 'slow drain': 2.5 } },
    Repair: { start: -6, bits: { leak: 4, drip: 3.5, 'if leak': -2, '<day>': 0.5 } },
  },
}
const document = (more: Partial<MappingWeights> = {}, own: MappingRule[] = rules): MappingRules => ({
  version: 1,
  timeZone: 'UTC',
  rules: own,
  weights: { ...weights, ...more },
})
const map = (
  text: string,
  more: Partial<MappingWeights> = {},
  own: MappingRule[] = rules,
  context: Partial<MappingContext> = {},
): MappingResult => compileRules(document(more, own)).map(leadSaying(text), { at, ...context })
const items = ({ lines }: MappingResult): string[] => lines.map(({ item }) => item)

describe('an item that no rule gave', () => {
  test('is added where its words come to enough, with the words, their bits and the sum', () => {
    const result = map('It leaks and drips')
    expect(items(result)).toEqual(['Repair'])
    expect(result.matched).toEqual([
      {
        ruleId: 'weights:Repair',
        evidence: [
          { condition: 'weights', value: '+1.5 bits: −6.0 to begin with and +7.5 for 2 phrases' },
          {
            condition: 'weights',
            text: { phrase: 'leak', text: 'leaks', start: 3, end: 8, bits: 4 },
            value: 'request.text',
          },
          {
            condition: 'weights',
            text: { phrase: 'drip', text: 'drips', start: 13, end: 18, bits: 3.5 },
            value: 'request.text',
          },
        ],
      },
    ])
    expect(result.uncovered).toBe(false)
  })

  test('is not where they do not', () => {
    expect(map('It leaks').uncovered).toBe(true)
  })

  test('is billed as the first rule that has it would bill it', () => {
    const own = [
      rule('fans', said('nothing of the kind'), 'Fan', {
        tags: ['Electrical'],
        quantity: { from: 'text', of: ['fan'] },
        lines: [{ item: 'Fan', unit: 'each', rate: '20.00', quantity: { from: 'shared' } }],
      }),
    ]
    const result = map('two fans please', { items: { Fan: { start: -1, bits: { fan: 4 } } } }, own)
    expect(result.lines).toEqual([expect.objectContaining({ ruleId: 'weights:Fan', quantity: '2', amount: '40.00' })])
    expect(result.tags).toEqual(['Electrical'])
  })

  test('comes at the catalogue’s rate where no rule has it', () => {
    const catalogue = [{ item: 'Fan', unit: 'each' as const, rate: '12.00', active: true }]
    const result = map('a fan', { items: { fan: { start: -1, bits: { fan: 4 } } } }, [], { items: catalogue })
    expect(result.lines).toEqual([expect.objectContaining({ item: 'Fan', amount: '12.00' })])
  })

  test('stays away after a rule that has the last word', () => {
    const own = [{ ...rule('none', said('wrong number'), 'x', { last: true }), lines: [] }]
    expect(map('wrong number, it leaks and drips', {}, own).lines).toEqual([])
  })

  test('waits for what it wants besides', () => {
    const { Repair } = weights.items
    const pressing: Condition = { op: 'urgency', in: ['emergency', 'urgent'] }
    const more = { items: { Repair: { start: 0, bits: {}, ...Repair, when: pressing } } }
    expect(items(map('it leaks and drips', more))).toEqual([])
    expect(items(map('it leaks and drips, this is urgent', more))).toEqual(['Repair'])
  })
})

describe('an item that wants what the lead does not say', () => {
  const commercial: Condition = { op: 'customerType', is: 'commercial' }
  const wanting = (more: Partial<MappingWeights> = {}): Partial<MappingWeights> => ({
    items: { Repair: { start: -6, bits: { leak: 4, drip: 3.5 }, when: commercial } },
    ...more,
  })

  test('is not added, and what to ask is told', () => {
    const result = map('it leaks and drips', wanting(), rules, { explain: true })
    expect(items(result)).toEqual([])
    expect(result.issues).toEqual([
      {
        path: 'contact.customerType',
        code: 'missing-fact',
        message: 'the rule weights:Repair would need contact.customerType to be known',
      },
    ])
    expect(result.nearMisses?.map(({ ruleId, lacked }) => [ruleId, lacked.map(({ path }) => path)])).toContainEqual([
      'weights:Repair',
      ['weights.items.Repair.when'],
    ])
    const known = map('it leaks and drips', wanting(), rules, { caller: { known: true, customerType: 'commercial' } })
    expect(items(known)).toEqual(['Repair'])
    expect(known.issues).toEqual([])
  })

  test('is asked about together with the rules that would need the same', () => {
    const own = [rule('office', { op: 'all', of: [said('leak'), commercial] }, 'Office'), ...rules]
    expect(map('it leaks and drips', wanting(), own).issues.map(({ message }) => message)).toEqual([
      'the rules office, weights:Repair would need contact.customerType to be known',
    ])
  })

  test('is not asked about where its words come to too little', () => {
    expect(map('it leaks', wanting()).issues).toEqual([])
  })

  test('leaves the best to what is known, and is asked about where it would be better', () => {
    const Drain = { start: -6, bits: { clog: 4 } }
    const Repair = { start: -6, bits: { leak: 5 }, when: commercial }
    const best = map('a clog and a leak', { aloneAbove: -3, items: { Drain, Repair } })
    expect(items(best)).toEqual(['Drain'])
    expect(best.issues.map(({ path }) => path)).toEqual(['contact.customerType'])
    const worse = map('a clog and a leak', { aloneAbove: -3, items: { Drain, Repair: { ...Repair, start: -7.5 } } })
    expect(items(worse)).toEqual(['Drain'])
    expect(worse.issues).toEqual([])
  })
})

describe('an item whose rules are in force by day', () => {
  const priced = (id: string, rate: string, more: Partial<MappingRule>): MappingRule =>
    rule(id, said('nothing of the kind'), 'Repair', { lines: [{ item: 'Repair', unit: 'each', rate }], ...more })
  const past = priced('past', '10.00', { effectiveTo: '2026-03-02' })

  test('is billed as the first rule in force that has it would bill it', () => {
    const now = priced('now', '20.00', { effectiveFrom: '2026-03-03' })
    const result = map('it leaks and drips', {}, [past, now, priced('always', '30.00', {})])
    expect(result.lines).toEqual([expect.objectContaining({ item: 'Repair', amount: '20.00' })])
    expect(result.arithmetic?.[0]?.text).toContain('20.00 (rule)')
  })

  test('is not added where none is, and why is told', () => {
    const result = map('it leaks and drips', {}, [past], { explain: true })
    expect(items(result)).toEqual([])
    expect(result.nearMisses).toContainEqual(
      expect.objectContaining({
        ruleId: 'weights:Repair',
        lacked: [{ path: 'rules.0', expected: 'a day from … to 2026-03-02', actual: '2026-03-03' }],
      }),
    )
  })
})

describe('a rule that words outweigh', () => {
  const text = 'the drain on the roof of the house by the lake'
  const drain = (more: Partial<MappingRule> = {}) => rule('drain', said('drain'), 'Drain', more)
  const lake = (more: Partial<MappingRule> = {}) => rule('lake', said('lake'), 'Boat', more)
  const compiled = (own: MappingRule[], more: Partial<MappingRules> = {}) =>
    compileRules({ ...document({}, own), ...more }).map(leadSaying(text), { at })
  const lostOf = ({ lost = [] }: MappingResult) => lost.map(({ ruleId, reason }) => [ruleId, reason])

  test('is none that another gives way to', () => {
    const result = compiled([drain(), lake({ unlessMatched: ['drain'] })])
    expect(items(result)).toEqual(['Boat'])
    expect(lostOf(result)).toEqual([['drain', 'outweighed']])
  })

  test.each(['first', 'priority', 'best', 'unique'] as const)(
    'leaves the other rules of its %s group to count',
    (policy) => {
      const own = [drain({ group: 'work', priority: 1 }), lake({ group: 'work' })]
      const result = compiled(own, { groups: { work: policy } })
      expect(items(result)).toEqual(['Boat'])
      expect(lostOf(result)).toEqual([['drain', 'outweighed']])
      expect(result.issues).toEqual([])
    },
  )

  test('still counts where it has the last word, and where a line of it stays', () => {
    const last = compiled([drain({ last: true, group: 'work' }), lake({ unlessMatched: ['drain'], group: 'work' })])
    expect(items(last)).toEqual(['Drain'])
    const lines = ['Drain', 'Visit'].map((item) => ({ item, unit: 'each' as const, rate: '10.00' }))
    expect(items(compiled([drain({ lines }), lake({ unlessMatched: ['drain'] })]))).toEqual(['Visit'])
  })

  test('leaves the last word to a rule that gave way to it', () => {
    const own = [
      drain(),
      rule('roof', said('roof'), 'Repair', { unlessMatched: ['drain'] }),
      lake({ last: true, unlessMatched: ['drain'] }),
    ]
    const table = { Drain: { start: -9, bits: {} }, Repair: { start: -8, bits: {} }, Boat: { start: -40, bits: {} } }
    expect(items(map(text, { aloneAbove: -20, items: table }, own))).toEqual(['Boat'])
    const worse = { ...table, Drain: { start: -9, bits: { roof: -30 } } }
    expect(items(map(text, { aloneAbove: -20, items: worse }, own))).toEqual(['Boat'])
  })

  test('leaves what gave way to it to be the item worth most, where nothing else counts', () => {
    const own = [drain(), rule('house', said('house'), 'House'), lake({ unlessMatched: ['house'] })]
    const sized = (start: number, lakes: number) => ({ start, bits: { lake: lakes } })
    const worth = { Drain: sized(-9, 1), House: sized(-10, 1), Boat: sized(-9, 2) }
    const result = map(text, { aloneAbove: -20, items: worth }, own)
    // The house is worth less than the drain and does not count, so the boat does not step back, and is worth most.
    expect(items(result)).toEqual(['Boat'])
    expect(lostOf(result)).toEqual([
      ['drain', 'outweighed'],
      ['house', 'outweighed'],
    ])
  })
})

describe('which words count', () => {
  test.each([
    ['be they denied', 'she never saw clogs', -6 + 4],
    ['said by the agent', 'Agent: is there a clog? Caller: a drip', -6 + 4],
    ['with what denies them as their neighbour', 'no clogs, it drains slow. The drain', -6 + 4 + 3 - 8],
    ['a day', 'a leak on Friday or Monday', -6 + 4 + 0.5],
    ['said often', 'leak leak, leaking, leaks', -6 + 4],
    ['two neighbours', 'slow drains', -6 + 3 + 2.5],
    ['parted by a comma', 'slow, drains', -6 + 3],
  ])('%s: %s', (_name, text, bits) => {
    const all = { ...weights, ruleBits: 200, countsAbove: 90, minWords: 0 }
    const near = compileRules({ ...document(), rules: [], weights: all }).map(leadSaying(text), { at, explain: true })
    const told = near.nearMisses?.flatMap(({ lacked }) => lacked.map(({ actual }) => actual)) ?? []
    expect(told).toContain(`${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)} bits`)
  })

  test('what the summary and the transcript both say counts once', () => {
    const lead = leadSaying('it leaks', {}, { call: { summary: 'A leak.', transcript: 'Caller: my leak' } })
    const result = compileRules(document({ aloneAbove: -9 })).map(lead, { at })
    expect(result.matched[0]?.evidence[0]?.value).toBe('−2.0 bits: −6.0 to begin with and +4.0 for 1 phrases')
  })
})

describe('an item that a rule gave', () => {
  const text = 'the drain on the roof of the house by the lake'

  test('is taken away where the rest of the call outweighs the rule, and why is told', () => {
    const result = map(text)
    expect(items(result)).toEqual([])
    expect(result.lost).toEqual([
      expect.objectContaining({
        ruleId: 'drain',
        reason: 'outweighed',
        to: ['weights:Drain'],
        message: 'the words are worth −12.0 bits for Drain and the rule +5.0, more than 0.5 are wanted',
      }),
    ])
    const texts = result.lost?.[0]?.evidence.map(({ text: words }) => [words?.text, words?.bits])
    expect(texts).toContainEqual(['roof', -9])
  })

  test('stays in a text too short to speak against it', () => {
    expect(items(map('the drain on the roof'))).toEqual(['Drain'])
    expect(items(map('the drain on the roof', { minWords: 0 }))).toEqual([])
  })

  test('stays where the table does not have it', () => {
    expect(items(map(text, { items: {} }))).toEqual(['Drain'])
  })

  test('goes alone where its rule has other lines', () => {
    const lines = ['Drain', 'Visit'].map((item) => ({ item, unit: 'each' as const, rate: '10.00' }))
    const result = map(text, {}, [{ id: 'both', when: said('drain'), lines }])
    expect(items(result)).toEqual(['Visit'])
    expect(result.lost?.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([['both', 'outweighed']])
  })
})

describe('where nothing else counts', () => {
  test('the item worth most does, above its own limit', () => {
    expect(items(map('there is a clog', { aloneAbove: -3 }))).toEqual(['Drain'])
    expect(items(map('there is a clog', { aloneAbove: -2 }))).toEqual([])
    expect(items(map('there is a clog'))).toEqual([])
  })

  test('two that are worth as much both do', () => {
    const [Drain] = [weights.items.Drain ?? { start: 0, bits: {} }]
    expect(items(map('a clog', { aloneAbove: -3, items: { Drain, Visit: Drain } }))).toEqual(['Drain', 'Visit'])
  })

  test('a rule’s item stays however rare it is, unless what is said outweighs the rule', () => {
    const rare = (bits: Record<string, number>) => ({ items: { Drain: { start: -30, bits } } })
    const text = 'the drain on the roof of the house by the lake'
    expect(items(map(text, rare({ roof: -4.9 })))).toEqual(['Drain'])
    expect(items(map(text, rare({ roof: -5 })))).toEqual([])
    expect(items(map(`${text} leaks and drips`, rare({}), [...rules, rule('lake', said('lake'), 'Boat')]))).toEqual([
      'Boat',
    ])
  })

  test('a rule’s item that would be taken away stays if it is worth most', () => {
    const [Drain] = [weights.items.Drain ?? { start: 0, bits: {} }]
    expect(items(map('the drain on the roof of the house by the lake', { aloneAbove: -8, items: { Drain } }))).toEqual([
      'Drain',
    ])
  })
})

test('items that a rule’s word would have added are near misses, with what they lacked', () => {
  const { nearMisses } = map('it leaks', {}, rules, { explain: true })
  expect(nearMisses).toContainEqual(
    expect.objectContaining({
      ruleId: 'weights:Repair',
      lacked: [{ path: 'weights.items.Repair', expected: 'more than 0.5 bits', actual: '−2.0 bits' }],
    }),
  )
})

describe('laws', () => {
  const words = fc.array(
    fc.constantFrom('drain', 'leak', 'pipe', 'no', 'last week', 'roof', 'if', 'clog', '.', ',', 'urgent', 'drips'),
    { maxLength: 40 },
  )
  const zero: MappingWeights = {
    ...{ ruleBits: 1, countsAbove: 0.5, minWords: 0 },
    items: Object.fromEntries(
      Object.entries(weights.items).map(([item, { bits }]) => [
        item,
        { start: 0, bits: Object.fromEntries(Object.keys(bits).map((phrase) => [phrase, 0])) },
      ]),
    ),
  }
  const { weights: _without, ...plain } = document()

  test('weights of nothing decide as none do', () => {
    const [weighed, without] = [compileRules(document(zero)), compileRules(plain)]
    fc.assert(
      fc.property(words, (some) => {
        const lead = leadSaying(some.join(' '))
        const { rulesHash: _one, ...result } = weighed.map(lead, { at })
        const { rulesHash: _other, ...expected } = without.map(lead, { at })
        expect(result).toEqual(expected)
      }),
    )
  })

  test('the order of the table does not matter for the lines', () => {
    const turned = {
      items: Object.fromEntries(
        Object.entries(weights.items)
          .reverse()
          .map(([item, own]) => [item, { ...own, bits: Object.fromEntries(Object.entries(own.bits).reverse()) }]),
      ),
    }
    const [one, other] = [
      compileRules(document({ aloneAbove: -4 })),
      compileRules(document({ ...turned, aloneAbove: -4 })),
    ]
    fc.assert(
      fc.property(words, (some) => {
        const lead = leadSaying(some.join(' '))
        expect(items(one.map(lead, { at })).sort()).toEqual(items(other.map(lead, { at })).sort())
      }),
    )
  })

  test('what is told adds up to what was decided', () => {
    const compiled = compileRules(document({ aloneAbove: -5 }))
    fc.assert(
      fc.property(words, (some) => {
        for (const { ruleId, evidence } of compiled.map(leadSaying(some.join(' ')), { at }).matched) {
          if (!ruleId.startsWith('weights:')) continue
          const [sum = 0, start = 0, said = 0] = (evidence[0]?.value?.match(/[+−][\d.]+/g) ?? []).map((part) =>
            Number(part.replace('−', '-').replace('+', '')),
          )
          expect(sum).toBeCloseTo(start + said, 5)
          expect(sum).toBeGreaterThan(-5)
        }
      }),
    )
  })

  test('weights are part of the content hash', () => {
    expect(compileRules(document()).hash).not.toBe(compileRules(plain).hash)
    expect(compileRules(document()).hash).not.toBe(compileRules(document({ ruleBits: 4 })).hash)
  })
})

describe('a table that is not right is refused', () => {
  const issues = (own: unknown): string[] => {
    try {
      compileRules({ ...document(), weights: own })
      return []
    } catch (error) {
      if (!(error instanceof MappingRulesError)) throw error
      return error.issues.map(({ path, code }) => `${code} ${path}`)
    }
  }
  const table = (bits: unknown, more: object = {}): unknown => ({
    ...weights,
    items: { Drain: { start: -6, bits, ...more } },
  })

  test.each<[string, unknown, string]>([
    ['bits that are no number', table({ clog: '4' }), 'wrong-type weights.items.Drain.bits.clog'],
    ['not a number', table({ clog: Number.NaN }), 'wrong-type weights.items.Drain.bits.clog'],
    ['without end', table({ clog: Number.POSITIVE_INFINITY }), 'wrong-type weights.items.Drain.bits.clog'],
    ['too many', table({ clog: 1e9 }), 'too-many weights.items.Drain.bits.clog'],
    ['three words', table({ 'a slow drain': 1 }), 'invalid-phrase weights.items.Drain.bits.a slow drain'],
    ['no word', table({ '': 1 }), 'invalid-phrase weights.items.Drain.bits.'],
    ['a filler', table({ the: 1 }), 'invalid-phrase weights.items.Drain.bits.the'],
    ['a word marked as denied', table({ '!leak': 1 }), 'invalid-phrase weights.items.Drain.bits.!leak'],
    ['a list', table({ '<pipe>': 1 }), 'invalid-phrase weights.items.Drain.bits.<pipe>'],
    ['the same words twice', table({ leak: 1, leaks: 1 }), 'duplicate-phrase weights.items.Drain.bits.leaks'],
    ['no start', { ...weights, items: { Drain: { bits: {} } } }, 'required weights.items.Drain.start'],
    ['a field that is not known', table({}, { add: 1 }), 'unknown-field weights.items.Drain.add'],
    [
      'a condition that is not known',
      table({}, { when: { op: 'maybe' } }),
      'unknown-operator weights.items.Drain.when.op',
    ],
    [
      'one item twice',
      { ...weights, items: { Drain: { start: 0, bits: {} }, drain: { start: 0, bits: {} } } },
      'duplicate-item weights.items.drain',
    ],
  ])('%s', (_name, own, expected) => {
    expect(issues(own)).toContain(expected)
  })

  test('a name that would be a prototype', () => {
    expect(
      issues(JSON.parse('{"ruleBits":1,"countsAbove":1,"items":{"__proto__":{"start":0,"bits":{}}}}')),
    ).not.toEqual([])
    expect(issues(table(JSON.parse('{"__proto__":1}')))).not.toEqual([])
    expect(items(map('constructor toString', { items: { constructor: { start: 1, bits: {} } } }))).toEqual([
      'constructor',
    ])
  })

  test('an id that a rule has', () => {
    const own = [rule('weights:Drain', said('x'), 'Drain')]
    expect(() => compileRules(document({}, own))).toThrow('the id weights:Drain is taken by a rule')
  })

  test('a table too large', () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`i${index}`, { start: 0, bits: {} }]))
    expect(issues({ ...weights, items: many })).toEqual(['too-large weights.items'])
  })

  test('and one word may go with very many', () => {
    const letters = 'bcdfghklmnprstvz'
    const word = (number: number): string =>
      Array.from({ length: 5 }, (_, at) => letters[(number >> (4 * at)) & 15]).join('o')
    const bits = Object.fromEntries(Array.from({ length: 80_000 }, (_, number) => [`pump ${word(number)}`, 3]))
    const items = { Pump: { start: -2, bits } }
    expect(
      compileRules(document({ items, minWords: 0 }, [])).map(leadSaying(`pump ${word(77_777)}`), { at }).lines,
    ).toHaveLength(1)
  })
})

describe('before a table goes live', () => {
  const findings = (more: Partial<MappingWeights>): string[] =>
    lintRules(document(more), [
      { item: 'Drain', unit: 'each', rate: '1', active: true },
      { item: 'Repair', unit: 'each', rate: '1', active: false },
    ])
      .filter(({ path }) => path.startsWith('weights'))
      .map(({ code, path }) => `${code} ${path}`)

  test('items that cannot be billed, that no rule has, and that words can never add are told', () => {
    const own = { start: -6, bits: { clog: 1 } }
    expect(findings({ ruleBits: 20, items: { Drain: own, Repair: own, Roof: { ...own, start: 3 } } })).toEqual([
      'inactive-item weights.items.Repair',
      'unknown-item weights.items.Roof',
      'never-fires weights.items.Drain',
      'never-fires weights.items.Repair',
      'rule-missing weights.items.Roof',
      'absence-only weights.items.Roof',
    ])
  })

  test('and what could never be wanted besides', () => {
    const never: Condition = {
      op: 'all',
      of: [
        { op: 'season', in: ['winter'] },
        { op: 'season', in: ['summer'] },
      ],
    }
    const Drain = { start: -1, bits: { clog: 4 }, when: never }
    expect(findings({ items: { Drain } })).toEqual(['never-fires weights.items.Drain'])
  })

  test('a backtest shows what weights would change', () => {
    const lead = leadSaying('it leaks and drips')
    const { weights: _without, ...plain } = document()
    expect(backtest(plain, [lead], document()).changed[0]?.after.ruleIds).toEqual(['weights:Repair'])
  })
})
