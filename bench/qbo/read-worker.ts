/** Reads one after the other with one client, and says what a read took: one process a client, so that none warms up another. */
import { PerformanceObserver } from 'node:perf_hooks'
import { readers } from './readers.ts'

const [, , name = '', url = '', calls = '0'] = process.argv
const open = readers[name]
if (!open) throw new Error(`no reader is called ${name}`)
const read = open(url)

const times = (count: number): Promise<void> =>
  Array.from({ length: count }).reduce<Promise<void>>(
    (before) => before.then(async () => void (await read())),
    Promise.resolve(),
  )

let collections = 0
new PerformanceObserver((list) => {
  collections += list.getEntries().length
}).observe({ entryTypes: ['gc'] })

await times(2_000)
const rounds: number[] = []
const cpuBefore = process.cpuUsage()
for (let round = 0; round < 7; round += 1) {
  const startedAt = performance.now()
  await times(Number(calls))
  rounds.push(((performance.now() - startedAt) * 1_000) / Number(calls))
}
const { user, system } = process.cpuUsage(cpuBefore)
const cpu = (user + system) / (7 * Number(calls))
// With room for all of it, what the heap grows by is what was allocated.
globalThis.gc?.()
await new Promise((resolve) => setImmediate(resolve))
collections = 0
const heapBefore = process.memoryUsage().heapUsed
for (let index = 0; index < 1_000; index += 1) await read()
const bytes = (process.memoryUsage().heapUsed - heapBefore) / 1_000
await new Promise((resolve) => setImmediate(resolve))
rounds.sort((a, b) => a - b)
process.send?.({ cpu, microseconds: rounds[3], best: rounds[0], bytes, collections })
process.disconnect()
