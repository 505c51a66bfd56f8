import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/ledger/json.ts'
import { line, openCompany, refusal } from '../company.ts'

const ref = (value: Json | undefined): JsonObject => ({ value: String(value) })

const store = async () => {
  const company = openCompany()
  const idOf = async (name: string): Promise<JsonObject> => {
    const [row] = await company.rows(`SELECT * FROM Account WHERE Name = '${name}'`)
    return ref(row?.Id)
  }
  const valve = await company.create('Item', {
    Name: 'Valve',
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: 10,
    InvStartDate: '2026-01-01',
    UnitPrice: 30,
    PurchaseCost: 12,
    IncomeAccountRef: await idOf('Sales of Product Income'),
    ExpenseAccountRef: await idOf('Cost of Goods Sold'),
    AssetAccountRef: await idOf('Inventory Asset'),
  })
  const id = String(valve.Id)
  const customer = await company.create('Customer', { DisplayName: 'Ada' })
  const vendor = await company.create('Vendor', { DisplayName: 'Supply' })
  const onHand = async () => (await company.read('Item', id)).QtyOnHand
  const worth = async () =>
    (await company.rows("SELECT * FROM Account WHERE Name = 'Inventory Asset'"))[0]?.CurrentBalance
  const sold = (entity: string, quantity: number, rest: JsonObject = {}) =>
    company.create(entity, { CustomerRef: ref(customer.Id), Line: [line(id, quantity, 30)], ...rest })
  const bought = (quantity: number) =>
    company.create('Bill', {
      VendorRef: ref(vendor.Id),
      Line: [
        {
          Amount: quantity * 12,
          DetailType: 'ItemBasedExpenseLineDetail',
          ItemBasedExpenseLineDetail: { ItemRef: ref(id), Qty: quantity, UnitPrice: 12 },
        },
      ],
    })
  return { company, id, onHand, worth, sold, bought }
}

test('what is sold leaves the stock and what is bought comes in, with its cost', async () => {
  const { onHand, worth, sold, bought } = await store()
  expect([await onHand(), await worth()]).toEqual([10, 120])
  await sold('Invoice', 3)
  expect([await onHand(), await worth()]).toEqual([7, 84])
  await bought(5)
  expect([await onHand(), await worth()]).toEqual([12, 144])
  await sold('CreditMemo', 1)
  await sold('SalesReceipt', 2.5)
  expect([await onHand(), await worth()]).toEqual([10.5, 126])
})

test('an edit, a void and a delete bring the quantity back at the cost it left with', async () => {
  const { company, id, onHand, worth, sold } = await store()
  const invoice = await sold('Invoice', 4)
  await company.update('Item', id, { PurchaseCost: 20 })
  await company.update('Invoice', String(invoice.Id), { PrivateNote: 'same' })
  const { SyncToken } = await company.read('Invoice', String(invoice.Id))
  await company.call('POST', 'invoice?operation=void', { Id: invoice.Id, SyncToken })
  expect([await onHand(), await worth()]).toEqual([10, 120])
})

test('an estimate and an order leave the stock alone', async () => {
  const { onHand, sold } = await store()
  await sold('Estimate', 3)
  expect(await onHand()).toBe(10)
})

test('a count corrects the quantity, and another change of the item does not', async () => {
  const { company, id, onHand, worth } = await store()
  await company.update('Item', id, { UnitPrice: 31 })
  expect([await onHand(), await worth()]).toEqual([10, 120])
  await company.update('Item', id, { QtyOnHand: 8 })
  expect([await onHand(), await worth()]).toEqual([8, 96])
})

test('a sale before the stock was first counted is refused', async () => {
  const { company, id } = await store()
  const customer = await company.create('Customer', { DisplayName: 'Early' })
  const body = { CustomerRef: ref(customer.Id), TxnDate: '2025-12-31', Line: [line(id, 1, 30)] }
  expect(refusal(await company.call('POST', 'invoice', body))).toBe('400 6270')
})

test('a change of the quantity is a change of the item', async () => {
  const { company, sold } = await store()
  const since = encodeURIComponent('2026-11-23T11:00:00-08:00')
  await sold('Invoice', 1)
  const { body } = await company.call('GET', `cdc?entities=Item&changedSince=${since}`)
  expect(body).toMatchObject({ CDCResponse: [{ QueryResponse: [{ Item: [{ QtyOnHand: 9, SyncToken: '0' }] }] }] })
})
