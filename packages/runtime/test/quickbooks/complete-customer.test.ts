import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const month = 30 * 24 * 3_600_000

/** A company that a person calls, and calls again a month after each time. */
const called = async (...calls: Record<string, string>[]): Promise<Scene> => {
  const played = scene()
  for (const said of calls) {
    await played.call(said)
    await played.books.drain()
    played.clock.move(month)
  }
  return played
}

const again = {
  ...mike,
  address: '123 Oak Street, Austin, TX 78701',
  summary: 'The AC is not cooling again, wants a quote.',
}
const { email: _, ...silent } = again

const mikes = ({ customers }: Scene) => customers().filter(({ DisplayName }) => DisplayName.startsWith('Mike'))

const customerWrites = ({ writes }: Scene): number => writes().filter((path) => path.endsWith('/customer')).length

it('fills in the address of a customer who had none, and leaves alone what is there', async () => {
  const played = await called(mike, again)
  const [customer, ...others] = mikes(played)
  expect(others).toEqual([])
  expect(customer?.BillAddr?.Line1).toContain('123')
  expect(customer).toMatchObject({ GivenName: 'Mike', PrimaryEmailAddr: { Address: 'mike@email.com' } })
})

it('says in the audit trail which empty fields a call has filled in, without what they say', async () => {
  const { books } = await called(mike, again)
  const lines = (await books.audit(realmId)).filter(({ action }) => action === 'customer.completed')
  expect(lines.map(({ detail }) => detail.fields)).toEqual([expect.arrayContaining(['BillAddr'])])
  expect(JSON.stringify(lines)).not.toContain('123')
})

it('writes nothing to a customer who lacks nothing, and reads nothing of them', async () => {
  const played = await called(again, again)
  const reads = played.emulator.requests.filter(({ method, path }) => method === 'GET' && path.includes('/customer/'))
  expect({ writes: customerWrites(played), reads: reads.length }).toEqual({ writes: 1, reads: 0 })
})

it('fills in once, whatever calls follow', async () => {
  expect(customerWrites(await called(mike, again, { ...again, summary: 'AC still not cooling.' }))).toBe(2)
})

it('keeps a known customer’s first e-mail address only after a person has agreed, and does not hold up the lead', async () => {
  const played = await called(silent, again)
  expect(played.estimates()).toHaveLength(2)
  expect(mikes(played)[0]?.PrimaryEmailAddr).toBeUndefined()
  const reviews = await played.books.reviews.list(realmId)
  expect(reviews.find(({ code }) => code === 'contact-details')?.detail).toMatchObject({ fields: ['PrimaryEmailAddr'] })
  for (const { reviewId } of reviews) await played.books.reviews.resolve(realmId, reviewId, { approve: true })
  await played.books.drain()
  expect(mikes(played)[0]?.PrimaryEmailAddr?.Address).toBe('mike@email.com')
})

it('keeps nothing that a person has not agreed to', async () => {
  const played = await called(silent, again)
  for (const { reviewId } of await played.books.reviews.list(realmId)) {
    await played.books.reviews.resolve(realmId, reviewId, { done: true })
  }
  await played.books.drain()
  expect(mikes(played)[0]?.PrimaryEmailAddr).toBeUndefined()
})
