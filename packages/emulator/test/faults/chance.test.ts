import { expect, test } from 'vitest'
import { openCompany } from '../company.ts'

const statuses = async (seed: number): Promise<number[]> => {
  const company = openCompany()
  company.emulator.faults.random({ share: 0.5, kinds: ['throttle', 'serverError'], seed })
  const met: number[] = []
  for (let call = 0; call < 40; call += 1) met.push((await company.call('GET', 'companyinfo/1')).status)
  return met
}

test('chance hits the same calls for the same seed, others for another', async () => {
  const first = await statuses(7)
  expect(await statuses(7)).toEqual(first)
  expect(await statuses(8)).not.toEqual(first)
  expect(new Set(first)).toEqual(new Set([200, 429, 500]))
})

test('chance keeps to the calls it is meant for, and is forgotten with the other faults', async () => {
  const company = openCompany()
  company.emulator.faults.random({ share: 1, kinds: ['throttle'], entity: 'Customer' })
  expect((await company.call('GET', 'companyinfo/1')).status).toBe(200)
  expect((await company.call('POST', 'customer', { DisplayName: 'Ada' })).status).toBe(429)
  company.emulator.faults.clear()
  expect((await company.call('POST', 'customer', { DisplayName: 'Ada' })).status).toBe(200)
})

test('a slow body begins at once and ends later, whole', async () => {
  const company = openCompany()
  company.emulator.faults.next({ kind: 'slowBody', latencyMs: 30 })
  const { url, close } = await company.emulator.listen()
  const started = performance.now()
  const response = await fetch(`${url}/v3/company/9341450000000001/companyinfo/1`, {
    headers: { authorization: 'Bearer any', accept: 'application/json' },
  })
  const { CompanyInfo } = await response.json()
  expect(performance.now() - started).toBeGreaterThanOrEqual(25)
  expect(CompanyInfo.CompanyName).toBe('Empty Company')
  await close()
})

test('more than 120 batches a minute are throttled where limits are on', async () => {
  const company = openCompany({ limits: {} })
  const batch = { BatchItemRequest: [{ bId: '1', Query: 'select * from Term' }] }
  const met: number[] = []
  for (let call = 0; call < 121; call += 1) met.push((await company.call('POST', 'batch', batch)).status)
  expect([met.indexOf(429), (await company.call('GET', 'companyinfo/1')).status]).toEqual([120, 200])
})
