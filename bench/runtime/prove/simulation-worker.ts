import { parentPort } from 'node:worker_threads'
import { play } from '../../../packages/runtime/test/proof/simulation/play.ts'

/** What came of one seed, small enough to be sent. */
export interface SeedResult {
  seed: number
  problems: readonly string[]
  faults: [string, number][]
  steps: number
  crashes: number
  hours: number
}

parentPort?.on('message', async (seed: number) => {
  const { problems, faults, steps, crashes, hours } = await play(seed)
  const result: SeedResult = { seed, problems, faults: [...faults], steps, crashes, hours }
  parentPort?.postMessage(result)
})
