import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError, type InputIssue } from '../../src/index.ts'
import { differs, product } from '../../src/input/decimal.ts'
import { checksOf } from '../../src/input/entity-checks.ts'
import { checkRecipient } from '../../src/input/recipient.ts'

const issuesOf = (check: () => void): readonly InputIssue[] => {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof InputError) return error.issues
    throw error
  }
}

/** `path code` of everything that is wrong. */
const wrong = (check: (input: unknown) => void, input: unknown): string[] =>
  issuesOf(() => check(input)).map(({ path, code }) => `${path} ${code}`)

const line = (amount: number, quantity?: number, rate?: number) => ({
  DetailType: 'SalesItemLineDetail',
  Amount: amount,
  SalesItemLineDetail: {
    ItemRef: { value: '1' },
    ...(quantity !== undefined && { Qty: quantity }),
    ...(rate !== undefined && { UnitPrice: rate }),
  },
})
const estimate = (...lines: object[]) => ({ CustomerRef: { value: '60' }, Line: lines })

describe('a customer', () => {
  test.each([
    { DisplayName: 'Mike Chen' },
    {
      GivenName: 'Mike',
      PrimaryPhone: { FreeFormNumber: '(555) 123-4567' },
      PrimaryEmailAddr: { Address: 'mike@email.com' },
    },
    { DisplayName: '陳 & Söhne "GmbH" / \\ \'', Notes: 'line one\nline two\ttabbed: fine' },
    { DisplayName: 'Panel upgrade', Job: true, ParentRef: { value: '60' } },
    { DisplayName: 'x'.repeat(500), BillAddr: { Line1: 'x'.repeat(500), PostalCode: '78701' } },
    { DisplayName: 'A field nobody knows', NewField: { a: 1 } },
    { DisplayName: 'Nothing said', GivenName: undefined },
  ])('as %j may be created', (input) => expect(wrong(checksOf('Customer').create, input)).toEqual([]))

  test.each([
    [{}, [' missing-name']],
    [{ DisplayName: '  ', GivenName: '' }, [' missing-name']],
    [{ DisplayName: 'Chen:Mike' }, ['DisplayName forbidden-character']],
    [
      { DisplayName: 'Chen\tMike', GivenName: 'Mi\nke' },
      ['DisplayName forbidden-character', 'GivenName forbidden-character'],
    ],
    [
      { DisplayName: 'x'.repeat(501), FamilyName: 'x'.repeat(101), Title: 'x'.repeat(17) },
      ['DisplayName too-long', 'Title too-long', 'FamilyName too-long'],
    ],
    [{ DisplayName: 42 }, ['DisplayName invalid-type']],
    [{ DisplayName: 'a', Notes: 'x'.repeat(2001) }, ['Notes too-long']],
    [{ DisplayName: 'a', Mobile: { FreeFormNumber: '5'.repeat(31) } }, ['Mobile.FreeFormNumber too-long']],
    [{ DisplayName: 'a', PrimaryEmailAddr: { Address: 'mike at email' } }, ['PrimaryEmailAddr.Address invalid-email']],
    [{ DisplayName: 'a', PrimaryEmailAddr: 'mike@email.com' }, ['PrimaryEmailAddr invalid-type']],
    [
      { DisplayName: 'a', BillAddr: { Line1: 'x'.repeat(501), PostalCode: '7'.repeat(31) } },
      ['BillAddr.Line1 too-long', 'BillAddr.PostalCode too-long'],
    ],
    [
      { DisplayName: 'a', BillAddr: Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`Line${n}`, 'x'.repeat(450)])) },
      ['BillAddr too-long'],
    ],
    [{ DisplayName: 'a', Job: true }, ['ParentRef missing']],
    [{ DisplayName: 'a', ParentRef: { value: 60 } }, ['ParentRef.value invalid-id']],
    [{ DisplayName: 'a', ParentRef: '60' }, ['ParentRef invalid-type']],
  ])('as %j may not be created', (input, expected) =>
    expect(wrong(checksOf('Customer').create, input)).toEqual(expected),
  )

  test('may be changed only by Id and SyncToken, and in part', () => {
    expect(wrong(checksOf('Customer').update, { Id: '60', SyncToken: '0', Notes: 'n' })).toEqual([])
    expect(wrong(checksOf('Customer').update, { Id: '5000000000000503624', SyncToken: '0' })).toEqual([])
    expect(wrong(checksOf('Customer').update, { Notes: 'n' })).toEqual(['Id invalid-id', 'SyncToken invalid-id'])
    expect(wrong(checksOf('Customer').update, { Id: 60, SyncToken: 0 })).toEqual([
      'Id invalid-id',
      'SyncToken invalid-id',
    ])
    expect(wrong(checksOf('Customer').replace, { Id: '60', SyncToken: '0' })).toEqual([' missing-name'])
  })

  test.each([undefined, null, 'Mike', 7, []])('may not be %j', (input) => {
    expect(issuesOf(() => checksOf('Customer').create(input)).length).toBeGreaterThan(0)
    expect(issuesOf(() => checksOf('Customer').update(input)).length).toBeGreaterThan(0)
  })
})

