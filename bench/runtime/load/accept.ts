import { loadavg } from 'node:os'
import { atRate, measure, percentile } from './measured.ts'
import { plot } from './plot.ts'

/** How fast deliveries are taken in, durably, while what they lead to is done behind them. */
const [perSecond = 500, seconds = 60] = process.argv.slice(2).map(Number)

const measured = await measure({ realms: 1, latencyMs: 300 })
const [realmId = ''] = measured.realmIds
await measured.ask('start')
await atRate(20, 2, (index) => void measured.post(realmId, 10_000_000 + index))
const before = await measured.ask<NodeJS.CpuUsage>('cpu')
const answers: { second: number; ms: number | undefined }[] = []
const pending: Promise<void>[] = []
const started = performance.now()
await atRate(perSecond, seconds, (index) => {
  const second = Math.floor((performance.now() - started) / 1000)
  pending.push(measured.post(realmId, index).then((ms) => void answers.push({ second, ms })))
})
await Promise.all(pending)
const tookSeconds = (performance.now() - started) / 1000
const after = await measured.ask<NodeJS.CpuUsage>('cpu')
const taken = answers.flatMap(({ ms }) => (ms === undefined ? [] : [ms]))
const ofSecond = (second: number): number[] =>
  answers.flatMap((answer) => (answer.second === second && answer.ms !== undefined ? [answer.ms] : []))
const all = Array.from({ length: seconds }, (_, second) => second)
await plot(new URL('./accept.svg', import.meta.url), {
  title: `${perSecond} deliveries a second, SQLite`,
  x: 'second',
  y: 'ms until 2xx',
  limit: 50,
  series: [0.5, 0.99].map((share) => ({
    name: `p${share * 100}`,
    points: all.map((second) => [second, percentile(ofSecond(second), share)] as const).filter(([, ms]) => ms >= 0),
  })),
})
const cpuSeconds = (after.user + after.system - before.user - before.system) / 1e6
console.log(
  `${taken.length} of ${answers.length} taken in ${tookSeconds.toFixed(1)} s (${(taken.length / tookSeconds).toFixed(0)} a second); ack p50 ${percentile(taken, 0.5).toFixed(1)} ms, p99 ${percentile(taken, 0.99).toFixed(1)} ms; ${cpuSeconds.toFixed(1)} s of processor time in the app; load ${loadavg()[0]?.toFixed(1)}`,
)
await measured.stop()
process.exit(0)
