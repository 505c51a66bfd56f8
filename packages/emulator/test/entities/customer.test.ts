import { expect, test } from 'vitest'
import { faultOf, openCompany, refusal } from '../company.ts'

test('makes a DisplayName of the parts of a name', async () => {
  const company = openCompany()
  const customer = await company.create('Customer', {
    Title: 'Dr.',
    GivenName: 'Ada',
    FamilyName: 'Byron',
    Suffix: 'Jr.',
  })
  expect(customer.DisplayName).toBe('Dr. Ada Byron Jr.')
  expect(customer.PrintOnCheckName).toBe('Ada Byron')
})

test('refuses a customer without any name', async () => {
  expect(refusal(await openCompany().call('POST', 'customer', { CompanyName: 'Nameless Inc' }))).toBe('400 6080')
})

test('refuses a name that a customer, a vendor or an employee has, whatever its case', async () => {
  const company = openCompany()
  await company.create('Vendor', { DisplayName: 'Acme Pipes' })
  const answer = await company.call('POST', 'customer', { DisplayName: 'ACME pipes' })
  expect(answer.status).toBe(400)
  expect(faultOf(answer)).toEqual({
    code: '6240',
    detail: 'The name supplied already exists. : null',
    element: undefined,
  })
  expect(refusal(await company.call('POST', 'employee', { DisplayName: 'acme PIPES' }))).toBe('400 6240')
})

test('lets sub-customers of different parents have one name, and not those of one parent', async () => {
  const company = openCompany()
  const first = await company.create('Customer', { DisplayName: 'First' })
  const second = await company.create('Customer', { DisplayName: 'Second' })
  const kitchen = (Id: unknown) => ({ DisplayName: 'Kitchen', Job: true, ParentRef: { value: String(Id) } })
  expect((await company.create('Customer', kitchen(first.Id))).FullyQualifiedName).toBe('First:Kitchen')
  expect((await company.create('Customer', kitchen(second.Id))).FullyQualifiedName).toBe('Second:Kitchen')
  expect(refusal(await company.call('POST', 'customer', kitchen(first.Id)))).toBe('400 6240')
})

test('shows a parent’s new name in the full names of everything below', async () => {
  const company = openCompany()
  const top = await company.create('Customer', { DisplayName: 'Top' })
  const job = await company.create('Customer', { DisplayName: 'Job', Job: true, ParentRef: { value: String(top.Id) } })
  const part = await company.create('Customer', {
    DisplayName: 'Part',
    Job: true,
    ParentRef: { value: String(job.Id) },
  })
  await company.update('Customer', String(top.Id), { DisplayName: 'Summit' })
  expect(await company.read('Customer', String(part.Id))).toMatchObject({
    FullyQualifiedName: 'Summit:Job:Part',
    Level: 2,
    SyncToken: '0',
  })
})

test('takes four levels of sub-customers and no fifth', async () => {
  const company = openCompany()
  let parent = await company.create('Customer', { DisplayName: 'Level 0' })
  for (let level = 1; level <= 4; level += 1)
    parent = await company.create('Customer', {
      DisplayName: `Level ${level}`,
      Job: true,
      ParentRef: { value: String(parent.Id) },
    })
  expect(parent.Level).toBe(4)
  const fifth = { DisplayName: 'Level 5', Job: true, ParentRef: { value: String(parent.Id) } }
  expect(refusal(await company.call('POST', 'customer', fifth))).toBe('400 6180')
})

test('refuses a customer as its own sub-customer, and a job without a parent', async () => {
  const company = openCompany()
  const top = await company.create('Customer', { DisplayName: 'Top' })
  const below = await company.create('Customer', {
    DisplayName: 'Below',
    Job: true,
    ParentRef: { value: String(top.Id) },
  })
  const cycle = await company.update('Customer', String(top.Id), { Job: true, ParentRef: { value: String(below.Id) } })
  expect(refusal(cycle)).toBe('400 700')
  expect(refusal(await company.call('POST', 'customer', { DisplayName: 'Orphan', Job: true }))).toBe('400 6150')
})

