import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/index.ts'
import { customerReply, openCompany } from '../company.ts'
import { serve } from '../server.ts'

const company = '/v3/company/9341457021722202'
const base = { Id: '7', SyncToken: '3', MetaData: {} }
const line = {
  DetailType: 'SalesItemLineDetail' as const,
  Amount: 175,
  SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: 1, UnitPrice: 175 },
}

test('create posts what it is given and answers with what was stored, unknown fields and long ids included', async () => {
  const server = await serve([customerReply({ Id: '5000000000000503624', BrandNew: { kept: [1, null] } })])
  const created = await openCompany(server.url).customers.create({
    DisplayName: 'Mike Chen',
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
  })
  expect(created).toMatchObject({ Id: '5000000000000503624', BrandNew: { kept: [1, null] } })
  const [received] = server.received
  expect(received).toMatchObject({ method: 'POST', path: `${company}/customer` })
  expect(JSON.parse(received?.body ?? '')).toEqual({
    DisplayName: 'Mike Chen',
    PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
  })
  expect(received?.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: 'Bearer first-token',
  })
  expect(received?.query.get('minorversion')).toBe('75')
})

test('create with an input that QuickBooks would refuse sends nothing', async () => {
  const server = await serve([customerReply()])
  await expect(openCompany(server.url).customers.create({ DisplayName: 'Chen:Mike' })).rejects.toBeInstanceOf(
    InputError,
  )
  expect(server.received).toHaveLength(0)
})

test('read asks by id and refuses one that leads elsewhere', async () => {
  const server = await serve([customerReply()])
  const { customers } = openCompany(server.url)
  expect((await customers.read('60')).DisplayName).toBe('Mike Chen')
  expect(server.received[0]).toMatchObject({ method: 'GET', path: `${company}/customer/60`, body: '' })
  for (const id of ['', '..', '../invoice/1', '1/2', '1?x=1', '1#', '%2e%2e']) {
    await expect(customers.read(id)).rejects.toBeInstanceOf(InputError)
  }
  expect(server.received).toHaveLength(1)
})

test('update is sparse, replace is not, whatever the record said when it was read', async () => {
  const server = await serve([customerReply({ sparse: true })])
  const { customers } = openCompany(server.url)
  await customers.update({ Id: '60', SyncToken: '0', Notes: 'Gate code on file' })
  const read = await customers.read('60')
  await customers.replace({ ...read, Notes: 'Gate code changed' })
  expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
    Id: '60',
    SyncToken: '0',
    Notes: 'Gate code on file',
    sparse: true,
  })
  expect(JSON.parse(server.received[2]?.body ?? '')).toMatchObject({
    Id: '60',
    DisplayName: 'Mike Chen',
    Notes: 'Gate code changed',
    sparse: false,
  })
})

describe('an estimate', () => {
  test('is created, sent, read as PDF and deleted at its own addresses', async () => {
    const pdf = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x00, 0xff, 0xfe, 0x80, 0x0d, 0x0a])
    const server = await serve(({ path, query }) => {
      if (path.endsWith('/pdf')) return { bytes: pdf, headers: { 'content-type': 'application/pdf' } }
      if (query.get('operation') === 'delete')
        return { json: { Estimate: { domain: 'QBO', status: 'Deleted', Id: '7' } } }
      return { json: { Estimate: { ...base, EmailStatus: path.endsWith('/send') ? 'EmailSent' : 'NotSet' } } }
    })
    const { estimates } = openCompany(server.url)
    await estimates.create({ CustomerRef: { value: '60' }, Line: [line] })
    expect((await estimates.send('7', { to: 'mike+quotes@email.com' })).EmailStatus).toBe('EmailSent')
    await estimates.send('7')
    expect(await estimates.pdf('7')).toEqual(pdf)
    expect(await estimates.delete({ Id: '7', SyncToken: '3' })).toMatchObject({ status: 'Deleted' })
    expect(server.received.map(({ method, path }) => `${method} ${path.slice(company.length)}`)).toEqual([
      'POST /estimate',
      'POST /estimate/7/send',
      'POST /estimate/7/send',
      'GET /estimate/7/pdf',
      'POST /estimate',
    ])
    const [, to, toBillEmail, asPdf, deletion] = server.received
    expect(to?.query.get('sendTo')).toBe('mike+quotes@email.com')
    expect(to?.headers['content-type']).toBe('application/octet-stream')
    expect(to?.query.get('requestid')).toMatch(/^[0-9a-f]{32}$/)
    expect(toBillEmail?.query.has('sendTo')).toBe(false)
    expect(asPdf?.headers.accept).toBe('application/pdf')
    expect(deletion?.query.get('operation')).toBe('delete')
    expect(JSON.parse(deletion?.body ?? '')).toEqual({ Id: '7', SyncToken: '3' })
  })

  test('is not answered as PDF when QuickBooks answers with a fault or a page', async () => {
    const fault = { Fault: { Error: [{ Message: 'm', Detail: 'd', code: '610' }], type: 'ValidationFault' } }
    const server = await serve([{ json: fault }, { text: '<html></html>', headers: { 'content-type': 'text/html' } }])
    const { estimates } = openCompany(server.url, { maxRetries: 0 })
    await expect(estimates.pdf('7')).rejects.toMatchObject({ name: 'ObjectNotFoundError' })
    await expect(estimates.pdf('7')).rejects.toMatchObject({ name: 'ServiceError' })
  })
})

test('an invoice is voided by the operation that is its own', async () => {
  const server = await serve([{ json: { Invoice: { ...base, TotalAmt: 0, PrivateNote: 'Voided' } } }])
  const voided = await openCompany(server.url).invoices.void({ Id: '7', SyncToken: '3' })
  expect(voided.PrivateNote).toBe('Voided')
  expect(server.received[0]?.query.get('operation')).toBe('void')
  expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ Id: '7', SyncToken: '3' })
})

test('companyInfo reads the company itself', async () => {
  const server = await serve([{ json: { CompanyInfo: { ...base, CompanyName: 'Ace Home Services' } } }])
  expect((await openCompany(server.url).companyInfo()).CompanyName).toBe('Ace Home Services')
  expect(server.received[0]?.path).toBe(`${company}/companyinfo/9341457021722202`)
})

describe('request', () => {
  test('reaches what no method covers, through the same pipeline', async () => {
    const server = await serve([{ status: 503, text: '' }, { json: { Preferences: { Id: '1' }, time: '' } }])
    const qbo = openCompany(server.url)
    expect(await qbo.request({ method: 'GET', path: '/preferences' })).toEqual({ Preferences: { Id: '1' }, time: '' })
    await qbo.request(
      { method: 'POST', path: 'payment', query: { include: 'void' }, body: { Id: '1' } },
      { requestId: 'r1' },
    )
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${company}/preferences`,
      `GET ${company}/preferences`,
      `POST ${company}/payment`,
    ])
    expect(Object.fromEntries(server.received[2]?.query ?? [])).toEqual({
      include: 'void',
      minorversion: '75',
      requestid: 'r1',
    })
  })

  test.each([
    '',
    '/',
    '//evil.example',
    '/../oauth2',
    '/customer/../x',
    '/customer?x=1',
    '/a#b',
    'https://evil.example/',
    '/%2e%2e/x',
    '/a\\b',
  ])('refuses the path %j', async (path) => {
    const server = await serve([{ json: {} }])
    await expect(openCompany(server.url).request({ method: 'GET', path })).rejects.toBeInstanceOf(InputError)
    expect(server.received).toHaveLength(0)
  })
})
