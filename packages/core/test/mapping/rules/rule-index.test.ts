import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lead } from '../../../src/lead/index.ts'
import { type Condition, compileRules, type MappingRule } from '../../../src/mapping/index.ts'
import { Facts } from '../../../src/mapping/operators/facts.ts'
import { compile } from '../../../src/mapping/rules/compile.ts'
import { instantOf } from '../../../src/mapping/rules/rule-set.ts'
import { leadSaying } from '../lead-saying.ts'

const words = ['leak', 'sink', 'pipe', 'furnace']
const leaf = fc.oneof(
  fc.record({
    op: fc.constant('phrase' as const),
    any: fc.array(fc.constantFrom(...words, 'sink leak'), { minLength: 1, maxLength: 3 }),
  }),
  fc.constantFrom<Condition>(
    { op: 'phrase', any: ['leak'], except: ['sink leak'] },
    { op: 'phrase', any: ['leak'], meaning: 'mentioned' },
    { op: 'urgency', in: ['routine', 'urgent'] },
    { op: 'urgency', in: ['emergency'] },
    { op: 'intent', in: ['quote', 'spam'] },
    { op: 'equals', path: 'fields.floors', value: 2 },
    { op: 'in', path: 'fields.floors', values: ['3', 'many'] },
    { op: 'field', name: 'floors', any: ['many'] },
    { op: 'businessHours', open: true },
  ),
)
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      op: fc.constantFrom('all', 'any'),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    }) as fc.Arbitrary<Condition>,
    fc.record({ op: fc.constant('not'), of: tie('tree') }) as fc.Arbitrary<Condition>,
  ),
}))
const call: fc.Arbitrary<Lead> = fc
  .record({
    said: fc.array(fc.constantFrom(...words, 'no', 'flooding', 'how much'), { maxLength: 6 }),
    floors: fc.constantFrom(undefined, 2, '3', 'MANY'),
    urgency: fc.constantFrom(undefined, 'urgent' as const, 'emergency' as const),
  })
  .map(({ said, floors, urgency }) =>
    leadSaying(said.join(' '), urgency === undefined ? {} : { urgency }, {
      fields: floors === undefined ? {} : { floors },
    }),
  )

/** A word of five letters that means nothing. */
const nameOf = (index: number): string =>
  `q${[index, index / 26, index / 676].map((part) => String.fromCharCode(97 + (Math.floor(part) % 26))).join('')}x`

describe('the rules that are looked at', () => {
  test('are all those that are not false, whatever their conditions', () => {
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: 1, maxLength: 8 }),
        fc.array(call, { minLength: 1, maxLength: 4 }),
        (trees, calls) => {
          const rules = trees.map((when, index): MappingRule => ({ id: `r${index}`, when, lines: [] }))
          const { compiled } = compile({ version: 1, timeZone: 'UTC', rules })
          for (const lead of calls) {
            const facts = new Facts(lead, { at: lead.occurredAt }, instantOf(lead.occurredAt), compiled.tools)
            const open = compiled.rules.all.filter(({ when }) => when.check(facts) !== false)
            expect(compiled.rules.candidates(facts)).toEqual(expect.arrayContaining(open))
            // Each condition gives the same answer whether its evidence is gathered or not.
            for (const { when } of compiled.rules.all) expect(when.check(facts, [])).toBe(when.check(facts))
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('are few among many', () => {
    const rules = Array.from(
      { length: 2_000 },
      (_, index): MappingRule => ({
        id: `r${index}`,
        when: {
          op: 'all',
          of: [
            { op: 'phrase', any: ['leak', 'drip'] },
            { op: 'phrase', any: [`${nameOf(index)} broke`] },
          ],
        },
        lines: [],
      }),
    )
    const { compiled } = compile({ version: 1, timeZone: 'UTC', rules })
    const lead = leadSaying(`${nameOf(7)} broke and there is a leak`)
    const facts = new Facts(lead, { at: lead.occurredAt }, instantOf(lead.occurredAt), compiled.tools)
    expect(compiled.rules.candidates(facts).map(({ rule }) => rule.id)).toEqual(['r7'])
    expect(
      compileRules({ version: 1, timeZone: 'UTC', rules }).map(lead, { at: lead.occurredAt }).matched,
    ).toHaveLength(1)
  })
})
