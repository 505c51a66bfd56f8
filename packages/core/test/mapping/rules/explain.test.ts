import { describe, expect, test } from 'vitest'
import {
  type Condition,
  compileRules,
  type MappingContext,
  type MappingRule,
  type MappingRules,
} from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const at = '2026-03-03T20:10:00Z'
const rule = (id: string, when: Condition, more: Partial<MappingRule> = {}): MappingRule => ({
  id,
  when,
  lines: [{ item: id, rate: '10.00' }],
  ...more,
})
const said = (...any: string[]): Condition => ({ op: 'phrase', any })
const all = (...of: Condition[]): Condition => ({ op: 'all', of })
const map = (
  text: string,
  rules: MappingRule[],
  more: Partial<MappingRules> = {},
  context: Partial<MappingContext> = {},
) => compileRules({ version: 1, timeZone: 'America/Chicago', rules, ...more }).map(leadSaying(text), { at, ...context })

describe('a rule that matches and does not count', () => {
  const group = { group: 'work' }
  const both = [rule('leak', said('leak'), group), rule('sink', said('sink leak'), group)]
  const reasons = (policy: 'first' | 'best' | 'longest' | 'priority' | 'unique', rules = both) =>
    map('the sink leaks', rules, { groups: { work: policy } }).lost?.map(({ ruleId, reason, to }) => [
      ruleId,
      reason,
      to,
    ])

  test('is told with what it lost to and why, by every hit policy', () => {
    expect(reasons('first')).toEqual([['sink', 'outranked', ['leak']]])
    expect(reasons('best')).toEqual([['leak', 'outranked', ['sink']]])
    expect(reasons('longest')).toEqual([['leak', 'outranked', ['sink']]])
    expect(reasons('priority', [rule('leak', said('leak'), { ...group, priority: 1 }), ...both.slice(1)])).toEqual([
      ['sink', 'outranked', ['leak']],
    ])
    expect(reasons('unique')).toEqual([
      ['leak', 'not-unique', ['sink']],
      ['sink', 'not-unique', ['leak']],
    ])
  })

  test('shows the words it matched by', () => {
    const [loss] = map('the sink leaks', both, { groups: { work: 'best' } }).lost ?? []
    expect(loss?.evidence).toEqual([
      expect.objectContaining({ text: expect.objectContaining({ text: 'leaks', start: 9, end: 14 }) }),
    ])
    expect(loss?.message).toBe('it claims 1 words, the best 2')
  })

  test('because it gives way or stands after a last rule is told so', () => {
    const rules = [
      rule('a', said('sink')),
      rule('b', said('leak'), { unlessMatched: ['a'], last: true }),
      rule('c', said('leak')),
    ]
    expect(map('sink leak', rules).lost).toEqual([
      expect.objectContaining({ ruleId: 'b', reason: 'gave-way', to: ['a'] }),
    ])
    expect(map('leak', rules).lost).toEqual([
      expect.objectContaining({ ruleId: 'c', reason: 'not-reached', to: ['b'] }),
    ])
  })
})

describe('near misses', () => {
  const explain = { explain: true }
  const urgentLeak = rule('urgent leak', all(said('leak'), { op: 'urgency', in: ['emergency'] }))

  test('are told only on request', () => {
    expect(map('the sink leaks', [urgentLeak])).not.toHaveProperty('nearMisses')
    expect(map('the sink leaks', [urgentLeak])).not.toHaveProperty('uncoveredText')
  })

  test('say what each lacked, where it stands in the document and what the lead has instead', () => {
    expect(map('the sink leaks', [urgentLeak], {}, explain).nearMisses).toEqual([
      {
        ruleId: 'urgent leak',
        evidence: [expect.objectContaining({ text: expect.objectContaining({ text: 'leaks' }) })],
        lacked: [{ path: 'rules.0.when.of.1', expected: 'urgency is emergency', actual: 'routine' }],
      },
    ])
  })

  test('count what would have to be different: the cheapest of a choice, every part of what must not be', () => {
    const rules = [
      rule('far', all(said('leak'), said('attic'), { op: 'season', in: ['winter'] })),
      rule('near', all(said('leak'), { op: 'any', of: [all(said('attic'), said('roof')), said('garage')] })),
      rule('not', all(said('leak'), { op: 'not', of: said('sink') })),
      rule('nothing in common', all(said('furnace'), { op: 'urgency', in: ['routine'] })),
    ]
    expect(
      map('the sink leaks', rules, {}, explain).nearMisses?.map(({ ruleId, lacked }) => [
        ruleId,
        lacked.map(({ expected }) => expected),
      ]),
    ).toEqual([
      ['near', ['"garage" said']],
      ['not', ['not "sink" said']],
      ['far', ['"attic" said', 'in winter']],
    ])
  })

  test('name the words that are said where a rule wants them not to be', () => {
    const when = all(said('leak'), { op: 'not', of: said('faucet') })
    expect(map('leaking faucet', [rule('r', when)], {}, explain).nearMisses?.[0]?.lacked).toEqual([
      expect.objectContaining({ path: 'rules.0.when.of.1.of', actual: '"faucet"' }),
    ])
  })

  test('tell words that are there and do not count', () => {
    const [miss] = map('there is no leak', [rule('leak', said('leak'))], {}, explain).nearMisses ?? []
    expect(miss?.lacked).toEqual([{ path: 'rules.0.when', expected: '"leak" said', actual: '"leak", denied' }])
  })

  test('name a fact that is not known without a value', () => {
    const when = all(said('leak'), { op: 'equals', path: 'fields.floors', value: 2 })
    expect(map('leak', [rule('r', when)], {}, explain).nearMisses?.[0]?.lacked).toEqual([
      { path: 'rules.0.when.of.1', expected: 'fields.floors is 2' },
    ])
  })

  test('are ten at most', () => {
    const rules = Array.from({ length: 30 }, (_, index) => rule(`r${index}`, all(said('leak'), said(`word${index}`))))
    expect(map('leak', rules, {}, explain).nearMisses?.map(({ ruleId }) => ruleId)).toEqual(
      rules.slice(0, 10).map(({ id }) => id),
    )
  })
})

