import { describe, expect, test } from 'vitest'
import { compileRules, type HitPolicy, type MappingRule, type MappingRules } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const at = '2026-03-03T20:10:00Z'
const rule = (id: string, phrase: string, more: Partial<MappingRule> = {}): MappingRule => ({
  id,
  when: { op: 'phrase', any: [phrase] },
  lines: [{ item: id, rate: '10.00' }],
  group: 'work',
  ...more,
})
const matched = (text: string, rules: MappingRule[], policy: HitPolicy, more: Partial<MappingRules> = {}) => {
  const result = compileRules({
    version: 1,
    timeZone: 'America/Chicago',
    groups: { work: policy },
    rules,
    ...more,
  }).map(leadSaying(text), { at })
  return { ids: result.matched.map(({ ruleId }) => ruleId), result }
}
const both = [rule('leak', 'leak'), rule('sink', 'sink leak')]

describe('hit policies', () => {
  test('collect takes every rule', () => {
    expect(matched('the sink leaks', both, 'collect').ids).toEqual(['leak', 'sink'])
  })

  test('first takes the first of the document', () => {
    expect(matched('the sink leaks', both, 'first').ids).toEqual(['leak'])
  })

  test.each(['rule alone', '1', 'alone'])('a rule without a group is in none, whatever one is called: %s', (group) => {
    const { group: _, ...alone } = rule('alone', 'sink')
    const rules = [rule('first', 'leak', { group }), alone, rule('second', 'leak', { group })]
    expect(matched('the sink leaks', rules, 'first', { groups: { [group]: 'first' } }).ids).toEqual(['first', 'alone'])
  })

  test('best takes the rule that claims most words', () => {
    expect(matched('the sink leaks', both, 'best').ids).toEqual(['sink'])
  })

  test('priority takes the highest, and all of them', () => {
    const rules = [rule('low', 'leak'), rule('high', 'leak', { priority: 5 }), rule('as high', 'sink', { priority: 5 })]
    expect(matched('the sink leaks', rules, 'priority').ids).toEqual(['high', 'as high'])
  })

  test('unique takes none of several, and says so', () => {
    const { ids, result } = matched('the sink leaks', both, 'unique')
    expect(ids).toEqual([])
    expect(result.issues).toEqual([expect.objectContaining({ code: 'not-unique', path: 'groups.work' })])
  })

  test('longest leaves out a rule whose words are all part of another one', () => {
    expect(matched('the sink leaks', both, 'longest').ids).toEqual(['sink'])
  })

  test('longest keeps two rules that share a word but claim others', () => {
    const rules = [rule('kitchen', 'redo kitchen'), rule('bathroom', 'redo bathroom')]
    expect(matched('they want to redo both the kitchen and the bathroom', rules, 'longest').ids).toEqual([
      'kitchen',
      'bathroom',
    ])
  })

  test('longest keeps the shorter rule where it also matches elsewhere', () => {
    expect(matched('the sink leaks. And there is a leak in the basement.', both, 'longest').ids).toEqual([
      'leak',
      'sink',
    ])
  })
})

