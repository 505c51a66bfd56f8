import { expect, test } from 'vitest'
import {
  type Command,
  initialState,
  type LeadEvent,
  type LeadProjection,
  type LeadState,
  nextWake,
  project,
  type Stage,
  transition,
} from '../../src/workflow/index.ts'
import { ann, estimate, invoice, key, payment, priced } from './scenarios/scenario.ts'
import { chicago, leadId, type Told } from './story.ts'

const completed = (commandType: 'estimate.create' | 'invoice.create', result: object): Told<LeadEvent> => ({
  type: 'command.completed',
  key: key(commandType),
  commandType,
  result: { totalAmount: '445.00', ...result },
})
const late: Told<LeadEvent> = { type: 'clock.woke', at: '2026-06-01T15:00:00Z' }
const made = [
  { type: 'lead.received', lead: ann } as const,
  priced(),
  { type: 'customer.resolved', customerId: '58', how: 'created' } as const,
  completed('estimate.create', { estimateId: '101' }),
]

/** Small worlds: every order of these events, and every one of them missing, is lived through. */
const worlds: Record<string, Told<LeadEvent>[]> = {
  'from the call to the answer': [...made, estimate('Accepted', '2'), estimate('Rejected', '3'), late],
  'from the answer to the money': [
    ...made,
    estimate('Accepted', '2'),
    completed('invoice.create', { invoiceId: '201' }),
    payment('45.00'),
    payment('445.00', { version: '2' }),
    invoice('445.00', '1', { dueDate: '2026-04-01' }),
    late,
  ],
  'money that comes back': [
    ...made.slice(0, 1),
    completed('invoice.create', { invoiceId: '201' }),
    payment('445.00'),
    payment('445.00', { type: 'payment.voided', version: '3' }),
    payment('445.00', { type: 'payment.refunded', paymentId: '12' }),
    { type: 'credit.applied', invoiceId: '201', amount: '45.00' },
    { type: 'invoice.voided', refs: { invoiceId: '201' }, version: '5' },
  ],
}
// Each is a member of LeadEvent; the hours rise in the order in which things usually happen.
const alphabetOf = (told: Told<LeadEvent>[]) =>
  told.map((event, hour) => ({
    id: `e${hour}`,
    at: new Date(Date.UTC(2026, 2, 2, hour)).toISOString(),
    ...event,
  })) as LeadEvent[]

interface Explored {
  state: LeadState
  /** States that one event leads to. */
  next: string[]
}

const nameOf = ({ facts, issued, now }: LeadState): string => {
  const ids = Object.values(facts).map(({ id }) => id)
  return `${ids.sort().join()} ${Object.keys(issued).sort().join()} ${now ?? ''}`
}

/** Every state that events of the alphabet lead to, whatever order they come in and whichever never come. */
const explore = (
  told: Told<LeadEvent>[],
  onStep: (state: LeadState, event: LeadEvent, commands: Command[], note?: string) => void,
) => {
  const alphabet = alphabetOf(told)
  const start = initialState(leadId)
  const explored = new Map<string, Explored>([[nameOf(start), { state: start, next: [] }]])
  for (const { state, next } of explored.values()) {
    for (const event of alphabet) {
      const step = transition(state, event, chicago)
      onStep(state, event, step.commands, step.note)
      if (step.state === state) continue
      const name = nameOf(step.state)
      next.push(name)
      if (!explored.has(name)) explored.set(name, { state: step.state, next: [] })
    }
  }
  return explored
}

const cents = (text: string) => BigInt(text.replace('.', ''))
/** Where a lead may rest: paid, given back, refused by the customer, or never one. */
const finals = new Set<Stage>(['paid', 'refunded', 'declined', 'screened-out'])

/** What is wrong with a state by itself. */
const faultsOf = (state: LeadState, { money }: LeadProjection): string[] => {
  const faults: string[] = []
  if (cents(money.total) !== cents(money.invoiced) + cents(money.unbilled)) faults.push('total')
  if (cents(money.invoiced) !== cents(money.open) + cents(money.paid) + cents(money.credited)) faults.push('invoiced')
  const documents = Object.keys(state.issued).filter((issued) => /\/(?:estimate|invoice)\.create\//.test(issued))
  if (new Set(documents.map((issued) => issued.split('/').at(-2))).size < documents.length) faults.push('twice')
  return faults
}

/** The largest world takes some seconds, and several times as long where other work shares the processors. */
const searchMs = 90_000

// Faults are collected and looked at once: an assertion for each of so many steps would take longer than the search.
test.each(Object.entries(worlds))(
  '%s: nothing twice, money in balance, no lead at a dead end',
  (_, told) => {
    const faults: string[] = []
    const explored = explore(told, (state, event, commands, note) => {
      const isWrong =
        note !== undefined ? commands.length > 0 : commands.some(({ key: of }) => Object.hasOwn(state.issued, of))
      if (isWrong) faults.push(`${nameOf(state)} ${event.id}`)
    })
    const stages = new Map<string, Stage>()
    for (const [name, { state }] of explored) {
      const projection = project(state, chicago)
      stages.set(name, projection.stage)
      faults.push(...faultsOf(state, projection).map((fault) => `${name} ${fault}`))
    }
    for (const [name, { state, next }] of explored) {
      const stage = stages.get(name) ?? 'received'
      const leaves = next.some((other) => stages.get(other) !== stage)
      const rests = leaves || nextWake(state, chicago) !== undefined || isAttended(state) || finals.has(stage)
      if (!rests) faults.push(`${name} rests at ${stage}`)
    }
    expect(faults).toEqual([])
    expect(explored.size).toBeGreaterThan(100)
  },
  searchMs,
)

/** Something is under way: a command that nobody has answered, or a person who has been told. */
const isAttended = (state: LeadState) =>
  Object.keys(state.issued).some((issued) => !Object.hasOwn(state.facts, `outcome/${issued}`))

test('a priced call always has a next step: time will wake it, or something is under way', () => {
  const explored = explore(worlds['from the call to the answer'] ?? [], () => undefined)
  for (const { state } of explored.values()) {
    const { pricing, lead } = project(state, chicago)
    if (pricing === undefined || lead === undefined) continue
    expect(isAttended(state) || nextWake(state, chicago) !== undefined, nameOf(state)).toBe(true)
  }
})
