import { loadavg } from 'node:os'
import { atRate, type Measured, measure, percentile } from './measured.ts'
import { plot } from './plot.ts'

/** How soon a call is a customer in QuickBooks, which itself takes 300 ms: five leads a second over fifty companies. */
const [perSecond = 5, seconds = 60, realms = 50] = process.argv.slice(2).map(Number)
const latencyMs = 300

/** When each company's customers were made, by QuickBooks: it does its work when the latency is over. */
const madeIn = ({ emulator }: Measured): Map<string, number[]> => {
  const made = new Map<string, number[]>()
  for (const { method, path, realmId, at, status } of emulator.requests)
    if (method === 'POST' && path.endsWith('/customer') && status === 200)
      made.set(realmId, [...(made.get(realmId) ?? []), Date.parse(at) + latencyMs])
  return made
}

const measured = await measure({ realms, latencyMs })
await measured.ask('start')
const posted: { realmId: string; turn: number; at: number }[] = []
const turns = new Map<string, number>()
await atRate(perSecond, seconds, (index) => {
  const realmId = measured.realmIds[index % realms] ?? ''
  const turn = turns.get(realmId) ?? 0
  turns.set(realmId, turn + 1)
  posted.push({ realmId, turn, at: Date.now() })
  void measured.post(realmId, index)
})
await new Promise((resolve) => setTimeout(resolve, 5_000))
const made = madeIn(measured)
const delays = posted.map(({ realmId, turn, at }) => (made.get(realmId)?.[turn] ?? Number.NaN) - at)
const reached = delays.filter((delay) => !Number.isNaN(delay))
const first = posted[0]?.at ?? 0
await plot(new URL('./customers.svg', import.meta.url), {
  title: `${perSecond} leads a second over ${realms} companies`,
  x: 'second',
  y: 'ms from call to customer',
  limit: 1_000,
  series: [
    {
      name: 'each call',
      points: posted.flatMap(({ at }, index) => {
        const delay = delays[index] ?? Number.NaN
        return Number.isNaN(delay) ? [] : [[(at - first) / 1000, delay] as const]
      }),
    },
  ],
})
console.log(
  `${reached.length} of ${posted.length} calls are customers; p50 ${percentile(reached, 0.5).toFixed(0)} ms, p99 ${percentile(reached, 0.99).toFixed(0)} ms with QuickBooks at ${latencyMs} ms; load ${loadavg()[0]?.toFixed(1)}`,
)
await measured.stop()
process.exit(0)
