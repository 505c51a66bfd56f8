import QuickBooks from 'node-quickbooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { realmId } from '../company.ts'

// The package's own types are loose and differ from what it exports; its functions are called through this one.
type Callback = (error: unknown, reply: Record<string, unknown>) => void
interface Client {
  createCustomer(customer: object, callback: Callback): void
  updateCustomer(customer: object, callback: Callback): void
  findCustomers(criteria: unknown, callback: Callback): void
  getItem(id: string, callback: Callback): void
  createEstimate(estimate: object, callback: Callback): void
  sendEstimatePdf(id: string, sendTo: string, callback: Callback): void
  batch(items: object[], callback: Callback): void
}

let server: Listening
let client: Client

beforeEach(async () => {
  server = await createEmulator().listen()
  QuickBooks.V3_ENDPOINT_BASE_URL = `${server.url}/v3/company/`
  client = new QuickBooks(
    'key',
    'secret',
    'any',
    false,
    realmId,
    true,
    false,
    null,
    '2.0',
    'refresh',
  ) as unknown as Client
})

afterEach(() => server.close())

const called = (act: (callback: Callback) => void): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => act((error, reply) => (error ? reject(error) : resolve(reply))))

test('creates, updates and finds customers', async () => {
  const made = await called((done) => client.createCustomer({ DisplayName: "Conan O'Brien" }, done))
  expect(made).toMatchObject({ DisplayName: "Conan O'Brien", SyncToken: '0' })
  await called((done) => client.updateCustomer({ Id: made.Id, SyncToken: '0', sparse: true, Notes: 'Late' }, done))
  const found = await called((done) => client.findCustomers({ DisplayName: "Conan O'Brien" }, done))
  expect(found).toMatchObject({ QueryResponse: { Customer: [{ Notes: 'Late', SyncToken: '1' }], maxResults: 1 } })
})

test('pages, counts and orders', async () => {
  const page = await called((done) => client.findCustomers({ asc: 'Id', limit: 2, offset: 3 }, done))
  expect(page).toMatchObject({ QueryResponse: { Customer: [{ Id: '3' }, { Id: '4' }], startPosition: 3 } })
  const count = await called((done) => client.findCustomers({ count: true }, done))
  expect(count).toMatchObject({ QueryResponse: { totalCount: 28 } })
})

test('makes an estimate and e-mails it', async () => {
  const item = await called((done) => client.getItem('10', done))
  const detail = { ItemRef: { value: item.Id }, Qty: 1, UnitPrice: item.UnitPrice }
  const Line = [{ Amount: item.UnitPrice, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail }]
  const made = await called((done) => client.createEstimate({ CustomerRef: { value: '1' }, Line }, done))
  const sent = await called((done) => client.sendEstimatePdf(String(made.Id), 'bob@example.com', done))
  expect(sent).toMatchObject({ EmailStatus: 'EmailSent', BillEmail: { Address: 'bob@example.com' } })
})

test('sends batches', async () => {
  const items = [
    { bId: '1', operation: 'create', Customer: { DisplayName: 'Batch' } },
    { bId: '2', Query: 'select * from Term' },
  ]
  const reply = await called((done) => client.batch(items, done))
  expect(reply).toMatchObject({ BatchItemResponse: [{ bId: '1', Customer: { DisplayName: 'Batch' } }, { bId: '2' }] })
})
