import { type CustomerProfile, type CustomerQuery, createCustomerIndex, loadCustomerIndex } from '@leadbooks/core'
import { table } from './accuracy.ts'
import { leadbooks, type Rival, speedRivals } from './rivals.ts'
import { generated, streamed } from './sets.ts'

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
const repeats = 5

const measure = (
  { name, build, leads }: Rival,
  customers: Iterable<CustomerProfile>,
  { count, queries }: { count: number; queries: CustomerQuery[] },
): string[] => {
  const asked = queries.slice(0, leads?.(count) ?? queries.length)
  const isSlow = asked.length < 100
  const before = usedBytes()
  const start = process.cpuUsage()
  const match = build(customers)
  const buildMs = cpuMs(start)
  const bytes = usedBytes() - before
  for (const query of asked.slice(0, isSlow ? 1 : 500)) match(query)
  const matching = process.cpuUsage()
  const first = asked.map((query) => timed(() => match(query)))
  const perSecond = (1_000 * asked.length) / cpuMs(matching)
  const times = first.map((once, place) => {
    const query = asked[place]
    if (isSlow || query === undefined) return once
    return Math.min(once, ...Array.from({ length: repeats - 1 }, () => timed(() => match(query))))
  })
  times.sort((left, right) => left - right)
  return [
    name,
    (buildMs / 1_000).toFixed(1),
    String(Math.round(bytes / count)),
    perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond)),
    at(times, 0.5).toFixed(3),
    at(times, 0.99).toFixed(3),
    String(asked.length),
  ]
}

const timed = (run: () => unknown): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}

const heads = ['matcher', 'build, s CPU', 'bytes a customer', 'matches a second of CPU', 'p50 ms', 'p99 ms', 'queries']

/** Prints build time, memory and speed at one size, every matcher in this run; a million only for ours, since the list itself fills the memory. */
export const reportScale = async (customers: number): Promise<void> => {
  console.log(`## ${customers} customers\n`)
  const set = await streamed({ customers, leads: 2_000, seed: 7 })
  const queries = set.leads.map(({ query }) => query)
  const rows =
    customers > 100_000
      ? [measure(leadbooks, set.customers, { count: customers, queries })]
      : speedRivals.map((rival) => measure(rival, [...set.customers], { count: customers, queries }))
  console.log(`${table(heads, rows)}\n`)
  globalThis.gc?.()
}

/** Prints what one change of a list costs, and how long a saved one takes to load. */
export const reportChanges = async (customers: number): Promise<void> => {
  console.log(`## Changes to ${customers} customers\n`)
  const set = await generated({ customers, leads: 0, seed: 8 })
  const index = createCustomerIndex(set.customers)
  const changed = set.customers.slice(0, 2_000)
  const micros = (change: (customer: CustomerProfile) => void): string => {
    const start = process.cpuUsage()
    for (const customer of changed) change(customer)
    return ((1_000 * cpuMs(start)) / changed.length).toFixed(0)
  }
  const removeMicros = micros(({ id }) => index.remove(id))
  const addMicros = micros((customer) => index.upsert(customer))
  const bytes = index.save()
  const start = process.cpuUsage()
  const loadMs = timed(() => loadCustomerIndex(bytes))
  const row = [removeMicros, addMicros, (bytes.length / 1e6).toFixed(1), cpuMs(start).toFixed(0), loadMs.toFixed(0)]
  console.log(`${table(['remove, µs CPU', 'upsert, µs CPU', 'saved, MB', 'load, ms CPU', 'load, ms'], [row])}\n`)
}
