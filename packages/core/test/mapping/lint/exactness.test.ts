import { describe, expect, test } from 'vitest'
import {
  type Condition,
  compileRules,
  type Finding,
  lintRules,
  type MappingRule,
  type MappingRules,
} from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const documentOf = (...rules: MappingRule[]): MappingRules => ({
  version: 1,
  timeZone: 'America/Chicago',
  fallback: { lines: [] },
  rules,
})
const doubts = (when: Condition): [string, string][] =>
  lintRules(documentOf({ id: 'r', when, lines: [] })).flatMap(({ code, certainty }) =>
    code === 'never-fires' || code === 'shadowed' ? [[code, certainty]] : [],
  )
const all = (...of: Condition[]): Condition => ({ op: 'all', of })
const not = (of: Condition): Condition => ({ op: 'not', of })
const said = (...any: string[]): Condition => ({ op: 'phrase', any })
const path = 'fields.x'

describe('what a value can be is worked out exactly', () => {
  test.each<[string, Condition, string]>([
    [
      'the start of a word that has no other start',
      all({ op: 'startsWith', path, any: ['a'] }, not({ op: 'in', path, values: ['a', 'A', 'ax'] })),
      'ab',
    ],
    [
      'a start that is refused with every letter an author might think of',
      all(
        { op: 'startsWith', path, any: ['a'] },
        ...[...'~xyzqjkw'].map((c) => not({ op: 'startsWith', path, any: [`a${c}`] })),
        not({ op: 'equals', path, value: 'a' }),
      ),
      'ab',
    ],
    [
      'one number, written in another way',
      all({ op: 'between', path, from: '5', to: '5' }, not({ op: 'in', path, values: ['5', '$5', '05'] })),
      '005',
    ],
    [
      'a number between two that are very near',
      all(
        { op: 'between', path, from: '0.0000001', to: '0.0000002' },
        not({ op: 'in', path, values: ['0.0000001', '0.0000002'] }),
      ),
      '0.00000015',
    ],
  ])('%s', (_name, when, value) => {
    const { matched } = compileRules(documentOf({ id: 'r', when, lines: [] })).map(
      leadSaying('x', {}, { fields: { x: value } }),
      { at: '2026-03-03T12:00:00Z' },
    )
    expect([matched.length, doubts(when)]).toEqual([1, []])
  })

  test('and proven where there is none', () => {
    expect(doubts(all({ op: 'equals', path: 'id', value: 'abc' }, { op: 'atLeast', path: 'id', value: '5' }))).toEqual([
      ['never-fires', 'proven'],
    ])
  })

  test('a field may hold a list, whose members are as two conditions want', () => {
    const drain: Condition = { op: 'equals', path, value: 'drain' }
    const heater: Condition = { op: 'in', path, values: ['heater', 'boiler'] }
    expect(doubts(all(drain, heater))).toEqual([])
    expect(doubts(all(drain, heater, not({ op: 'startsWith', path, any: ['d'] })))).toEqual([['never-fires', 'proven']])
  })

  test('a negator of the phrase may deny a word of it: `non emergency` is no emergency', () => {
    expect(doubts(all(said('non emergency'), not(said('emergency'))))).toEqual([])
  })
})

describe('a rule that a call without something matches is not doubted', () => {
  test.each<[string, Condition]>([
    ['a place', not({ op: 'area', cities: ['Chicago'], postalCodes: ['606'] })],
    ['a place inside another', all({ op: 'area', postalCodes: ['60'] }, not({ op: 'area', postalCodes: ['606'] }))],
    ['a service type', not({ op: 'serviceType', in: ['hvac'] })],
    ['a kind of customer', not({ op: 'customerType', is: 'residential' })],
    ['a known caller', not({ op: 'caller', known: true })],
    ['a field that says so', not({ op: 'field', name: 'Roof', any: ['old'] })],
    [
      'two fields that say so',
      all({ op: 'field', name: 'Roof', any: ['old'] }, { op: 'field', name: 'Roof', any: ['flat'] }),
    ],
    ['its being said, but mentioned', all({ op: 'phrase', any: ['leak'], meaning: 'mentioned' }, not(said('leak')))],
    ['the caller’s saying it', all(said('leak'), not({ op: 'phrase', any: ['leak'], speaker: 'caller' }))],
    [
      'the agent’s saying it',
      all({ op: 'phrase', any: ['leak'], speaker: 'caller' }, not({ op: 'phrase', any: ['leak'], speaker: 'agent' })),
    ],
  ])('%s', (_name, when) => {
    expect(doubts(when)).toEqual([])
  })
})

