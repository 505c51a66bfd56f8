import type { Condition, Lead, MappingRule, MappingRules } from '@leadbooks/core'

/** One rule of the comparison, in no engine's own form. */
export interface SharedRule {
  id: string
  /** What is spoken of. */
  object: string
  /** What is wrong with it; one is enough. */
  actions: string[]
  urgency?: 'urgent'
  /** Hours of the day, `to` exclusive. */
  hours?: { from: number; to: number }
  residential?: true
}

/** One call of the comparison. */
export interface SharedCall {
  id: string
  text: string
  urgency: 'routine' | 'urgent'
  hour: number
  customerType: 'residential' | 'commercial'
}

const rooms = ['kitchen', 'garage', 'attic', 'basement', 'laundry', 'guest', 'upstairs', 'hallway', 'porch', 'office']
const things = (
  'sink faucet toilet shower bathtub disposal dishwasher washer dryer furnace boiler thermostat radiator outlet breaker ' +
  'panel chandelier chime generator deck railing cabinet drywall door window gutter chimney fireplace hydrant spigot'
).split(' ')
const actions = (
  'rattles hums stinks jammed cracked wobbles squeals overheats trips sticks sags peels rusted clogged sweats whistles ' +
  'vibrates shorted melted leaks drips froze buzzes flickers smokes'
).split(' ')

/** An endless row of numbers below `limit`, the same every time. */
const numbers = (seed: number): ((limit: number) => number) => {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * limit)
  }
}

const one = <T>(list: readonly T[], at: number): T => list[at % list.length] as T // a place within the list

/** Rules over an object and one or two things that can be wrong with it, some with an urgency, hours or a kind of customer. */
export const sharedRules = (count: number): SharedRule[] => {
  const next = numbers(count)
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    object: `${one(rooms, index)} ${one(things, Math.floor(index / rooms.length))}`,
    actions: Array.from(new Set([one(actions, next(actions.length)), one(actions, next(actions.length))])),
    ...(next(3) === 0 ? { urgency: 'urgent' as const } : {}),
    ...(next(4) === 0 ? { hours: { from: 8, to: 17 } } : {}),
    ...(next(5) === 0 ? { residential: true as const } : {}),
  }))
}

const openings = ['Hello there', 'Good day', 'Hi', 'Yes hello', 'Afternoon']
const asides = (
  'we moved in during spring;my neighbor told me about your company;the previous owner left some paperwork;the children are at school;' +
  'parking is behind the building;the gate code is on file;my husband works from home;the dog is friendly;we like the weekend best;' +
  'the unit is about nine summers old;somebody gave me your number;there is a ladder in the shed'
).split(';')

/** Summaries of about 350 characters, each different, most of them about two things. */
export const sharedCalls = (count: number): SharedCall[] => {
  const next = numbers(7)
  return Array.from({ length: count }, (_, index) => {
    const complaint = (): string =>
      `the ${one(rooms, next(rooms.length))} ${one(things, next(things.length))} ${one(actions, next(actions.length))} and ${one(actions, next(actions.length))}`
    const aside = (): string => one(asides, next(asides.length))
    const name = `customer ${index.toString(36)}`
    return {
      id: `c${index}`,
      text: `${one(openings, next(openings.length))}, ${name} speaking. In our place ${complaint()}. Also ${complaint()}. By the way, ${aside()}, and ${aside()}. Besides that ${aside()}. The street is Maple Avenue and the house is the one with the green door, ${aside()}.`,
      urgency: next(3) === 0 ? 'urgent' : 'routine',
      hour: next(24),
      customerType: next(3) === 0 ? 'commercial' : 'residential',
    }
  })
}

const conditionOf = ({ object, actions: said, urgency, hours, residential }: SharedRule): Condition => {
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
  return {
    op: 'all',
    of: [
      { op: 'phrase', any: [object], order: 'exact' },
      { op: 'phrase', any: said, order: 'exact' },
      ...(urgency === undefined ? [] : [{ op: 'equals' as const, path: 'request.urgency' as const, value: urgency }]),
      ...(hours === undefined ? [] : [{ op: 'timeOfDay' as const, from: clock(hours.from), to: clock(hours.to) }]),
      ...(residential === undefined ? [] : [{ op: 'customerType' as const, is: 'residential' as const }]),
    ],
  }
}

/** The same rules as a LeadBooks document. */
export const documentOf = (rules: readonly SharedRule[]): MappingRules => ({
  version: 1,
  timeZone: 'UTC',
  rules: rules.map((rule): MappingRule => ({ id: rule.id, when: conditionOf(rule), lines: [] })),
})

/** The same call as a lead. */
export const leadOf = (call: SharedCall): Lead => ({
  id: `bench:${call.id}`,
  source: 'bench',
  occurredAt: `2026-03-03T${String(call.hour).padStart(2, '0')}:30:00Z`,
  contact: { phones: [], emails: [], customerType: call.customerType },
  request: { text: call.text, urgency: call.urgency, intents: [] },
  fields: {},
})
