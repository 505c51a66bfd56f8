import { describe, expect, test } from 'vitest'
import { objectOf, objectsOf } from '../../src/ledger/json.ts'
import { line, openCompany, realmId, serviceItem } from '../company.ts'

const billed = async (rest: object = { BillEmail: { Address: 'a@example.com' } }) => {
  const company = openCompany()
  const item = await serviceItem(company, 'Work')
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const body = { CustomerRef: { value: String(Id) }, Line: [line(item, 1, 10)], ...rest }
  const invoice = await company.create('Invoice', body)
  return { company, body, id: String(invoice.Id), invoice }
}

describe('the link to pay an invoice', () => {
  test('comes with include=invoiceLink on a read, a query and a write, and is always the same', async () => {
    const { company, id, invoice } = await billed()
    expect(invoice.InvoiceLink).toBeUndefined()
    const read = objectOf((await company.call('GET', `invoice/${id}?include=invoiceLink`)).body.Invoice)
    expect(read.InvoiceLink).toMatch(/^https:\/\/developer\.intuit\.com\/.*scs-v1-[0-9a-f]{96}\?/)
    const statement = encodeURIComponent('SELECT * FROM Invoice')
    const { body } = await company.call('GET', `query?query=${statement}&include=invoiceLink`)
    expect(objectsOf(objectOf(body.QueryResponse).Invoice)[0]?.InvoiceLink).toBe(read.InvoiceLink)
    expect((await company.read('Invoice', id)).InvoiceLink).toBeUndefined()
  })

  test.each([
    ['an address', {}],
    [
      'payment over the net',
      { AllowOnlineCreditCardPayment: false, AllowOnlineACHPayment: false, BillEmail: { Address: 'a@b.c' } },
    ],
  ])('is not there without %s', async (_what, rest) => {
    const { company, id } = await billed(rest)
    const { body } = await company.call('GET', `invoice/${id}?include=invoiceLink`)
    expect(objectOf(body.Invoice).InvoiceLink).toBeUndefined()
  })
})

describe('custom fields of the company', () => {
  const all = '?include=enhancedAllCustomFields'
  const withField = async () => {
    const made = await billed()
    const id = made.company.emulator.ui.defineCustomField(realmId, {
      name: 'Job site',
      type: 'StringType',
      entities: ['Invoice', 'Customer'],
    })
    return { ...made, field: { DefinitionId: id, Name: 'Job site', Type: 'StringType' } }
  }

  test('are written and read with include=enhancedAllCustomFields, and not without', async () => {
    const { company, body, field } = await withField()
    const sent = { ...body, CustomField: [{ DefinitionId: field.DefinitionId, StringValue: 'Roof' }] }
    const hidden = await company.create('Invoice', sent)
    const shown = await company.create('Invoice', sent, all)
    const read = async (id: unknown) =>
      objectOf((await company.call('GET', `invoice/${id}${all}`)).body.Invoice).CustomField
    expect(hidden.CustomField).toEqual([])
    expect(shown.CustomField).toEqual([{ ...field, StringValue: 'Roof' }])
    expect(await read(hidden.Id)).toEqual([field])
    expect((await company.read('Invoice', String(shown.Id))).CustomField).toEqual([])
  })

  test('keep their values through a change that does not speak of them, and stand on customers too', async () => {
    const { company, field } = await withField()
    const CustomField = [{ DefinitionId: field.DefinitionId, StringValue: 'Attic' }]
    const { Id } = await company.create('Customer', { DisplayName: 'Bob', CustomField }, all)
    await company.update('Customer', String(Id), { Notes: 'x' })
    const { body } = await company.call('GET', `customer/${Id}${all}`)
    expect(objectOf(body.Customer).CustomField).toEqual([{ ...field, StringValue: 'Attic' }])
  })

  test('of another entity or of another type are dropped in silence', async () => {
    const { company, field } = await withField()
    const CustomField = [
      { DefinitionId: field.DefinitionId, NumberValue: 3 },
      { DefinitionId: '99', StringValue: 'x' },
    ]
    const { Id } = await company.create('Customer', { DisplayName: 'Eve', CustomField }, all)
    const { body } = await company.call('GET', `customer/${Id}${all}`)
    expect(objectOf(body.Customer).CustomField).toEqual([field])
    const saved = openCompany({ state: structuredClone(company.emulator.save()) })
    expect(objectOf((await saved.call('GET', `customer/${Id}${all}`)).body.Customer).CustomField).toEqual([field])
  })
})