test('marks the name of an inactive customer and frees it for another', async () => {
  const company = openCompany()
  const old = await company.create('Customer', { DisplayName: 'Emily Platt' })
  await company.update('Customer', String(old.Id), { Active: false })
  expect(await company.read('Customer', String(old.Id))).toMatchObject({
    DisplayName: 'Emily Platt (deleted)',
    FullyQualifiedName: 'Emily Platt (deleted)',
    Active: false,
    SyncToken: '1',
  })
  const next = await company.create('Customer', { DisplayName: 'Emily Platt' })
  await company.update('Customer', String(next.Id), { Active: false })
  expect((await company.read('Customer', String(next.Id))).DisplayName).toBe('Emily Platt (deleted 1)')
})

test('gives a reactivated customer its name back, unless somebody has it now', async () => {
  const company = openCompany()
  const customer = await company.create('Customer', { DisplayName: 'Emily Platt' })
  const id = String(customer.Id)
  await company.update('Customer', id, { Active: false })
  await company.update('Customer', id, { Active: true })
  expect((await company.read('Customer', id)).DisplayName).toBe('Emily Platt')
  await company.update('Customer', id, { Active: false })
  await company.create('Customer', { DisplayName: 'Emily Platt' })
  expect(refusal(await company.update('Customer', id, { Active: true }))).toBe('400 6240')
})

test('keeps with a sparse update what is not sent, and clears it with a full one', async () => {
  const company = openCompany()
  const { Id } = await company.create('Customer', {
    DisplayName: 'Ada Byron',
    Notes: 'Ring twice',
    PrimaryPhone: { FreeFormNumber: '(312) 555-0100' },
  })
  await company.call('POST', 'customer', { Id, SyncToken: '0', sparse: true, CompanyName: 'Engines' })
  expect(await company.read('Customer', String(Id))).toMatchObject({ Notes: 'Ring twice', CompanyName: 'Engines' })
  await company.call('POST', 'customer', { Id, SyncToken: '1', DisplayName: 'Ada Byron' })
  const full = await company.read('Customer', String(Id))
  expect(Object.keys(full)).not.toEqual(expect.arrayContaining(['Notes']))
  expect(full).toMatchObject({ DisplayName: 'Ada Byron', Taxable: true, SyncToken: '2' })
  expect(full.PrimaryPhone).toBeUndefined()
})

test('clears a text that is sent empty and never a DisplayName', async () => {
  const company = openCompany()
  const { Id } = await company.create('Customer', { DisplayName: 'Ada Byron', Notes: 'Ring twice' })
  await company.update('Customer', String(Id), { Notes: '', DisplayName: '' })
  const after = await company.read('Customer', String(Id))
  expect(after.DisplayName).toBe('Ada Byron')
  expect(after.Notes).toBeUndefined()
})

test('keeps the SyncToken when nothing changes and refuses one that is old', async () => {
  const company = openCompany()
  const { Id } = await company.create('Customer', { DisplayName: 'Ada Byron' })
  const id = String(Id)
  await company.update('Customer', id, { DisplayName: 'Ada Byron' })
  expect((await company.read('Customer', id)).SyncToken).toBe('0')
  await company.update('Customer', id, { Notes: 'New' })
  const stale = await company.call('POST', 'customer', { Id, SyncToken: '0', sparse: true, Notes: 'Newer' })
  expect(refusal(stale)).toBe('400 5010')
  expect(refusal(await company.call('POST', 'customer', { Id, sparse: true, Notes: 'Newer' }))).toBe('400 2020')
})

