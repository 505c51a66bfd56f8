import { expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

/** Mike's call, then what the CRM has agreed with him. */
const onboarded = async (agreed: { terms: string }) => {
  const played = scene()
  await played.call(mike)
  await played.books.drain()
  const [{ leadId = '' } = {}] = await played.books.leads.list(realmId)
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { type: 'customer.onboarded', id: 'crm-1', at, leadId, ...agreed })
  await played.books.drain()
  return {
    ...played,
    terms: () => played.customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')?.SalesTermRef,
  }
}

it('gives a customer who was onboarded elsewhere the terms that were agreed there', async () => {
  const { terms, emulator } = await onboarded({ terms: 'net 30' })
  const term = emulator.documents(realmId, 'Term').find(({ Name }) => Name === 'Net 30')
  expect(terms()?.value).toBe(term?.Id)
})

it('asks a person about terms that the company does not have', async () => {
  const { terms, books } = await onboarded({ terms: 'Net 77' })
  expect(terms()).toBeUndefined()
  expect(await books.deadLetters.list(realmId)).toMatchObject([
    { command: { type: 'customer.update' }, error: { code: 'unknown-name' } },
  ])
})
