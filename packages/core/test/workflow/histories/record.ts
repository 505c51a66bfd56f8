/**
 * Keeps what this version does with every scenario, once it is released:
 * `node --conditions=@leadbooks/source test/workflow/histories/record.ts 0.1.0`. A file that exists is never written again.
 */
import { writeFileSync } from 'node:fs'
import { initialState, parseTriggers, transition } from '../../../src/workflow/index.ts'
import { scenarios } from '../scenarios/index.ts'
import { leadId, Story } from '../story.ts'
import type { HistoriesHeader, History } from './history.ts'

const [version] = process.argv.slice(2)
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Say which version, such as 0.1.0.')

const policies: string[] = []
const placeOf = (policy: object): number => {
  const text = JSON.stringify(policy)
  if (!policies.includes(text)) policies.push(text)
  return policies.indexOf(text)
}

const histories = scenarios.map(({ name, policy = {}, fails = [], steps }): History => {
  const story = new Story(parseTriggers({ timeZone: 'America/Chicago', ...policy }), fails)
  for (const [event] of steps) story.live(event)
  let state = initialState(leadId)
  const lived = story.events.map((event) => {
    const step = transition(state, event, story.policy)
    state = step.state
    return { event, commands: step.commands }
  })
  return { name, policy: placeOf(story.policy), steps: lived }
})
const header: HistoriesHeader = { format: 1, version, policies: policies.map((text) => JSON.parse(text)) }
const lines = [header, ...histories].map((line) => `${JSON.stringify(line)}\n`)
writeFileSync(new URL(`${version}.jsonl`, import.meta.url), lines.join(''), { flag: 'wx' })
