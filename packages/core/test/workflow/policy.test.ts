import { describe, expect, expectTypeOf, test } from 'vitest'
import type { TriggerPolicy } from '../../src/workflow/index.ts'
import { defaultTriggers, parseTriggers, TriggerPolicyError, toMermaid } from '../../src/workflow/index.ts'
import { callFrom, chicago, keysOf, mikesLines, pricing, Story } from './story.ts'

const issuesOf = (input: unknown) => {
  try {
    parseTriggers(input)
  } catch (error) {
    if (error instanceof TriggerPolicyError) return error.issues
    throw error
  }
  throw new Error('expected the policy to be refused')
}

const ann = callFrom({ name: 'Ann Lee', phones: ['+13125550101'], emails: ['ann@example.com'] })
const run = (policy: TriggerPolicy) => {
  const story = new Story(policy)
  story.live({ type: 'lead.received', lead: ann }, { type: 'lead.priced', result: pricing(mikesLines) })
  return keysOf(story.commands)
}

describe('a policy is what differs from the default', () => {
  test('nothing said is the default', () => {
    expect(parseTriggers({})).toEqual(defaultTriggers)
  })

  test('a whole policy comes back as it is', () => {
    expect(parseTriggers(chicago)).toEqual(chicago)
    expect(parseTriggers(JSON.parse(JSON.stringify(defaultTriggers)))).toEqual(defaultTriggers)
    expectTypeOf(parseTriggers).returns.toEqualTypeOf<TriggerPolicy>()
  })

  test('a trigger is switched off by its id', () => {
    const policy = parseTriggers({ triggers: [{ id: 'T2.told', enabled: false }] })
    expect(run(policy)).toEqual(['customer.ensure/1', 'estimate.create/1'])
  })

  test('a trigger is changed in the members it names', () => {
    const told = { command: 'notify.contractor', template: 'new-estimate' }
    const policy = parseTriggers({ triggers: [{ id: 'T2.told', do: [told] }] })
    expect(run(policy)).toEqual(['customer.ensure/1', 'estimate.create/1', 'notify.contractor:new-estimate/1'])
  })

  test.each([
    'estimate.total',
    'invoices.0.balance',
    'pricing.lines.0.item',
    'pricing.tags',
    'money.open',
    'contact.standing',
    'contact.address.city',
    'lead.contact.externalIds.crm',
    'request.budget.max',
    'request.site',
    'fields.roof age.years',
    'callback.late',
    'lead.callback.raw',
    'call.durationSeconds',
    'lead.doubts.phone',
    'subject.daysOverdue',
    'stage',
  ])('a condition may be on %s', (path) => {
    expect(() => parseTriggers({ triggers: [{ id: 'T2', when: { op: 'exists', path } }] })).not.toThrow()
  })

  test('a trigger of one’s own follows the default ones', () => {
    const policy = parseTriggers({
      triggers: [
        {
          id: 'big-job',
          on: ['estimate.created'],
          when: { op: 'atLeast', path: 'estimate.total', value: '400' },
          do: [{ command: 'task.create', code: 'big-job', title: 'Call {name} about {total}.' }],
        },
      ],
    })
    expect(run(policy)).toContain('task.create:big-job/1')
  })

  test.each([
    ['always', true],
    ['when-asked', false],
    ['never', false],
  ])('sendEstimate %s sends to somebody who asked for nothing: %s', (sendEstimate, sent) => {
    expect(run(parseTriggers({ sendEstimate })).includes('estimate.send/1')).toBe(sent)
  })
})

describe('a policy that cannot be followed is refused, everything wrong with it at once', () => {
  test.each([
    [null, '', 'wrong-type'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'unknown-time-zone'],
    [{ sendEstimate: 'sometimes' }, 'sendEstimate', 'not-one-of'],
    [{ triggers: [{ id: 'mine' }] }, 'triggers.0', 'incomplete-trigger'],
    [{ triggers: [{ id: 'T2' }, { id: 'T2' }] }, 'triggers.1.id', 'duplicate-id'],
    [{ triggers: [{ id: 'T2', on: ['moon.rose'] }] }, 'triggers.0.on.0', 'unknown-occurrence'],
    [{ triggers: [{ id: 'T2', on: ['command.completed'] }] }, 'triggers.0.on.0', 'unknown-occurrence'],
    [{ colour: 'red' }, 'colour', 'unknown-field'],
    [{ triggers: [{ id: 'T2', do: [{ command: 'moon.rise' }] }] }, 'triggers.0.do.0.command', 'unknown-command'],
    [{ reminders: { stopWhen: { op: 'exists', path: 'estimte' } } }, 'reminders.stopWhen.path', 'wrong-format'],
    [{ quietHours: { from: '25:00', to: '08:00' } }, 'quietHours.from', 'wrong-format'],
  ])('%j', (input, path, code) => {
    expect(issuesOf(input)).toContainEqual(expect.objectContaining({ path, code }))
  })

  test.each([
    'estimate.totl',
    'invoices.total',
    'invoices.x',
    'lead.contact.nme',
    'money.paid.',
    '',
    'toString',
    '__proto__',
  ])('a condition on %j, which leads nowhere', (path) => {
    const when = { op: 'all', of: [{ op: 'exists', path }] }
    const issue = { path: 'triggers.0.when.of.0.path', code: 'wrong-format' }
    expect(issuesOf({ triggers: [{ id: 'T2', when }] })).toMatchObject([issue])
  })

  test('a review that answers a review', () => {
    const trigger = { id: 'loop', on: ['review.opened'], do: [{ command: 'review.open', code: 'x', message: 'y' }] }
    expect(issuesOf({ triggers: [trigger] })).toMatchObject([{ path: 'triggers.0', code: 'endless-trigger' }])
  })

  test('a condition nested deeper than anybody means', () => {
    let when: object = { op: 'exists', path: 'lead' }
    for (let depth = 0; depth < 10_000; depth += 1) when = { op: 'not', of: when }
    expect(issuesOf({ triggers: [{ id: 'T2', when }] })[0]).toMatchObject({ code: 'too-deep' })
  })
})

test('the diagram shows every stage and the triggers set off there', () => {
  const diagram = toMermaid(defaultTriggers)
  expect(diagram).toContain('qualified --> customer_linked: customer.resolved')
  expect(diagram).toContain('T6 invoice.create, invoice.send')
  expect(diagram).not.toContain('    T15 ')
})

test('the default policy is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(defaultTriggers))).toEqual(defaultTriggers)
})
