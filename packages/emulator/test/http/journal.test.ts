import { expect, test } from 'vitest'
import { openCompany, realmId } from '../company.ts'

test('records every call: what, when, how it ended and whether QuickBooks would charge for it', async () => {
  const { emulator, call, query } = openCompany()
  await call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })
  await query("SELECT * FROM Customer WHERE Id = '1'")
  await call('GET', 'customer/1')
  await call('POST', 'batch', {
    BatchItemRequest: [{ bId: '1', operation: 'create', Customer: { DisplayName: 'Bob' } }],
  })
  expect(emulator.requests[0]).toEqual({
    method: 'POST',
    path: `/v3/company/${realmId}/customer`,
    realmId,
    entity: 'Customer',
    operation: 'create',
    status: 200,
    requestId: 'abc',
    metered: false,
    meteredCalls: 0,
    at: '2026-11-23T20:02:00.000Z',
    replayed: false,
    durationMs: expect.any(Number),
  })
  expect(emulator.requests.map(({ operation, entity, metered }) => [operation, entity, metered])).toEqual([
    ['create', 'Customer', false],
    ['query', 'Customer', true],
    ['read', 'Customer', true],
    ['batch', undefined, false],
  ])
  expect(emulator.requests[1]?.statement).toBe("SELECT * FROM Customer WHERE Id = '1'")
})

test('records a call whose connection broke with status 0', async () => {
  const { emulator, call } = openCompany()
  emulator.faults.next({ kind: 'resetBefore' })
  await expect(call('GET', 'customer/1')).rejects.toThrow('fetch failed')
  expect(emulator.requests).toMatchObject([{ operation: 'read', status: 0 }])
})

test('gives copies of its documents, so that nobody changes the books by hand', async () => {
  const { emulator, create } = openCompany()
  await create('Customer', { DisplayName: 'Ada', PrimaryPhone: { FreeFormNumber: '1' } })
  const [copy] = emulator.documents(realmId, 'Customer')
  if (copy?.PrimaryPhone !== undefined) copy.PrimaryPhone.FreeFormNumber = '2'
  expect(emulator.documents(realmId, 'Customer')[0]?.PrimaryPhone?.FreeFormNumber).toBe('1')
  expect(() => emulator.documents('1', 'Customer')).toThrow('The emulator has no company 1')
})
