import { loadavg } from 'node:os'
import { atRate, measure, percentile } from './measured.ts'
import { plot } from './plot.ts'

/** What a noisy tenant costs the others: their calls to customers, without it and with it. */
const [realms = 1_000, perSecond = 5, seconds = 60, noise = 1_000] = process.argv.slice(2).map(Number)
const latencyMs = 300

/** Lets the quiet ones call. @returns milliseconds from each call to its customer */
const round = async (isNoisy: boolean): Promise<number[]> => {
  const measured = await measure({ realms, latencyMs })
  const [loud = '', ...quiet] = measured.realmIds
  await measured.ask('start')
  if (isNoisy) await Promise.all(Array.from({ length: noise }, (_, index) => measured.post(loud, 5_000_000 + index)))
  const posted: { realmId: string; turn: number; at: number }[] = []
  await atRate(perSecond, seconds, (index) => {
    const realmId = quiet[index % quiet.length] ?? ''
    posted.push({ realmId, turn: Math.floor(index / quiet.length), at: Date.now() })
    void measured.post(realmId, index)
  })
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  const made = new Map<string, number[]>()
  for (const { method, path, realmId, at, status } of measured.emulator.requests)
    if (method === 'POST' && path.endsWith('/customer') && status === 200)
      made.set(realmId, [...(made.get(realmId) ?? []), Date.parse(at) + latencyMs])
  await measured.stop()
  // A call that did not get through counts as one that took all the time there was.
  return posted.map(({ realmId, turn, at }) => (made.get(realmId)?.[turn] ?? Date.now()) - at)
}

const alone = await round(false)
const beside = await round(true)
const shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
const line = (name: string, delays: readonly number[]) => ({
  name,
  points: shares.map((share) => [share * 100, percentile(delays, share)] as const),
})
await plot(new URL('./noisy.svg', import.meta.url), {
  title: `${realms} tenants, one with a pile of ${noise} calls`,
  x: 'percentile of the others',
  y: 'ms from call to customer',
  limit: 2 * percentile(alone, 0.99),
  series: [line('all quiet', alone), line('one noisy', beside)],
})
const p99 = [alone, beside].map((delays) => percentile(delays, 0.99))
console.log(
  `the others' p99: ${p99[0]?.toFixed(0)} ms without noise, ${p99[1]?.toFixed(0)} ms with it (${((p99[1] ?? 0) / (p99[0] ?? 1)).toFixed(2)} times); load ${loadavg()[0]?.toFixed(1)}`,
)
process.exit(0)
