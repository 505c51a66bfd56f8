import { expect, test } from 'vitest'
import { monday, openCompany } from '../company.ts'

test('throttles the call after the five hundredth within a minute, in XML', async () => {
  let now = monday
  const company = openCompany({ clock: { now: () => now }, limits: {} })
  for (let count = 0; count < 500; count += 1) expect((await company.call('GET', 'preferences')).status).toBe(200)
  const throttled = await company.call('GET', 'preferences')
  expect(throttled.status).toBe(429)
  expect(throttled.text).toContain('<Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>')
  now += 60_000
  expect((await company.call('GET', 'preferences')).status).toBe(200)
})

test('throttles the eleventh call at once', async () => {
  const company = openCompany({ limits: { concurrentRequests: 10 } })
  company.emulator.faults.latency(20)
  const answers = await Promise.all(Array.from({ length: 12 }, () => company.call('GET', 'preferences')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
  expect((await company.call('GET', 'preferences')).status).toBe(200)
})

test('lets everything through unless limits are asked for', async () => {
  const company = openCompany()
  const answers = await Promise.all(Array.from({ length: 600 }, () => company.call('GET', 'preferences')))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
})
