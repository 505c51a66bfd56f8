import type { CustomerChange, CustomerFields } from '@leadbooks/core'
import { createQuickBooks } from '@leadbooks/qbo'
import { mergeFields } from '@leadbooks/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { api, realmId, scene } from '../scene.ts'

const blank: CustomerFields = {
  displayName: 'Mike Chen',
  givenName: '',
  familyName: '',
  companyName: '',
  phone: '',
  mobile: '',
  email: '',
  address: {},
}
const [nine, ten, eleven] = ['2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z'] as const

/** One field, as three parties say it. */
const judge = ({
  crm,
  now,
  agreed,
  ...over
}: {
  crm: string
  now: string
  agreed?: string
  from?: string
  at?: string
  learnedAt?: string
  setAt?: string
  changedAt?: string
}) =>
  mergeFields({
    change: {
      id: 'c',
      at: over.at ?? ten,
      fields: { phone: crm },
      ...(over.from === undefined ? {} : { from: { phone: over.from } }),
    },
    current: { ...blank, phone: now },
    changedAt: over.changedAt ?? nine,
    snapshot:
      agreed === undefined
        ? undefined
        : {
            fields: { ...blank, phone: agreed },
            ...(over.learnedAt === undefined ? {} : { learnedAt: { phone: over.learnedAt } }),
            ...(over.setAt === undefined ? {} : { setAt: { phone: over.setAt } }),
          },
    country: 'US',
  }).phone

describe('of a field', () => {
  it.each([
    ['changed in the CRM alone', { crm: '312-555-0111', now: '312-555-0100', agreed: '312-555-0100' }, 'change'],
    [
      'changed in QuickBooks alone',
      { crm: '312-555-0100', now: '312-555-0199', agreed: '312-555-0100', from: '312-555-0100' },
      'quickbooks',
    ],
    ['changed on both sides', { crm: '312-555-0111', now: '312-555-0199', agreed: '312-555-0100' }, 'quickbooks'],
    [
      'changed on both sides to the same',
      { crm: '(312) 555-0199', now: '+1 312 555 0199', agreed: '312-555-0100' },
      'same',
    ],
    [
      'changed in the CRM before it could know of QuickBooks’ change',
      { crm: '312-555-0111', now: '312-555-0199', agreed: '312-555-0199', learnedAt: eleven },
      'quickbooks',
    ],
    [
      'changed in the CRM after it knew of QuickBooks’ change',
      { crm: '312-555-0111', now: '312-555-0199', agreed: '312-555-0199', learnedAt: nine },
      'change',
    ],
    [
      'changed in the CRM that says what it saw, late as it comes',
      { crm: '312-555-0111', now: '312-555-0199', agreed: '312-555-0199', learnedAt: eleven, from: '312-555-0199' },
      'change',
    ],
    [
      'overtaken by a later change of the CRM',
      { crm: '312-555-0111', now: '312-555-0122', agreed: '312-555-0122', setAt: eleven },
      'quickbooks',
    ],
    ['never in step, later in the CRM', { crm: '312-555-0111', now: '312-555-0199' }, 'change'],
    [
      'never in step, later in QuickBooks',
      { crm: '312-555-0111', now: '312-555-0199', changedAt: eleven },
      'quickbooks',
    ],
    ['never in step, at the same moment', { crm: '312-555-0111', now: '312-555-0199', changedAt: ten }, 'quickbooks'],
  ] as const)('%s: %o gives %s', (_, sides, winner) => {
    expect(judge(sides)).toBe(winner)
  })

  it('decides field by field, whatever the others say', () => {
    const change: CustomerChange = { id: 'c', at: ten, fields: { phone: '312-555-0111', email: 'new@example.com' } }
    const snapshot = { fields: { ...blank, phone: '1', email: 'old@example.com' } }
    const current = { ...blank, phone: '2', email: 'old@example.com' }
    expect(mergeFields({ change, current, changedAt: nine, snapshot, country: 'US' })).toEqual({
      phone: 'quickbooks',
      email: 'change',
    })
  })

  it('never overwrites what a person has changed in QuickBooks since both agreed', () => {
    const value = fc.constantFrom('', 'a@example.com', 'b@example.com', 'c@example.com')
    const when = fc.constantFrom(nine, ten, eleven)
    fc.assert(
      fc.property(value, value, value, when, fc.option(when, { nil: undefined }), (crm, now, agreed, at, learnedAt) => {
        const { email } = mergeFields({
          change: { id: 'c', at, fields: { email: crm } },
          current: { ...blank, email: now },
          changedAt: nine,
          snapshot: {
            fields: { ...blank, email: agreed },
            ...(learnedAt === undefined ? {} : { learnedAt: { email: learnedAt } }),
          },
          country: 'US',
        })
        if (now !== agreed && crm !== now) expect(email).toBe('quickbooks')
        if (crm === now) expect(email).toBe('same')
      }),
    )
  })
})

