import { setTimeout as pause } from 'node:timers/promises'
import { createEmulator } from '@leadbooks/emulator'
import { type AppProcess, realmId, startApp } from '../../../examples/express/test/crash/app-process.ts'
import { startPostgres } from '../../../packages/runtime/test/stores/postgres/server.ts'
import { bundleApp } from './app-bundle.ts'
import { Crowd, callEveryMs, judgeCrowd, judgeQueues, untilServed } from './crowd.ts'
import type { Found } from './piece.ts'

/** Two instances on a Postgres that is stopped at once (as `pg_ctl stop -m immediate` does) and started again, under load. */
export const provePostgresRestarts = async (restarts: number): Promise<Found> => {
  const emulator = createEmulator({ realmIds: [realmId] })
  const quickbooks = await emulator.listen()
  const postgres = await startPostgres()
  const bundle = await bundleApp()
  const instances: AppProcess[] = []
  try {
    for (const _ of ['one', 'two'])
      instances.push(await startApp(postgres.connectionString, quickbooks.url, bundle.program))
    const crowd = new Crowd(() => instances.map(({ url }) => url))
    const calling = crowd.run(callEveryMs)
    for (let restart = 0; restart < restarts; restart += 1) {
      await pause(500 + Math.random() * 1_500)
      await postgres.crash()
      await pause(Math.random() * 500)
      await postgres.start()
    }
    crowd.stop()
    await calling
    const isServed = await untilServed(emulator, crowd, 300_000)
    return {
      counts: { 'calls taken': crowd.taken.size },
      problems: [
        ...(isServed ? [] : ['not everybody was served within five minutes']),
        ...judgeCrowd(emulator, crowd),
        ...(await judgeQueues(instances[0], crowd)),
      ],
    }
  } finally {
    for (const instance of instances) await instance.kill()
    await quickbooks.close()
    await postgres.stop()
    await bundle.remove()
  }
}
