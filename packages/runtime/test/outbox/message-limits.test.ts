import { NotifyError } from '@leadbooks/adapters'
import { memoryChannel } from '@leadbooks/adapters/notify'
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

it('writes to one person ten times in a day and no more, where the business says nothing of it', async () => {
  const whole = scene()
  for (let call = 0; call < 12; call += 1)
    await whole.call({ ...mike, email: '', summary: `AC not cooling, unit ${call}` })
  await whole.books.drain()
  expect(customers(whole)).toHaveLength(10)
  expect((await whole.books.reviews.list(realmId)).map(({ message }) => message)).toContainEqual(
    expect.stringContaining('messages to one person'),
  )
  whole.clock.move(25 * 3_600_000)
  await whole.books.drain()
  expect(customers(whole)).toHaveLength(12)
})

it('counts a message once that a channel refused for certain and that is tried again', async () => {
  let refusals = 2
  const sms = memoryChannel('sms')
  const send: typeof sms.send = async (message) => {
    if (message.to !== '+13125550100' && refusals-- > 0) throw new NotifyError('throttled', { channel: 'sms' })
    return sms.send(message)
  }
  const limits = { messages: { perDay: 1 } }
  const whole = scene({
    notify: [{ kind: 'sms', name: 'sms', send }],
    tenant: async (realm) => (realm === realmId ? { ...tenant, limits } : undefined),
  })
  await whole.call({ ...mike, email: '' })
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await whole.books.drain()
    whole.clock.move(10 * 60_000)
  }
  expect(sms.sent.filter(({ to }) => to !== '+13125550100')).toHaveLength(1)
})
