import { setTimeout as pause } from 'node:timers/promises'
import { measure } from './measured.ts'
import { plot } from './plot.ts'

/**
 * Whether memory grows with the leads that were ever taken: the app's heap after collection, at several counts. Over as many
 * companies as it takes for QuickBooks' 500 requests a minute not to be what is waited for.
 */
const [few = 10_000, many = 100_000, realms = 200] = process.argv.slice(2).map(Number)
const atOnce = 64

const measured = await measure({ realms, latencyMs: 0 })
await measured.ask('start')
const points: [number, number][] = []
let posted = 0

const postUntil = async (count: number): Promise<void> => {
  const work = async (): Promise<void> => {
    while (posted < count) {
      const index = posted
      posted += 1
      await measured.post(measured.realmIds[index % realms] ?? '', index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  // Until all that they lead to is done; to count it takes the app longer the more it has done.
  for (let askedAt = performance.now(); (await measured.ask<number>('waiting', measured.realmIds)) > 0; ) {
    await pause(Math.max(500, 10 * (performance.now() - askedAt)))
    askedAt = performance.now()
  }
}

const started = performance.now()
for (const count of [few / 2, few, many / 4, many / 2, many].filter((count, at, all) => all.indexOf(count) === at)) {
  await postUntil(count)
  const megabytes = (await measured.ask<number>('heap')) / 2 ** 20
  points.push([count, megabytes])
  const perSecond = count / ((performance.now() - started) / 1_000)
  const { user, system } = await measured.ask<NodeJS.CpuUsage>('cpu')
  console.log(
    `${count} leads: ${megabytes.toFixed(1)} MiB of heap after collection; ${perSecond.toFixed(1)} leads a second, ${((user + system) / 1_000 / count).toFixed(1)} ms of processor time each`,
  )
}
await plot(new URL('./heap.svg', import.meta.url), {
  title: 'Heap after collection',
  x: 'leads',
  y: 'MiB',
  series: [{ name: 'the app', points }],
})
const at = (count: number): number => points.find(([leads]) => leads === count)?.[1] ?? Number.NaN
console.log(`${many} leads need ${((at(many) / at(few) - 1) * 100).toFixed(1)} % more than ${few}`)
await measured.stop()
process.exit(0)
