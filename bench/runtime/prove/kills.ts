import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type AppProcess, realmId, startApp } from '../../../examples/express/test/crash/app-process.ts'
import { type SlowQuickbooks, slowQuickbooks } from '../../../packages/runtime/test/slow-quickbooks.ts'
import { startPostgres } from '../../../packages/runtime/test/stores/postgres/server.ts'
import { bundleApp } from './app-bundle.ts'
import { Crowd, callEveryMs, judgeCrowd, judgeQueues, untilServed } from './crowd.ts'
import type { Found } from './piece.ts'

/** Longest time from one start to the next death, where nothing is waited for. */
const longestLifeMs = 700
/** Longest wait for QuickBooks to be asked something. */
const patienceMs = 10_000
/** QuickBooks' time for an answer. */
const answerMs = 100
/** Waits for the next moment to kill: any moment at every other time, else one at which QuickBooks is being asked. */
const nextMoment = async ({ underWay }: SlowQuickbooks, kill: number): Promise<void> => {
  if (kill % 2 === 1) return pause(Math.random() * longestLifeMs)
  const end = Date.now() + patienceMs
  while (underWay() === 0 && Date.now() < end) await pause(2)
  await pause(Math.random() * answerMs)
}

interface Database {
  address: string
  close(): Promise<void>
}

const openDatabase = async (kind: 'sqlite' | 'postgres'): Promise<Database> => {
  if (kind === 'postgres') {
    const { connectionString, stop } = await startPostgres()
    return { address: connectionString, close: stop }
  }
  const folder = await mkdtemp(join(tmpdir(), 'leadbooks-kills-'))
  return {
    address: join(folder, 'leadbooks.sqlite'),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/**
 * The Express app over HTTP, whose processes are killed one after the other and started again on the same database, while
 * people call and QuickBooks takes 100 ms for each answer.
 */
export const proveKills = async (kind: 'sqlite' | 'postgres', instances: number, kills: number): Promise<Found> => {
  const bundle = await bundleApp()
  const database = await openDatabase(kind)
  const quickbooks = await slowQuickbooks([realmId], answerMs / 2)
  const start = (): Promise<AppProcess> => startApp(database.address, quickbooks.url, bundle.program)
  const running = new Map<number, AppProcess>()
  try {
    for (let instance = 0; instance < instances; instance += 1) running.set(instance, await start())
    const crowd = new Crowd(() => [...running.values()].map(({ url }) => url))
    const calling = crowd.run(callEveryMs)
    let underWay = 0
    for (let kill = 0; kill < kills; kill += 1) {
      await nextMoment(quickbooks, kill)
      const instance = Math.floor(Math.random() * instances)
      const victim = running.get(instance)
      running.delete(instance)
      underWay += quickbooks.underWay() > 0 ? 1 : 0
      await victim?.kill()
      running.set(instance, await start())
    }
    crowd.stop()
    await calling
    const isServed = await untilServed(quickbooks.emulator, crowd, 300_000)
    return {
      counts: { 'calls taken': crowd.taken.size, 'deaths with a call to QuickBooks under way': underWay },
      problems: [
        ...(isServed ? [] : ['not everybody was served within five minutes']),
        ...judgeCrowd(quickbooks.emulator, crowd),
        ...(await judgeQueues(running.get(0), crowd)),
      ],
    }
  } finally {
    for (const instance of running.values()) await instance.kill()
    await quickbooks.close()
    await database.close()
    await bundle.remove()
  }
}
