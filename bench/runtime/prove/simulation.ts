import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { noOdds } from '../../../packages/runtime/test/proof/simulation/odds.ts'
import { play, printTrace } from '../../../packages/runtime/test/proof/simulation/play.ts'
import { mikeAlone } from '../../../packages/runtime/test/proof/simulation/stories.ts'
import type { Found } from './piece.ts'
import type { SeedResult } from './simulation-worker.ts'

const workerFile = new URL('./simulation-worker.ts', import.meta.url)

/** One a processor, kept from piece to piece: a worker takes longer to start than to play a world. */
const workers: Worker[] = []

const playOn = (worker: Worker, seed: number): Promise<SeedResult> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (result: SeedResult) => {
      worker.off('error', reject)
      resolve(result)
    })
    worker.postMessage(seed)
  })

/** Plays seeds on all processors. */
const playAll = async (from: number, count: number): Promise<SeedResult[]> => {
  while (workers.length < availableParallelism()) workers.push(new Worker(workerFile))
  const results: SeedResult[] = []
  let next = from
  const work = async (worker: Worker): Promise<void> => {
    worker.ref()
    while (next < from + count) {
      next += 1
      results.push(await playOn(worker, next - 1))
    }
    // An idle worker does not keep the proof from ending.
    worker.unref()
  }
  await Promise.all(workers.map(work))
  return results
}

/** Worlds from seeds: everything fails by chance, and processes die at any step. */
export const proveSeeds = async (from: number, count: number): Promise<Found> => {
  const results = await playAll(from, count)
  const counts: Record<string, number> = {}
  const add = (what: string, times: number): void => {
    counts[what] = (counts[what] ?? 0) + times
  }
  for (const { faults, steps, hours } of results) {
    for (const [kind, times] of faults) add(kind, times)
    add('steps at which a process could die', steps)
    add('simulated hours', hours)
  }
  return {
    counts,
    problems: results.flatMap(({ seed, problems }) => problems.map((problem) => `seed ${seed}: ${problem}`)),
  }
}

const oneCall = { odds: { ...noOdds, forgetAfterMs: 15 * 60_000 }, stories: mikeAlone }

/** Steps of one call at which its process can die. */
export const stepsOfOneCall = async (): Promise<number> => (await play(1, oneCall)).steps

/** One call, once for each of these steps: the process dies at it. */
export const proveEveryStep = async (from: number, count: number): Promise<Found> => {
  const problems: string[] = []
  for (let crashAt = from; crashAt < from + count; crashAt += 1)
    for (const problem of (await play(1, { ...oneCall, crashAt })).problems)
      problems.push(`dead at step ${crashAt}: ${problem}`)
  return { counts: {}, problems }
}

/** Plays one seed and prints all that happens. @returns whether all was as it must be */
export const replay = async (seed: number): Promise<boolean> => {
  const outcome = await play(seed)
  process.stdout.write(`${printTrace(outcome)}\n\n${outcome.stories.join('\n')}\n${JSON.stringify(outcome.odds)}\n`)
  process.stdout.write(outcome.problems.length === 0 ? 'All is as it must be.\n' : `${outcome.problems.join('\n')}\n`)
  return outcome.problems.length === 0
}
