import { beforeEach, expect, test } from 'vitest'
import { type JsonObject, objectOf, objectsOf } from '../../src/ledger/json.ts'
import { type Company, faultOf, line, openCompany, refusal, serviceItem } from '../company.ts'

let company: Company
let customerId: string
let item: string

beforeEach(async () => {
  company = openCompany()
  item = await serviceItem(company, 'Labour', { UnitPrice: 135 })
  const customer = await company.create('Customer', {
    DisplayName: 'Ada Byron',
    BillAddr: { Line1: '1 Main St' },
    PrimaryEmailAddr: { Address: 'ada@example.com' },
  })
  customerId = String(customer.Id)
})

const estimate = (Line: JsonObject[], rest: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: customerId },
  Line,
  ...rest,
})

test('numbers the lines, adds the subtotal and the total', async () => {
  const made = await company.create('Estimate', estimate([line(item, 1, 175), line(item, 2, 135)]))
  expect(made).toMatchObject({ TotalAmt: 445, TxnStatus: 'Pending', DocNumber: '1001', TxnDate: '2026-11-23' })
  const lines = objectsOf(made.Line)
  expect(lines.map(({ Id, LineNum, Amount, DetailType }) => [Id, LineNum, Amount, DetailType])).toEqual([
    ['1', 1, 175, 'SalesItemLineDetail'],
    ['2', 2, 270, 'SalesItemLineDetail'],
    [undefined, undefined, 445, 'SubTotalLineDetail'],
  ])
})

test('adds amounts exactly', async () => {
  const made = await company.create(
    'Estimate',
    estimate([line(item, 1, 0.1), line(item, 1, 0.2), line(item, 3, 0.1, 0.3)]),
  )
  expect(made.TotalAmt).toBe(0.6)
})

test('takes half a cent up and refuses it down', async () => {
  expect((await company.create('Estimate', estimate([line(item, 128.35, 14.5, 1861.08)]))).TotalAmt).toBe(1861.08)
  expect((await company.create('Estimate', estimate([line(item, 2.5, 0.05, 0.13)]))).TotalAmt).toBe(0.13)
  const refused = faultOf(await company.call('POST', 'estimate', estimate([line(item, 128.35, 14.5, 1861.07)])))
  expect(refused).toMatchObject({
    code: '6070',
    detail: 'Amount is not equal to UnitPrice * Qty. Supplied value:1,861.07',
  })
})

test('takes numbers in quotes and gives numbers back', async () => {
  const quoted = {
    Amount: '270.00',
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: { value: item }, Qty: '2', UnitPrice: '135.00' },
  }
  expect((await company.create('Estimate', estimate([quoted]))).TotalAmt).toBe(270)
})

test('counts documents on by one, and from a number that somebody gave', async () => {
  const lines = [line(item, 1, 1)]
  await company.create('Estimate', estimate(lines))
  expect((await company.create('Estimate', estimate(lines))).DocNumber).toBe('1002')
  await company.create('Estimate', estimate(lines, { DocNumber: '2000' }))
  expect((await company.create('Estimate', estimate(lines))).DocNumber).toBe('2001')
})

test('refuses a document number twice unless the request allows it', async () => {
  const first = await company.create('Estimate', estimate([line(item, 1, 1)], { DocNumber: 'A-1' }))
  const again = estimate([line(item, 1, 1)], { DocNumber: 'A-1' })
  expect(faultOf(await company.call('POST', 'estimate', again))).toMatchObject({
    code: '6140',
    detail: expect.stringContaining(`DocNumber=A-1 is assigned to TxnType=Estimate with TxnId=${first.Id}`),
  })
  const allowed = await company.call('POST', 'estimate?include=allowduplicatedocnum', again)
  expect(allowed.status).toBe(200)
  expect(refusal(await company.call('POST', 'estimate', again))).toBe('400 6140')
})

test('takes a discount off the subtotal, in per cent or as an amount', async () => {
  const percent = { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 } }
  const made = await company.create('Estimate', estimate([line(item, 1, 99.99), percent]))
  expect(made.TotalAmt).toBe(89.99)
  expect(objectsOf(made.Line).map(({ DetailType }) => DetailType)).toEqual([
    'SalesItemLineDetail',
    'SubTotalLineDetail',
    'DiscountLineDetail',
  ])
  const amount = { Amount: 20, DetailType: 'DiscountLineDetail', DiscountLineDetail: {} }
  expect((await company.create('Estimate', estimate([line(item, 1, 100), amount]))).TotalAmt).toBe(80)
})

test('taxes what is taxable for who is taxed', async () => {
  const goods = await serviceItem(company, 'Goods', { Taxable: true })
  const taxed = await company.create('Estimate', estimate([line(goods, 1, 100), line(item, 1, 50)]))
  expect(taxed).toMatchObject({ TotalAmt: 160.25 })
  expect(taxed.TxnTaxDetail).toEqual({
    TxnTaxCodeRef: { value: '2' },
    TotalTax: 10.25,
    TaxLine: [
      {
        Amount: 10.25,
        DetailType: 'TaxLineDetail',
        TaxLineDetail: { TaxRateRef: { value: '3' }, PercentBased: true, TaxPercent: 10.25, NetAmountTaxable: 100 },
      },
    ],
  })
  await company.update('Customer', customerId, { Taxable: false })
  expect(await company.create('Estimate', estimate([line(goods, 1, 100)]))).toMatchObject({ TotalAmt: 100 })
})

