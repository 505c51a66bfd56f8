import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Release, RequestKind } from '@leadbooks/qbo'
import { sharedRateLimiter } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { expect, it } from 'vitest'
import { handClock } from '../scene.ts'

const request = (realmId: string, kind: RequestKind = 'request') => ({ baseUrl: 'https://qb.example', realmId, kind })

/** Several processes on one store, and a clock that moves when one of them waits. */
const processes = (count: number, store = memoryStore()) => {
  const clock = handClock()
  const sleep = async (delayMs: number): Promise<void> => clock.move(delayMs)
  return { clock, limiters: Array.from({ length: count }, () => sharedRateLimiter(store, { clock, sleep })) }
}

/** Most starts in any minute. */
const densest = (starts: readonly number[]): number =>
  Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + 60_000).length))

it('lets three processes start 500 requests of a company in any minute between them, and no fewer', async () => {
  const { clock, limiters } = processes(3)
  const starts: number[] = []
  for (let sent = 0; sent < 1_300; sent += 1) {
    const release = await limiters[sent % 3]?.acquire(request('1'))
    starts.push(clock.now())
    release?.()
    clock.move(sent % 7 === 0 ? 40 : 0)
  }
  expect(densest(starts)).toBe(500)
  // At worst a minute is taken to be 65 s long.
  expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeLessThan(3 * 65_000)
})

it('lets ten requests be under way at once, over all processes, and another company’s beside them', async () => {
  const store = memoryStore()
  const clock = handClock()
  const sleep = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
  const [a, b] = [0, 1].map(() => sharedRateLimiter(store, { clock, sleep }))
  const held: (Release | undefined)[] = []
  for (let index = 0; index < 10; index += 1) held.push(await (index % 2 === 0 ? a : b)?.acquire(request('1')))
  const controller = new AbortController()
  const refused = b?.acquire(request('1'), controller.signal)
  setTimeout(() => controller.abort(new Error('waited long enough')), 20)
  await expect(refused).rejects.toThrow('waited long enough')
  await b?.acquire(request('2'))
  held[0]?.()
  await b?.acquire(request('1'))
})

it('gives the places of a process that died away after two minutes', async () => {
  const { clock, limiters } = processes(2)
  const [dead, living] = limiters
  for (let index = 0; index < 10; index += 1) await dead?.acquire(request('1'))
  const before = clock.now()
  await living?.acquire(request('1'))
  expect(clock.now() - before).toBeGreaterThanOrEqual(119_000)
  expect(clock.now() - before).toBeLessThan(130_000)
})

it('counts batches and reports by themselves, beside all requests', async () => {
  const { clock, limiters } = processes(2)
  const starts: number[] = []
  for (let sent = 0; sent < 260; sent += 1) {
    ;(await limiters[sent % 2]?.acquire(request('1', 'batch')))?.()
    starts.push(clock.now())
  }
  expect(densest(starts)).toBe(120)
  const before = clock.now()
  ;(await limiters[0]?.acquire(request('1')))?.()
  expect(clock.now() - before).toBeLessThan(1_000)
})

it('rests a company for every process when QuickBooks asks one of them to', async () => {
  const { clock, limiters } = processes(2)
  limiters[0]?.slowDown(request('1'), 30_000)
  const before = clock.now()
  await limiters[0]?.acquire(request('2'))
  expect(clock.now()).toBe(before)
  await limiters[1]?.acquire(request('1'))
  expect(clock.now() - before).toBeGreaterThanOrEqual(30_000)
})

it('holds two connections on one SQLite file to the same count', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-rate-'))
  const stores = [0, 1].map(() => sqliteStore({ path: join(folder, 'rate.sqlite') }))
  const clock = handClock()
  const sleep = async (delayMs: number): Promise<void> => clock.move(delayMs)
  const limiters = stores.map((store) => sharedRateLimiter(store, { clock, sleep, maxPerMinute: 20 }))
  const starts: number[] = []
  for (let sent = 0; sent < 50; sent += 1) {
    const release = await limiters[sent % 2]?.acquire(request('1'))
    starts.push(clock.now())
    release?.()
  }
  expect(densest(starts)).toBe(20)
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true })
})
