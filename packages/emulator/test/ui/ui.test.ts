import { beforeEach, expect, test } from 'vitest'
import { type Company, line, openCompany, realmId, serviceItem } from '../company.ts'

let company: Company
let now = Date.parse('2026-11-23T14:02:00-06:00')
let customerId: string
let item: string
let estimateId: string

beforeEach(async () => {
  company = openCompany({ clock: { now: () => now } })
  item = await serviceItem(company, 'Labour')
  customerId = String((await company.create('Customer', { DisplayName: 'Sarah Johnson' })).Id)
  const body = {
    CustomerRef: { value: customerId },
    Line: [line(item, 2, 100)],
    BillEmail: { Address: 's@example.com' },
  }
  estimateId = String((await company.create('Estimate', body)).Id)
  now += 60_000
})

test('accepts and rejects estimates: the SyncToken and the time move on', async () => {
  company.emulator.ui.acceptEstimate(realmId, estimateId, { acceptedBy: 'Sarah' })
  const accepted = await company.read('Estimate', estimateId)
  expect(accepted).toMatchObject({
    TxnStatus: 'Accepted',
    AcceptedBy: 'Sarah',
    AcceptedDate: '2026-11-23',
    SyncToken: '1',
  })
  expect(accepted.MetaData).not.toEqual((await company.read('Customer', customerId)).MetaData)
  company.emulator.ui.rejectEstimate(realmId, estimateId)
  expect(await company.read('Estimate', estimateId)).toMatchObject({ TxnStatus: 'Rejected', SyncToken: '2' })
})

test('edits the lines of an estimate and bills it as it stands', async () => {
  company.emulator.ui.editEstimate(realmId, estimateId, { Line: [line(item, 3, 100)] })
  const invoiceId = company.emulator.ui.invoiceEstimate(realmId, estimateId)
  expect(await company.read('Invoice', invoiceId)).toMatchObject({
    TotalAmt: 300,
    BillEmail: { Address: 's@example.com' },
  })
  expect((await company.read('Estimate', estimateId)).TxnStatus).toBe('Closed')
})

test('pays an invoice in parts and whole, and voids one', async () => {
  const invoiceId = company.emulator.ui.invoiceEstimate(realmId, estimateId)
  company.emulator.ui.payInvoice(realmId, invoiceId, { amount: 50 })
  expect((await company.read('Invoice', invoiceId)).Balance).toBe(150)
  const paymentId = company.emulator.ui.payInvoice(realmId, invoiceId)
  expect((await company.read('Payment', paymentId)).TotalAmt).toBe(150)
  expect((await company.read('Invoice', invoiceId)).Balance).toBe(0)
  const other = await company.create('Invoice', { CustomerRef: { value: customerId }, Line: [line(item, 1, 10)] })
  company.emulator.ui.voidInvoice(realmId, String(other.Id))
  expect((await company.read('Invoice', String(other.Id))).PrivateNote).toBe('Voided')
})

test('edits and deactivates customers and items', async () => {
  const { ui } = company.emulator
  ui.editCustomer(realmId, customerId, { PrimaryPhone: { FreeFormNumber: '(312) 555-0100' } })
  expect(await company.read('Customer', customerId)).toMatchObject({ SyncToken: '1', DisplayName: 'Sarah Johnson' })
  ui.deactivateCustomer(realmId, customerId)
  expect((await company.read('Customer', customerId)).DisplayName).toBe('Sarah Johnson (deleted)')
  ui.renameItem(realmId, item, 'Work')
  expect((await company.read('Item', item)).FullyQualifiedName).toBe('Work')
  ui.deactivateItem(realmId, item)
  expect((await company.read('Item', item)).Active).toBe(false)
})

test('says what a person cannot do', () => {
  const { ui } = company.emulator
  expect(() => ui.acceptEstimate(realmId, '999')).toThrow(`Company ${realmId} has no Estimate 999`)
  expect(() => ui.acceptEstimate('1', '1')).toThrow('The emulator has no company 1')
  expect(() => ui.renameItem(realmId, item, 'a:b')).toThrow('QuickBooks refuses: 2040')
})
