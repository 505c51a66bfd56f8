import { expect, test } from 'vitest'
import { objectOf, objectsOf } from '../../src/ledger/json.ts'
import { faultOf, line, openCompany, realmId, refusal, serviceItem } from '../company.ts'

test('stamps replies with the time they began and a transaction id', async () => {
  const { headers, body } = await openCompany().call('GET', 'companyinfo/9341450000000001')
  expect(body.time).toBe('2026-11-23T12:02:00.000-08:00')
  expect(headers.get('intuit_tid')).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/)
  expect(headers.get('content-type')).toBe('application/json;charset=utf-8')
})

test('gives the same ids and numbers to the same calls under the same seed', async () => {
  const run = async (seed: number) => {
    const company = openCompany({ seed })
    const answer = await company.call('POST', 'customer', { DisplayName: 'Ada' })
    return [answer.text, answer.headers.get('intuit_tid')]
  }
  expect(await run(7)).toEqual(await run(7))
  expect((await run(7))[1]).not.toBe((await run(8))[1])
})

test('answers in XML who does not accept JSON', async () => {
  const company = openCompany()
  await company.create('Customer', { DisplayName: 'Ada & <Co>', SalesTermRef: { value: '3' } })
  const { text, headers } = await company.call('GET', 'customer/1', undefined, { accept: '*/*' })
  expect(headers.get('content-type')).toBe('application/xml;charset=utf-8')
  expect(text).toContain('<Customer domain="QBO" sparse="false">')
  expect(text).toContain('<DisplayName>Ada &amp; &lt;Co&gt;</DisplayName>')
  expect(text).toContain('<SalesTermRef name="Net 30">3</SalesTermRef>')
  const fault = await company.call('GET', 'customer/99', undefined, { accept: 'application/xml' })
  expect(fault.text).toContain('<Fault type="ValidationFault"><Error code="610" element=""><Message>Object Not Found')
})

test('sends the fields of a row in one order, in whatever order they came', async () => {
  const company = openCompany()
  const fields = { GivenName: 'Ada', Notes: 'n', DisplayName: 'Ada', Taxable: false, Fax: { FreeFormNumber: '1' } }
  const one = await company.create('Customer', fields)
  const backwards = Object.fromEntries(Object.entries({ ...fields, DisplayName: 'Eda' }).reverse())
  const other = await company.create('Customer', backwards)
  expect(Object.keys(other)).toEqual(Object.keys(one))
  await company.update('Customer', String(other.Id), { Fax: {}, Notes: 'm' })
  await company.update('Customer', String(other.Id), { Fax: { FreeFormNumber: '2' } })
  expect(Object.keys(await company.read('Customer', String(other.Id)))).toEqual(Object.keys(one))
})

test.each([
  ['customer/1.5', '1.5'],
  ['billpayment/9999999999999', '9999999999999'],
])('refuses to read %s, which no Id can be', async (path, supplied) => {
  const answer = await openCompany().call('GET', path)
  expect(refusal(answer)).toBe('400 2030')
  expect(faultOf(answer)).toMatchObject({
    detail: `Id should be a valid number. Supplied value:${supplied}`,
    element: 'Id',
  })
})

test('looks for attachments by Ids longer than a number can hold', async () => {
  expect(refusal(await openCompany().call('GET', 'attachable/5000000000000503624'))).toBe('400 610')
})

