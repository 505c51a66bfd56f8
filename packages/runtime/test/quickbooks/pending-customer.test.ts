import { expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

it('asks nobody who a caller is while the answer to their own creation is still to come', async () => {
  const played = scene({ sweepMs: 500 })
  await played.books.sync.import(realmId)
  played.emulator.faults.next({ kind: 'resetAfter', entity: 'Customer', method: 'POST' })
  await played.call(mike)
  await played.books.drain()
  // QuickBooks tells of the new customer before the create is tried again.
  played.clock.move(600)
  await played.books.drain()
  await played.call({ ...mike, summary: 'Furnace needs a tune-up before winter, wants a quote.', urgency: 'routine' })
  await played.books.drain()
  for (let round = 0; round < 4; round += 1) {
    played.clock.move(1_000)
    await played.books.drain()
  }
  expect((await played.books.reviews.list(realmId)).map(({ code }) => code)).toEqual([])
  expect(played.customers().filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))).toHaveLength(1)
  expect(
    played
      .estimates()
      .map(({ TotalAmt }) => TotalAmt)
      .sort(),
  ).toEqual([199, 445])
})
