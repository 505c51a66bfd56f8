import { beforeEach, expect, test } from 'vitest'
import { EmulatorError } from '../../src/index.ts'
import { objectOf, objectsOf } from '../../src/ledger/json.ts'
import { type Company, line, openCompany, realmId, serviceItem } from '../company.ts'

let company: Company
let customerId: string
let item: string

beforeEach(async () => {
  company = openCompany()
  item = await serviceItem(company, 'Labour')
  customerId = String((await company.create('Customer', { DisplayName: 'Sarah Johnson' })).Id)
})

const estimate = async (): Promise<string> => {
  const discount = { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 } }
  const body = {
    CustomerRef: { value: customerId },
    Line: [line(item, 2, 100), discount],
    CustomerMemo: { value: 'Mind the dog' },
    BillEmail: { Address: 's@example.com' },
  }
  return String((await company.create('Estimate', body)).Id)
}

test('an invoice made of an estimate has its lines, discount, memo and address', async () => {
  const id = company.emulator.ui.invoiceEstimate(realmId, await estimate())
  expect(await company.read('Invoice', id)).toMatchObject({
    TotalAmt: 180,
    CustomerMemo: { value: 'Mind the dog' },
    BillEmail: { Address: 's@example.com' },
  })
})

test('a copy of an estimate leaves it open', async () => {
  const estimateId = await estimate()
  const id = company.emulator.ui.invoiceEstimate(realmId, estimateId, { linked: false })
  expect((await company.read('Invoice', id)).LinkedTxn).toEqual([])
  expect((await company.read('Estimate', estimateId)).TxnStatus).toBe('Pending')
})

test('edits estimates and invoices, also paid ones', async () => {
  const estimateId = await estimate()
  company.emulator.ui.editEstimate(realmId, estimateId, { Line: [line(item, 3, 100)] })
  expect(await company.read('Estimate', estimateId)).toMatchObject({ TotalAmt: 300, SyncToken: '1' })
  const id = company.emulator.ui.invoiceEstimate(realmId, estimateId)
  company.emulator.ui.payInvoice(realmId, id, { amount: 100 })
  company.emulator.ui.editInvoice(realmId, id, { Line: [line(item, 4, 100)], DocNumber: 'X-1' })
  expect(await company.read('Invoice', id)).toMatchObject({ TotalAmt: 400, Balance: 300, DocNumber: 'X-1' })
  expect((await company.read('Customer', customerId)).Balance).toBe(300)
})

test('takes customers and items off the lists and puts them back', async () => {
  const { ui } = company.emulator
  ui.deactivateCustomer(realmId, customerId)
  expect((await company.read('Customer', customerId)).DisplayName).toBe('Sarah Johnson (deleted)')
  expect(await company.rows('SELECT * FROM Customer')).toEqual([])
  ui.reactivateCustomer(realmId, customerId)
  expect(await company.read('Customer', customerId)).toMatchObject({ DisplayName: 'Sarah Johnson', Active: true })
  ui.deactivateItem(realmId, item)
  ui.reactivateItem(realmId, item)
  ui.renameItem(realmId, item, 'Work')
  expect(await company.read('Item', item)).toMatchObject({ Name: 'Work', Active: true, SyncToken: '3' })
})

test('cannot put a customer back under a name that is taken meanwhile', async () => {
  company.emulator.ui.deactivateCustomer(realmId, customerId)
  await company.create('Customer', { DisplayName: 'Sarah Johnson' })
  expect(() => company.emulator.ui.reactivateCustomer(realmId, customerId)).toThrow(EmulatorError)
})

test('what a person enters and e-mails by hand is as good as what the API does', async () => {
  const { ui } = company.emulator
  const id = ui.enterDocument(realmId, 'Customer', { DisplayName: 'By Hand' })
  ui.editDocument(realmId, 'Customer', id, { Notes: 'called twice' })
  expect(await company.read('Customer', id)).toMatchObject({ Notes: 'called twice', SyncToken: '1' })
  const estimateId = await estimate()
  ui.sendDocument(realmId, 'Estimate', estimateId, 'other@example.com')
  expect(await company.read('Estimate', estimateId)).toMatchObject({ EmailStatus: 'EmailSent' })
  expect(() => ui.voidDocument(realmId, 'Estimate', estimateId)).toThrow(EmulatorError)
})

test('bills time and purchases once; they can be billed again when the invoice goes', async () => {
  const vendor = await company.create('Vendor', { DisplayName: 'Supply' })
  const employee = await company.create('Employee', { GivenName: 'Sam' })
  const time = await company.create('TimeActivity', {
    NameOf: 'Employee',
    EmployeeRef: { value: String(employee.Id) },
    CustomerRef: { value: customerId },
    ItemRef: { value: item },
    BillableStatus: 'Billable',
    Hours: 1,
    Minutes: 30,
    HourlyRate: 80,
  })
  const detail = { ItemRef: { value: item }, CustomerRef: { value: customerId }, BillableStatus: 'Billable' }
  const bill = await company.create('Bill', {
    VendorRef: { value: String(vendor.Id) },
    Line: [
      { Amount: 55, DetailType: 'ItemBasedExpenseLineDetail', ItemBasedExpenseLineDetail: detail },
      {
        Amount: 9,
        DetailType: 'ItemBasedExpenseLineDetail',
        ItemBasedExpenseLineDetail: { ...detail, BillableStatus: 'NotBillable' },
      },
    ],
  })
  const statuses = async () => {
    const lines = objectsOf((await company.read('Bill', String(bill.Id))).Line)
    return [
      (await company.read('TimeActivity', String(time.Id))).BillableStatus,
      ...lines.map((one) => objectOf(one.ItemBasedExpenseLineDetail).BillableStatus),
    ]
  }
  const id = company.emulator.ui.invoiceBillables(realmId, customerId)
  expect((await company.read('Invoice', id)).TotalAmt).toBe(175)
  expect(await statuses()).toEqual(['HasBeenBilled', 'HasBeenBilled', 'NotBillable'])
  expect(() => company.emulator.ui.invoiceBillables(realmId, customerId)).toThrow(EmulatorError)
  company.emulator.ui.voidInvoice(realmId, id)
  expect(await statuses()).toEqual(['Billable', 'Billable', 'NotBillable'])
})

test('time that is linked over the API has been billed, and a link to billed time is dropped', async () => {
  const vendor = { value: String((await company.create('Vendor', { DisplayName: 'Sub' })).Id) }
  const work = { NameOf: 'Vendor', VendorRef: vendor, CustomerRef: { value: customerId }, Hours: 2 }
  const { Id } = await company.create('TimeActivity', { ...work, BillableStatus: 'Billable' })
  const LinkedTxn = [{ TxnId: String(Id), TxnType: 'TimeActivity' }]
  const body = { CustomerRef: { value: customerId }, Line: [line(item, 2, 50)], LinkedTxn }
  const first = await company.create('Invoice', body)
  const second = await company.create('Invoice', body)
  expect([first.LinkedTxn, second.LinkedTxn]).toEqual([LinkedTxn, []])
  const { SyncToken } = await company.read('Invoice', String(first.Id))
  await company.call('POST', 'invoice?operation=delete', { Id: first.Id, SyncToken })
  expect((await company.read('TimeActivity', String(Id))).BillableStatus).toBe('Billable')
})
