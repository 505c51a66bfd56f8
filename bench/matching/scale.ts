import type { CustomerProfile } from '@leadbooks/core'
import { table } from './accuracy.ts'
import { type Rival, speedRivals } from './rivals.ts'
import { generated } from './sets.ts'

const usedBytes = (): number => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN

/** One query is asked this often and its best time counts: the others have in them what else the machine did. */
const repeats = 3

const measure = (
  { name, build, leads }: Rival,
  customers: CustomerProfile[],
  queries: Parameters<ReturnType<Rival['build']>>[0][],
): string[] => {
  const asked = queries.slice(0, leads?.(customers.length) ?? queries.length)
  const before = usedBytes()
  const start = process.cpuUsage()
  const match = build(customers)
  const buildMs = cpuMs(start)
  const bytes = usedBytes() - before
  for (const query of asked.slice(0, 200)) match(query)
  const matching = process.cpuUsage()
  for (const query of asked) match(query)
  const perSecond = (1_000 * asked.length) / cpuMs(matching)
  const times = asked
    .map((query) =>
      Math.min(...Array.from({ length: asked.length < 100 ? 1 : repeats }, () => timed(() => match(query)))),
    )
    .sort((left, right) => left - right)
  return [
    name,
    (buildMs / 1_000).toFixed(1),
    String(Math.round(bytes / customers.length)),
    perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond)),
    at(times, 0.5).toFixed(3),
    at(times, 0.99).toFixed(3),
  ]
}

const timed = (run: () => unknown): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}

const heads = ['matcher', 'build, s CPU', 'bytes a customer', 'matches a second of CPU', 'p50 ms', 'p99 ms']

/** Prints build time, memory and speed at one size, every matcher in this run. Beyond 100,000 customers only ours is asked. */
export const reportScale = async (customers: number): Promise<void> => {
  console.log(`## ${customers} customers\n`)
  const set = await generated({ customers, leads: 2_000, seed: 7 })
  const queries = set.leads.map(({ query }) => query)
  const rivals = customers > 100_000 ? speedRivals.slice(0, 1) : speedRivals
  console.log(
    `${table(
      heads,
      rivals.map((rival) => measure(rival, set.customers, queries)),
    )}\n`,
  )
}
