import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { noOdds } from '../../../packages/runtime/test/proof/simulation/odds.ts'
import { play, printTrace } from '../../../packages/runtime/test/proof/simulation/play.ts'
import { mikeAlone } from '../../../packages/runtime/test/proof/simulation/stories.ts'
import type { Part } from './part.ts'
import type { SeedResult } from './simulation-worker.ts'

const workerFile = new URL('./simulation-worker.ts', import.meta.url)

/** Plays seeds on all processors. */
const playAll = async (from: number, count: number): Promise<SeedResult[]> => {
  const results: SeedResult[] = []
  let next = from
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile)
      const ask = (): void => {
        if (next >= from + count) {
          void worker.terminate()
          resolve()
          return
        }
        worker.postMessage(next)
        next += 1
      }
      worker.on('message', (result: SeedResult) => {
        results.push(result)
        if (result.problems.length > 0) process.stdout.write(`  seed ${result.seed}: ${result.problems.join('; ')}\n`)
        if (results.length % 500 === 0) process.stdout.write(`  ${results.length} seeds\n`)
        ask()
      })
      worker.on('error', reject)
      ask()
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), count) }, work))
  return results
}

/** Worlds from seeds: everything fails by chance, and processes die at any step. */
export const proveSeeds = async (from: number, count: number): Promise<Omit<Part, 'title' | 'seconds'>> => {
  const results = await playAll(from, count)
  const faults = new Map<string, number>()
  for (const [kind, times] of results.flatMap((result) => result.faults))
    faults.set(kind, (faults.get(kind) ?? 0) + times)
  const sum = (of: (result: SeedResult) => number): number => results.reduce((total, one) => total + of(one), 0)
  const rows = [...faults]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([kind, times]) => `| ${kind} | ${times} |`)
  return {
    done: `${results.length} seeds (${from} to ${from + count - 1}), ${Math.round(sum(({ hours }) => hours))} simulated hours, ${sum(({ steps }) => steps)} steps at which a process could die, ${sum(({ crashes }) => crashes)} deaths`,
    problems: results.flatMap(({ seed, problems }) => problems.map((problem) => `seed ${seed}: ${problem}`)),
    details: ['| fault | times |', '| --- | --- |', ...rows],
  }
}

/** One call, as often as it has steps: each time the process dies at the next. */
export const proveEveryStep = async (): Promise<Omit<Part, 'title' | 'seconds'>> => {
  const choices = { odds: { ...noOdds, forgetAfterMs: 15 * 60_000 }, stories: mikeAlone }
  const { steps } = await play(1, choices)
  const problems: string[] = []
  for (let crashAt = 1; crashAt <= steps; crashAt += 1)
    for (const problem of (await play(1, { ...choices, crashAt })).problems)
      problems.push(`dead at step ${crashAt}: ${problem}`)
  return { done: `${steps} plays of one call, dead at one step each`, problems, details: [] }
}

/** Plays one seed and prints all that happens. @returns whether all was as it must be */
export const replay = async (seed: number): Promise<boolean> => {
  const outcome = await play(seed)
  process.stdout.write(`${printTrace(outcome)}\n\n${outcome.stories.join('\n')}\n${JSON.stringify(outcome.odds)}\n`)
  process.stdout.write(outcome.problems.length === 0 ? 'All is as it must be.\n' : `${outcome.problems.join('\n')}\n`)
  return outcome.problems.length === 0
}
