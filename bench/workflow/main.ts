/**
 * How many transitions a second the workflow makes: of a lead with fifteen facts that is told a sixteenth, and over the whole
 * life of a lead, in memory and with state and event as JSON in and out, beside XState 5 on the same stages.
 */
import { cpus } from 'node:os'
import { defaultTriggers, initialState, type LeadState, transition } from '@leadbooks/core'
import { createActor, initialTransition, type Snapshot, transition as step } from 'xstate'
import { leadId, life } from './life.ts'
import { lived, sixteenth } from './sixteenth.ts'
import { heard, statechart } from './statechart.ts'

const measuredMs = 2000
/** So long that the compiler has done its work also where other processes are busy. */
const warmUpMs = 2000
/** Batches are shorter than a turn of a busy processor, so that the fast ones are those that nothing has interrupted. */
const batchTransitions = 15

const sixteenthInMemory = (): void => {
  for (const event of sixteenth) transition(lived, event, defaultTriggers)
}

const stored = JSON.stringify(lived)
const sixteenthTexts = sixteenth.map((event) => JSON.stringify(event))
const sixteenthAsJson = (): void => {
  for (const text of sixteenthTexts) {
    // The state was written by this module.
    const state: LeadState = JSON.parse(stored)
    JSON.stringify(transition(state, JSON.parse(text), defaultTriggers).state)
  }
}
const jsonAlone = (): void => {
  for (const text of sixteenthTexts) {
    JSON.parse(text)
    JSON.stringify(JSON.parse(stored))
  }
}

const inMemory = (): void => {
  let state = initialState(leadId)
  for (const event of life) state = transition(state, event, defaultTriggers).state
}

const texts = life.map((event) => JSON.stringify(event))
const asJson = (): void => {
  let text = JSON.stringify(initialState(leadId))
  for (const event of texts) {
    // The state was written by the line below.
    const state: LeadState = JSON.parse(text)
    text = JSON.stringify(transition(state, JSON.parse(event), defaultTriggers).state)
  }
}

const chartInMemory = (): void => {
  let [snapshot] = initialTransition(statechart)
  for (const event of life) [snapshot] = step(statechart, snapshot, heard(event))
}

const chartAsJson = (): void => {
  const [first] = initialTransition(statechart)
  let kept = JSON.stringify(statechart.getPersistedSnapshot(first))
  for (const text of texts) {
    const snapshot: Snapshot<unknown> = JSON.parse(kept)
    const restored = createActor(statechart, { snapshot }).getSnapshot()
    const [next] = step(statechart, restored, heard(JSON.parse(text)))
    kept = JSON.stringify(statechart.getPersistedSnapshot(next))
  }
}

const thousands = (value: number): string => Math.round(value).toLocaleString('en').padStart(9)

/** The twentieth part of the batches that went fastest, as transitions a second, and what the processor was busy for in all. */
const measure = (name: string, transitions: number, run: () => void): void => {
  const runs = Math.ceil(batchTransitions / transitions)
  const warmUntil = performance.now() + warmUpMs
  while (performance.now() < warmUntil) run()
  const before = process.cpuUsage()
  const started = performance.now()
  const batchesMs: number[] = []
  while (performance.now() - started < measuredMs) {
    const batch = performance.now()
    for (let round = 0; round < runs; round += 1) run()
    batchesMs.push(performance.now() - batch)
  }
  const { user, system } = process.cpuUsage(before)
  const fastestMs = batchesMs.sort((left, right) => left - right)[Math.floor(batchesMs.length / 20)] ?? 0
  const undisturbed = (runs * transitions * 1000) / fastestMs
  const perProcessorSecond = (batchesMs.length * runs * transitions) / ((user + system) / 1_000_000)
  process.stdout.write(`${name.padEnd(44)}${thousands(undisturbed)} /s${thousands(perProcessorSecond)} /s of CPU\n`)
}

process.stdout.write(`${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.version}\n`)
process.stdout.write(`${Object.keys(lived.facts).length} facts, ${stored.length} bytes of state\n\n`)
measure('a sixteenth fact, in memory', sixteenth.length, sixteenthInMemory)
for (const event of sixteenth) measure(`  ${event.type}`, 1, () => transition(lived, event, defaultTriggers))
measure('a sixteenth fact, JSON in and out', sixteenth.length, sixteenthAsJson)
measure('its JSON alone, no transition', sixteenth.length, jsonAlone)
measure('a whole life, in memory', life.length, inMemory)
measure('a whole life, JSON in and out', life.length, asJson)
measure('XState 5 transition, in memory', life.length, chartInMemory)
measure('XState 5 restored and persisted as JSON', life.length, chartAsJson)
