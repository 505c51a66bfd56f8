import { setTimeout as pause } from 'node:timers/promises'
import { createEmulator } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../../../packages/runtime/test/stores/postgres/server.ts'
import { type AppProcess, startApp } from '../crash/app-process.ts'
import { realmId } from '../crash/slow-quickbooks.ts'
import { callers, post } from './callers.ts'

/** How often an instance is killed. It takes a minute, so it runs only where `LEADBOOKS_KILLS` asks for it. */
const kills = Number(process.env.LEADBOOKS_KILLS ?? 0)
const instanceNames = ['one', 'two', 'three'].slice(0, Number(process.env.LEADBOOKS_INSTANCES ?? 3))

let postgres: PostgresServer
const instances: AppProcess[] = []
const emulator = createEmulator({ company: 'home-services', realmIds: [realmId] })
let quickbooks: Awaited<ReturnType<typeof emulator.listen>>

beforeAll(async () => {
  if (kills === 0) return
  postgres = await startPostgres()
  quickbooks = await emulator.listen()
  for (const _ of instanceNames) instances.push(await startApp(postgres.connectionString, quickbooks.url))
}, 60_000)
afterAll(async () => {
  if (kills === 0) return
  for (const instance of instances) await instance.kill()
  await quickbooks.close()
  await postgres.stop()
})

const rows = <Row>(entity: 'Customer' | 'Estimate'): Row[] => emulator.documents(realmId, entity) as Row[] // rows of that entity

it.skipIf(kills === 0)(
  `makes each document once while ${kills} times one of ${instanceNames.length} instances is killed and started again`,
  {
    timeout: 120_000 + kills * 10_000,
  },
  async () => {
    let left = callers.length
    /** Sends again until somebody takes it, as a phone service does. */
    const insist = async (caller: (typeof callers)[number]): Promise<void> => {
      for (let turn = caller.number; ; turn += 1) {
        const instance = instances[turn % instances.length]
        if (instance !== undefined && (await post(instance, caller))) break
        await pause(20)
      }
      left -= 1
    }
    const posted = (async () => {
      for (const caller of callers) {
        void insist(caller)
        await pause((kills * 500) / callers.length)
      }
    })()
    for (let kill = 0; kill < kills; kill += 1) {
      const victim = Math.floor(Math.random() * instances.length)
      await pause(Math.random() * 400)
      await instances[victim]?.kill()
      instances[victim] = await startApp(postgres.connectionString, quickbooks.url)
    }
    await posted
    while (left > 0) await pause(20)

    const sent = () => rows<Estimate>('Estimate').filter(({ EmailStatus }) => EmailStatus === 'EmailSent')
    while (sent().length < callers.length) await pause(50)
    const names = new Set(callers.map(({ name }) => name))
    const made = rows<Customer>('Customer').filter(({ DisplayName }) =>
      [...names].some((name) => DisplayName.startsWith(name)),
    )
    expect(made.map(({ DisplayName }) => DisplayName).sort()).toEqual([...names].sort())
    expect(sent().map(({ TotalAmt }) => TotalAmt)).toEqual(callers.map(() => 445))
    expect(new Set(sent().map(({ CustomerRef }) => CustomerRef.value)).size).toBe(callers.length)
    expect(rows<Estimate>('Estimate')).toHaveLength(callers.length)
    const emails = emulator.requests.filter(({ path, replayed }) => path.endsWith('/send') && !replayed)
    expect(emails).toHaveLength(callers.length)
  },
)