describe('an item', () => {
  test('names what its type needs', () => {
    expect(
      wrong(checksOf('Item').create, { Name: 'Furnace Tune-Up', Type: 'Service', IncomeAccountRef: { value: '79' } }),
    ).toEqual([])
    expect(wrong(checksOf('Item').create, {})).toEqual(['Name missing', 'Type missing'])
    expect(wrong(checksOf('Item').create, { Name: 'a', Type: 'Service' })).toEqual(['IncomeAccountRef missing'])
    expect(wrong(checksOf('Item').create, { Name: 'a', Type: 'Inventory', IncomeAccountRef: { value: '1' } })).toEqual([
      'ExpenseAccountRef missing',
      'AssetAccountRef missing',
      'TrackQtyOnHand missing',
      'QtyOnHand missing',
      'InvStartDate missing',
    ])
    expect(wrong(checksOf('Item').create, { Name: 'a:b', Type: 'NonInventory', UnitPrice: Number.NaN })).toEqual([
      'Name forbidden-character',
      'UnitPrice invalid-number',
    ])
    expect(wrong(checksOf('Item').create, { Name: 'a', Type: 'NonInventory', SubItem: true })).toEqual([
      'ParentRef missing',
    ])
  })
})

describe('an estimate', () => {
  test.each([
    estimate(line(175, 1, 175), line(270, 2, 135)),
    estimate(line(522.5, 5.5, 95)),
    estimate(line(0.3, 3, 0.1)),
    estimate(line(33.33, 3, 11.111)),
    estimate(line(1.01, 1, 1.005), line(1, 1, 1.005)),
    estimate(line(0, 1, 0)),
    estimate(line(12345678901.12)),
    estimate({ DetailType: 'DescriptionOnly', Description: 'Call first' }),
    {
      ...estimate(line(1, 1, 1)),
      TxnDate: '2026-11-23',
      BillEmail: { Address: 'mike@email.com' },
      EmailStatus: 'NeedToSend',
    },
  ])('as %j may be created', (input) => expect(wrong(checksOf('Estimate').create, input)).toEqual([]))

  test.each([
    [{}, ['CustomerRef missing', 'Line missing']],
    [{ CustomerRef: { value: '' }, Line: [] }, ['CustomerRef.value invalid-id', 'Line missing']],
    [estimate(line(270.01, 2, 135)), ['Line.0.Amount amount-mismatch']],
    [estimate(line(0.31, 3, 0.1)), ['Line.0.Amount amount-mismatch']],
    [estimate(line(1, 1, 1), { Amount: 1 }), ['Line.1.DetailType missing']],
    [estimate({ DetailType: 'SalesItemLineDetail' }), ['Line.0.Amount missing', 'Line.0.SalesItemLineDetail missing']],
    [estimate(line(Number.POSITIVE_INFINITY, 1, 1)), ['Line.0.Amount invalid-number']],
    [estimate({ ...line(1), Amount: '1.00' }), ['Line.0.Amount invalid-type']],
    [estimate({ ...line(1), Description: 'x'.repeat(4001) }), ['Line.0.Description too-long']],
    [{ ...estimate(line(1)), DocNumber: 'x'.repeat(22) }, ['DocNumber too-long']],
    [{ ...estimate(line(1)), TxnDate: '2026-02-30' }, ['TxnDate invalid-date']],
    [{ ...estimate(line(1)), ExpirationDate: '11/23/2026' }, ['ExpirationDate invalid-date']],
    [{ ...estimate(line(1)), EmailStatus: 'NeedToSend' }, ['BillEmail missing']],
    [
      estimate(line(1), ...[1, 2].map(() => ({ DetailType: 'DiscountLineDetail', DiscountLineDetail: {} }))),
      ['Line several-discounts'],
    ],
  ])('as %j may not be created', (input, expected) =>
    expect(wrong(checksOf('Estimate').create, input)).toEqual(expected),
  )

  test('says what came and what was expected', () => {
    const [issue] = issuesOf(() => checksOf('Estimate').create(estimate(line(99.99, 3, 33.3))))
    expect(issue).toEqual({
      path: 'Line.0.Amount',
      code: 'amount-mismatch',
      message: 'is 99.99, expected Qty × UnitPrice = 99.9',
    })
  })

  test('may be changed without lines, not with none', () => {
    expect(wrong(checksOf('Estimate').update, { Id: '1', SyncToken: '0', TxnStatus: 'Closed' })).toEqual([])
    expect(wrong(checksOf('Estimate').update, { Id: '1', SyncToken: '0', Line: [] })).toEqual(['Line missing'])
  })
})

