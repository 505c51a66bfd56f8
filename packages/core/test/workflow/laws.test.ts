import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lead } from '../../src/lead/index.ts'
import {
  initialState,
  type LeadEvent,
  type LeadState,
  nextWake,
  project,
  transition,
} from '../../src/workflow/index.ts'
import { chicago, leadId, line, mike, pricing } from './story.ts'

const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
  .map((ms) => new Date(ms).toISOString())
const amount = fc.integer({ min: 0, max: 99_999_99 }).map((cents) => (cents / 100).toFixed(2))
const id = fc.constantFrom('1', '2', '3')
const version = fc.integer({ min: 0, max: 12 }).map(String)

const lead: fc.Arbitrary<Lead> = fc.record({
  id: fc.constant(leadId),
  source: fc.constant('nextphone'),
  occurredAt: instant,
  contact: fc.record({
    name: fc.constantFrom('Mike Chen', 'Mike', 'WIRELESS CALLER', 'JC Plumbing LLC', ''),
    phones: fc.subarray(['+15551234567', '+13125550142']),
    emails: fc.subarray(['mike@email.com']),
  }),
  request: fc.record({
    text: fc.constantFrom('AC not cooling', 'leak', ''),
    urgency: fc.constantFrom('routine', 'urgent', 'emergency'),
    intents: fc.subarray(['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam']),
  }),
  fields: fc.constant({}),
})
const result = fc.constantFrom(
  pricing([]),
  pricing([line('Diagnostic', '1', '175.00', '175.00')], 'urgent', ['HVAC']),
  pricing([line('Panel', '1', undefined, '0.00')], 'emergency'),
)
const appointment = fc.record({
  date: fc.constantFrom('2026-03-05', '2026-03-06'),
  from: fc.constantFrom('09:00', '10:00'),
})
const payment = {
  paymentId: id,
  version,
  currency: fc.constant('USD'),
  applied: fc.array(fc.record({ invoiceId: id, amount }), { maxLength: 2 }),
  unapplied: amount,
}
const outcome = fc.constantFrom(
  { commandType: 'customer.ensure', key: `${leadId}/customer.ensure/1`, result: { customerId: '58' } },
  {
    commandType: 'estimate.create',
    key: `${leadId}/estimate.create/1`,
    result: { estimateId: '1', totalAmount: '175.00' },
  },
  { commandType: 'estimate.send', key: `${leadId}/estimate.send/1`, result: { sentTo: 'mike@email.com' } },
  {
    commandType: 'invoice.create',
    key: `${leadId}/invoice.create/1`,
    result: { invoiceId: '1', totalAmount: '175.00' },
  },
)
const error = fc.constant({ code: 'no-luck', message: 'It did not work.' })
const refs = (name: string) => id.map((value) => ({ [name]: value }))

const bodies: fc.Arbitrary<object>[] = [
  fc.record({ type: fc.constantFrom('lead.received', 'lead.updated'), lead }),
  fc.record({ type: fc.constant('lead.priced'), result }),
  fc.record({ type: fc.constantFrom('appointment.scheduled', 'appointment.rescheduled'), appointment }),
  fc.record({ type: fc.constantFrom('appointment.cancelled', 'callback.done', 'quote.revised', 'document.approved') }),
  fc.record({ type: fc.constant('callback.requested'), callback: fc.record({ at: instant }) }),
  fc.record({ type: fc.constantFrom('estimate.accepted', 'estimate.declined'), via: fc.constantFrom('link', 'phone') }),
  fc.record({
    type: fc.constant('customer.resolved'),
    customerId: id,
    how: fc.constantFrom('matched', 'created', 'reviewed'),
  }),
  fc.record({ type: fc.constant('customer.merged'), customerId: id, intoCustomerId: id }),
  fc.record({ type: fc.constant('review.opened'), reviewId: id, code: fc.constant('x'), message: fc.constant('y') }),
  fc.record({ type: fc.constant('review.resolved'), reviewId: id, resolution: fc.constant({}) }),
  fc.record({
    type: fc.constant('estimate.changed'),
    refs: refs('estimateId'),
    version,
    status: fc.constantFrom('Pending', 'Accepted', 'Rejected', 'Closed'),
    totalAmount: amount,
  }),
  fc.record({ type: fc.constant('estimate.deleted'), refs: refs('estimateId') }),
  fc.record({
    type: fc.constant('invoice.changed'),
    refs: refs('invoiceId'),
    version,
    totalAmount: amount,
    balance: amount,
    dueDate: fc.constantFrom('2026-03-01', '2026-09-01'),
  }),
  fc.record({ type: fc.constantFrom('invoice.voided'), refs: refs('invoiceId'), version }),
  fc.record({ type: fc.constant('invoice.deleted'), refs: refs('invoiceId') }),
  fc.record({
    type: fc.constantFrom('payment.received', 'payment.changed', 'payment.voided', 'payment.refunded'),
    ...payment,
  }),
  fc.record({ type: fc.constant('credit.applied'), invoiceId: id, amount }),
  fc.record({ type: fc.constant('clock.woke') }),
  outcome.map((completed) => ({ type: 'command.completed', ...completed })),
  fc
    .record({ outcome, error, final: fc.boolean() })
    .map(({ outcome: { key, commandType }, ...rest }) => ({ type: 'command.failed', key, commandType, ...rest })),
]

const body = fc.oneof(...bodies)
// Each body above is one of the members of LeadEvent; the ids are made unique so that an id tells one event.
const events: fc.Arbitrary<LeadEvent[]> = fc
  .array(fc.tuple(body, instant), { maxLength: 14 })
  .map((list) => list.map(([rest, at], index) => ({ ...rest, id: `e${index}`, at }) as LeadEvent))

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
