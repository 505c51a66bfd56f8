import { planSweeps, type SweepState } from '@leadbooks/runtime'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { api, realmId, scene } from '../scene.ts'

const now = Date.parse('2026-11-23T20:00:00Z')
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString()
const minute = 60_000

const every = (companies: number, state: SweepState): number =>
  planSweeps({ callsPerMonth: 500_000, companies }, state, now).everyMs / minute

it('asks a busy company of one hundred every quarter of an hour, and less often where webhooks tell of everything', () => {
  expect(every(100, { changedAt: ago(5) })).toBeCloseTo(14.4, 1)
  expect(every(100, { changedAt: ago(5), toldAt: ago(5) })).toBeCloseTo(57.6, 1)
  expect(every(100, { changedAt: ago(5), toldAt: ago(5), missedAt: ago(600) })).toBeCloseTo(14.4, 1)
  expect(every(100, { changedAt: ago(300) })).toBeCloseTo(43.2, 1)
  expect(every(100, {})).toBeCloseTo(172.8, 1)
})

it('asks no company more often than every two minutes, and a quiet one of few at least twice a day', () => {
  expect(every(1, { changedAt: ago(1) })).toBe(2)
  expect(every(3_000, { toldAt: ago(1), changedAt: ago(9_999) })).toBe(12 * 60)
})

it('keeps all companies together within six tenths of the budget, whatever happens in each', () => {
  const instant = fc.option(fc.integer({ min: 0, max: 20_000 }).map(ago), { nil: undefined })
  const state = fc.record({ toldAt: instant, changedAt: instant, missedAt: instant })
  fc.assert(
    fc.property(
      fc.array(state, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1_000, max: 5_000_000 }),
      (states, each, callsPerMonth) => {
        const companies = states.length * each
        const used = states.reduce((sum, one) => {
          const known = Object.fromEntries(Object.entries(one).filter(([, at]) => at !== undefined)) as SweepState
          return sum + each * ((30 * 86_400_000) / planSweeps({ callsPerMonth, companies }, known, now).everyMs)
        }, 0)
        expect(used).toBeLessThanOrEqual(callsPerMonth * 0.6 + 1)
      },
    ),
  )
})

it('says what sweeping a company will cost, and what the app has set in place of the formula', async () => {
  const { books } = scene()
  await books.sync.import(realmId)
  expect(await books.sync.plan(realmId)).toMatchObject({ quietness: 12, trust: 1, mostCallsPerMonth: 300_000 })
  const { plan } = (await (await api(books, `/v1/${realmId}/sync`)).json()) as { plan: { everyMs: number } } // our own API
  expect(plan.everyMs).toBe(2 * minute)
  const fixed = scene({ sweepMs: 3_600_000 })
  expect(await fixed.books.sync.plan(realmId)).toMatchObject({ everyMs: 3_600_000, callsPerMonth: 720 })
})

it('asks a quiet company as seldom as the plan says, and no more than that', async () => {
  const { books, clock, emulator } = scene({ meteredBudget: { companies: 1_000 } })
  await books.sync.import(realmId)
  const before = emulator.requests.filter(({ metered }) => metered).length
  const { everyMs } = await books.sync.plan(realmId)
  for (let hour = 0; hour < 20; hour += 1) {
    clock.move(3_600_000)
    await books.drain()
  }
  const asked = emulator.requests.filter(({ metered }) => metered).length - before
  expect(asked).toBeLessThanOrEqual(Math.ceil((20 * 3_600_000) / everyMs) + 1)
  expect(asked).toBeGreaterThan(0)
})