test('an invoice bills at least one item', () => {
  expect(wrong(checksOf('Invoice').create, estimate({ DetailType: 'DescriptionOnly' }))).toEqual([
    'Line missing-item-line',
  ])
  expect(wrong(checksOf('Invoice').create, estimate(line(1)))).toEqual([])
})

test('a recipient is an address or left out', () => {
  expect(wrong((to) => checkRecipient('Estimate', to as string), undefined)).toEqual([])
  expect(wrong((to) => checkRecipient('Estimate', to as string), 'mike@email.com')).toEqual([])
  expect(wrong((to) => checkRecipient('Estimate', to as string), 'mike')).toEqual(['to invalid-email'])
  expect(wrong((to) => checkRecipient('Estimate', to as string), '')).toEqual(['to missing'])
})

test('no message repeats a name, a number or an address', () => {
  const input = {
    DisplayName: 'Mike:Chen'.repeat(100),
    Mobile: { FreeFormNumber: '(555) 123-4567 '.repeat(3) },
    PrimaryEmailAddr: { Address: 'mike-at-email' },
  }
  expect(() => checksOf('Customer').create(input)).toThrow(InputError)
  expect(
    issuesOf(() => checksOf('Customer').create(input))
      .map(({ message }) => message)
      .join(),
  ).not.toMatch(/Mike|555|mike/)
})

describe('the product', () => {
  test('is exact for all cents and quantities', () => {
    const cents = fc.integer({ min: -10_000_000, max: 10_000_000 })
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 100_000 }), (price, quantity) => {
        const exact = BigInt(price) * BigInt(quantity)
        expect(BigInt(Math.round(Number(product(price / 100, quantity / 100)) * 10_000))).toBe(exact)
      }),
    )
  })

  test.each([
    [1.1, 3, '3.3'],
    [0.1, 0.2, '0.02'],
    [1e-7, 3, '0.0000003'],
    [1e21, 2, '2000000000000000000000'],
    [-2.5, 2, '-5'],
    [0, 5, '0'],
  ])('of %d and %d is %s', (left, right, expected) => expect(product(left, right)).toBe(expected))

  test.each([
    [0.3, '0.3', false],
    [33.33, '33.333', false],
    [1.005, '1.01', false],
    [1.01, '1.005', false],
    [1.01, '1.0049', true],
    [-1, '1', true],
    [270.01, '270', true],
  ])('%d against %s: a cent too far is %s', (amount, exact, expected) => expect(differs(amount, exact)).toBe(expected))
})
