import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Command,
  type CommandResult,
  initialState,
  type LeadEvent,
  nextWake,
  parseTriggers,
  project,
  transition,
} from '../../src/workflow/index.ts'
import { events } from './arbitrary-events.ts'
import { leadId } from './story.ts'

/** Everything that can be switched on. */
const eager = parseTriggers({
  timeZone: 'America/Chicago',
  sendEstimate: 'always',
  triggers: [
    { id: 'T15', enabled: true },
    {
      id: 'loud',
      on: ['command.failed', 'review.opened', 'review.resolved', 'payment.received', 'invoice.created'],
      do: [
        { command: 'notify.contractor', template: 'a' },
        { command: 'notify.customer', channel: 'preferred', template: 'b' },
        { command: 'task.create', code: 'c', title: '{reason}' },
      ],
    },
  ],
})

const answer = (command: Command): CommandResult => {
  const id = command.key
  if (command.type === 'customer.ensure') return { customerId: id }
  if (command.type === 'estimate.create') return { estimateId: id, totalAmount: '175.00' }
  if (command.type === 'invoice.create') return { invoiceId: id, totalAmount: '175.00' }
  return command.type === 'payment.create' ? { paymentId: id } : {}
}

/** Carries out every command, well or badly, and opens the reviews that are wanted, until nothing is left to do. */
const live = (told: LeadEvent[], luck: boolean[]) => {
  let state = initialState(leadId)
  const agenda = [...told]
  const given: Command[] = []
  let steps = 0
  for (let event = agenda.shift(); event !== undefined; event = agenda.shift()) {
    steps += 1
    if (steps > 1000) break
    const { state: next, commands } = transition(state, event, eager)
    const { settled: _, ...unsettled } = state
    // Looking at what the event touches has found all that looking at everything finds.
    expect(transition(unsettled, event, eager).commands).toEqual(commands)
    state = next
    given.push(...commands)
    for (const command of commands) {
      const { key, type: commandType } = command
      const id = `answer-${key}`
      const at = '2026-06-01T12:00:00Z'
      const error = { code: 'no-luck', message: 'It did not work.' }
      const works = luck[given.length % luck.length] ?? true
      agenda.push(
        works
          ? { type: 'command.completed', id, at, key, commandType, result: answer(command) }
          : { type: 'command.failed', id, at, key, commandType, error, final: true },
      )
      if (command.type !== 'review.open') continue
      agenda.push(
        { type: 'review.opened', id: `${id}-opened`, at, reviewId: key, code: command.code, message: command.message },
        { type: 'review.resolved', id: `${id}-resolved`, at, reviewId: key, resolution: {} },
      )
    }
  }
  return { state, given, steps }
}

const luck = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 })

test('whatever happens and whatever fails, a lead comes to rest', () => {
  fc.assert(
    fc.property(events, luck, (list, chance) => {
      expect(live(list, chance).steps).toBeLessThan(400)
    }),
    { numRuns: 150 },
  )
})

test('one customer and one sales receipt per sale; a second invoice for the work only after an approval', () => {
  fc.assert(
    fc.property(events, luck, (list, chance) => {
      const { given } = live(list, chance)
      const count = (purpose: string) => given.filter(({ key }) => key.includes(`/${purpose}/`)).length
      const approvals = list.filter(({ type }) => type === 'document.approved').length
      expect(count('customer.ensure')).toBeLessThanOrEqual(1)
      expect(count('salesReceipt.create:d.1')).toBeLessThanOrEqual(1)
      expect(count('invoice.create:deposit')).toBeLessThanOrEqual(1)
      expect(count('invoice.create')).toBeLessThanOrEqual(1 + approvals)
    }),
    { numRuns: 150 },
  )
})

test('woken whenever it asks to be, a lead asks only finitely often', () => {
  fc.assert(
    fc.property(events, luck, (list, chance) => {
      let { state } = live(list, chance)
      let wakes = 0
      for (let at = nextWake(state, eager); at !== undefined && wakes < 1000; at = nextWake(state, eager)) {
        wakes += 1
        state = transition(state, { type: 'clock.woke', id: `wake-${wakes}`, at }, eager).state
        expect(state.now).toBe(at)
      }
      expect(wakes).toBeLessThan(100)
      expect(project(state, eager).stage).toEqual(expect.any(String))
    }),
    { numRuns: 100 },
  )
})
