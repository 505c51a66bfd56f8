import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryRateLimiter, type Release, ThrottledError } from '../../src/index.ts'
import { type TestClock, testClock } from '../clock.ts'
import { customerReply, openCompany } from '../company.ts'
import { serve } from '../server.ts'

const realm = { baseUrl: 'https://quickbooks.api.intuit.com', realmId: '1' }
/** A clock that holds every wait. */
const heldClock = (): TestClock => testClock(0)
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('at once', () => {
  test('at most ten requests of a company are under way, the others start in the order they came', async () => {
    const limiter = memoryRateLimiter({ clock: heldClock() })
    const started: number[] = []
    const releases: Release[] = []
    for (let index = 0; index < 13; index += 1) {
      void limiter.acquire(realm).then((release) => {
        started.push(index)
        releases.push(release)
      })
    }
    await settled()
    expect(started).toHaveLength(10)
    releases[4]?.()
    releases[4]?.()
    await settled()
    expect(started.slice(10)).toEqual([10])
    releases[0]?.()
    releases[1]?.()
    await settled()
    expect(started.slice(10)).toEqual([10, 11, 12])
  })

  test('companies and servers do not wait for each other', async () => {
    const limiter = memoryRateLimiter({ maxConcurrent: 1, clock: heldClock() })
    await limiter.acquire(realm)
    await limiter.acquire({ ...realm, realmId: '2' })
    await limiter.acquire({ ...realm, baseUrl: 'http://127.0.0.1:8090' })
  })
})

test('at most 500 requests start in any 60 seconds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 300 }),
      async (gaps, burst) => {
        const clock = heldClock()
        const limiter = memoryRateLimiter({ clock })
        const starts: number[] = []
        for (const gap of gaps) {
          for (let index = 0; index < burst; index += 1) {
            void limiter.acquire(realm).then((release) => {
              starts.push(clock.now())
              release()
            })
          }
          // Those that may start now note the time before it moves.
          await settled()
          await clock.advance(gap)
        }
        for (let index = 500; index < starts.length; index += 1) {
          expect((starts[index] ?? 0) - (starts[index - 500] ?? 0)).toBeGreaterThanOrEqual(60_000)
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('a full minute is used to the last request and reopens at its end', async () => {
  const clock = heldClock()
  const limiter = memoryRateLimiter({ clock })
  let started = 0
  for (let index = 0; index < 501; index += 1) {
    void limiter.acquire(realm).then((release) => {
      started += 1
      release()
    })
  }
  await settled()
  expect(started).toBe(500)
  await clock.advance(59_999)
  expect(started).toBe(500)
  await clock.advance(1)
  expect(started).toBe(501)
})

describe('a wait', () => {
  test('ends with the reason of its signal, gives its place to the next and leaves no timer', async () => {
    const clock = heldClock()
    const limiter = memoryRateLimiter({ maxPerWindow: 1, clock })
    ;(await limiter.acquire(realm))()
    const controller = new AbortController()
    const first = limiter.acquire(realm, controller.signal)
    const second = limiter.acquire(realm)
    controller.abort(new Error('gone'))
    await expect(first).rejects.toThrow('gone')
    await clock.advance(60_000)
    ;(await second)()
    const last = limiter.acquire(realm, AbortSignal.abort(new Error('never')))
    await expect(last).rejects.toThrow('never')
    expect(clock.held).toBe(0)
  })

  test('that everybody has left holds no timer, and the next one waits anew', async () => {
    const clock = heldClock()
    const limiter = memoryRateLimiter({ maxPerWindow: 1, clock })
    ;(await limiter.acquire(realm))()
    const controller = new AbortController()
    const waiting = limiter.acquire(realm, controller.signal)
    controller.abort(new Error('gone'))
    await expect(waiting).rejects.toThrow('gone')
    expect(clock.held).toBe(0)
    const next = limiter.acquire(realm)
    await clock.advance(60_000)
    ;(await next)()
  })
})

test('slowing down holds back those who wait and those who come', async () => {
  const clock = heldClock()
  const limiter = memoryRateLimiter({ clock })
  limiter.slowDown(realm, 30_000)
  limiter.slowDown(realm, 10_000)
  let started = 0
  void limiter.acquire(realm).then(() => (started += 1))
  await clock.advance(20_000)
  limiter.slowDown(realm, 15_000)
  await clock.advance(14_999)
  expect(started).toBe(0)
  await clock.advance(1)
  expect(started).toBe(1)
})

test('clients that are made anew for each call share the limits of their company', async () => {
  const clock = testClock(5_000)
  const server = await serve([{ status: 429, text: '', headers: { 'retry-after': '30' } }, customerReply()])
  const client = (realmId: string) => openCompany(server.url, { realmId, clock, maxRetries: 0 })
  await expect(client('7').customers.read('1')).rejects.toBeInstanceOf(ThrottledError)
  const held = client('7').customers.read('2')
  await client('8').customers.read('3')
  expect(server.received).toHaveLength(2)
  await clock.advance(30_000)
  await held
})

test('forgets companies that are idle', async () => {
  const clock = heldClock()
  const limiter = memoryRateLimiter({ clock, maxPerWindow: 1, maxConcurrent: 1 })
  for (let index = 0; index < 3_000; index += 1) (await limiter.acquire({ ...realm, realmId: String(index) }))()
  await clock.advance(60_000)
  for (let index = 0; index < 3_000; index += 1) (await limiter.acquire({ ...realm, realmId: String(index) }))()
})

describe('of batches and reports', () => {
  test.each([
    ['batch', 120],
    ['report', 200],
  ] as const)('%s requests have a window of their own, and others pass while they wait', async (kind, most) => {
    const clock = heldClock()
    const limiter = memoryRateLimiter({ clock })
    let started = 0
    for (let index = 0; index < most + 5; index += 1) {
      void limiter.acquire({ ...realm, kind }).then((release) => {
        started += 1
        release()
      })
    }
    await settled()
    expect(started).toBe(most)
    const other = await limiter.acquire(realm)
    other()
    await clock.advance(60_000)
    await settled()
    expect(started).toBe(most + 5)
  })
})
