import { expect, test } from 'vitest'
import { line, openCompany, realmId, serviceItem } from '../company.ts'

const two = async () => {
  const company = openCompany()
  const itemId = await serviceItem(company, 'Work')
  const kept = String((await company.create('Customer', { DisplayName: 'Ada Byron' })).Id)
  const merged = String((await company.create('Customer', { DisplayName: 'A. Byron' })).Id)
  const sale = (id: string) => ({ CustomerRef: { value: id }, Line: [line(itemId, 1, 100)] })
  await company.create('Invoice', sale(merged))
  const job = await company.create('Customer', { DisplayName: 'Attic', Job: true, ParentRef: { value: merged } })
  return { company, kept, merged, job, itemId }
}

test('one customer of two has what both had; the other is gone, and both are told', async () => {
  const { company, kept, merged, job } = await two()
  const told: string[] = []
  company.emulator.webhooks.to('https://app.example/hook', 'verifier', {
    automatic: false,
    fetch: async (request) => {
      told.push(await request.text())
      return new Response()
    },
  })
  company.emulator.ui.mergeCustomers(realmId, kept, merged)
  expect(await company.rows(`SELECT * FROM Invoice WHERE CustomerRef = '${kept}'`)).toHaveLength(1)
  expect((await company.read('Customer', kept)).Balance).toBe(100)
  expect((await company.read('Customer', String(job.Id))).FullyQualifiedName).toBe('Ada Byron:Attic')
  expect((await company.call('GET', `customer/${merged}`)).status).toBe(400)
  await company.emulator.webhooks.flush()
  const event = JSON.parse(told[0] ?? '[]').find(({ type }: { type: string }) => type === 'qbo.customer.merged.v1')
  expect(event).toMatchObject({ intuitentityid: kept, data: { deletedid: merged } })
  const changes = await company.call('GET', 'cdc?entities=Customer&changedSince=2026-11-01T00:00:00-07:00')
  expect(changes.text).toContain(`"status":"Deleted","Id":"${merged}"`)
})

test('a customer is not merged with itself or into its own job', async () => {
  const { company, merged, job } = await two()
  expect(() => company.emulator.ui.mergeCustomers(realmId, merged, merged)).toThrow('cannot merge')
  expect(() => company.emulator.ui.mergeCustomers(realmId, String(job.Id), merged)).toThrow('cannot merge')
})

test('a person voids and deletes documents; an estimate is open again when its invoice is gone', async () => {
  const { company, kept, itemId } = await two()
  const sale = { CustomerRef: { value: kept }, Line: [line(itemId, 1, 100)] }
  const estimateId = String((await company.create('Estimate', sale)).Id)
  const invoiceId = company.emulator.ui.invoiceEstimate(realmId, estimateId)
  const paymentId = company.emulator.ui.payInvoice(realmId, invoiceId)
  company.emulator.ui.voidDocument(realmId, 'Payment', paymentId)
  expect((await company.read('Invoice', invoiceId)).Balance).toBe(100)
  company.emulator.ui.deleteDocument(realmId, 'Invoice', invoiceId)
  expect((await company.read('Estimate', estimateId)).TxnStatus).toBe('Accepted')
  expect(() => company.emulator.ui.deleteDocument(realmId, 'Customer', kept)).toThrow('does not delete a Customer')
})

test('webhooks come twice and newest first where that is asked for', async () => {
  const company = openCompany()
  const told: string[] = []
  company.emulator.webhooks.to('https://app.example/hook', 'verifier', {
    automatic: false,
    duplicated: true,
    reordered: true,
    fetch: async (request) => {
      const [{ intuitentityid }] = await request.json()
      told.push(intuitentityid)
      return new Response()
    },
  })
  await company.create('Customer', { DisplayName: 'First' })
  await company.create('Customer', { DisplayName: 'Second' })
  await company.emulator.webhooks.flush()
  expect(told).toEqual(['2', '2', '1', '1'])
})

test('what names a customer on a line only goes to the other one too', async () => {
  const company = openCompany()
  const { Id: kept } = await company.create('Customer', { DisplayName: 'Kept' })
  const { Id: merged } = await company.create('Customer', { DisplayName: 'Merged' })
  const vendor = await company.create('Vendor', { DisplayName: 'Supply' })
  const [account] = await company.rows("SELECT * FROM Account WHERE Name = 'Job Materials'")
  const detail = { AccountRef: { value: String(account?.Id) }, CustomerRef: { value: String(merged) } }
  const bill = await company.create('Bill', {
    VendorRef: { value: String(vendor.Id) },
    Line: [{ Amount: 9, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail: detail }],
  })
  company.emulator.ui.mergeCustomers(realmId, String(kept), String(merged))
  const row = await company.read('Bill', String(bill.Id))
  expect(row).toMatchObject({
    SyncToken: '0',
    Line: [{ AccountBasedExpenseLineDetail: { CustomerRef: { value: String(kept), name: 'Kept' } } }],
  })
})