test('refuses who brings no token, in the envelope of the gateway', async () => {
  const { status, body } = await openCompany().call('GET', 'customer/1', undefined, { authorization: '' })
  expect(status).toBe(401)
  expect(body).toMatchObject({
    warnings: null,
    fault: {
      error: [
        { message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401', code: '3200', element: null },
      ],
      type: 'AUTHENTICATION',
    },
    batchItemResponse: [],
    time: expect.any(Number),
  })
})

test('refuses a company that is not there', async () => {
  const { emulator } = openCompany()
  const response = await emulator.fetch('https://quickbooks.api.intuit.com/v3/company/1/customer/1', {
    headers: { authorization: 'Bearer any', accept: 'application/json' },
  })
  expect(response.status).toBe(403)
  expect(objectOf((await response.json()).fault)).toMatchObject({ error: [{ code: '3100' }], type: 'SERVICE' })
})

test('keeps companies apart', async () => {
  const other = '9341450000000002'
  const company = openCompany({ realmIds: [realmId, other] })
  await company.create('Customer', { DisplayName: 'Ada' })
  expect(company.emulator.documents(realmId, 'Customer')).toHaveLength(1)
  expect(company.emulator.documents(other, 'Customer')).toHaveLength(0)
})

test.each([
  ['GET', 'nothing'],
  ['GET', 'Customer/1'],
  ['GET', 'customer'],
  ['GET', 'customer/1/5'],
  ['DELETE', 'customer/1'],
  ['POST', 'customer/1'],
  ['POST', 'customer?operation=frobnicate'],
  ['POST', 'customer?operation=delete'],
  ['POST', 'estimate?operation=void'],
  ['POST', 'customer/1/send'],
  ['GET', 'customer/1/pdf'],
  ['POST', 'taxcode'],
])('has no operation %s %s', async (method, path) => {
  const body = method === 'POST' ? { Id: '1', SyncToken: '0' } : undefined
  expect(refusal(await openCompany().call(method, path, body))).toBe('400 500')
})

test('has nothing outside the companies', async () => {
  const { emulator } = openCompany()
  expect((await emulator.fetch('https://quickbooks.api.intuit.com/v4/graphql')).status).toBe(404)
})

test('carries out each item of a batch by itself', async () => {
  const company = openCompany()
  const item = await serviceItem(company, 'Labour')
  await company.create('Customer', { DisplayName: 'Ada' })
  const { status, body } = await company.call('POST', 'batch', {
    BatchItemRequest: [
      { bId: 'a', operation: 'create', Customer: { DisplayName: 'Bob' } },
      { bId: 'b', operation: 'create', Customer: { DisplayName: 'Ada' } },
      { bId: 'c', operation: 'update', Item: { Id: item, SyncToken: '9', sparse: true, Description: 'x' } },
      { bId: 'd', operation: 'delete', Estimate: { Id: '99', SyncToken: '0' } },
      { bId: 'e', Query: 'SELECT * FROM Customer' },
      { bId: 'f', operation: 'create', Spaceship: {} },
    ],
  })
  expect(status).toBe(200)
  const items = objectsOf(body.BatchItemResponse)
  expect(items.map(({ bId, Fault }) => [bId, objectsOf(objectOf(Fault).Error)[0]?.code])).toEqual([
    ['a', undefined],
    ['b', '6240'],
    ['c', '5010'],
    ['d', '610'],
    ['e', undefined],
    ['f', '500'],
  ])
  expect(objectOf(items[4]?.QueryResponse).maxResults).toBe(2)
})

test('refuses a batch of more than thirty', async () => {
  const BatchItemRequest = Array.from({ length: 31 }, (_, bId) => ({ bId: String(bId), Query: 'SELECT * FROM Item' }))
  expect(refusal(await openCompany().call('POST', 'batch', { BatchItemRequest }))).toBe('400 1040')
})

test('tells what changed since, one answer for each entity, what was deleted too', async () => {
  let now = Date.parse('2026-11-23T14:02:00-06:00')
  const company = openCompany({ clock: { now: () => now } })
  const item = await serviceItem(company, 'Labour')
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const estimate = await company.create('Estimate', { CustomerRef: { value: String(Id) }, Line: [line(item, 1, 1)] })
  now += 3_600_000
  await company.create('Customer', { DisplayName: 'Bob' })
  await company.call('POST', 'estimate?operation=delete', { Id: estimate.Id, SyncToken: '0' })
  const since = encodeURIComponent('2026-11-23T14:30:00-06:00')
  const { body } = await company.call('GET', `cdc?entities=Customer,estimate,Invoice&changedSince=${since}`)
  expect(body.CDCResponse).toMatchObject([
    {
      QueryResponse: [
        { Customer: [{ DisplayName: 'Bob' }], startPosition: 1, maxResults: 1 },
        {
          Estimate: [
            {
              domain: 'QBO',
              status: 'Deleted',
              Id: estimate.Id,
              MetaData: { LastUpdatedTime: '2026-11-23T13:02:00-08:00' },
            },
          ],
        },
        {},
      ],
    },
  ])
})

test('answers 200 with a fault when change data capture does not know an entity', async () => {
  const answer = await openCompany().call('GET', 'cdc?entities=estimates&changedSince=2026-11-01')
  expect(answer.status).toBe(200)
  expect(faultOf(answer)).toMatchObject({ code: '10000', detail: expect.stringContaining('entity=estimates') })
})

test('a reply has a thousand objects at most, of all entities together', async () => {
  const company = openCompany()
  for (let count = 0; count < 700; count += 1) {
    await company.create('Class', { Name: `A ${count}` })
    await company.create('Department', { Name: `A ${count}` })
  }
  const since = encodeURIComponent('2026-11-01T00:00:00-08:00')
  const { body } = await company.call('GET', `cdc?entities=Class,Department,Term&changedSince=${since}`)
  const found = objectsOf(objectsOf(body.CDCResponse)[0]?.QueryResponse).map(({ maxResults }) => maxResults)
  expect(found).toEqual([700, 300, undefined])
})
