import { expect, test } from 'vitest'
import { objectOf, objectsOf } from '../../src/ledger/json.ts'
import { line, openCompany, refusal, serviceItem } from '../company.ts'

const shop = async () => {
  const company = openCompany()
  const item = await serviceItem(company, 'Work')
  const customerId = String((await company.create('Customer', { DisplayName: 'Ada' })).Id)
  const CustomerRef = { value: customerId }
  return { company, item, customerId, CustomerRef }
}

test('a sparse update leaves the lines alone, an empty list of lines is refused', async () => {
  const { company, item, CustomerRef } = await shop()
  const { Id } = await company.create('Invoice', { CustomerRef, Line: [line(item, 1, 5), line(item, 2, 5)] })
  await company.update('Invoice', String(Id), { PrivateNote: 'seen' })
  expect(objectsOf((await company.read('Invoice', String(Id))).Line)).toHaveLength(3)
  expect(refusal(await company.update('Invoice', String(Id), { Line: [] }))).toBe('400 2020')
})

test('Ids are never used again', async () => {
  const { company, item, CustomerRef } = await shop()
  const sold = { CustomerRef, Line: [line(item, 1, 5)] }
  const first = await company.create('Invoice', sold)
  await company.call('POST', 'invoice?operation=delete', { Id: first.Id, SyncToken: '0' })
  expect(refusal(await company.call('GET', `invoice/${first.Id}`))).toBe('400 610')
  expect(Number((await company.create('Invoice', sold)).Id)).toBeGreaterThan(Number(first.Id))
})

test('text is counted in characters and kept to the last one', async () => {
  const { company, item, CustomerRef } = await shop()
  const note = 'ü日🚰'.repeat(1000)
  const sold = { CustomerRef, Line: [line(item, 1, 5)] }
  const { Id } = await company.create('Invoice', { ...sold, PrivateNote: note })
  expect((await company.read('Invoice', String(Id))).PrivateNote).toBe(note)
  expect(refusal(await company.call('POST', 'invoice', { ...sold, PrivateNote: `${note}x` }))).toBe('400 2050')
  const name = "Zoë O'Neil-Müller 日本語 🚰"
  await company.create('Customer', { DisplayName: name })
  const statement = `SELECT * FROM Customer WHERE DisplayName = '${name.replace("'", "\\'").toUpperCase()}'`
  expect(await company.rows(statement)).toMatchObject([{ DisplayName: name }])
})

test('a document of a thousand lines is added up, sent and read', async () => {
  const { company, item, CustomerRef } = await shop()
  const Line = Array.from({ length: 1000 }, (_, index) => line(item, 1, index / 100))
  const { Id, TotalAmt } = await company.create('Invoice', { CustomerRef, Line })
  expect(TotalAmt).toBe(4995)
  expect((await company.call('GET', `invoice/${Id}/pdf`)).status).toBe(200)
})

test('rates have seven digits after the point, and a line the product to the cent', async () => {
  const { company, item, CustomerRef } = await shop()
  const sold = (Amount: number) => ({ CustomerRef, Line: [line(item, 3, 0.1234567, Amount)] })
  const { Line } = await company.create('Invoice', sold(0.37))
  expect(objectsOf(Line)[0]).toMatchObject({ Amount: 0.37, SalesItemLineDetail: { UnitPrice: 0.1234567, Qty: 3 } })
  expect(refusal(await company.call('POST', 'invoice', sold(0.38)))).toBe('400 6070')
})

test('a page beyond the end is empty', async () => {
  const { company } = await shop()
  const { body } = await company.query('SELECT * FROM Customer STARTPOSITION 1000')
  expect(body.QueryResponse).toEqual({})
})

test.each([
  ['no JSON', 'DisplayName=Ada'],
  ['a list', '[]'],
  ['nothing', ''],
  ['a field of the language', '{"DisplayName":"x","constructor":{}}'],
  ['a prototype', '{"DisplayName":"x","__proto__":{"Active":false}}'],
  ['a number that is none', '{"DisplayName":"x","CreditLimit":"NaN"}'],
  ['a list for a text', '{"DisplayName":["x"]}'],
  ['a text for an object', '{"DisplayName":"x","BillAddr":"Main St"}'],
  ['a list too deep to walk', `{"DisplayName":"x","CustomField":${'['.repeat(9999)}${']'.repeat(9999)}}`],
])('a body that is %s is refused with 2010', async (_what, body) => {
  const { company } = await shop()
  expect(refusal(await company.call('POST', 'customer', body))).toBe('400 2010')
  expect(await company.rows('SELECT * FROM Customer')).toHaveLength(1)
})

test.each([
  ['PUT', 'customer'],
  ['DELETE', 'customer/1'],
  ['GET', 'customer'],
  ['POST', 'customer/1'],
  ['GET', 'customer/1/lines'],
  ['POST', 'customer?operation=frobnicate'],
  ['POST', 'customer?operation=delete'],
])('%s %s is not supported', async (method, path) => {
  const { company } = await shop()
  expect(refusal(await company.call(method, path, method === 'GET' ? undefined : { Id: '1', SyncToken: '0' }))).toBe(
    '400 500',
  )
})

test('a document for somebody, or with something, that is inactive is refused', async () => {
  const { company, item, customerId, CustomerRef } = await shop()
  await company.update('Item', item, { Active: false })
  expect(refusal(await company.call('POST', 'invoice', { CustomerRef, Line: [line(item, 1, 5)] }))).toBe('400 2500')
  await company.update('Item', item, { Active: true })
  await company.update('Customer', customerId, { Active: false })
  expect(refusal(await company.call('POST', 'invoice', { CustomerRef, Line: [line(item, 1, 5)] }))).toBe('400 2500')
})

test('a full update clears what it leaves out, and keeps what QuickBooks counts', async () => {
  const { company, item, customerId, CustomerRef } = await shop()
  await company.update('Customer', customerId, { Notes: 'dog', Mobile: { FreeFormNumber: '555 0100' } })
  await company.create('Invoice', { CustomerRef, Line: [line(item, 1, 5)] })
  const body = { Id: customerId, SyncToken: '1', DisplayName: 'Ada', Balance: 99 }
  const customer = objectOf((await company.call('POST', 'customer', body)).body.Customer)
  expect([customer.Notes, customer.Mobile, customer.Balance]).toEqual([undefined, undefined, 5])
})
