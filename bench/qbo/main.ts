/** Compares the client with its peers on a loopback server: `node --conditions=@leadbooks/source --expose-gc qbo/main.ts`. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Clock, createQuickBooks, memoryRateLimiter } from '@leadbooks/qbo'
import { noLimit, readers, realmId } from './readers.ts'

interface Reading {
  cpu: number
  microseconds: number
  best: number
  bytes: number
  collections: number
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const rows = 50_000
const server = fork(here('server.ts'), [String(rows)], { execArgv: ['--no-warnings'] })
const [port] = await once(server, 'message')
const url = `http://127.0.0.1:${port}`

const measure = async (name: string): Promise<Reading> => {
  // A young generation that holds a thousand calls, so that none of their garbage is collected while it is counted.
  const execArgv = ['--conditions=@leadbooks/source', '--expose-gc', '--max-semi-space-size=256', '--no-warnings']
  const child = fork(here('read-worker.ts'), [name, url, '2000'], { execArgv })
  const [reading] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${name} ended with ${code}`)
    }),
  ])
  // The worker's own message.
  return reading as Reading
}

console.log(`node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`)
console.log('\nper read, one after the other (7 × 2000; allocations over 1000)')
let bare: Reading | undefined
for (const name of Object.keys(readers)) {
  const reading = await measure(name)
  bare ??= reading
  const over = (reading.cpu - bare.cpu).toFixed(0)
  const cells = [
    name.padEnd(24),
    `CPU ${reading.cpu.toFixed(0).padStart(4)} µs`,
    `over fetch ${over.padStart(4)} µs`,
    `wall ${reading.microseconds.toFixed(0).padStart(4)} µs`,
    `best ${reading.best.toFixed(0).padStart(4)} µs`,
    `${(reading.bytes / 1_000).toFixed(1).padStart(6)} kB`,
    reading.collections > 0 ? `(${reading.collections} collections)` : '',
  ]
  console.log(cells.join('  '))
}

/** Time that passes only while somebody waits for it. */
const simulatedClock = (): Clock & { passed(): number } => {
  let now = 0
  return {
    now: () => now,
    passed: () => now,
    sleep: (durationMs, signal) =>
      new Promise((resolve, reject) => {
        // Time-outs of requests are never reached.
        if (durationMs >= 100_000) return signal?.addEventListener('abort', () => reject(signal.reason))
        setImmediate(() => {
          now += durationMs
          resolve()
        })
      }),
  }
}

const auth = { accessToken: 'token' }
const reads = 10_000
const readAll = async (qbo: ReturnType<typeof createQuickBooks>): Promise<number> => {
  const startedAt = performance.now()
  let left = reads
  const one = async () => {
    while (left > 0) {
      left -= 1
      await qbo.customers.read('1')
    }
  }
  await Promise.all(Array.from({ length: 10 }, one))
  return (performance.now() - startedAt) / 1_000
}

console.log(`\n${reads} reads, 10 at once`)
const common = { realmId, environment: 'sandbox', baseUrl: url, auth } as const
const off = await readAll(createQuickBooks({ ...common, rateLimiter: noLimit }))
console.log(`limiter off                ${off.toFixed(2)} s, ${(reads / off).toFixed(0)} reads/s`)
const clock = simulatedClock()
const on = await readAll(
  createQuickBooks({ ...common, rateLimiter: memoryRateLimiter({ clock }), clock, timeoutMs: 200_000 }),
)
const simulatedMinutes = clock.passed() / 60_000
console.log(
  `limiter on, simulated time ${on.toFixed(2)} s of work over ${simulatedMinutes.toFixed(1)} simulated minutes`,
)

console.log(`\n${rows} rows iterated`)
const qbo = createQuickBooks({ ...common, rateLimiter: noLimit })
const heap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}
const before = heap()
const peaks: number[] = []
const startedAt = performance.now()
let count = 0
for await (const _ of qbo.customers.query()) {
  count += 1
  if (count % 5_000 === 0) peaks.push(heap() - before)
}
const seconds = (performance.now() - startedAt) / 1_000
console.log(`${count} rows, ${(count / seconds).toFixed(0)} rows/s`)
console.log(`live heap over the start, MB, each 5000 rows: ${peaks.map((peak) => peak.toFixed(1)).join(' ')}`)
server.disconnect()
