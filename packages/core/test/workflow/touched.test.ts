import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Command,
  type CommandResult,
  initialState,
  type LeadEvent,
  type LeadState,
  type Occurrence,
  parseTriggers,
  type TriggerChange,
  type TriggerCondition,
  type TriggerPolicy,
  transition,
} from '../../src/workflow/index.ts'
import { derivedOccurrences } from '../../src/workflow/projection/occurrences.ts'
import { body, events } from './arbitrary-events.ts'
import { chicago, leadId, mike, mikesLines, pricing } from './story.ts'

/** Whatever an occurrence or a condition reads alone. */
const told: Occurrence[] = ['command.failed', 'review.opened', 'customer.changed', 'item.changed', 'callback.done']
const onEach: TriggerChange[] = [...told, ...derivedOccurrences].map((occurrence) => ({
  id: `on ${occurrence}`,
  on: [occurrence],
  do: [{ command: 'task.create', code: `on ${occurrence}`, title: '{who}' }],
}))
const exists = (path: string): TriggerCondition => ({ op: 'exists', path })
const conditions: TriggerCondition[] = [
  ...['customerId', 'documents.0', 'reviews.0', 'failures.0', 'anomalies.0', 'appointment', 'estimate.sentTo'].map(
    exists,
  ),
  ...['accepted', 'declined', 'expired', 'closed'].map(
    (value): TriggerCondition => ({ op: 'equals', path: 'estimate.status', value }),
  ),
  ...['overdue', 'paid', 'voided'].map(
    (value): TriggerCondition => ({ op: 'equals', path: 'invoices.0.status', value }),
  ),
  ...['paid', 'refunded', 'overdue', 'unapplied', 'unbilled'].map(
    (name): TriggerCondition => ({ op: 'atLeast', path: `money.${name}`, value: '0.01' }),
  ),
  ...['invoiced', 'paid', 'job-done', 'overdue', 'needs-review', 'declined'].map(
    (value): TriggerCondition => ({ op: 'equals', path: 'stage', value }),
  ),
  { op: 'equals', path: 'callback.late', value: true },
  { op: 'caller', known: true },
  { op: 'caller', known: false },
  { op: 'intent', in: ['complaint'] },
]
const whenEach: TriggerChange[] = conditions.map((when, index) => ({
  id: `when ${index}`,
  on: ['lead.received'],
  when,
  do: [{ command: 'task.create', code: `when ${index}`, title: '{who}' }],
}))

/** Every trigger is on, and each kind of command is wanted by something. */
const everything = parseTriggers({
  timeZone: 'America/Chicago',
  sendEstimate: 'always',
  approveBeforeSending: { above: '100' },
  reminders: { stopWhen: exists('appointment') },
  triggers: [
    { id: 'T15', enabled: true },
    { id: 'T2.deal', on: ['deal.won'], do: [{ command: 'estimate.create', of: 'deal' }, { command: 'estimate.send' }] },
    { id: 'T8', when: exists('leadId') },
    ...onEach,
    ...whenEach,
  ],
})

/** Gives the commands, after seeing that looking at everything gives the same. */
const step = (state: LeadState, event: LeadEvent, policy: TriggerPolicy) => {
  const { settled: _, ...unsettled } = state
  const next = transition(state, event, policy)
  expect(next.commands).toEqual(transition(unsettled, event, policy).commands)
  return next
}
const policies = fc.constantFrom(chicago, everything)

test('what an event touches is all that has to be looked at: looking at everything gives the same commands', () => {
  fc.assert(
    fc.property(events, policies, policies, (list, first, second) => {
      let state = initialState(leadId)
      for (const [index, event] of list.entries()) {
        state = step(state, event, index * 2 < list.length ? first : second).state
      }
    }),
    { numRuns: 300 },
  )
})

/** Answers with the ids that other events speak of. */
const resultOf = ({ type, key }: Command, made: { invoices: number; estimates: number }): CommandResult => {
  const totalAmount = '175.00'
  if (type === 'customer.ensure') return { customerId: '1', how: 'matched' }
  if (type === 'invoice.create') return { invoiceId: `${++made.invoices}`, totalAmount }
  if (type === 'estimate.create') return { estimateId: `${4 - ++made.estimates}`, totalAmount }
  return { sentTo: key }
}