const imported = async () => {
  const stage = scene({ sweepMs: 365 * 86_400_000 })
  await stage.books.sync.import(realmId)
  const customer = stage.customers().find(({ PrimaryPhone }) => PrimaryPhone !== undefined)
  if (customer === undefined) throw new Error('Somebody has a telephone.')
  const now = (): string => new Date(stage.clock.now()).toISOString()
  const current = () => stage.customers().find(({ Id }) => Id === customer.Id)
  return { ...stage, customer, now, current }
}

it('brings a change of the CRM into QuickBooks once, however often it comes, and says in the audit trail whose word counted', async () => {
  const { books, customer, now, current, writes } = await imported()
  const change: CustomerChange = {
    id: 'crm-1',
    at: now(),
    fields: { phone: '(312) 555-0177', email: customer.PrimaryEmailAddr?.Address ?? '' },
  }
  for (let times = 0; times < 3; times += 1) {
    await books.customers.update(realmId, customer.Id, change)
    await books.drain()
  }
  expect(current()?.PrimaryPhone?.FreeFormNumber).toBe('(312) 555-0177')
  expect(writes().filter((path) => path.startsWith('/customer'))).toHaveLength(1)
  expect((await books.audit(realmId)).map(({ actor, action, detail }) => [actor, action, detail.fields])).toEqual([
    ['crm', 'customer.changed', { phone: 'change', email: 'same' }],
  ])
  expect(JSON.stringify(await books.audit(realmId))).not.toContain('555-0177')
  expect(await books.leads.list(realmId)).toEqual([])
})

it('leaves what a person has typed into QuickBooks meanwhile, and takes the rest', async () => {
  const { books, customer, now, current, emulator } = await imported()
  emulator.ui.editCustomer(realmId, customer.Id, { PrimaryPhone: { FreeFormNumber: '(312) 555-0166' } })
  await books.customers.update(realmId, customer.Id, {
    id: 'crm-2',
    at: now(),
    fields: { phone: '(312) 555-0177', companyName: 'Chen & Sons' },
  })
  await books.drain()
  expect(current()).toMatchObject({ PrimaryPhone: { FreeFormNumber: '(312) 555-0166' }, CompanyName: 'Chen & Sons' })
})

it('does so again when a person is faster between the reading and the writing', async () => {
  let faster = (): void => undefined
  const stage = scene({
    sweepMs: 365 * 86_400_000,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        fetch: (request) => {
          if (request.method === 'POST' && request.url.includes('/customer')) faster()
          return stage.emulator.fetch(request)
        },
      }),
  })
  await stage.books.sync.import(realmId)
  const [customer] = stage.customers()
  const id = customer?.Id ?? ''
  faster = () => {
    faster = () => undefined
    stage.emulator.ui.editCustomer(realmId, id, { PrimaryEmailAddr: { Address: 'person@example.com' } })
  }
  const at = new Date(stage.clock.now()).toISOString()
  const fields = { companyName: 'Chen & Sons', email: 'crm@example.com' }
  await stage.books.customers.update(realmId, id, { id: 'crm-3', at, fields })
  await stage.books.drain()
  expect(stage.customers().find(({ Id }) => Id === id)).toMatchObject({
    CompanyName: 'Chen & Sons',
    PrimaryEmailAddr: { Address: 'person@example.com' },
  })
})

it('lets no older change of the CRM that arrives late undo a newer one', async () => {
  const { books, customer, clock, now, current } = await imported()
  const earlier = now()
  clock.move(60_000)
  await books.customers.update(realmId, customer.Id, { id: 'newer', at: now(), fields: { companyName: 'Second' } })
  await books.drain()
  await books.customers.update(realmId, customer.Id, { id: 'older', at: earlier, fields: { companyName: 'First' } })
  await books.drain()
  expect(current()?.CompanyName).toBe('Second')
})

it('empties a field that the CRM has emptied', async () => {
  const { books, customer, now, current } = await imported()
  await books.customers.update(realmId, customer.Id, { id: 'crm-4', at: now(), fields: { phone: '' } })
  await books.drain()
  expect(current()?.PrimaryPhone?.FreeFormNumber ?? '').toBe('')
})

it('names each field of a change that cannot be taken, and keeps nothing of it', async () => {
  const { books, customer, store } = await imported()
  const path = `/v1/${realmId}/customers/${customer.Id}/changes`
  const post = (body: unknown, to = path): Promise<Response> =>
    api(books, to, { method: 'POST', body: JSON.stringify(body) })
  const wrong = await post({ id: '', at: 'yesterday', fields: { phone: 'x'.repeat(99), shoeSize: 44 } })
  expect(wrong.status).toBe(422)
  expect(await wrong.json()).toMatchObject({
    error: {
      issues: expect.arrayContaining([
        expect.objectContaining({ path: 'id' }),
        expect.objectContaining({ path: 'at' }),
      ]),
    },
  })
  expect((await post({ id: 'a', at: ten, fields: {} })).status).toBe(422)
  const good = { id: 'a', at: ten, fields: { phone: '312-555-0111' } }
  expect((await post(good, `/v1/${realmId}/customers/999999/changes`)).status).toBe(404)
  expect(await store.listCommands(realmId, { limit: 9 })).toEqual([])
  expect((await post(good)).status).toBe(202)
})
