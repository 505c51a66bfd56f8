import { setTimeout as pause } from 'node:timers/promises'
import { measure } from './measured.ts'
import { plot } from './plot.ts'

/** Whether memory grows with the leads that were ever taken: the app's heap after collection, at several counts. */
const [few = 10_000, many = 100_000, realms = 20] = process.argv.slice(2).map(Number)
const atOnce = 16

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
  // Until all that they lead to is done.
  for (;;) {
    const counts = await Promise.all([0, realms - 1].map((at) => countsOf(measured.realmIds[at] ?? '')))
    if (counts.every((waiting) => waiting === 0)) return
    await pause(500)
  }
}

const countsOf = async (realmId: string): Promise<number> => {
  await asking
  let done: () => void = () => undefined
  asking = new Promise((resolve) => {
    done = resolve
  })
  const counts = await measured.ask<Record<string, number>>('counts', [realmId])
  done()
  return (counts['commands.ready'] ?? 0) + (counts['commands.leased'] ?? 0) + (counts['deliveries.received'] ?? 0)
}
let asking: Promise<void> = Promise.resolve()

for (const count of [few / 2, few, many / 4, many / 2, many].filter((count, at, all) => all.indexOf(count) === at)) {
  await postUntil(count)
  const megabytes = (await measured.ask<number>('heap')) / 2 ** 20
  points.push([count, megabytes])
  console.log(`${count} leads: ${megabytes.toFixed(1)} MiB of heap after collection`)
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