test('so it is for a lead that is under way, whatever happens to what was made', () => {
  // Each goes into the agenda of the lead at a place of its own; a command's answer comes soon, late or never.
  const place = fc.nat({ max: 5 })
  const happening = fc.tuple(body, fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 5, 30) }))
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 16 }),
      fc.array(place, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      policies,
      (list, places, isOrdered, policy) => {
        let state = initialState(leadId)
        const made = { invoices: 0, estimates: 0 }
        const at = '2026-03-02T20:02:00.000Z'
        const told = list.map(
          // Each body is one of the members of LeadEvent.
          ([rest, ms], index) => ({ ...rest, id: `e${index}`, at: new Date(ms).toISOString() }) as LeadEvent,
        )
        if (isOrdered) told.sort((left, right) => Date.parse(left.at) - Date.parse(right.at))
        const agenda: LeadEvent[] = [
          { type: 'lead.received', id: 'call', at, lead: mike },
          { type: 'lead.priced', id: 'price', at, result: pricing(mikesLines) },
          ...told,
        ]
        for (let count = 0; agenda.length > 0 && count < 60; count += 1) {
          const event = agenda.shift()
          if (event === undefined) break
          const { state: next, commands } = step(state, event, policy)
          state = next
          for (const [index, command] of commands.entries()) {
            const after = places[(count + index) % places.length] ?? 0
            const { key, type: commandType } = command
            const answer = { id: `a-${key}`, at: event.at, key, commandType }
            const error = { code: 'no-luck', message: 'It did not work.' }
            if (after === 5) agenda.splice(1, 0, { type: 'command.failed', ...answer, error, final: true })
            else agenda.splice(after, 0, { type: 'command.completed', ...answer, result: resultOf(command, made) })
          }
        }
      },
    ),
    { numRuns: 150 },
  )
})

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 20, minute)).toISOString()
const done = (commandType: Command['type'], minute: number, result: CommandResult): LeadEvent => {
  const key = `${leadId}/${commandType}/1`
  return { type: 'command.completed', id: key, at: at(minute), key, commandType, result }
}
const paid = { paymentId: '9', currency: 'USD', applied: [{ invoiceId: '201', amount: '445.00' }], unapplied: '0.00' }
const cheaper = pricing(mikesLines.slice(0, 1))
const quoted: LeadEvent[] = [
  { type: 'lead.received', id: 'call', at: at(0), lead: mike },
  { type: 'lead.priced', id: 'price', at: at(1), result: pricing(mikesLines) },
  done('customer.ensure', 2, { customerId: '58', how: 'created' }),
  done('estimate.create', 3, { estimateId: '101', totalAmount: '445.00' }),
  done('estimate.send', 4, { sentTo: 'mike@email.com' }),
]

test.each<[string, LeadEvent[], string]>([
  [
    'a payment that is taken back leaves an invoice to be sent',
    [
      { type: 'estimate.accepted', id: 'yes', at: at(5), via: 'link' },
      { type: 'payment.received', id: 'paid', at: at(6), version: '0', ...paid },
      done('invoice.create', 5, { invoiceId: '201', totalAmount: '445.00' }),
      { type: 'payment.voided', id: 'void', at: at(8), version: '1', ...paid },
    ],
    'invoice.send/1',
  ],
  [
    'a revision that is heard of late lets the new price count',
    [
      { type: 'lead.priced', id: 'cheaper', at: at(20), result: cheaper },
      { type: 'quote.revised', id: 'revised', at: at(10) },
    ],
    'estimate.create/2',
  ],
])('%s', (_, told, last) => {
  const steps: Command[][] = []
  let state = initialState(leadId)
  for (const event of [...quoted, ...told]) {
    const { state: next, commands } = step(state, event, chicago)
    state = next
    steps.push(commands)
  }
  expect(steps.at(-1)?.map(({ key }) => key)).toContain(`${leadId}/${last}`)
})
