import { setTimeout as pause } from 'node:timers/promises'
import { createEmulator } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../../../packages/runtime/test/stores/postgres/server.ts'
import { type AppProcess, apiKey, realmId, startApp } from '../crash/app-process.ts'
import { callers, post } from './callers.ts'

let postgres: PostgresServer
let instances: AppProcess[] = []
const emulator = createEmulator({ company: 'home-services', realmIds: [realmId] })
let quickbooks: Awaited<ReturnType<typeof emulator.listen>>

beforeAll(async () => {
  postgres = await startPostgres()
  quickbooks = await emulator.listen()
  instances = await Promise.all([0, 1].map(() => startApp(postgres.connectionString, quickbooks.url)))
}, 60_000)
afterAll(async () => {
  for (const instance of instances) await instance.kill()
  await quickbooks.close()
  await postgres.stop()
})

const rows = <Row>(entity: 'Customer' | 'Estimate'): Row[] => emulator.documents(realmId, entity) as Row[] // rows of that entity
const customers = () =>
  rows<Customer>('Customer').filter(({ DisplayName }) => callers.some(({ name }) => DisplayName.startsWith(name)))

it('makes fifty customers and fifty estimates of fifty calls to two instances, one of them killed', {
  timeout: 180_000,
}, async () => {
  const [first, second] = instances
  if (first === undefined || second === undefined) throw new Error('Two instances were started.')
  const before = rows<Estimate>('Estimate').length
  const already = customers().length

  // Each call goes to both, as it does when a phone service hears nothing and sends again.
  const posted = callers.map(async (caller) => Promise.all([post(first, caller), post(second, caller)]))
  while (customers().length - already < 15) await pause(5)
  await first.kill()
  for (const [, taken] of await Promise.all(posted)) expect(taken).toBe(true)

  const sent = () => rows<Estimate>('Estimate').filter(({ EmailStatus }) => EmailStatus === 'EmailSent')
  while (sent().length < callers.length) await pause(50)

  const estimates = rows<Estimate>('Estimate').slice(before)
  expect(
    customers()
      .map(({ DisplayName }) => DisplayName)
      .sort(),
  ).toEqual(callers.map(({ name }) => name).sort())
  expect(estimates.map(({ TotalAmt }) => TotalAmt)).toEqual(callers.map(() => 445))
  expect(new Set(estimates.map(({ CustomerRef }) => CustomerRef.value)).size).toBe(callers.length)
  const emails = emulator.requests.filter(({ path, replayed }) => path.endsWith('/send') && !replayed)
  expect(emails).toHaveLength(callers.length)
  const response = await fetch(`${second.url}/v1/${realmId}/dead-letters`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  expect(await response.json()).toMatchObject({ deadLetters: [] })
})
