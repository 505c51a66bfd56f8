import { setTimeout as pause } from 'node:timers/promises'
import { type PostgresStore, PostgresStoreError, postgresStore } from '@leadbooks/runtime/stores/postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { at, command, delivery } from './rows.ts'
import { type PostgresServer, startPostgres } from './server.ts'

let server: PostgresServer
let store: PostgresStore

beforeAll(async () => {
  server = await startPostgres()
  store = postgresStore({ connectionString: server.connectionString })
  await store.ready()
}, 60_000)
afterAll(async () => {
  // Together: a store that a failed test still uses does not close before its server has gone.
  await Promise.all([server.stop(), store.close()])
})

it('loses nothing that was acknowledged when Postgres is ended in the middle of it, and goes on when it is back', {
  timeout: 120_000,
}, async () => {
  const acknowledged: string[] = []
  const errors: unknown[] = []
  let stopped = false
  let wakes = 0
  store.onWork(() => {
    wakes += 1
  })
  await store.commit(Array.from({ length: 5 }, (_, index) => command(`k${index}`, { leadId: `l${index}` })))
  const held = await store.claimCommands({ now: at(0), limit: 5, leaseMs: 600_000, perRealm: 10 })

  const load = async (worker: number): Promise<void> => {
    for (let index = 0; !stopped; index += 1) {
      const id = `${worker}/${index}`
      try {
        // Several rows a commit, so that a transaction could be cut in half.
        const outcome = await store.commit([delivery(id), command(id, { realmId: 'load', leadId: id })])
        if (outcome.ok) acknowledged.push(id)
      } catch (error) {
        errors.push(error)
        await pause(5)
      }
    }
  }
  const workers = Array.from({ length: 8 }, (_, worker) => load(worker))
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await pause(5)
  }

  await until(() => acknowledged.length > 200 && wakes >= 1)
  const woken = wakes
  await server.crash()
  await until(() => errors.length > 20)
  await server.start()
  const before = acknowledged.length
  await until(() => acknowledged.length > before + 200)
  stopped = true
  await Promise.all(workers)

  const missing: string[] = []
  for (const id of acknowledged)
    if (
      (await store.readDelivery('1', 'nextphone', id)) === undefined ||
      (await store.readCommand('load', id)) === undefined
    )
      missing.push(id)
  expect(missing).toEqual([])
  for (const error of errors) {
    expect(error).toBeInstanceOf(PostgresStoreError)
    expect(error).toMatchObject({ code: 'postgres-unavailable', retryable: true })
  }
  // A half of a commit is never there.
  const { 'commands.ready': commands = 0 } = await store.counts('load')
  const { 'deliveries.received': deliveries = 0 } = await store.counts('1')
  expect(commands).toBe(deliveries)
  // Leases outlive the outage, and who listens is told that something may have passed by.
  expect(await store.extendLease('1', 'k0', held[0]?.leaseToken ?? '', at(60))).toBe(true)
  await until(() => wakes > woken)
})

it('says which database cannot be reached, and works once it can', async () => {
  const nowhere = postgresStore({ connectionString: 'postgres://postgres@127.0.0.1:1/none' })
  await expect(nowhere.readLead('1', 'l')).rejects.toMatchObject({
    name: 'PostgresStoreError',
    code: 'postgres-unavailable',
    retryable: true,
    message: expect.stringMatching(/ECONNREFUSED/),
  })
  await nowhere.close()
})
