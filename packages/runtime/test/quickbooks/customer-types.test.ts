import { createEmulator } from '@leadbooks/emulator'
import { type Customer, createQuickBooks } from '@leadbooks/qbo'
import type { LeadBooksOptions } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

const day = 86_400_000

/** A company that tells kinds of customers apart; QuickBooks' API reads them and makes none. */
const companyWith = (names: readonly string[]) => {
  const state = createEmulator({ company: 'home-services', realmIds: [realmId] }).save()
  const MetaData = { CreateTime: '2026-01-05T09:00:00-08:00', LastUpdatedTime: '2026-01-05T09:00:00-08:00' }
  const rows = names.map((Name, index) => ({
    Name,
    FullyQualifiedName: Name,
    Active: true,
    domain: 'QBO',
    sparse: false,
    Id: `${index + 1}`,
    SyncToken: '0',
    MetaData,
  }))
  const company = state.companies[realmId]
  return createEmulator({
    state: {
      ...state,
      companies: { [realmId]: { ...company, rows: { ...company?.rows, CustomerType: rows } } },
    } as typeof state, // as it was, with rows more
  })
}

const sceneOn = (emulator: ReturnType<typeof createEmulator>, over: Partial<LeadBooksOptions> = {}) => {
  const played = scene({
    ...over,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        maxRetries: 0,
        fetch: (request) => emulator.fetch(request),
      }),
  })
  const customer = (name: string): Customer | undefined =>
    (emulator.documents(realmId, 'Customer') as Customer[]).find(({ DisplayName }) => DisplayName === name) // rows of that entity
  const metered = (): number => emulator.requests.filter((request) => request.metered).length
  return { ...played, customer, metered }
}

it('gives a new customer the type that the company calls as the call was about', async () => {
  const { books, call, customer } = sceneOn(companyWith(['Referral', 'hvac', 'Plumbing']))
  await call(mike)
  await books.drain()
  expect(customer('Mike Chen')?.CustomerTypeRef?.value).toBe('2')
  expect(customer('Mike Chen')?.Notes).toContain('Urgent, HVAC, New Customer')
})

it('would rather say where the call came from than nothing, and nothing where no type is called so', async () => {
  const bySource = sceneOn(companyWith(['Referral', 'NextPhone']))
  await bySource.call(mike)
  await bySource.books.drain()
  expect(bySource.customer('Mike Chen')?.CustomerTypeRef?.value).toBe('2')
  const unlike = sceneOn(companyWith(['Referral']))
  await unlike.call(mike)
  await unlike.books.drain()
  expect(unlike.customer('Mike Chen')?.CustomerTypeRef).toBeUndefined()
})

it('asks for the types with the import, and again by the first new customer of another day', async () => {
  const { books, call, clock, metered, customer } = sceneOn(companyWith(['HVAC']), { sweepMs: 365 * day })
  await books.sync.import(realmId)
  const imported = metered()
  await call(mike)
  await books.drain()
  expect(metered()).toBe(imported)
  clock.move(2 * day)
  for (const [name, number] of [
    ['Ada Novak', '(414) 765-4321'],
    ['Ivo Marek', '(414) 555-2277'],
  ] as const) {
    await call({ ...mike, caller_name: name, caller_number: number, email: '' })
    await books.drain()
    expect(customer(name)?.CustomerTypeRef?.value).toBe('1')
  }
  expect(metered()).toBe(imported + 1)
})

it('leaves the type alone that a person has chosen, and fills in one that is missing', async () => {
  const emulator = companyWith(['HVAC', 'Referral'])
  const played = sceneOn(emulator)
  const ids = (emulator.documents(realmId, 'Customer') as Customer[]).slice(0, 2).map(({ Id }) => Id) // rows of that entity
  const [chosen = '', untyped = ''] = ids
  const empty = { PrimaryEmailAddr: null, BillAddr: null, CompanyName: null }
  emulator.ui.editCustomer(realmId, chosen, {
    ...empty,
    CustomerTypeRef: { value: '2' },
    PrimaryPhone: { FreeFormNumber: '(414) 765-4321' },
  })
  emulator.ui.editCustomer(realmId, untyped, { ...empty, PrimaryPhone: { FreeFormNumber: '(414) 555-2277' } })
  const named = (id: string) => (emulator.documents(realmId, 'Customer') as Customer[]).find(({ Id }) => Id === id)
  for (const id of [chosen, untyped]) {
    const caller_number = named(id)?.PrimaryPhone?.FreeFormNumber ?? ''
    await played.call({ ...mike, caller_name: named(id)?.DisplayName ?? '', caller_number, email: 'new@example.com' })
    await played.books.drain()
  }
  expect([chosen, untyped].map((id) => named(id)?.CustomerTypeRef?.value)).toEqual(['2', '1'])
})
