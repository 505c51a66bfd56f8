import { initialState, type MappingRules } from '@leadbooks/core'
import { homeServicesRules } from '@leadbooks/core/starter'
import { describe, expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

/** Counts the turns that the process has for others while it is at work. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0
  let isAtWork = true
  const take = (): void => {
    turns += 1
    if (isAtWork) setImmediate(take)
  }
  setImmediate(take)
  await work()
  isAtWork = false
  return turns
}

describe('deliveries are let in', () => {
  it('between the rows of a sweep', async () => {
    const { books, emulator, clock, customers } = scene({ sweepMs: 365 * 86_400_000 })
    await books.sync.import(realmId)
    clock.move(600_000)
    const quiet = await turnsDuring(() => books.sync.run(realmId))
    clock.move(600_000)
    for (const { Id } of customers()) emulator.ui.editCustomer(realmId, Id, { Title: 'Dr' })
    expect(customers().length).toBeGreaterThan(25)
    const busy = await turnsDuring(() => books.sync.run(realmId))
    expect(busy - quiet).toBeGreaterThan(25)
  })

  it('between the pages of a funnel', async () => {
    const { books, store, clock } = scene()
    for (let index = 0; index < 2_000; index += 1) {
      const leadId = `nextphone:${index}`
      const at = new Date(clock.now() + index).toISOString()
      const state = initialState(leadId)
      const times = { createdAt: at, updatedAt: at }
      const record = {
        realmId,
        leadId,
        version: 1,
        state,
        stage: 'new',
        pricing: 'done',
        attempts: 0,
        ...times,
      } as const
      await store.commit([{ op: 'lead.save', expectedVersion: 0, record }])
    }
    clock.move(60_000)
    expect(await turnsDuring(() => books.stats(realmId))).toBeGreaterThan(8)
  })
})

it('has the rules of a business ready with its import, so that its first caller does not wait for them', async () => {
  let readings = 0
  const mapping: MappingRules = {
    ...homeServicesRules,
    get rules() {
      readings += 1
      return homeServicesRules.rules
    },
  }
  const { books, call, estimates } = scene({
    tenant: async (realm) => (realm === realmId ? { ...tenant, mapping } : undefined),
  })
  await books.sync.import(realmId)
  const ready = readings
  expect(ready).toBeGreaterThan(0)
  await call(mike)
  await books.drain()
  expect(estimates()).toMatchObject([{ TotalAmt: 445 }])
  expect(readings).toBe(ready)
})
