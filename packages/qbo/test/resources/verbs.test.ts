import { describe, expect, test } from 'vitest'
import type { QuickBooks } from '../../src/index.ts'
import { openCompany } from '../company.ts'
import { type Received, serve } from '../server.ts'

const ref = { Id: '7', SyncToken: '2' }
const reply = (entity: string) => serve([{ json: { [entity]: { Id: '7', SyncToken: '3' }, time: 't' } }])
const sent = ({ method, path, query, body }: Received) => ({
  call: `${method} ${path.split('/').slice(4).join('/')}`,
  operation: query.get('operation'),
  include: query.get('include'),
  body: body === '' ? undefined : JSON.parse(body),
})

describe('void', () => {
  test.each<[string, (qbo: QuickBooks) => Promise<object>, string | null, string | null, object]>([
    ['Invoice', (qbo) => qbo.invoices.void(ref), 'void', null, ref],
    ['Payment', (qbo) => qbo.payments.void(ref), 'update', 'void', { ...ref, sparse: true }],
    ['SalesReceipt', (qbo) => qbo.salesReceipts.void(ref), 'update', 'void', { ...ref, sparse: true }],
    ['BillPayment', (qbo) => qbo.billPayments.void(ref), 'update', 'void', { ...ref, sparse: true }],
  ])('of %s goes the way that QuickBooks wants', async (entity, act, operation, include, body) => {
    const server = await reply(entity)
    await act(openCompany(server.url))
    expect(server.received.map(sent)).toEqual([{ call: `POST ${entity.toLowerCase()}`, operation, include, body }])
  })

  test('is there for no other entity', async () => {
    const qbo = openCompany('http://127.0.0.1:9')
    const voidable = Object.entries(qbo).filter(([, resource]) => 'void' in Object(resource))
    expect(voidable.map(([name]) => name).sort()).toEqual(['billPayments', 'invoices', 'payments', 'salesReceipts'])
  })
})

test('every resource has the verbs of its entity and no others', () => {
  const qbo = openCompany('http://127.0.0.1:9')
  const verbs = ['create', 'read', 'update', 'replace', 'query', 'delete', 'void', 'send', 'pdf', 'upload', 'download']
  const has = (resource: object) => verbs.filter((verb) => verb in resource).join(' ')
  const names = 'create read update replace query'
  expect(has(qbo.customers)).toBe(names)
  expect(has(qbo.terms)).toBe(names)
  expect(has(qbo.bills)).toBe(`${names} delete`)
  expect(has(qbo.estimates)).toBe(`${names} delete send pdf`)
  expect(has(qbo.invoices)).toBe(`${names} delete void send pdf`)
  expect(has(qbo.taxCodes)).toBe('read query')
  expect(has(qbo.taxRates)).toBe('read query')
  expect(has(qbo.customerTypes)).toBe('read query')
  expect(has(qbo.taxAgencies)).toBe('create read query')
  expect(has(qbo.attachables)).toBe(`${names} delete upload download`)
  expect(has(qbo.exchangeRates)).toBe('read update query')
  expect(has(qbo.preferences)).toBe('read update')
  expect(has(qbo.companyInfo)).toBe('read update')
})

describe('records of the company itself', () => {
  test('company info is read by the company and changed in parts', async () => {
    const server = await serve([{ json: { CompanyInfo: { Id: '1', CompanyName: 'Leak & Sons' }, time: 't' } }])
    const qbo = openCompany(server.url)
    expect((await qbo.companyInfo()).CompanyName).toBe('Leak & Sons')
    await qbo.companyInfo.read()
    await qbo.companyInfo.update({ Id: '1', SyncToken: '4', LegalName: 'Leak and Sons LLC' })
    expect(server.received.map((one) => sent(one).call)).toEqual([
      `GET companyinfo/${qbo.realmId}`,
      `GET companyinfo/${qbo.realmId}`,
      'POST companyinfo',
    ])
  })

  test('preferences are one record without an id in its address', async () => {
    const server = await serve([{ json: { Preferences: { Id: '1', SyncToken: '6' }, time: 't' } }])
    const qbo = openCompany(server.url)
    await qbo.preferences.read()
    await qbo.preferences.update({ Id: '1', SyncToken: '6', SalesFormsPrefs: { CustomTxnNumbers: true } })
    expect(server.received.map((one) => sent(one).call)).toEqual(['GET preferences', 'POST preferences'])
    expect(sent(server.received[1] as Received).body.sparse).toBe(true)
  })

  test('exchange rates are read by currency and day, and set without an id', async () => {
    const server = await serve([{ json: { ExchangeRate: { SourceCurrencyCode: 'EUR', Rate: 1.1 }, time: 't' } }])
    const qbo = openCompany(server.url)
    expect((await qbo.exchangeRates.read({ sourceCurrencyCode: 'EUR', asOfDate: '2026-11-23' })).Rate).toBe(1.1)
    await qbo.exchangeRates.update({ SourceCurrencyCode: 'EUR', Rate: 1.2, AsOfDate: '2026-11-23' })
    const [read, write] = server.received
    expect([read?.query.get('sourcecurrencycode'), read?.query.get('asofdate')]).toEqual(['EUR', '2026-11-23'])
    expect(write?.query.get('requestid')).toMatch(/^[0-9a-f]{32}$/)
    await expect(qbo.exchangeRates.read({ sourceCurrencyCode: '' })).rejects.toMatchObject({ name: 'InputError' })
  })
})

