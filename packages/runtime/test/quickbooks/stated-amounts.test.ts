import { compareDecimals, lineAmount, type MappedLine, type SalesDocument, sumAmounts } from '@leadbooks/core'
import type { Invoice, SalesReceipt } from '@leadbooks/qbo'
import type { TenantConfig } from '@leadbooks/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inPrices, pricedLine } from '../../src/quickbooks/stated-amounts.ts'
import { mike, realmId, type Scene, scene, tenant } from '../scene.ts'

const cents = (from: number, to: number) => fc.integer({ min: from, max: to }).map((value) => (value / 100).toFixed(2))
const lines: fc.Arbitrary<MappedLine[]> = fc.array(
  fc.record({
    ruleId: fc.constant('document:1'),
    item: fc.constant('Furnace Tune-Up'),
    quantity: fc.oneof(fc.integer({ min: 1, max: 60 }).map(String), cents(1, 2_000)),
    rate: cents(0, 1_000_000),
    amount: cents(0, 5_000_000),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('a line', () => {
  it('is the product of its quantity and price, and its amount is the one that was agreed', () => {
    fc.assert(
      fc.property(lines, (all) => {
        for (const line of all) {
          const { quantity, rate } = pricedLine(line)
          expect(compareDecimals(lineAmount(quantity, rate), line.amount)).toBe(0)
        }
      }),
    )
  })

  it('keeps its price where that fits, and its quantity wherever a price fits it', () => {
    expect(pricedLine({ quantity: '2', rate: '125.00', amount: '250.00' })).toEqual({ quantity: '2', rate: '125.00' })
    expect(pricedLine({ quantity: '3', amount: '100.00' })).toEqual({ quantity: '3', rate: '33.3333333' })
    expect(pricedLine({ quantity: '0', amount: '40.00' })).toEqual({ quantity: '1', rate: '40.00' })
    expect(pricedLine({ quantity: '-2', amount: '-50.01' })).toEqual({ quantity: '-2', rate: '25.0050000' })
  })
})

describe('discount and tax in the prices', () => {
  it('come to the total that was stated, whatever the cents', () => {
    fc.assert(
      fc.property(lines, cents(0, 500_000), cents(0, 500_000), (all, discount, tax) => {
        const stated = inPrices({ lines: all, details: { discount, tax } })
        expect(sumAmounts(stated.lines.map(({ amount }) => amount))).toBe(
          sumAmounts([...all.map(({ amount }) => amount), `-${discount}`, tax]),
        )
        for (const { quantity, rate = '0', amount } of stated.lines)
          expect(compareDecimals(lineAmount(quantity, rate), amount)).toBe(0)
        expect(stated.details).toEqual({})
      }),
    )
  })

  it('are shared among the lines by what they cost', () => {
    const [large, small, free] = inPrices({
      lines: [
        { ruleId: '', item: 'a', quantity: '1', rate: '200.00', amount: '200.00' },
        { ruleId: '', item: 'b', quantity: '4', rate: '25.00', amount: '100.00' },
        { ruleId: '', item: 'c', quantity: '1', rate: '0.00', amount: '0.00' },
      ],
      details: { tax: '24.76' },
    }).lines
    expect([large?.amount, small?.amount, free?.amount]).toEqual(['216.51', '108.25', '0.00'])
    expect(small?.quantity).toBe('4')
  })
})

const bill: SalesDocument = {
  externalId: 'bill-1',
  currency: 'USD',
  lines: [
    { item: 'Furnace Tune-Up', quantity: '3', amount: '199.99' },
    { item: 'Drain Service - Standard', quantity: '2', rate: '125.00', amount: '250.00' },
  ],
  discount: '33.33',
  tax: '34.37',
}

type Told = 'invoice.requested' | 'invoice.changeRequested' | 'sale.paid'

const told = async (
  type: Told,
  over: Partial<TenantConfig>,
  { document = bill, prepare }: { document?: SalesDocument; prepare?: (played: Scene) => Promise<void> } = {},
) => {
  const played = scene({ tenant: async (realm) => (realm === realmId ? { ...tenant, ...over } : undefined) })
  await prepare?.(played)
  await played.call({ ...mike, summary: 'Wants to be called back.', wants: 'callback' })
  await played.books.drain()
  const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
  const tell = async (kind: Told, said: SalesDocument) => {
    const at = new Date(played.clock.now()).toISOString()
    await played.books.event(realmId, { type: kind, id: `${kind} at ${at}`, at, leadId, document: said })
    await played.books.drain()
  }
  await tell(type, document)
  const entity = type === 'sale.paid' ? 'SalesReceipt' : 'Invoice'
  const written = (): (Invoice | SalesReceipt)[] =>
    (played.emulator.documents(realmId, entity) as (Invoice | SalesReceipt)[]).filter(({ PrivateNote = '' }) =>
      PrivateNote.includes('LeadBooks ref'),
    ) // rows of that entity
  return { ...played, tell, written }
}

describe('documents of another system', () => {
  it('are written with prices that were left out', async () => {
    const { written } = await told('invoice.requested', {}, { document: { ...bill, discount: '0.00', tax: '0.00' } })
    expect(written()).toMatchObject([{ TotalAmt: 449.99 }])
  })

  it('are written to the cent where they are stated in finer parts', async () => {
    const fine = [{ item: 'Furnace Tune-Up', quantity: '1.5', rate: '166.67', amount: '250.005' }]
    const { written } = await told(
      'invoice.requested',
      {},
      { document: { ...bill, lines: fine, discount: '0', tax: '0' } },
    )
    expect(written()).toMatchObject([{ TotalAmt: 250.01, Line: [{ Amount: 250.01 }, {}] }])
  })

  it.each(['invoice.requested', 'sale.paid'] as const)(
    'come to the total that is stated, and are taxed no more, where a business wants amounts in prices: %s',
    async (type) => {
      const { written, books } = await told(type, { statedAmounts: 'in-prices', taxCode: 'TAX' })
      const [document, ...others] = written()
      expect(others).toEqual([])
      expect(document).toMatchObject({ TotalAmt: 451.03, TxnTaxDetail: { TotalTax: 0 } })
      expect(document?.Line.some(({ DetailType }) => DetailType === 'DiscountLineDetail')).toBe(false)
      expect((await books.reviews.list(realmId)).map(({ code }) => code)).not.toContain('total-differs')
    },
  )

  it('say the new total where the other system changes it', async () => {
    const { written, tell, clock } = await told('invoice.requested', { statedAmounts: 'in-prices', taxCode: 'TAX' })
    clock.move(60_000)
    await tell('invoice.changeRequested', { ...bill, tax: '35.00', discount: '0.10' })
    expect(written()).toMatchObject([{ TotalAmt: 484.89, TxnTaxDetail: { TotalTax: 0 } }])
  })

  it('go before a person where they stand apart and QuickBooks comes to another tax', async () => {
    const { written, books } = await told('invoice.requested', { taxCode: 'TAX' })
    expect(written()[0]?.Line.some(({ DetailType }) => DetailType === 'DiscountLineDetail')).toBe(true)
    expect((await books.reviews.list(realmId)).map(({ code }) => code)).toContain('total-differs')
  })
})

/** Books of a British company, which has a rate of 20 %. */
const british = async ({ emulator }: Scene): Promise<void> => {
  const post = async (path: string, body: object) => {
    const url = `https://sandbox-quickbooks.api.intuit.com/v3/company/${realmId}/${path}`
    const headers = { authorization: 'Bearer t', 'content-type': 'application/json', accept: 'application/json' }
    return (await emulator.fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  const [info] = emulator.documents(realmId, 'CompanyInfo')
  await post('companyinfo', { Id: info?.Id, SyncToken: info?.SyncToken, sparse: true, Country: 'GB' })
  const { TaxAgency } = await post('taxagency', { DisplayName: 'HMRC' })
  const TaxRateDetails = [
    { TaxRateName: '20% S', RateValue: '20', TaxAgencyId: TaxAgency.Id, TaxApplicableOn: 'Sales' },
  ]
  await post('taxservice/taxcode', { TaxCode: '20.0% S', TaxRateDetails })
}

describe('outside the US', () => {
  const home = { country: 'GB', taxCode: '20.0% S' }
  const document = { ...bill, discount: '0.00', tax: '90.00' }

  it('say that their prices are before tax, under the tax code of the business', async () => {
    const { written } = await told('invoice.requested', home, { document, prepare: british })
    expect(written()).toMatchObject([{ GlobalTaxCalculation: 'TaxExcluded', TotalAmt: 539.99 }])
  })

  it('are under no tax where the tax is in the prices already', async () => {
    const over = { ...home, statedAmounts: 'in-prices' } as const
    const { written } = await told('invoice.requested', over, { document, prepare: british })
    expect(written()).toMatchObject([{ GlobalTaxCalculation: 'NotApplicable', TotalAmt: 539.99 }])
  })
})
