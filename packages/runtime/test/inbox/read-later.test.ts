import { nextphone } from '@leadbooks/adapters/nextphone'
import { LeadError } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

const minute = 60_000

it.each(['does not know the company', 'fails'])('reads a call later where the app %s for a while', async (how) => {
  let isThere = true
  const { books, call, clock, estimates } = scene({
    tenant: async (realm) => {
      if (isThere) return realm === realmId ? tenant : undefined
      if (how === 'fails') throw new Error('The database is away.')
      return undefined
    },
  })
  expect((await call(mike)).status).toBe(200)
  isThere = false
  for (let tries = 0; tries < 8; tries += 1) {
    await books.drain()
    clock.move(minute)
  }
  isThere = true
  clock.move(5 * minute)
  await books.drain()
  expect(estimates()).toMatchObject([{ TotalAmt: 445 }])
})

it('goes on with a lead whose company the app did not know for a while', async () => {
  let isThere = true
  const { books, call, clock, emulator, estimates } = scene({
    tenant: async (realm) => (isThere && realm === realmId ? tenant : undefined),
  })
  emulator.faults.next({ kind: 'maintenance', entity: 'Estimate', method: 'POST' })
  await call(mike)
  await books.drain()
  isThere = false
  for (let tries = 0; tries < 8; tries += 1) {
    clock.move(minute)
    await books.drain()
  }
  isThere = true
  clock.move(5 * minute)
  await books.drain()
  expect(await books.deadLetters.list(realmId)).toEqual([])
  expect(estimates()).toMatchObject([{ TotalAmt: 445 }])
})

it('puts a call before a person that a later version of its adapter cannot read any more', async () => {
  let canRead = true
  const reading = nextphone()
  const { books, call } = scene({
    adapters: [
      {
        ...reading,
        parse: async (delivery, context) => {
          if (canRead) return reading.parse(delivery, context)
          throw new LeadError([{ path: 'contact', code: 'missing', message: 'Expected a contact, got none.' }])
        },
      },
    ],
  })
  await call(mike)
  canRead = false
  await books.drain()
  expect(await books.reviews.list(realmId)).toMatchObject([
    { reviewId: expect.stringContaining('delivery/nextphone/') },
  ])
  expect((await books.leads.deliveries(realmId, { status: 'rejected' })).deliveries).toHaveLength(1)
})