describe('rules that give way', () => {
  test('a rule is skipped when one before it counts', () => {
    const rules = [rule('replace', 'new faucet'), rule('repair', 'drip', { unlessMatched: ['replace'] })]
    expect(matched('the tap drips', rules, 'collect').ids).toEqual(['repair'])
    expect(matched('the tap drips, wants a new faucet', rules, 'collect').ids).toEqual(['replace'])
  })

  test('groups are decided as they first stand in the document, whichever of their rules match', () => {
    const rules = [
      rule('early', 'furnace', { group: 'first group' }),
      rule('between', 'sink'),
      rule('late', 'sink', { group: 'first group', last: true }),
    ]
    expect(matched('the sink', rules, 'collect').ids).toEqual(['late'])
  })

  test('a rule steps back only for one that counts, and never for one that steps back itself', () => {
    const rules = [
      rule('a', 'leak'),
      rule('b', 'leak', { unlessMatched: ['a'] }),
      rule('c', 'leak', { unlessMatched: ['b'] }),
      rule('d', 'leak', { group: 'other', unlessMatched: ['b'] }),
    ]
    const { ids, result } = matched('a leak', rules, 'collect')
    expect(ids).toEqual(['a', 'c', 'd'])
    expect(result.lost).toEqual([expect.objectContaining({ ruleId: 'b', reason: 'gave-way', to: ['a'] })])
    expect(matched('a leak', rules, 'priority').ids).toEqual(['a', 'c', 'd'])
  })

  test('a rule that steps back takes no words from another of its group', () => {
    const rules = [
      rule('drain', 'drain'),
      rule('faucet', 'leak faucet', { unlessMatched: ['drain'] }),
      rule('leak', 'leak'),
    ]
    const { ids, result } = matched('leaking faucet and the drain', rules, 'longest')
    expect(ids).toEqual(['drain', 'leak'])
    expect(result.lost?.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([['faucet', 'gave-way']])
    expect(matched('leaking faucet', rules, 'longest').ids).toEqual(['faucet'])
  })

  test('and counts where the one it would give way to is freed of words by another', () => {
    const rules = [
      rule('leak', 'leak'),
      rule('sink', 'sink', { unlessMatched: ['leak'] }),
      rule('floor', 'floor', { unlessMatched: ['sink'] }),
      rule('drain', 'drain'),
      rule('faucet', 'leak faucet', { unlessMatched: ['drain'] }),
    ]
    // The drain counts, so the faucet steps back and the leak counts, so the sink steps back and the floor counts.
    expect(matched('leak faucet, the drain, the sink and the floor', rules, 'longest').ids).toEqual([
      'leak',
      'floor',
      'drain',
    ])
  })

  test('rules that give way in a circle through the words they take come to an end', () => {
    const rules = [
      rule('leak', 'leak'),
      rule('drain', 'drain', { unlessMatched: ['leak'] }),
      rule('faucet', 'leak faucet', { unlessMatched: ['drain'] }),
    ]
    const { ids, result } = matched('leak faucet and the drain', rules, 'longest')
    expect(ids.length).toBeGreaterThan(0)
    expect([...ids, ...(result.lost ?? []).map(({ ruleId }) => ruleId)].sort()).toEqual(['drain', 'faucet', 'leak'])
  })

  test('a long chain of rules that give way is decided in no time', () => {
    const count = 5_000
    const chain = Array.from({ length: count }, (_, index) =>
      rule(`r${index}`, 'leak', index === 0 ? {} : { unlessMatched: [`r${index - 1}`] }),
    )
    expect(matched('a leak', chain, 'priority').ids).toHaveLength(count / 2)
  })

  test('a last rule ends the matter', () => {
    const rules = [rule('spam', 'survey', { group: 'guard', lines: [], last: true }), rule('sink', 'sink')]
    const { ids, result } = matched('a survey about your sink', rules, 'collect')
    expect(ids).toEqual(['spam'])
    expect(result).toMatchObject({ lines: [], uncovered: false })
  })

  test('of what a last rule keeps from being looked at nothing is asked', () => {
    const floors: MappingRule['when'] = {
      op: 'all',
      of: [
        { op: 'phrase', any: ['sink'] },
        { op: 'equals', path: 'fields.floors', value: 2 },
      ],
    }
    const rules = [
      rule('before', 'sink', { group: 'early', when: floors }),
      rule('spam', 'survey', { group: 'guard', lines: [], last: true }),
      rule('beside', 'sink', { group: 'guard', when: floors }),
      rule('after', 'sink', { when: floors }),
    ]
    const messages = (text: string) => matched(text, rules, 'collect').result.issues.map(({ message }) => message)
    expect(messages('a survey about your sink')).toEqual([
      'the rules before, beside would need fields.floors to be known',
    ])
    expect(messages('my sink')).toEqual(['the rules before, beside, after would need fields.floors to be known'])
  })

  test('lines come by priority, then as in the document, whatever order the groups are decided in', () => {
    const rules = [
      rule('a', 'sink', { group: 'x' }),
      rule('b', 'sink', { priority: 2 }),
      rule('c', 'sink', { group: 'x' }),
    ]
    expect(matched('sink', rules, 'collect').result.lines.map(({ item }) => item)).toEqual(['b', 'a', 'c'])
  })
})

describe('when nothing matches', () => {
  test('the call is uncovered and the fallback is on the estimate', () => {
    const fallback = { lines: [{ item: 'Site Visit', rate: '50.00' }], tags: ['To review'] }
    const { result } = matched('hello there', both, 'collect', { fallback })
    expect(result).toMatchObject({
      uncovered: true,
      matched: [],
      tags: ['To review'],
      lines: [{ ruleId: 'fallback', item: 'Site Visit', amount: '50.00' }],
    })
  })

  test('without a fallback there are no lines', () => {
    expect(matched('hello there', both, 'collect').result).toMatchObject({
      uncovered: true,
      lines: [],
      totalBeforeTax: '0.00',
    })
  })
})

describe('effective dates', () => {
  const rules = [rule('spring', 'tune-up', { effectiveFrom: '2026-03-01', effectiveTo: '2026-03-31' })]
  const idsAt = (instant: string) =>
    compileRules({ version: 1, timeZone: 'America/Chicago', rules })
      .map(leadSaying('tune up'), { at: instant })
      .matched.map(({ ruleId }) => ruleId)

  test('both days are judged where the business is', () => {
    expect(idsAt('2026-03-01T05:59:59Z')).toEqual([])
    expect(idsAt('2026-03-01T06:00:00Z')).toEqual(['spring'])
    expect(idsAt('2026-04-01T04:59:59Z')).toEqual(['spring'])
    expect(idsAt('2026-04-01T05:00:00Z')).toEqual([])
  })
})

describe('what made a rule match', () => {
  test('is told with the words, their offsets and the text they stand in', () => {
    const { result } = matched('Well, the kitchen sink is leaking.', both, 'longest')
    expect(result.matched).toEqual([
      {
        ruleId: 'sink',
        evidence: [
          {
            condition: 'phrase',
            value: 'request.text',
            text: { phrase: 'sink leak', text: 'sink is leaking', start: 18, end: 33 },
          },
        ],
      },
    ])
  })

  test.each([
    'yesterday',
    '5',
    '2026-03-04',
    '2026-03-04T10:00',
    '2026-03-04 10:00Z',
    '03/04/2026',
    '2026-13-04T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-0x-04T10:00:00Z',
    '2026-03-04T25:00:00Z',
  ])('a time that is no instant, or one in a zone that only the machine knows, is refused: %s', (at) => {
    const rules = compileRules({ version: 1, timeZone: 'America/Chicago', rules: both })
    expect(() => rules.map(leadSaying('sink'), { at })).toThrow(
      expect.objectContaining({ code: 'invalid-mapping-context' }),
    )
  })

  test.each(['2026-03-04T10:00Z', '2026-03-31T10:00:00Z', '2026-03-04T10:00:00.123456Z', '2026-03-04T10:00:00-06:00'])(
    'an instant is read: %s',
    (at) => {
      const rules = compileRules({ version: 1, timeZone: 'America/Chicago', rules: both })
      expect(rules.map(leadSaying('sink'), { at }).currency).toBe('USD')
    },
  )
})
