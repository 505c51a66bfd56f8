import { expect, test } from 'vitest'
import type { LeadEvent, Trigger, TriggerAction } from '../../src/workflow/index.ts'
import { defaultTriggers, lifecycle, parseTriggers, type Stage, type TriggerChange } from '../../src/workflow/index.ts'
import { scenarios } from './scenarios/index.ts'
import { ann, estimate, invoice, key, payment, priced } from './scenarios/scenario.ts'
import { chicago, keysOf, Story, type Told } from './story.ts'

type Way = Told<LeadEvent>[]

const completed = (commandType: 'estimate.create' | 'estimate.send' | 'invoice.create', result: object): Way => [
  { type: 'command.completed', key: key(commandType), commandType, result: { totalAmount: '445.00', ...result } },
]

/** How the world brings about each occurrence of the table. */
const ways: Record<string, Way> = {
  'lead.received': [{ type: 'lead.received', lead: ann }],
  'lead.priced': [priced()],
  'customer.resolved': [{ type: 'customer.resolved', customerId: '58', how: 'matched' }],
  'estimate.created': completed('estimate.create', { estimateId: '101' }),
  'estimate.sent': completed('estimate.send', { sentTo: 'ann@example.com' }),
  'estimate.expired': [{ type: 'clock.woke', at: '2026-05-01T15:00:00Z' }],
  'estimate.declined': [estimate('Rejected', '4')],
  'estimate.accepted': [estimate('Accepted', '5')],
  'job.completed': [{ type: 'job.completed', labour: [], materials: [] }],
  'invoice.created': completed('invoice.create', { invoiceId: '201' }),
  'invoices.partlySettled': [payment('45.00')],
  'invoice.overdue': [
    invoice('400.00', '6', { dueDate: '2026-04-01' }),
    { type: 'clock.woke', at: '2026-06-01T15:00:00Z' },
  ],
  'invoices.settled': [payment('445.00', { version: '9', at: '2026-06-02T15:00:00Z' })],
  'payments.refunded': [payment('445.00', { type: 'payment.refunded', paymentId: '12' })],
}

const edges = lifecycle.flatMap(({ stage, by, after }) =>
  after.map((from): [Stage, string, Stage] => [from, by, stage]),
)

/** The shortest way through the table from the first stage to another. */
const shortest = (to: Stage): string[] => {
  const queue: { stage: Stage; by: string[] }[] = [{ stage: 'received', by: ['lead.received'] }]
  for (const { stage, by } of queue) {
    if (stage === to) return by
    for (const [from, occurrence, next] of edges)
      if (from === stage) queue.push({ stage: next, by: [...by, occurrence] })
  }
  throw new Error(`no way leads to ${to}`)
}

test.each(edges)('the table’s edge %s → %s → %s', (from, by, to) => {
  const story = new Story()
  for (const occurrence of shortest(from)) for (const event of ways[occurrence] ?? []) story.tell(event)
  expect(story.projection.stage).toBe(from)
  for (const event of ways[by] ?? []) story.tell(event)
  expect(story.projection.stage).toBe(to)
})

test('the table is whole: each stage is reached, and all but the last can be left', () => {
  const reached = new Set(edges.map(([, , to]) => to))
  const left = new Set(edges.map(([from]) => from))
  const stages = lifecycle.map(({ stage }) => stage)
  expect(stages.filter((stage) => !reached.has(stage))).toEqual(['received'])
  expect(stages.filter((stage) => !left.has(stage))).toEqual(['refunded'])
  expect(Object.keys(ways).sort()).toEqual(lifecycle.map(({ by }) => by).sort())
})

const lived = scenarios.map(({ policy = {}, fails = [], steps }) => {
  const live = (triggers: TriggerChange[] = []) => {
    const story = new Story(parseTriggers({ timeZone: chicago.timeZone, ...policy, triggers }), fails)
    return { story, keys: steps.map(([event]) => keysOf(story.live(event)).join()).join('; ') }
  }
  const { story, keys } = live(policy.triggers)
  const pulled = new Set(Object.values(story.state.issued).map(({ trigger }) => trigger))
  const keysWith = (change: TriggerChange) => {
    const others = policy.triggers?.filter(({ id }) => id !== change.id) ?? []
    const own = policy.triggers?.find(({ id }) => id === change.id)
    return live([...others, { ...own, ...change }]).keys
  }
  return { keys, pulled, keysWith }
})

const livesLooked = 6
const note: TriggerAction = { command: 'task.create', code: 'too', title: '{who}' }

test.each(defaultTriggers.triggers.map((trigger): [string, Trigger] => [trigger.id, trigger]))(
  'without the trigger %s some scenario goes another way',
  (id, standard) => {
    // Nobody misses a trigger that has given out nothing; a few lives show it as well as fifty.
    const concerned = lived.filter(({ pulled }) => pulled.has(id)).slice(0, livesLooked)
    const without = concerned.map(({ keysWith }) => keysWith({ id, enabled: false }))
    expect(concerned.some(({ keys }, index) => without[index] !== keys)).toBe(true)
    // A business that changes it so that it never happens, never holds or does nothing is as one that has switched it off.
    const never: Omit<TriggerChange, 'id'>[] = [
      { on: ['item.changed'] },
      { when: { op: 'equals', path: 'leadId', value: 'nobody' } },
      { do: [] },
    ]
    for (const change of never) {
      expect(concerned.map(({ keysWith }) => keysWith({ id, ...change }))).toEqual(without)
    }
    // One that adds to it has what it adds, and all that was there.
    const more: TriggerChange = {
      id: `${id} too`,
      on: standard.on,
      do: [note],
      ...(standard.when && { when: standard.when }),
    }
    expect(concerned.some(({ keysWith }) => keysWith(more).includes('task.create:too'))).toBe(true)
  },
)
