import {
  createQuickBooks,
  DuplicateNameError,
  ObjectNotFoundError,
  type QuickBooks,
  StaleObjectError,
  ValidationError,
} from '@leadbooks/qbo'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator, type Listening } from '../../src/index.ts'
import { realmId } from '../company.ts'

let emulator: Emulator
let server: Listening
let qbo: QuickBooks

beforeEach(async () => {
  emulator = createEmulator()
  server = await emulator.listen()
  const options = { realmId, environment: 'sandbox', baseUrl: server.url, auth: { accessToken: 'any' } } as const
  qbo = createQuickBooks({ ...options, random: () => 0 })
})

afterEach(() => server.close())

const all = async <Row>(rows: AsyncIterable<Row>): Promise<Row[]> => {
  const found = []
  for await (const row of rows) found.push(row)
  return found
}

test('makes a customer and an e-mailed estimate over a socket', async () => {
  const customer = await qbo.customers.create({
    DisplayName: 'Mike Chen',
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
  })
  const [diagnostic] = await all(qbo.items.query({ where: { Name: 'Emergency HVAC Diagnostic' } }))
  const estimate = await qbo.estimates.create({
    CustomerRef: { value: customer.Id },
    BillEmail: { Address: 'mike@email.com' },
    Line: [
      {
        Amount: 175,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: { ItemRef: { value: diagnostic?.Id ?? '' }, Qty: 1, UnitPrice: 175 },
      },
    ],
  })
  expect(estimate.TotalAmt).toBe(175)
  expect((await qbo.estimates.send(estimate.Id)).EmailStatus).toBe('EmailSent')
  const pdf = await qbo.estimates.pdf(estimate.Id)
  expect(new TextDecoder().decode(pdf.slice(0, 8))).toBe('%PDF-1.4')
})

test('names the faults', async () => {
  const taken = qbo.customers.create({ DisplayName: 'Robert Kowalski' })
  await expect(taken).rejects.toBeInstanceOf(DuplicateNameError)
  await expect(qbo.customers.read('999')).rejects.toBeInstanceOf(ObjectNotFoundError)
  const stale = qbo.customers.update({ Id: '1', SyncToken: '9', Notes: 'x' })
  await expect(stale).rejects.toBeInstanceOf(StaleObjectError)
  const inactive = qbo.estimates.create({
    CustomerRef: { value: '22' },
    Line: [{ Amount: 1, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } }],
  })
  await expect(inactive).rejects.toBeInstanceOf(ValidationError)
})

test('reads every customer, inactive ones too, whatever their names', async () => {
  const customers = await all(qbo.customers.query({ where: { Active: { in: [true, false] } }, orderBy: 'Id' }))
  expect(customers.map(({ Id }) => Id)).toEqual(Array.from({ length: 30 }, (_, index) => String(index + 1)))
  expect(await qbo.customers.count()).toBe(28)
  const found = await all(qbo.customers.query({ where: { DisplayName: "James O'Brien" } }))
  expect(found.map(({ FamilyName }) => FamilyName)).toEqual(["O'Brien"])
})

test('makes one customer where the first reply was lost', async () => {
  emulator.faults.next({ kind: 'resetAfter', entity: 'Customer', operation: 'create' })
  const customer = await qbo.customers.create({ DisplayName: 'Mike Chen' })
  expect(emulator.documents(realmId, 'Customer').filter(({ DisplayName }) => DisplayName === 'Mike Chen')).toHaveLength(
    1,
  )
  expect(customer.DisplayName).toBe('Mike Chen')
  expect(emulator.requests.map(({ status, replayed }) => [status, replayed])).toEqual([
    [0, false],
    [200, true],
  ])
})
