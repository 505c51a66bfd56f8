import type { Condition } from './operators/condition.ts'
import type { PhraseCondition } from './operators/phrase.ts'
import type { MappingRule, MappingRules } from './rules/rules.ts'
import { electricalRules } from './starter/electrical.ts'
import { generalRules } from './starter/general.ts'
import { hvacRules } from './starter/hvac.ts'
import { nothingToBill } from './starter/nothing.ts'
import { all, inOrder } from './starter/phrases.ts'
import { plumbingRules } from './starter/plumbing.ts'
import { topicRules } from './starter/topics.ts'
import { starterVocabulary } from './starter/vocabulary.ts'
import { starterWeights } from './starter/weights.ts'

export { homeServicesItems } from './starter/items.ts'

const stages = ['work', 'pressing', 'besides', 'loose', 'topic', 'hint']
/** Words that may stand between where a call was understood no other way. */
const looseWithin = 8

const loosened = (condition: Condition): Condition => {
  switch (condition.op) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map(loosened) }
    case 'phrase':
      return { ...condition, within: Math.max(condition.within ?? 3, looseWithin) }
    default:
      return condition
  }
}

/** The same rules with more words between those of a phrase, for calls that say it the long way round. */
const loosely = (rules: readonly MappingRule[]): MappingRule[] =>
  rules
    .filter(({ group }) => group === 'work' || group === 'pressing')
    .map((rule) => ({
      ...rule,
      id: `${rule.id}-loosely`,
      group: 'loose',
      unlessMatched: ['work', 'pressing'],
      when: loosened(rule.when),
    }))

/** Whole rooms and houses: what is done in the course of them is no job of its own. */
const projects = ['kitchen-and-bathroom', 'bathroom-estimate', 'kitchen-estimate']
const parts = ['plumbing-repair', 'exterior-carpentry', 'handyman']
/** Something is asked for on top of something else. */
const besides = inOrder(
  '(also|plus|additionally|separately|besides|subsequently|afterwards|afterward)',
  'as well',
  '(till|until) then',
  '(meanwhile|in the meantime|for now)',
  'in addition',
  'on top of that',
  '(another|other|second|different|separate|one more|last) (thing|job|item|problem|issue|project|question|piece)',
  '(two|three|couple|few) (things|jobs|projects|questions|items)',
  'while (you|they|he|she|we|somebody|someone) (there|here|at it|out|come)',
)

/** Jobs that are part of a project count beside it only where they are asked for on top. */
const besideProjects = (rules: readonly MappingRule[]): MappingRule[] =>
  rules.flatMap((rule) => {
    if (!parts.includes(rule.id)) return [rule]
    const { unlessMatched = [], ...besidesRule } = rule
    return [
      { ...rule, unlessMatched: [...unlessMatched, ...projects] },
      { ...besidesRule, id: `${rule.id}-besides`, when: all(rule.when, besides) },
    ]
  })

const heardFrom = (condition: Condition, heard: (phrase: PhraseCondition) => PhraseCondition): Condition => {
  switch (condition.op) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((each) => heardFrom(each, heard)) }
    case 'phrase':
      return heard(condition)
    default:
      return condition
  }
}

/** What a call is about: by what the caller says, then by what is mentioned at all, be it by the agent. */
const topics: MappingRule[] = [
  ...topicRules.map((rule) => ({
    ...rule,
    when: heardFrom(rule.when, ({ meaning: _, ...phrase }) => phrase),
  })),
  ...topicRules.map((rule) => ({
    ...rule,
    id: `${rule.id}-hint`,
    group: 'hint',
    unlessMatched: [...(rule.unlessMatched ?? []), 'topic'],
    when: heardFrom(rule.when, ({ speaker: _, ...phrase }) => phrase),
  })),
]

const stage = ({ group }: MappingRule): number => stages.indexOf(group ?? '')

/** What takes the place of a fault: an urgent fault of something that is to be replaced is not repaired first. */
const rulesInOrder: MappingRule[] = [
  nothingToBill,
  ...besideProjects([...generalRules, ...plumbingRules, ...hvacRules, ...electricalRules]),
  ...loosely([...generalRules, ...plumbingRules, ...hvacRules, ...electricalRules]),
  ...topics,
].toSorted((left, right) => stage(left) - stage(right))

const weekday = [{ from: '08:00', to: '17:00' }]

/**
 * Rules for a company of plumbers, electricians, heating and cooling technicians and carpenters, as a start for one's own.
 *
 * They name phrases and items and no prices: rates come from the item catalogue.
 *
 * @example
 * import { compileRules } from '@leadbooks/core'
 * import { homeServicesRules } from '@leadbooks/core/starter'
 *
 * compileRules(homeServicesRules).hash.length // => 64
 */
export const homeServicesRules: MappingRules = {
  version: 1,
  timeZone: 'America/Chicago',
  currency: 'USD',
  businessHours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
  holidays: [
    { name: "New Year's Day", date: '01-01' },
    { name: 'Memorial Day', month: 5, weekday: 'mon', nth: -1 },
    { name: 'Independence Day', date: '07-04' },
    { name: 'Labor Day', month: 9, weekday: 'mon', nth: 1 },
    { name: 'Thanksgiving Day', month: 11, weekday: 'thu', nth: 4 },
    { name: 'Christmas Day', date: '12-25' },
  ],
  vocabulary: starterVocabulary,
  groups: {
    work: 'longest',
    pressing: 'best',
    besides: 'best',
    loose: 'best',
    topic: 'best',
    hint: 'best',
  },
  rules: rulesInOrder,
  weights: starterWeights,
  surcharges: [
    {
      id: 'after-hours',
      when: { op: 'businessHours', open: false },
      line: { item: 'After-Hours Service', unit: 'each' },
    },
  ],
}
