import { normalizePhone } from '@leadbooks/core'
import { expect, test } from 'vitest'
import { nextphone } from '../../src/index.ts'
import { context, deliveryOf } from '../vendor-calls.ts'

const parse = (phones?: typeof normalizePhone) =>
  nextphone().parse(
    deliveryOf({ caller_number: '020 7946 0958', caller_name: 'Ann Lee', callback_number: '+33 1 99 00 12 34' }),
    { ...context, country: 'GB', ...(phones && { phones }) },
  )

test('reads North America by itself, and what is written internationally', async () => {
  expect(await parse()).toMatchObject({
    events: [{ lead: { contact: { phones: ['+33199001234'] }, fields: { caller_number: '020 7946 0958' } } }],
  })
})

test('says that a number of another country was not read', async () => {
  expect(await parse()).toMatchObject({
    events: [{ lead: { doubts: [{ path: 'contact.phones', code: 'unknown-country' }] } }],
  })
})

test('reads all countries where it is given the reader of all', async () => {
  expect(await parse(normalizePhone)).toMatchObject({
    events: [{ lead: { contact: { phones: ['+442079460958', '+33199001234'] } } }],
  })
})
