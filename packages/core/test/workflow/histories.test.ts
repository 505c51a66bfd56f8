import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  defaultTriggers,
  diffPolicies,
  initialState,
  type LeadState,
  parseTriggers,
  transition,
} from '../../src/workflow/index.ts'
import type { HistoriesHeader, History } from './histories/history.ts'
import { leadId } from './story.ts'

const folder = new URL('histories/', import.meta.url)
const recorded = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => {
    const [header = '', ...lines] = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n')
    // What record.ts wrote, in the format that the first line names.
    const { format, version, policies } = JSON.parse(header) as HistoriesHeader
    // A whole policy comes back as it is.
    const known = policies.map((policy) => parseTriggers(policy))
    const histories = lines.map((line) => {
      const { policy, ...history } = JSON.parse(line) as History
      return { ...history, policy: known[policy] ?? defaultTriggers, isStandard: policy === 0 }
    })
    return { format, version, histories }
  })

type Lived = (typeof recorded)[number]['histories'][number]

const replay = ({ policy, steps }: Lived): LeadState[] => {
  let state = initialState(leadId)
  return steps.map(({ event, commands }) => {
    // Stored and read again, as every durable host does between two events.
    const step = transition(JSON.parse(JSON.stringify(state)), event, policy)
    state = step.state
    expect(step.commands).toEqual(commands)
    return state
  })
}

test('every released version has left its histories', () => {
  expect(recorded.length).toBeGreaterThan(0)
  for (const { format, histories } of recorded) {
    expect(format).toBe(1)
    expect(histories.length).toBeGreaterThan(50)
  }
})

describe.each(recorded)('leads of version $version', ({ histories }) => {
  test.each(histories)('$name', (history) => {
    replay(history)
  })

  test('an upgrade to today’s defaults fires nothing for a lead that is under way', () => {
    const today = parseTriggers({ timeZone: 'America/Chicago' })
    for (const history of histories.filter(({ isStandard }) => isStandard)) {
      const { leads } = diffPolicies(history.policy, today, replay(history))
      expect(leads.flatMap(({ fires }) => fires.map(({ key }) => key))).toEqual([])
    }
  })
})
