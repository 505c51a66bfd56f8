/**
 * How many transitions a second the workflow makes over one lead's life of fifteen events, in memory and with the state and
 * the event as JSON in and out, beside XState 5 on the same stages; and how large `@leadbooks/core/workflow` is.
 */
import { cpus } from 'node:os'
import { defaultTriggers, initialState, type LeadState, transition } from '@leadbooks/core'
import { createActor, initialTransition, type Snapshot, transition as step } from 'xstate'
import { leadId, life } from './life.ts'
import { heard, statechart } from './statechart.ts'

const measuredMs = 3000
const rounds = 20

const inMemory = (): void => {
  let state = initialState(leadId)
  for (const event of life) state = transition(state, event, defaultTriggers).state
}

const texts = life.map((event) => JSON.stringify(event))
const asJson = (): void => {
  let stored = JSON.stringify(initialState(leadId))
  // The state was written by the line below.
  for (const text of texts) {
    const state: LeadState = JSON.parse(stored)
    stored = JSON.stringify(transition(state, JSON.parse(text), defaultTriggers).state)
  }
}

const chartInMemory = (): void => {
  let [snapshot] = initialTransition(statechart)
  for (const event of life) [snapshot] = step(statechart, snapshot, heard(event))
}

const chartAsJson = (): void => {
  const [first] = initialTransition(statechart)
  let stored = JSON.stringify(statechart.getPersistedSnapshot(first))
  for (const text of texts) {
    const snapshot: Snapshot<unknown> = JSON.parse(stored)
    const restored = createActor(statechart, { snapshot }).getSnapshot()
    const [next] = step(statechart, restored, heard(JSON.parse(text)))
    stored = JSON.stringify(statechart.getPersistedSnapshot(next))
  }
}

const thousands = (value: number): string => Math.round(value).toLocaleString('en').padStart(9)

const measure = (name: string, live: () => void): void => {
  for (let round = 0; round < 200; round += 1) live()
  const before = process.cpuUsage()
  const started = performance.now()
  let lives = 0
  while (performance.now() - started < measuredMs) {
    for (let round = 0; round < rounds; round += 1) live()
    lives += rounds
  }
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  const transitions = lives * life.length
  const perProcessorSecond = transitions / ((user + system) / 1_000_000)
  process.stdout.write(
    `${name.padEnd(44)}${thousands(transitions / seconds)} /s${thousands(perProcessorSecond)} /s of CPU\n`,
  )
}

let last = initialState(leadId)
for (const event of life) last = transition(last, event, defaultTriggers).state
process.stdout.write(`${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.version}\n`)
process.stdout.write(
  `${Object.keys(last.facts).length} facts, ${JSON.stringify(last).length} bytes of state at the end\n\n`,
)
measure('transition, in memory', inMemory)
measure('transition, JSON in and out', asJson)
measure('XState 5 transition, in memory', chartInMemory)
measure('XState 5 restored and persisted as JSON', chartAsJson)
