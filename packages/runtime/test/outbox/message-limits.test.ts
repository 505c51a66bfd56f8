import type { TenantConfig } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

const limited = (limits: TenantConfig['limits']) =>
  scene({ tenant: async (realm) => (realm === realmId ? { ...tenant, ...(limits && { limits }) } : undefined) })

const ann = { ...mike, caller_number: '+15128675310', caller_name: 'Ann Lee', email: '' }
const customers = ({ sms }: ReturnType<typeof scene>): string[] =>
  sms.sent.map(({ to }) => to).filter((to) => to !== '+13125550100')

it('sends no more messages to customers in a day than a business allows, and the rest when that has passed', async () => {
  const whole = limited({ messages: { perDay: 1 } })
  const { books, call, clock } = whole
  // Without an address for mail each call makes one text message.
  await call({ ...mike, email: '' })
  await call(ann)
  await books.drain()
  expect(customers(whole)).toHaveLength(1)
  expect((await books.reviews.list(realmId)).map(({ code }) => code)).toContain('rate-limit')
  clock.move(25 * 3_600_000)
  await books.drain()
  expect(customers(whole).sort()).toEqual(['+15128675310', '+15551234567'])
})

it('texts no country that a business does not name', async () => {
  const whole = limited({ smsCountries: ['CA'] })
  await whole.call({ ...mike, email: '' })
  await whole.books.drain()
  expect(customers(whole)).toEqual([])
  expect((await whole.books.deadLetters.list(realmId)).map(({ error }) => error?.code)).toContain('sms-country')
})
