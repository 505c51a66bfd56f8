import { createQuickBooks } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene, tenant } from '../scene.ts'

/** What a bookkeeper who works in QuickBooks does, beside LeadBooks. */
const bookkeeper = ({ emulator }: Scene) =>
  createQuickBooks({
    realmId,
    environment: 'sandbox',
    auth: { accessToken: 'bookkeeper' },
    fetch: (request) => emulator.fetch(request),
  })

it('gives a distinguishing name to a caller whose name somebody else holds, and never bills that person', async () => {
  const stage = scene()
  await stage.books.sync.import(realmId)
  const stranger = await bookkeeper(stage).customers.create({
    DisplayName: 'Mike Chen',
    PrimaryPhone: { FreeFormNumber: '(212) 555-0133' },
    PrimaryEmailAddr: { Address: 'other@chen.example' },
  })
  await stage.call(mike)
  await stage.books.drain()
  const found = stage.customers().filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))
  expect(found).toHaveLength(2)
  const caller = found.find(({ Id }) => Id !== stranger.Id)
  expect(caller?.DisplayName).toBe('Mike Chen (555) 123-4567')
  expect(stage.estimates().at(-1)?.CustomerRef.value).toBe(caller?.Id)
})

it('gives a distinguishing name to a caller who is called as a vendor is, though both have one number', async () => {
  const stage = scene()
  await stage.books.sync.import(realmId)
  await bookkeeper(stage).vendors.create({
    DisplayName: 'Mike Chen',
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
  })
  await stage.call(mike)
  await stage.books.drain()
  const found = stage.customers().filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))
  expect(found.map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen (555) 123-4567'])
  expect(stage.estimates().at(-1)?.CustomerRef.value).toBe(found[0]?.Id)
})

it('uses the holder of the name when the holder is the caller', async () => {
  const stage = scene()
  await stage.books.sync.import(realmId)
  const entered = await bookkeeper(stage).customers.create({
    DisplayName: 'Mike Chen',
    GivenName: 'Mike',
    FamilyName: 'Chen',
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
    PrimaryEmailAddr: { Address: 'mike@email.com' },
  })
  await stage.call(mike)
  await stage.books.drain()
  expect(stage.customers().filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))).toHaveLength(1)
  expect(stage.estimates().at(-1)?.CustomerRef.value).toBe(entered.Id)
})

const withDoubt = async (): Promise<{ stage: Scene; knownId: string; reviewId: string }> => {
  const stage = scene()
  const known = await bookkeeper(stage).customers.create({
    DisplayName: 'Grace Okafor',
    GivenName: 'Grace',
    FamilyName: 'Okafor',
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
  })
  await stage.call(mike)
  await stage.books.drain()
  const [review] = (await stage.books.reviews.list(realmId)).filter(({ code }) => code === 'customer-unsure')
  return { stage, knownId: known.Id, reviewId: review?.reviewId ?? '' }
}

it('asks a person when another name rings from a number on file, and the call waits', async () => {
  const { stage, reviewId, knownId } = await withDoubt()
  expect(reviewId).not.toBe('')
  const [review] = await stage.books.reviews.list(realmId)
  expect(review?.detail).toMatchObject({
    caller: 'Mike Chen',
    candidates: [expect.objectContaining({ customerId: knownId, displayName: 'Grace Okafor' })],
  })
  expect(stage.writes().filter((path) => path !== '/customer')).toEqual([])
})

it('goes on with the customer a person chose', async () => {
  const { stage, reviewId, knownId } = await withDoubt()
  await stage.books.reviews.resolve(realmId, reviewId, { customerId: knownId })
  await stage.books.drain()
  expect(stage.estimates().at(-1)).toMatchObject({ TotalAmt: 445, CustomerRef: { value: knownId } })
})

it('goes on with a new customer when a person says so', async () => {
  const { stage, reviewId, knownId } = await withDoubt()
  await stage.books.reviews.resolve(realmId, reviewId, { create: true })
  await stage.books.drain()
  expect(stage.estimates().at(-1)?.CustomerRef.value).not.toBe(knownId)
  expect(stage.customers().filter(({ DisplayName }) => DisplayName === 'Mike Chen')).toHaveLength(1)
})

it('takes one answer to a review, the first', async () => {
  const { stage, reviewId, knownId } = await withDoubt()
  await stage.books.reviews.resolve(realmId, reviewId, { customerId: knownId })
  await expect(stage.books.reviews.resolve(realmId, reviewId, { create: true })).rejects.toMatchObject({
    code: 'already-resolved',
  })
})

it('takes a customer who was put out of use into use again when a person says that it is them', async () => {
  const played = scene()
  await played.call(mike)
  await played.books.drain()
  const customerId = played.estimates()[0]?.CustomerRef.value ?? ''
  played.emulator.ui.deactivateCustomer(realmId, customerId)
  played.clock.move(6 * 60_000)
  await played.books.drain()
  await played.call({ ...mike, summary: 'The AC is not cooling again, wants a quote.' })
  await played.books.drain()
  const review = (await played.books.reviews.list(realmId)).find(({ code }) => code === 'customer-unsure')
  if (review !== undefined) await played.books.reviews.resolve(realmId, review.reviewId, { customerId })
  await played.books.drain()
  expect(played.customers().find(({ Id }) => Id === customerId)?.Active).toBe(true)
  expect(played.estimates().map(({ CustomerRef }) => CustomerRef.value)).toEqual([customerId, customerId])
})

it('takes such a customer into use again by itself where the business says so', async () => {
  const played = scene({ tenant: async () => ({ ...tenant, inactiveCustomers: 'reactivate' }) })
  await played.call(mike)
  await played.books.drain()
  const customerId = played.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')?.Id ?? ''
  played.emulator.ui.deactivateCustomer(realmId, customerId)
  played.clock.move(6 * 60_000)
  await played.books.drain()
  await played.call({ ...mike, summary: 'The AC is not cooling again, wants a quote.' })
  await played.books.drain()
  expect(played.customers().find(({ Id }) => Id === customerId)?.Active).toBe(true)
  expect(played.estimates().map(({ CustomerRef }) => CustomerRef.value)).toEqual([customerId, customerId])
  // Somebody who only shares a name with them is nobody's word for it.
  played.emulator.ui.deactivateCustomer(realmId, customerId)
  played.clock.move(6 * 60_000)
  await played.books.drain()
  await played.call({ ...mike, caller_number: '(212) 555-0177', email: '' })
  await played.books.drain()
  expect(played.customers().find(({ Id }) => Id === customerId)?.Active).toBe(false)
})