describe('include', () => {
  test('asks for the link that an invoice is paid by, in reads and queries', async () => {
    const server = await serve(({ path }) =>
      path.endsWith('/query')
        ? { json: { QueryResponse: { Invoice: [{ Id: '7', InvoiceLink: 'https://pay' }] }, time: 't' } }
        : { json: { Invoice: { Id: '7', InvoiceLink: 'https://pay' }, time: 't' } },
    )
    const qbo = openCompany(server.url, { coalesceReads: true })
    expect((await qbo.invoices.read('7', { include: 'invoiceLink' })).InvoiceLink).toBe('https://pay')
    await qbo.invoices.query({}, { include: ['invoiceLink', 'enhancedAllCustomFields'] }).all()
    expect(server.received.map((one) => sent(one).include)).toEqual([
      'invoiceLink',
      'invoiceLink,enhancedAllCustomFields',
    ])
  })
})

describe('attachments', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)

  test('are uploaded with the same bytes on each try', async () => {
    const answer = { json: { AttachableResponse: [{ Attachable: { Id: '5000000000000503624' } }], time: 't' } }
    const server = await serve([{ status: 503, text: '' }, answer])
    const attachable = await openCompany(server.url).attachments.upload({
      fileName: 'photo "1".png',
      contentType: 'image/png',
      content: bytes,
      attachTo: [{ entity: 'Invoice', id: '75', includeOnSend: true }],
      note: 'The leak',
    })
    expect(attachable.Id).toBe('5000000000000503624')
    const [first, second] = server.received
    expect(second?.body).toBe(first?.body)
    expect(second?.headers['content-type']).toBe(first?.headers['content-type'])
    expect(first?.body).toContain('name="file_metadata_01"')
    expect(first?.body).toContain('filename="photo %221%22.png"')
    expect(first?.body).toContain(
      '"AttachableRef":[{"EntityRef":{"type":"Invoice","value":"75"},"IncludeOnSend":true}]',
    )
  })

  test('are downloaded byte for byte from the address that QuickBooks gives, without the token', async () => {
    const server = await serve(({ path }) =>
      path.endsWith('/download/9')
        ? { text: `${server.url}/bucket/file?signed=1` }
        : { bytes, headers: { 'content-type': 'application/xml' } },
    )
    const qbo = openCompany(server.url)
    expect(await qbo.attachments.download('9')).toEqual(bytes)
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer first-token', undefined])
  })

  test('are not fetched from an address that is not secured', async () => {
    const server = await serve([{ text: 'http://example.com/file' }])
    await expect(openCompany(server.url).attachments.download('9')).rejects.toMatchObject({ name: 'ServiceError' })
    expect(server.received).toHaveLength(1)
  })

  test.each([
    [{ fileName: '' }, 'fileName'],
    [{ contentType: 'text' }, 'contentType'],
    [{ attachTo: [{ entity: 'Invoice' as const, id: '' }] }, 'attachTo.0.id'],
  ])('with %j are refused before they are sent', async (wrong, path) => {
    const upload = { fileName: 'a.txt', contentType: 'text/plain', content: 'a', ...wrong }
    const sending = openCompany('http://127.0.0.1:9').attachments.upload(upload)
    await expect(sending).rejects.toMatchObject({ name: 'InputError', issues: [{ path }] })
  })
})

test('a report is asked for with its parameters and comes as it is', async () => {
  const report = { Header: { ReportName: 'ProfitAndLoss' }, Columns: {}, Rows: {} }
  const server = await serve([{ json: report }])
  expect(await openCompany(server.url).reports.read('ProfitAndLoss', { start_date: '2026-01-01' })).toEqual(report)
  expect(server.received[0]?.query.get('start_date')).toBe('2026-01-01')
  await expect(openCompany(server.url).reports.read('../customer')).rejects.toMatchObject({ name: 'InputError' })
})