test('ignores what QuickBooks computes and refuses what it does not know', async () => {
  const company = openCompany()
  const customer = await company.create('Customer', {
    DisplayName: 'Ada Byron',
    Balance: 500,
    BalanceWithJobs: 500,
    MetaData: { CreateTime: '1999-01-01T00:00:00Z' },
    domain: 'QBO',
    FullyQualifiedName: 'Somebody else',
  })
  expect(customer).toMatchObject({ Balance: 0, FullyQualifiedName: 'Ada Byron' })
  const unknown = faultOf(await company.call('POST', 'customer', { DisplayName: 'B', Tags: ['Urgent'] }))
  expect(unknown.code).toBe('2010')
  expect(unknown.detail).toMatch(
    /^Property Name:Unrecognized field "Tags" \(class com\.intuit\.schema\.finance\.v3\.Customer\)/,
  )
  const nested = faultOf(await company.call('POST', 'customer', { DisplayName: 'B', PrimaryPhone: { Number: '1' } }))
  expect(nested.detail).toMatch(/"Number" \(class com\.intuit\.schema\.finance\.v3\.TelephoneNumber\)/)
})

test.each([
  ['a name with a colon', { DisplayName: 'A:B' }, '2040'],
  ['a name with a tab', { DisplayName: 'A\tB' }, '2040'],
  ['a phone of 31 characters', { DisplayName: 'A', PrimaryPhone: { FreeFormNumber: '1'.repeat(31) } }, '2050'],
  ['notes of 2,001 characters', { DisplayName: 'A', Notes: 'n'.repeat(2001) }, '2050'],
  ['an e-mail address without a domain', { DisplayName: 'A', PrimaryEmailAddr: { Address: 'ada@' } }, '2210'],
  ['a delivery method it does not have', { DisplayName: 'A', PreferredDeliveryMethod: 'Fax' }, '2170'],
  ['a term that does not exist', { DisplayName: 'A', SalesTermRef: { value: '99' } }, '2500'],
  ['a reference that is a text', { DisplayName: 'A', SalesTermRef: '1' }, '2010'],
  ['a flag that is neither true nor false', { DisplayName: 'A', Taxable: 'maybe' }, '2010'],
  ['a field named like a prototype', JSON.parse('{"DisplayName":"A","__proto__":{"x":1}}'), '2010'],
])('refuses %s', async (_what, body, code) => {
  expect(refusal(await openCompany().call('POST', 'customer', body))).toBe(`400 ${code}`)
})

test('refuses data that is nested without end', async () => {
  const deep = `{"DisplayName":"A","CustomerEx":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  expect(refusal(await openCompany().call('POST', 'customer', deep))).toBe('400 2010')
})

test('refuses a body that is no JSON object', async () => {
  const company = openCompany()
  for (const body of ['not json', '[]', '"text"', 'null'])
    expect(refusal(await company.call('POST', 'customer', body))).toBe('400 2010')
})

test('gives each address an Id and keeps it when the address changes', async () => {
  const company = openCompany()
  const customer = await company.create('Customer', { DisplayName: 'A', BillAddr: { Line1: '1 Main St' } })
  const before = customer.BillAddr
  expect(before).toMatchObject({ Id: expect.stringMatching(/^\d+$/), Line1: '1 Main St' })
  await company.update('Customer', String(customer.Id), { BillAddr: { Line1: '2 Main St' } })
  const after = await company.read('Customer', String(customer.Id))
  expect(after.BillAddr).toEqual({ ...Object(before), Line1: '2 Main St' })
})

test('numbers with the tax office are shown by their ends, and stay when they come back so', async () => {
  const company = openCompany()
  const { Id, PrimaryTaxIdentifier } = await company.create('Customer', {
    DisplayName: 'Ada',
    PrimaryTaxIdentifier: '123-45-6789',
  })
  expect(PrimaryTaxIdentifier).toBe('XXXXXX56789')
  await company.update('Customer', String(Id), { PrimaryTaxIdentifier, Notes: 'Late' })
  expect((await company.read('Customer', String(Id))).PrimaryTaxIdentifier).toBe('XXXXXX56789')
  const vendor = await company.create('Vendor', { DisplayName: 'Supply', TaxIdentifier: '99-1234567' })
  expect(vendor.TaxIdentifier).toBe('XXXXXX4567')
  const employee = await company.create('Employee', { FamilyName: 'Byron', SSN: '123-45-6789' })
  expect(employee.SSN).toBe('XXX-XX-XXXX')
})
