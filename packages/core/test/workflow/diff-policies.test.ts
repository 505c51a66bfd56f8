import { expect, test } from 'vitest'
import { diffPolicies, leadPath, parseTriggers, toMermaid, transition } from '../../src/workflow/index.ts'
import { billed, invoice, payment, quoted } from './scenarios/scenario.ts'
import { chicago, keysOf, Story } from './story.ts'

const lived = (steps: typeof quoted, policy = chicago) => {
  const story = new Story(policy)
  for (const [event] of steps) story.live(event)
  return story
}
const accepted = { type: 'estimate.accepted', via: 'link' } as const

test('the same policy would change nothing for anybody', () => {
  const copy = parseTriggers(JSON.parse(JSON.stringify(chicago)))
  expect(diffPolicies(chicago, copy, [lived(quoted).state, lived(billed).state])).toEqual({
    triggers: { added: [], removed: [], changed: [] },
    settings: [],
    leads: [],
  })
})

test('what another policy would give out now is what the next event gives out', () => {
  const later = parseTriggers({ timeZone: 'America/Chicago', triggers: [{ id: 'T6', enabled: false }] })
  const story = lived(quoted, later)
  story.live(accepted)
  const { triggers, leads } = diffPolicies(later, chicago, [story.state])
  expect(triggers.changed).toEqual(['T6'])
  expect(leads).toMatchObject([{ leadId: 'nextphone:42', withheld: [] }])
  const fires = leads[0]?.fires ?? []
  expect(keysOf(fires)).toEqual(['invoice.create/1'])
  const woken = { type: 'clock.woke', id: 'w', at: '2026-03-03T15:00:00Z' } as const
  expect(transition(story.state, woken, chicago).commands).toEqual(fires)
})

test('another time for reminders is another waking', () => {
  const story = lived(billed)
  story.live(invoice('445.00', '2', { dueDate: '2026-03-10' }))
  story.wake('2026-03-11T15:00:00Z')
  const patient = parseTriggers({ timeZone: 'America/Chicago', reminders: { overdueDays: [30] } })
  const { settings, leads } = diffPolicies(chicago, patient, [story.state])
  expect(settings).toEqual(['reminders'])
  expect(leads[0]).toMatchObject({
    fires: [],
    nextWake: { before: '2026-03-13T15:00:00.000Z', after: '2026-04-09T15:00:00.000Z' },
  })
})

test('triggers that somebody changes in place are followed at once; those of parseTriggers cannot be changed', () => {
  const policy = structuredClone(chicago)
  const story = lived(quoted, policy)
  for (const trigger of policy.triggers) trigger.enabled = false
  expect(story.live(accepted)).toEqual([])
  expect(Object.isFrozen(chicago.triggers[0])).toBe(true)
})

test('settings that somebody changes in place are followed at once, frozen triggers or not', () => {
  const reminders = { ...chicago.reminders }
  const policy = Object.freeze({ ...chicago, reminders })
  const story = lived(billed, policy)
  story.live(payment('445.00', { at: '2026-03-03T05:00:00Z' }))
  expect(keysOf(story.commands)).not.toContain('reviewRequest.send:review-request/1')
  reminders.stopWhen = { op: 'exists', path: 'lead' }
  expect(keysOf(story.wake('2026-03-03T15:00:00Z'))).toEqual([])
  reminders.stopWhen = { op: 'intent', in: ['complaint'] }
  const onboarded = { type: 'customer.onboarded' } as const
  expect(keysOf(story.tell(onboarded))).toContain('reviewRequest.send:review-request/1')
})

test('a lead’s own way is drawn back and forth', () => {
  const story = lived(billed)
  story.live(payment('445.00', { at: '2026-03-03T15:00:00Z' }))
  story.live(payment('445.00', { type: 'payment.refunded', paymentId: '12', at: '2026-03-04T15:00:00Z' }))
  expect(leadPath(story.state, chicago).map(({ stage }) => stage)).toEqual([
    'received',
    'qualified',
    'customer-linked',
    'estimated',
    'estimate-sent',
    'accepted',
    'invoiced',
    'paid',
    'refunded',
  ])
  const lines = toMermaid(chicago, { lead: story.state }).split('\n')
  expect(lines).toContain('  paid --> refunded: payment.refunded 2026-03-04 15.00')
  expect(lines).toContain('  class refunded here')
})
