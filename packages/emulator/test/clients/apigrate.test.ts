import { type IncomingMessage, request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator, type Listening } from '../../src/index.ts'
import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/ledger/json.ts'
import { realmId } from '../company.ts'

/** The part of `@apigrate/quickbooks` that is called here. */
interface Connector {
  accountingApi(): {
    readonly [entity: string]: {
      create(payload: object, options?: object): Promise<JsonObject>
      get(id: number): Promise<JsonObject>
      update(payload: object): Promise<JsonObject>
      delete(payload: object): Promise<JsonObject>
      query(statement?: string): Promise<JsonObject>
    }
  }
}
interface Package {
  readonly QboConnector: new (config: object) => Connector
}

// A name the compiler does not look up: the package is not in every registry.
const name = '@apigrate/quickbooks'
const installed: Package | undefined = await import(name).catch(() => undefined)

const redirectUri = 'http://localhost:3000/callback'
const agent = 'Apigrate QuickBooks NodeJS Connector/3.x'
const basic = `Basic ${btoa('client:secret')}`

let emulator: Emulator
let server: Listening

beforeEach(async () => {
  emulator = createEmulator()
  server = await emulator.listen()
})

afterEach(() => server.close())

test.skipIf(installed === undefined)(
  `creates, reads, changes, finds and deletes through the package itself (skipped where ${name} is not installed)`,
  async () => {
    if (installed === undefined) return
    const connector = new installed.QboConnector({
      client_id: 'client',
      client_secret: 'secret',
      redirect_uri: redirectUri,
      access_token: 'any',
      refresh_token: 'any',
      realm_id: realmId,
      base_url: `${server.url}/v3`,
      minor_version: 75,
    })
    const { Customer, Invoice } = connector.accountingApi()
    if (Customer === undefined || Invoice === undefined) throw new Error(`${name} has no Customer or no Invoice`)
    const made = objectOf((await Customer.create({ DisplayName: 'Mike Chen' }, { reqid: 'one' })).Customer)
    expect(objectOf((await Customer.get(Number(made.Id))).Customer).DisplayName).toBe('Mike Chen')
    expect(objectOf((await Customer.update({ ...made, Notes: 'Late' })).Customer).SyncToken).toBe('1')
    expect(objectOf((await Customer.query("select * from Customer where Id = '31'")).QueryResponse).maxResults).toBe(1)
    const { Id } = objectOf((await Invoice.create(invoiceFor(String(made.Id)))).Invoice)
    expect(objectOf((await Invoice.delete({ Id, SyncToken: '0' })).Invoice).status).toBe('Deleted')
    await expect(Customer.get(999)).rejects.toThrow('Error code 610')
  },
)

