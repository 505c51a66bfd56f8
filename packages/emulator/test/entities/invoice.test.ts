import { beforeEach, expect, test } from 'vitest'
import { type JsonObject, objectOf } from '../../src/ledger/json.ts'
import { type Company, line, openCompany, refusal, serviceItem } from '../company.ts'

let company: Company
let customerId: string
let jobId: string
let item: string

beforeEach(async () => {
  company = openCompany()
  item = await serviceItem(company, 'Labour')
  customerId = String((await company.create('Customer', { DisplayName: 'Ada Byron' })).Id)
  const job = { DisplayName: 'Boiler', Job: true, ParentRef: { value: customerId } }
  jobId = String((await company.create('Customer', job)).Id)
})

const invoice = (amount: number, rest: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: customerId },
  Line: [line(item, 1, amount)],
  ...rest,
})

const payment = (invoiceId: unknown, amount: number, total = amount): JsonObject => ({
  CustomerRef: { value: customerId },
  TotalAmt: total,
  Line: [{ Amount: amount, LinkedTxn: [{ TxnId: String(invoiceId), TxnType: 'Invoice' }] }],
})

test('closes the estimate it is made from, and opens it again when the invoice goes', async () => {
  const estimate = await company.create('Estimate', invoice(445))
  const LinkedTxn = [{ TxnId: String(estimate.Id), TxnType: 'Estimate' }]
  const made = await company.create('Invoice', invoice(445, { LinkedTxn }))
  expect(made.LinkedTxn).toEqual(LinkedTxn)
  const closed = await company.read('Estimate', String(estimate.Id))
  expect(closed).toMatchObject({ TxnStatus: 'Closed', SyncToken: '0' })
  expect(closed.LinkedTxn).toEqual([{ TxnId: made.Id, TxnType: 'Invoice' }])
  await company.call('POST', 'invoice?operation=delete', { Id: made.Id, SyncToken: '0' })
  const open = await company.read('Estimate', String(estimate.Id))
  expect(open.TxnStatus).toBe('Accepted')
  expect(open.LinkedTxn).toBeUndefined()
})

test('links no estimate that is closed or rejected', async () => {
  const estimate = await company.create('Estimate', invoice(10, { TxnStatus: 'Rejected' }))
  const LinkedTxn = [{ TxnId: String(estimate.Id), TxnType: 'Estimate' }]
  expect((await company.create('Invoice', invoice(10, { LinkedTxn }))).LinkedTxn).toEqual([])
  expect((await company.read('Estimate', String(estimate.Id))).TxnStatus).toBe('Rejected')
})

test('is due after its term, else after the company’s', async () => {
  expect((await company.create('Invoice', invoice(1, { TxnDate: '2024-01-15' }))).DueDate).toBe('2024-02-14')
  const dueOnReceipt = { TxnDate: '2024-01-15', SalesTermRef: { value: '1' } }
  expect((await company.create('Invoice', invoice(1, dueOnReceipt))).DueDate).toBe('2024-01-15')
})

test('adds to what the customer owes, and for a job to what its customer owes with jobs', async () => {
  await company.create('Invoice', invoice(100))
  await company.create('Invoice', invoice(50.05, { CustomerRef: { value: jobId } }))
  expect(await company.read('Customer', customerId)).toMatchObject({
    Balance: 100,
    BalanceWithJobs: 150.05,
    SyncToken: '0',
  })
  expect(await company.read('Customer', jobId)).toMatchObject({ Balance: 50.05, BalanceWithJobs: 50.05 })
})

test('voids an invoice: amounts are nothing, the note says so, nobody owes it', async () => {
  const made = await company.create('Invoice', invoice(100, { PrivateNote: 'By hand' }))
  const { body } = await company.call('POST', 'invoice?operation=void', { Id: made.Id, SyncToken: '0' })
  expect(body.Invoice).toMatchObject({ TotalAmt: 0, Balance: 0, PrivateNote: 'Voided - By hand', SyncToken: '1' })
  expect((await company.read('Customer', customerId)).Balance).toBe(0)
})

test('is paid by a payment, in parts, and owed again when the payment goes', async () => {
  const made = await company.create('Invoice', invoice(100))
  const first = await company.create('Payment', payment(made.Id, 40))
  expect(first).toMatchObject({ TotalAmt: 40, UnappliedAmt: 0 })
  expect(await company.read('Invoice', String(made.Id))).toMatchObject({
    Balance: 60,
    LinkedTxn: [{ TxnId: first.Id, TxnType: 'Payment' }],
    SyncToken: '0',
  })
  const second = await company.create('Payment', payment(made.Id, 60, 75))
  expect(second.UnappliedAmt).toBe(15)
  expect((await company.read('Invoice', String(made.Id))).Balance).toBe(0)
  expect((await company.read('Customer', customerId)).Balance).toBe(-15)
  await company.call('POST', 'payment?operation=update&include=void', { Id: second.Id, SyncToken: '0', sparse: true })
  expect((await company.read('Invoice', String(made.Id))).Balance).toBe(60)
  await company.call('POST', 'payment?operation=delete', { Id: first.Id, SyncToken: '0' })
  expect(await company.read('Invoice', String(made.Id))).toMatchObject({ Balance: 100, LinkedTxn: [] })
  expect((await company.read('Customer', customerId)).Balance).toBe(100)
})

test('keeps what was paid when the lines change', async () => {
  const made = await company.create('Invoice', invoice(100))
  await company.create('Payment', payment(made.Id, 40))
  const { body } = await company.update('Invoice', String(made.Id), { Line: [line(item, 1, 130)] })
  expect(objectOf(body.Invoice)).toMatchObject({ TotalAmt: 130, Balance: 90 })
})

test('refuses a payment of more than is owed, or of nothing in particular', async () => {
  const made = await company.create('Invoice', invoice(100))
  expect(refusal(await company.call('POST', 'payment', payment(made.Id, 101)))).toBe('400 6000')
  expect(refusal(await company.call('POST', 'payment', payment(made.Id, 50, 40)))).toBe('400 6000')
  expect(refusal(await company.call('POST', 'payment', payment('999', 1)))).toBe('400 2500')
  expect(refusal(await company.call('POST', 'payment', { CustomerRef: { value: customerId } }))).toBe('400 2020')
})