describe('a rule that no call can match is proven so', () => {
  test.each<[string, Condition]>([
    ['two cities', all({ op: 'area', cities: ['Chicago'] }, { op: 'area', cities: ['Gary'] })],
    [
      'a postal code and the start of it',
      all({ op: 'area', postalCodes: ['60614'] }, not({ op: 'area', postalCodes: ['606'] })),
    ],
    ['a choice of which each is refused', all(said('(pipe|hose) leak'), not(said('pipe', 'hose')))],
  ])('%s', (_name, when) => {
    expect(doubts(when)).toEqual([['never-fires', 'proven']])
  })

  test('but not by a part of the choice alone', () => {
    expect(doubts(all(said('(pipe|hose) leak'), not(said('pipe'))))).not.toContainEqual(['never-fires', 'proven'])
  })
})

test('a rule that counts at some times only is found there', () => {
  const night: Condition = { op: 'timeOfDay', from: '06:00', to: '24:00' }
  const first: MappingRule = { id: 'day', group: 'g', when: night, lines: [] }
  const rules = documentOf(first, { id: 'any', group: 'g', when: said('leak'), lines: [] })
  expect(lintRules({ ...rules, groups: { g: 'first' } }).filter(({ code }) => code === 'shadowed')).toEqual([])
  const later = documentOf(
    { ...first, when: { op: 'timeOfDay', from: '00:00', to: '06:00' } },
    { id: 'any', group: 'g', when: said('leak'), lines: [] },
  )
  expect(lintRules({ ...later, groups: { g: 'first' } }).filter(({ code }) => code === 'shadowed')).toEqual([])
})

describe('two rules that disagree', () => {
  const disagreeing = (left: Condition, right: Condition, more: Partial<MappingRule> = {}): Finding[] =>
    lintRules({
      ...documentOf(
        { id: 'a', when: left, lines: [{ item: 'A', rate: '1' }] },
        { id: 'b', when: right, lines: [{ item: 'A', rate: '2' }], ...more },
      ),
    }).filter(({ code }) => code === 'contradictory')
  const greeting: Condition = { op: 'startsWith', path: 'request.text', any: ['hello'] }

  test('are told where no call was found for both, as what cannot be told', () => {
    expect(disagreeing(said('leak'), greeting)).toMatchObject([{ severity: 'note', certainty: 'cannot-tell' }])
  })

  test('are not where they never count together', () => {
    expect(disagreeing(said('leak'), greeting, { unlessMatched: ['a'] })).toEqual([])
    expect(disagreeing(said('leak'), said('drip'), { unlessMatched: ['a'] })).toEqual([])
  })

  test('are shown with a call that anybody can try', () => {
    const [left, right]: Condition[] = [
      all({ op: 'urgency', in: ['urgent'] }, { op: 'equals', path, value: 3 }),
      { op: 'caller', known: true },
    ]
    if (left === undefined || right === undefined) throw new Error('both are there')
    const [finding] = disagreeing(left, right)
    const { lead, at, caller } = finding?.example ?? {}
    if (lead === undefined || at === undefined || caller === undefined) throw new Error('no example')
    const rules = compileRules(documentOf({ id: 'a', when: left, lines: [] }, { id: 'b', when: right, lines: [] }))
    expect(rules.map(lead, { at, caller }).matched.map(({ ruleId }) => ruleId)).toEqual(['a', 'b'])
  })
})
