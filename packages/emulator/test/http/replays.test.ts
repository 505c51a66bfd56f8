import { expect, test } from 'vitest'
import { monday, openCompany, refusal } from '../company.ts'

test('gives the first reply again to the same requestid and does nothing', async () => {
  const company = openCompany()
  const first = await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })
  const again = await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Somebody else' })
  expect(again.text).toBe(first.text)
  expect(company.emulator.documents('9341450000000001', 'Customer')).toHaveLength(1)
  expect(company.emulator.requests.map(({ replayed, requestId }) => [replayed, requestId])).toEqual([
    [false, 'abc'],
    [true, 'abc'],
  ])
})

test('gives a refusal again, even when it would not be one any more', async () => {
  const company = openCompany()
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const refused = await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })
  await company.update('Customer', String(Id), { DisplayName: 'Grace' })
  const again = await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })
  expect([refusal(refused), again.text]).toEqual(['400 6240', refused.text])
})

test.each(['throttle', 'serverError', 'staleToken', 'maintenance'] as const)('tries again after %s', async (kind) => {
  const company = openCompany()
  company.emulator.faults.next({ kind })
  await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })
  expect((await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })).status).toBe(200)
})

test('knows the requestid of a reply that was lost', async () => {
  const company = openCompany()
  company.emulator.faults.next({ kind: 'resetAfter' })
  await expect(company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })).rejects.toThrow('fetch failed')
  expect((await company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })).status).toBe(200)
  expect(company.emulator.documents('9341450000000001', 'Customer')).toHaveLength(1)
})

test('forgets requestids after the time it was told, or takes no notice of them', async () => {
  let now = monday
  const company = openCompany({ clock: { now: () => now } })
  company.emulator.faults.requestIds({ forgetAfterMs: 60_000 })
  const create = () => company.call('POST', 'customer?requestid=abc', { DisplayName: 'Ada' })
  await create()
  now += 59_999
  expect((await create()).status).toBe(200)
  now += 1
  expect(refusal(await create())).toBe('400 6240')
  company.emulator.faults.requestIds({ honoured: false })
  expect(refusal(await create())).toBe('400 6240')
  expect(company.emulator.requests.at(-1)?.replayed).toBe(false)
})

test('refuses a requestid of more than fifty characters and takes an empty one for none', async () => {
  const company = openCompany()
  expect(refusal(await company.call('POST', `customer?requestid=${'x'.repeat(51)}`, { DisplayName: 'A' }))).toBe(
    '400 2130',
  )
  expect((await company.call('POST', 'customer?requestid=', { DisplayName: 'A' })).status).toBe(200)
  expect((await company.call('POST', 'customer?requestid=', { DisplayName: 'B' })).status).toBe(200)
})

test('keeps the requestids of companies apart', async () => {
  const other = '9341450000000002'
  const { emulator } = openCompany({ realmIds: ['9341450000000001', other] })
  for (const realmId of emulator.realmIds)
    await emulator.fetch(`https://x/v3/company/${realmId}/customer?requestid=abc`, {
      method: 'POST',
      headers: { authorization: 'Bearer any', accept: 'application/json' },
      body: JSON.stringify({ DisplayName: 'Ada' }),
    })
  expect(emulator.documents(other, 'Customer')).toHaveLength(1)
})