/** What the client sends, byte for byte: its headers on every call, parameters in the order of the alphabet. */
const send = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const whole = { 'user-agent': agent, 'accept-encoding': 'gzip,deflate', connection: 'close', ...headers }
    const sized = body === '' ? whole : { ...whole, 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(`${server.url}${path}`, { method, headers: sized }, (message: IncomingMessage) => {
      let text = ''
      message.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      message.on('end', () => resolve({ status: message.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const jsonHeaders = { accept: 'application/json', 'content-type': 'application/json' }

/** The client reads every reply as JSON, whatever its status. */
const read = ({ status, text }: { status: number; text: string }): { status: number; body: JsonObject } => {
  const body: unknown = JSON.parse(text)
  return { status, body: isObject(body) ? body : {} }
}

const api = async (method: string, path: string, body?: object, token = 'any') => {
  const headers = { ...jsonHeaders, authorization: `Bearer ${token}` }
  return read(
    await send(method, `/v3/company/${realmId}${path}`, headers, body === undefined ? '' : JSON.stringify(body)),
  )
}

const entered = async (entity: string, path: string, body: object): Promise<JsonObject> => {
  const reply = await api('POST', path, body)
  expect(reply.status).toBe(200)
  return objectOf(reply.body[entity])
}

const invoiceFor = (customerId: string): object => ({
  CustomerRef: { value: customerId },
  Line: [
    {
      Amount: 175,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: '10' }, Qty: 1, UnitPrice: 175 },
    },
  ],
})

test('answers its creates, one of them sent twice, its reads and its updates of a whole row', async () => {
  const create = () => entered('Customer', '/customer?minorversion=75&requestid=one', { DisplayName: 'Mike Chen' })
  const made = await create()
  expect((await create()).Id).toBe(made.Id)
  const found = await api('GET', `/customer/${String(made.Id)}?minorversion=75`)
  expect(found.body).toMatchObject({ Customer: { DisplayName: 'Mike Chen' }, time: expect.any(String) })
  const changed = { ...objectOf(found.body.Customer), DisplayName: 'Michael Chen' }
  expect(await entered('Customer', '/customer?minorversion=75&operation=update', changed)).toMatchObject({
    DisplayName: 'Michael Chen',
    SyncToken: '1',
  })
})

test('answers its statements, with strict percent-encoding and entity names in its own spelling', async () => {
  await entered('Customer', '/customer', { DisplayName: "Amy's Bird Sanctuary (main)" })
  const statement = 'select%20%2A%20from%20Customer%20where%20DisplayName%20%3D%20%27Amy%5C%27s%20Bird%20Sanctuary%20'
  const found = await api('GET', `/query?minorversion=75&query=${statement}%28main%29%27`)
  expect(found.body).toMatchObject({ QueryResponse: { maxResults: 1, startPosition: 1 } })
  const orders = await api('GET', '/query?query=select%20%2A%20from%20Purchaseorder')
  expect(orders).toMatchObject({ status: 200, body: { QueryResponse: {} } })
})

test('answers its deletes, voids, batches and reports', async () => {
  const invoice = await entered('Invoice', '/invoice', invoiceFor('1'))
  const voided = await entered('Invoice', '/invoice?operation=void', { Id: invoice.Id, SyncToken: invoice.SyncToken })
  expect(voided).toMatchObject({ PrivateNote: 'Voided', TotalAmt: 0 })
  const gone = await entered('Invoice', '/invoice?operation=delete', { Id: voided.Id, SyncToken: voided.SyncToken })
  expect(gone).toEqual({ domain: 'QBO', status: 'Deleted', Id: invoice.Id })
  const items = [
    { bId: '1', operation: 'create', Customer: { DisplayName: 'Batch' } },
    { bId: '2', Query: 'select * from Term' },
  ]
  const { body } = await api('POST', '/batch', { BatchItemRequest: items })
  expect(objectsOf(body.BatchItemResponse).map(({ bId }) => bId)).toEqual(['1', '2'])
  const report = await api('GET', '/reports/CustomerBalance?minorversion=75')
  expect(Object.keys(report.body)).toEqual(['Header', 'Columns', 'Rows'])
})

test('refuses with a Fault that it can list, error by error', async () => {
  const missing = await api('GET', '/customer/999')
  expect(missing.status).toBe(400)
  const errors = objectsOf(objectOf(missing.body.Fault).Error)
  expect(errors.map(({ code, Detail }) => [code, typeof Detail])).toEqual([['610', 'string']])
})

const token = async (form: string): Promise<JsonObject> => {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    authorization: basic,
  }
  const reply = read(await send('POST', '/oauth2/v1/tokens/bearer', headers, form))
  expect(reply.status).toBe(200)
  return reply.body
}

test('connects by the discovery document, refreshes after a 401, tries again, and disconnects', async () => {
  emulator.tokens.acceptOnlyIssued(true)
  const discovered = read(await send('GET', '/.well-known/openid_sandbox_configuration/', jsonHeaders)).body
  const consent = new URL(String(discovered.authorization_endpoint))
  consent.search = `?client_id=client&scope=com.intuit.quickbooks.accounting&redirect_uri=${encodeURIComponent(redirectUri)}&response_type=code&state=s`
  const back = await fetch(consent, { redirect: 'manual' })
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const first = await token(
    `code=${encodeURIComponent(code)}&grant_type=authorization_code&redirect_uri=${encodeURIComponent(redirectUri)}`,
  )
  emulator.tokens.expire(String(first.access_token))
  const refused = await api('GET', '/customer/1', undefined, String(first.access_token))
  expect(refused).toMatchObject({ status: 401, body: { fault: { type: 'AUTHENTICATION' } } })

  const second = await token(
    `grant_type=refresh_token&refresh_token=${encodeURIComponent(String(first.refresh_token))}`,
  )
  expect((await api('GET', '/customer/1', undefined, String(second.access_token))).status).toBe(200)

  const headers = { ...jsonHeaders, authorization: basic }
  const revoked = await send(
    'POST',
    '/v2/oauth2/tokens/revoke',
    headers,
    JSON.stringify({ token: second.refresh_token }),
  )
  // Older versions read this reply as JSON, newer ones as text.
  expect(read(revoked)).toEqual({ status: 200, body: {} })
  expect((await api('GET', '/customer/1', undefined, String(second.access_token))).status).toBe(401)
})
