import { expect, test } from 'vitest'
import { quickbooksUrl } from '../../src/index.ts'

const production = { realmId: '9341457021722202', environment: 'production' } as const

test.each([
  ['customer', 'customerdetail?nameId=17'],
  ['invoice', 'invoice?txnId=17'],
  ['payment', 'recvpayment?txnId=17'],
  ['account', 'register?accountId=17'],
] as const)('a %s has its own page', (entity, page) => {
  const url = new URL(quickbooksUrl(production, entity, '17'))
  expect(url.searchParams.get('pagereq')).toBe(page)
  expect(url.searchParams.get('deeplinkcompanyid')).toBe('9341457021722202')
})

test('production and sandbox have their own doors', () => {
  expect(quickbooksUrl(production, 'invoice', '17')).toBe(
    'https://qbo.intuit.com/app/login?pagereq=invoice%3FtxnId%3D17&deeplinkcompanyid=9341457021722202',
  )
  expect(new URL(quickbooksUrl({ ...production, environment: 'sandbox' }, 'invoice', '17')).host).toBe(
    'sandbox.qbo.intuit.com',
  )
})

test('an id cannot lead to another page', () => {
  const url = new URL(quickbooksUrl(production, 'invoice', '1&x=/../evil'))
  expect(url.searchParams.get('pagereq')).toBe('invoice?txnId=1%26x%3D%2F..%2Fevil')
})
