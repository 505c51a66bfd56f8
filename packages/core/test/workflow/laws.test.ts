import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumAmounts } from '../../src/money/index.ts'
import {
  type Command,
  initialState,
  type LeadEvent,
  type LeadState,
  nextWake,
  parseTriggers,
  project,
  transition,
} from '../../src/workflow/index.ts'
import { body, events } from './arbitrary-events.ts'
import { chicago, leadId, line, mike, mikesLines, pricing, Story } from './story.ts'

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

const cents = (text: string) => BigInt(text.replace('.', ''))

test('money is conserved: the total is invoiced or unbilled, what is invoiced is open, paid or credited', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { money } = project(run(list).state, chicago)
      expect(cents(money.invoiced)).toBe(cents(money.open) + cents(money.paid) + cents(money.credited))
      expect(cents(money.total)).toBe(cents(money.invoiced) + cents(money.unbilled))
      if (cents(money.unbilled) > 0n) expect(money.total).toBe(money.estimated)
      expect(cents(money.unbilled)).toBeGreaterThanOrEqual(0n)
      expect(cents(money.overdue)).toBeLessThanOrEqual(cents(money.open))
    }),
    { numRuns: 400 },
  )
})

test('what is billed ahead of the work is never above the estimate, however milestones come and commands fail', () => {
  const deposits = parseTriggers({ triggers: [{ id: 'T15', enabled: true }] })
  const total = 445_00n
  const share = fc.record({
    milestoneId: fc.constantFrom('1', '2', '3', '4', '5'),
    percent: fc.constantFrom('5', '10', '33.33', '50', '100'),
  })
  const happening = fc.oneof(share, fc.constantFrom('answer' as const, 'accept' as const))
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 20 }), fc.array(fc.boolean(), { minLength: 1 }), (list, luck) => {
      const story = new Story(deposits)
      story.live({ type: 'lead.received', lead: mike }, { type: 'lead.priced', result: pricing(mikesLines) })
      const made: bigint[] = []
      const open: Extract<Command, { type: 'invoice.create' }>[] = []
      const take = (commands: Command[]) =>
        open.push(...commands.filter((command) => command.type === 'invoice.create'))
      const answer = () => {
        const command = open.shift()
        if (command === undefined) return
        const { key, type: commandType, lines, deductions = [] } = command
        const totalAmount = sumAmounts([...lines, ...deductions].map(({ amount }) => amount))
        if (luck[made.length % luck.length] === false) {
          const error = { code: 'no-luck', message: 'It did not work.' }
          take(story.tell({ type: 'command.failed', key, commandType, error, final: true }))
        } else {
          made.push(cents(totalAmount))
          take(story.tell({ type: 'command.completed', key, commandType, result: { invoiceId: key, totalAmount } }))
        }
        // Whatever is billed or being billed together, it is not above the estimate.
        const underWay = open.flatMap((wanted) => [...wanted.lines, ...(wanted.deductions ?? [])])
        const billed = [...made, ...underWay.map(({ amount }) => cents(amount))].reduce((sum, part) => sum + part, 0n)
        expect(billed).toBeLessThanOrEqual(total)
      }
      for (const event of list) {
        if (event === 'answer') answer()
        else if (event === 'accept') take(story.tell({ type: 'estimate.accepted', via: 'link' }))
        else take(story.tell({ type: 'milestone.reached', ...event }))
      }
      while (open.length > 0) answer()
      expect(cents(story.projection.money.invoiced)).toBeLessThanOrEqual(total)
    }),
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