test.each([
  ['no customer', (id: string) => ({ Line: [line(id, 1, 1)] }), '2020'],
  ['no lines', () => ({ CustomerRef: { value: '1' } }), '2020'],
  ['a line without DetailType', () => ({ CustomerRef: { value: '1' }, Line: [{ Amount: 1 }] }), '2020'],
  [
    'a line without Amount',
    (id: string) => ({
      CustomerRef: { value: '1' },
      Line: [{ DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: id } } }],
    }),
    '2020',
  ],
  ['an item that does not exist', () => ({ CustomerRef: { value: '1' }, Line: [line('999', 1, 1)] }), '2500'],
  [
    'a customer that does not exist',
    (id: string) => ({ CustomerRef: { value: '999' }, Line: [line(id, 1, 1)] }),
    '2500',
  ],
  [
    'a date that is none',
    (id: string) => ({ CustomerRef: { value: '1' }, Line: [line(id, 1, 1)], TxnDate: '2026-02-30' }),
    '2010',
  ],
  [
    'a status it does not have',
    (id: string) => ({ CustomerRef: { value: '1' }, Line: [line(id, 1, 1)], TxnStatus: 'Maybe' }),
    '2170',
  ],
  [
    'NeedToSend without an address',
    (id: string) => ({ CustomerRef: { value: '1' }, Line: [line(id, 1, 1)], EmailStatus: 'NeedToSend' }),
    '2020',
  ],
])('refuses an estimate with %s', async (_what, body, code) => {
  expect(refusal(await company.call('POST', 'estimate', body(item)))).toBe(`400 ${code}`)
})

test('refuses a reference that no Id can be', async () => {
  const answer = await company.call('POST', 'estimate', estimate([line('Field Services', 1, 1)]))
  expect(refusal(answer)).toBe('400 2030')
})

test.each(['2', '99'])('refuses a US line whose tax code is neither TAX nor NON, but %s', async (value) => {
  const other = { ...line(item, 1, 1), SalesItemLineDetail: { ItemRef: { value: item }, TaxCodeRef: { value } } }
  expect(refusal(await company.call('POST', 'estimate', estimate([other])))).toBe('400 6100')
})

test('takes over the customer’s address with its Id, and gives another one its own', async () => {
  const { BillAddr } = await company.read('Customer', customerId)
  const made = await company.create('Estimate', estimate([line(item, 1, 1)]))
  expect(made.BillAddr).toEqual(BillAddr)
  const other = await company.create('Estimate', estimate([line(item, 1, 1)], { BillAddr: { Line1: '9 Side St' } }))
  expect(objectOf(other.BillAddr).Id).not.toBe(objectOf(BillAddr).Id)
})

test('keeps the Id of a line that is sent with it and gives a new line the next', async () => {
  const made = await company.create('Estimate', estimate([line(item, 1, 10), line(item, 1, 20)]))
  const kept = { ...line(item, 2, 20), Id: '2' }
  const { body } = await company.update('Estimate', String(made.Id), { Line: [kept, line(item, 1, 30)] })
  const lines = objectsOf(objectOf(body.Estimate).Line)
  expect(lines.map(({ Id, Amount }) => [Id, Amount])).toEqual([
    ['2', 40],
    ['3', 30],
    [undefined, 70],
  ])
})

test('e-mails an estimate to its address or to another, and counts that as a change', async () => {
  const made = await company.create(
    'Estimate',
    estimate([line(item, 1, 10)], { BillEmail: { Address: 'ada@example.com' } }),
  )
  const sent = objectOf((await company.call('POST', `estimate/${made.Id}/send`)).body.Estimate)
  expect(sent).toMatchObject({
    SyncToken: '1',
    EmailStatus: 'EmailSent',
    BillEmail: { Address: 'ada@example.com' },
    DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: '2026-11-23T12:02:00-08:00' },
  })
  const again = await company.call('POST', `estimate/${made.Id}/send?sendTo=other%40example.com`)
  expect(objectOf(again.body.Estimate)).toMatchObject({ SyncToken: '2', BillEmail: { Address: 'other@example.com' } })
})

test('refuses to e-mail where there is no address', async () => {
  const made = await company.create('Estimate', estimate([line(item, 1, 10)]))
  expect(refusal(await company.call('POST', `estimate/${made.Id}/send`))).toBe('400 6000')
  expect(refusal(await company.call('POST', 'estimate/999/send?sendTo=a%40example.com'))).toBe('400 610')
})

test('makes a PDF', async () => {
  const made = await company.create('Estimate', estimate([line(item, 1, 10)]))
  const { status, text, headers } = await company.call('GET', `estimate/${made.Id}/pdf`, undefined, {
    accept: 'application/pdf',
  })
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(text).toMatch(/^%PDF-1\.4\n[\s\S]*\(Labour {6}10\.00\)[\s\S]*%%EOF\n$/)
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(start, start + 4)).toBe('xref')
})

test('deletes an estimate for good', async () => {
  const made = await company.create('Estimate', estimate([line(item, 1, 10)]))
  const gone = await company.call('POST', 'estimate?operation=delete', { Id: made.Id, SyncToken: '0' })
  expect(gone.body.Estimate).toEqual({ domain: 'QBO', status: 'Deleted', Id: made.Id })
  expect(refusal(await company.call('GET', `estimate/${made.Id}`))).toBe('400 610')
})
