import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene, tenant } from '../scene.ts'

const month = 30 * 24 * 3_600_000

const again = { ...mike, summary: 'The AC is not cooling again, wants a quote.' }

/** A company that knows Mike, who calls a month later. */
const calledAgain = async (first: Record<string, string>, second: Record<string, string>): Promise<Scene> => {
  const played = scene()
  await played.call(first)
  await played.books.drain()
  played.clock.move(month)
  await played.call(second)
  await played.books.drain()
  return played
}

const latest = ({ estimates }: Scene) =>
  [...estimates()].sort((left, right) => Number(right.Id) - Number(left.Id)).find(() => true)

it('sends a known customer’s estimate to the address on file, whatever address the caller gives', async () => {
  const played = await calledAgain(mike, { ...again, email: 'somebody@else.example' })
  expect(played.estimates()).toHaveLength(2)
  const sent = played.emulator.requests.filter(({ path }) => path.endsWith('/send'))
  expect(sent).toHaveLength(2)
  const results = await played.store.listCommands(realmId, { status: 'done', limit: 100 })
  const addresses = results.flatMap(({ command, result }) => (command.type === 'estimate.send' ? [result?.sentTo] : []))
  expect(addresses).toEqual(['mike@email.com', 'mike@email.com'])
})

it('waits for a person before a known customer without address is sent anything, and sends it once they agree', async () => {
  const { email: _, ...silent } = mike
  const played = await calledAgain(silent, again)
  expect(latest(played)?.EmailStatus).not.toBe('EmailSent')
  const reviews = await played.books.reviews.list(realmId)
  const review = reviews.find(({ code }) => code === 'new-address')
  expect(review?.detail).toMatchObject({ address: 'mike@email.com' })
  await played.books.reviews.resolve(realmId, review?.reviewId ?? '', { approve: true })
  await played.books.drain()
  expect(latest(played)?.EmailStatus).toBe('EmailSent')
})

it('sends nothing when the person says no, and the lead goes on without it', async () => {
  const { email: _, ...silent } = mike
  const played = await calledAgain(silent, again)
  const review = (await played.books.reviews.list(realmId)).find(({ code }) => code === 'new-address')
  await expect(played.books.reviews.resolve(realmId, review?.reviewId ?? '', { create: true })).rejects.toMatchObject({
    code: 'invalid-resolution',
  })
  await played.books.reviews.resolve(realmId, review?.reviewId ?? '', { done: true })
  await played.books.drain()
  expect(latest(played)?.EmailStatus).not.toBe('EmailSent')
  expect((await played.books.stats(realmId)).counts['commands.waiting']).toBeUndefined()
  expect((await played.books.stats(realmId)).counts['commands.discarded']).toBe(1)
})

it('asks for the address as well when a person has agreed to the amount alone', async () => {
  const { email: _, ...silent } = mike
  const played = scene({ tenant: async () => ({ ...tenant, limits: { maxAmount: '100.00' } }) })
  await played.call(silent)
  await played.books.drain()
  played.clock.move(month)
  await played.call(again)
  await played.books.drain()
  for (const code of ['amount-limit', 'new-address']) {
    expect(latest(played)?.EmailStatus).not.toBe('EmailSent')
    const review = (await played.books.reviews.list(realmId)).find((open) => open.code === code)
    await played.books.reviews.resolve(realmId, review?.reviewId ?? '', { approve: true })
    await played.books.drain()
  }
  expect(latest(played)?.EmailStatus).toBe('EmailSent')
})
