import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  initialState,
  type LeadEvent,
  type LeadState,
  nextWake,
  project,
  transition,
} from '../../src/workflow/index.ts'
import { body, events } from './arbitrary-events.ts'
import { chicago, leadId, line, mike, pricing } from './story.ts'

const shuffledWithRepeats = events.chain((list) =>
  fc
    .tuple(
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.array(list.length > 0 ? fc.constantFrom(...list) : fc.constant(undefined), { maxLength: 6 }),
    )
    .map(([order, repeats]) => ({ list, other: [...order, ...repeats.filter((event) => event !== undefined)] })),
)

const run = (list: LeadEvent[], start: LeadState = initialState(leadId)) => {
  let state = start
  const keys: string[] = []
  for (const event of list) {
    const step = transition(state, event, chicago)
    state = step.state
    keys.push(...step.commands.map(({ key }) => key))
  }
  return { state, keys }
}

test('the same facts in any order and with any repetition give the same projection', () => {
  fc.assert(
    fc.property(shuffledWithRepeats, ({ list, other }) => {
      const [one, another] = [run(list).state, run(other).state]
      expect(another.facts).toEqual(one.facts)
      expect(project(another, chicago)).toEqual(project(one, chicago))
    }),
    { numRuns: 400 },
  )
})

test('no command is given out twice, and one customer is asked for at most', () => {
  fc.assert(
    fc.property(shuffledWithRepeats, ({ other }) => {
      const { keys } = run(other)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.filter((key) => key.includes('/customer.ensure/')).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 400 },
  )
})

test('one call priced once has one estimate, however often and in whatever order its events come', () => {
  const once: LeadEvent[] = [
    { type: 'lead.received', id: 'a', at: '2026-03-02T20:02:00Z', lead: mike },
    { type: 'lead.updated', id: 'b', at: '2026-03-02T20:03:00Z', lead: mike },
    {
      type: 'lead.priced',
      id: 'c',
      at: '2026-03-02T20:04:00Z',
      result: pricing([line('Diagnostic', '1', '175.00', '175.00')]),
    },
    { type: 'customer.resolved', id: 'd', at: '2026-03-02T20:05:00Z', customerId: '58', how: 'created' },
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(once, { minLength: 4 }), fc.array(fc.constantFrom(...once)), (order, repeats) => {
      const { keys } = run([...order, ...repeats])
      expect(keys.filter((key) => key.includes('/estimate.create/'))).toEqual([`${leadId}/estimate.create/1`])
    }),
  )
})

test('an event that tells nothing new leaves the state untouched, gives no command and says why', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { state } = run(list)
      for (const event of list) {
        const step = transition(state, event, chicago)
        expect(step.commands).toEqual([])
        expect(step.state).toBe(state)
        expect(step.note).toEqual(expect.any(String))
      }
    }),
  )
})

test('a lead that is stored as JSON between events does what it would have done in memory', () => {
  fc.assert(
    fc.property(events, (list) => {
      let state = initialState(leadId)
      const keys: string[] = []
      for (const event of list) {
        const step = transition(
          JSON.parse(JSON.stringify(state)) as LeadState,
          JSON.parse(JSON.stringify(event)),
          chicago,
        )
        state = step.state
        keys.push(...step.commands.map(({ key }) => key))
      }
      expect({ state, keys }).toEqual(run(list))
    }),
  )
})

test('the inputs are never changed', () => {
  fc.assert(
    fc.property(events, (list) => {
      let state = initialState(leadId)
      for (const event of list) {
        const before = JSON.stringify([state, event])
        const next = transition(state, event, chicago).state
        expect(JSON.stringify([state, event])).toBe(before)
        state = next
      }
    }),
  )
})

test('money is conserved: invoiced is open plus paid plus credited, and overdue is a part of open', () => {
  const cents = (text: string) => Math.round(Number(text) * 100)
  fc.assert(
    fc.property(events, (list) => {
      const { money } = project(run(list).state, chicago)
      expect(cents(money.invoiced)).toBe(cents(money.open) + cents(money.paid) + cents(money.credited))
      expect(cents(money.overdue)).toBeLessThanOrEqual(cents(money.open))
    }),
    { numRuns: 400 },
  )
})

test('the next waking is later than the last', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { state } = run(list)
      const wake = nextWake(state, chicago)
      if (wake !== undefined && state.now !== undefined) expect(Date.parse(wake)).toBeGreaterThan(Date.parse(state.now))
    }),
  )
})

test('texts that are no instants, ids like __proto__ and events of tomorrow are answered too', () => {
  const odd = fc.constantFrom('', '__proto__', 'constructor', 'not a time', '９', '\u0000')
  fc.assert(
    fc.property(body, odd, odd, odd, (rest, at, first, second) => {
      const refs = { estimateId: first, invoiceId: second }
      const event = {
        ...rest,
        refs,
        paymentId: first,
        reviewId: second,
        customerId: first,
        id: first,
        at,
      } as unknown as LeadEvent
      const { state } = transition(initialState(leadId), event, chicago)
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      expect(() => nextWake(state, chicago)).not.toThrow()
    }),
  )
  const unknown = { type: 'lead.teleported', id: 'x', at: '2026-03-02T20:02:00Z' } as unknown as LeadEvent
  expect(transition(initialState(leadId), unknown, chicago).note).toBe('knows no event of type lead.teleported')
})
