import { describe, expect, test } from 'vitest'
import { blockingKeys, createCustomerIndex } from '../../src/matching/index.ts'
import { caller, customer } from './people.ts'

const mike = customer({
  id: 'mike',
  displayName: 'Michael Chen',
  phones: ['(512) 555-0187 ext. 2'],
  emails: ['Mike.Chen+ac@gmail.com'],
  addresses: [{ line1: '12 Oak St', postalCode: '78701-1234' }],
  externalIds: { crm: 'c_123' },
})

test('a customer is held under everything it can be found by', () => {
  expect(blockingKeys(mike)).toEqual(
    expect.arrayContaining([
      'x:crm:c_123',
      'p:+15125550187',
      'e:mikechen@gmail.com',
      'a:12.AK',
      'b:12.78701',
      'f:chen',
      'g:michael',
    ]),
  )
})

test('only customers hold the keys that count names', () => {
  const keys = blockingKeys(caller({ name: 'Michael Chen', phones: ['5125550187'] }))
  expect(keys.filter((key) => /^[fg]:/.test(key))).toEqual([])
})

describe('a caller meets the customer under a key', () => {
  test.each([
    ['who calls from the number', { phones: ['+15125550187'] }],
    ['who gives the e-mail', { emails: ['mikechen@googlemail.com'] }],
    ['whose e-mail was heard with another domain', { emails: ['mike.chen@gmial.com'] }],
    ['who gives the house', { address: { line1: '12 Oak Street Apt 3' } }],
    ['who says the house in words', { address: { raw: 'twelve oak street' } }],
    ['whose street was misheard', { address: { line1: '12 Pope St', postalCode: '78701' } }],
    ['who gives the name', { name: 'Michael Chen' }],
    ['who gives a nickname', { name: 'Mike Chen' }],
    ['whose surname sounds alike', { name: 'Michael Chan' }],
    ['whose name is turned round', { name: 'Chen Michael' }],
    ['whom another system knows', { externalIds: { crm: 'c_123' } }],
  ])('%s', (_, query) => {
    const held = new Set(blockingKeys(mike))
    expect(blockingKeys(caller(query)).some((key) => held.has(key))).toBe(true)
  })

  test.each([
    ['a surname alone', { name: 'Mr. Chen' }],
    ['a postal code alone', { address: { postalCode: '78701' } }],
    ['a withheld number', { phones: ['Anonymous'] }],
    ['a placeholder', { phones: ['000-000-0000'], emails: ['none@none.com'] }],
  ])('but not for %s', (_, query) => {
    const held = new Set(blockingKeys(mike))
    expect(blockingKeys(caller(query)).filter((key) => held.has(key))).toEqual([])
  })
})

test('a company is met by a word of its name that its trade does not share', () => {
  const apex = customer({ id: 'apex', displayName: 'Apex Plumbing & Drain LLC' })
  const index = createCustomerIndex([apex, customer({ id: 'other', displayName: 'Summit Plumbing' })])
  const { candidates } = index.match(caller({ companyName: 'Apex' }))
  expect(candidates.map(({ customerId }) => customerId)).toEqual(['apex'])
})

test('keys of one record differ from each other', () => {
  const keys = blockingKeys(
    customer({
      ...mike,
      phones: ['512-555-0187', '+1 512 555 0187'],
      emails: ['mikechen@gmail.com', 'MIKECHEN@gmail.com'],
    }),
  )
  expect(new Set(keys).size).toBe(keys.length)
})

test('a block that shrinks below its head shows the customers behind it', () => {
  const ids = Array.from({ length: 450 }, (_, at) => String(at).padStart(3, '0'))
  const index = createCustomerIndex(ids.map((id) => customer({ id, displayName: 'John Smith' })))
  const query = caller({ name: 'John Smith' })
  index.match(query)
  for (const id of ids.slice(0, 447)) index.remove(id)
  expect(index.match(query).candidates.map(({ customerId }) => customerId)).toEqual(['447', '448', '449'])
})