describe('what nothing covers', () => {
  test('is told by sentence, with where it stands', () => {
    const { uncoveredText } = map(
      'The sink leaks. Also the porch light is out.',
      [rule('leak', said('sink leak'))],
      {},
      { explain: true },
    )
    expect(uncoveredText).toEqual([{ path: 'request.text', text: 'Also the porch light is out', start: 16, end: 43 }])
  })
})

describe('what to ask', () => {
  test('is told once for each fact, with the rules that would need it', () => {
    const when: Condition = all(said('leak'), { op: 'equals', path: 'fields.floors', value: 2 })
    const rules = Array.from({ length: 5 }, (_, index) => rule(`r${index}`, when))
    expect(map('leak', rules).issues).toEqual([
      {
        path: 'fields.floors',
        code: 'missing-fact',
        message: 'the rules r0, r1, r2 and 2 more would need fields.floors to be known',
      },
    ])
  })

  test('leaves out what would settle nothing', () => {
    const floors: Condition = { op: 'equals', path: 'fields.floors', value: 2 }
    const age: Condition = { op: 'equals', path: 'fields.age', value: 9 }
    const asked = (when: Condition) => map('leak', [rule('r', when)]).issues.map(({ path }) => path)
    expect(asked(all(floors, said('furnace')))).toEqual([])
    expect(asked({ op: 'any', of: [all(floors, said('furnace')), age] })).toEqual(['fields.age'])
    expect(asked({ op: 'any', of: [floors, said('leak')] })).toEqual([])
    expect(asked(all({ op: 'any', of: [floors, said('leak')] }, age))).toEqual(['fields.age'])
  })
})

describe('the urgency', () => {
  const gas = rule('gas', said('pilot light'), { urgency: 'emergency' })
  const calm = rule('calm', said('water heater'), { urgency: 'routine' })
  const sources = (text: string, rules: MappingRule[], urgency?: 'urgent' | 'emergency') => {
    const lead = leadSaying(text, urgency === undefined ? {} : { urgency })
    const result = compileRules({ version: 1, timeZone: 'UTC', rules }).map(lead, { at })
    return [result.urgency, result.urgencySources]
  }

  test('keeps what the phone service, the text and the rules say', () => {
    expect(sources('pilot light is out, come today', [gas], 'urgent')).toEqual([
      'emergency',
      { vendor: 'urgent', text: 'urgent', rule: 'emergency' },
    ])
    expect(sources('pilot light is out, come today', [])).toEqual(['urgent', { text: 'urgent' }])
  })

  test('is the most pressing that a counting rule sets, even where it is calmer than the call', () => {
    expect(sources('pilot light of the water heater', [calm, gas])).toEqual([
      'emergency',
      expect.objectContaining({ rule: 'emergency' }),
    ])
    expect(sources('water heater, come today', [calm], 'emergency')).toEqual([
      'routine',
      { vendor: 'emergency', text: 'urgent', rule: 'routine' },
    ])
  })

  test('that a rule sets is what surcharges look at', () => {
    const rules = compileRules({
      version: 1,
      timeZone: 'UTC',
      rules: [gas],
      surcharges: [{ id: 'fee', when: { op: 'urgency', in: ['emergency'] }, line: { item: 'Fee', rate: '50.00' } }],
    })
    expect(rules.map(leadSaying('pilot light'), { at }).totalBeforeTax).toBe('60.00')
  })
})
