import { describe, expect, test } from 'vitest'
import { type JsonObject, objectOf } from '../../src/ledger/json.ts'
import { type Company, faultOf, openCompany, refusal, serviceItem } from '../company.ts'

const british = async (): Promise<{
  company: Company
  sale: (detail: JsonObject, rest?: JsonObject) => JsonObject
}> => {
  const company = openCompany()
  await company.update('CompanyInfo', '1', { Country: 'GB' })
  const agency = await company.create('TaxAgency', { DisplayName: 'HMRC' })
  const made = await company.call('POST', 'taxservice/taxcode', {
    TaxCode: '20.0% S',
    TaxRateDetails: [{ TaxRateName: '20% S', RateValue: '20', TaxAgencyId: agency.Id, TaxApplicableOn: 'Sales' }],
  })
  const itemId = await serviceItem(company, 'Work')
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const sale = ({ Amount, ...detail }: JsonObject, rest: JsonObject = {}): JsonObject => ({
    CustomerRef: { value: String(Id) },
    Line: [
      {
        Amount,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: {
          ItemRef: { value: itemId },
          TaxCodeRef: { value: String(made.body.TaxCodeId) },
          ...detail,
        },
      },
    ],
    ...rest,
  })
  return { company, sale }
}

describe('tax codes outside the US', () => {
  test('are put on top of net prices', async () => {
    const { company, sale } = await british()
    const invoice = await company.create('Invoice', sale({ Amount: 100 }, { GlobalTaxCalculation: 'TaxExcluded' }))
    expect([invoice.TotalAmt, objectOf(invoice.TxnTaxDetail).TotalTax]).toEqual([120, 20])
    expect(await company.create('Invoice', sale({ Amount: 100 }))).toMatchObject({
      GlobalTaxCalculation: 'TaxExcluded',
      TotalAmt: 120,
    })
  })

  test('must stand on every line', async () => {
    const { company, sale } = await british()
    const without = await company.call('POST', 'invoice', sale({ Amount: 100, TaxCodeRef: undefined }))
    expect(faultOf(without)).toMatchObject({
      code: '6000',
      detail: 'Business Validation Error: Make sure all your transactions have a VAT rate before you save.',
    })
    const american = await company.call('POST', 'invoice', sale({ Amount: 100, TaxCodeRef: { value: 'NON' } }))
    expect(refusal(american)).toBe('400 2500')
    const [account] = await company.rows("SELECT * FROM Account WHERE AccountType = 'Expense'")
    const AccountBasedExpenseLineDetail = { AccountRef: { value: String(account?.Id) } }
    const { Id } = await company.create('Vendor', { DisplayName: 'Supply' })
    const bill = await company.call('POST', 'bill', {
      VendorRef: { value: Id },
      Line: [{ Amount: 5, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail }],
    })
    expect(refusal(bill)).toBe('400 6000')
  })

  test('are taken out of gross prices, which stay what they were to the penny', async () => {
    const { company, sale } = await british()
    for (const gross of [100, 0.01, 33.33, 99.99, 1234.57]) {
      const body = sale({ Amount: gross, TaxInclusiveAmt: gross }, { GlobalTaxCalculation: 'TaxInclusive' })
      expect((await company.create('Invoice', body)).TotalAmt).toBe(gross)
    }
  })

  test('count for nothing where tax does not apply', async () => {
    const { company, sale } = await british()
    const invoice = await company.create('Invoice', sale({ Amount: 100 }, { GlobalTaxCalculation: 'NotApplicable' }))
    expect(invoice.TotalAmt).toBe(100)
  })
})

const worldly = async (): Promise<Company> => {
  const company = openCompany()
  const { CurrencyPrefs } = await company.read('Preferences', '1')
  await company.update('Preferences', '1', {
    CurrencyPrefs: { ...objectOf(CurrencyPrefs), MultiCurrencyEnabled: true },
  })
  await company.create('CompanyCurrency', { Code: 'EUR' })
  await company.call('POST', 'exchangerate', { SourceCurrencyCode: 'EUR', AsOfDate: '2026-11-01', Rate: 1.1 })
  await company.call('POST', 'exchangerate', { SourceCurrencyCode: 'EUR', AsOfDate: '2026-11-20', Rate: 1.25 })
  return company
}

describe('several currencies', () => {
  test('give documents the rate of their day and amounts at home', async () => {
    const company = await worldly()
    const itemId = await serviceItem(company, 'Work')
    const buyer = await company.create('Customer', { DisplayName: 'Zoé', CurrencyRef: { value: 'EUR' } })
    const body = {
      CustomerRef: { value: String(buyer.Id) },
      Line: [{ Amount: 10.01, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: itemId } } }],
    }
    const today = await company.create('Invoice', body)
    expect(today).toMatchObject({
      CurrencyRef: { value: 'EUR', name: 'Euro' },
      ExchangeRate: 1.25,
      HomeTotalAmt: 12.51,
      HomeBalance: 12.51,
    })
    expect(await company.create('Invoice', { ...body, TxnDate: '2026-11-05' })).toMatchObject({ ExchangeRate: 1.1 })
    const other = await company.call('POST', 'invoice', { ...body, CurrencyRef: { value: 'USD' } })
    expect(refusal(other)).toBe('400 6000')
  })

  test('are forgotten where the company has one', async () => {
    const company = openCompany()
    const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
    const payment = await company.create('Payment', {
      CustomerRef: { value: String(Id) },
      TotalAmt: 5,
      ExchangeRate: 2,
    })
    expect(payment).not.toHaveProperty('ExchangeRate')
  })

  test('are those the company has added', async () => {
    const company = await worldly()
    const answer = await company.call('POST', 'customer', { DisplayName: 'Ken', CurrencyRef: { value: 'JPY' } })
    expect(refusal(answer)).toBe('400 2500')
  })

  test('have a rate on every day, the one entered last before it', async () => {
    const company = await worldly()
    const rate = async (day: string) =>
      (await company.call('GET', `exchangerate?sourcecurrencycode=EUR&asofdate=${day}`)).body.ExchangeRate
    expect(await rate('2026-11-19')).toMatchObject({ Rate: 1.1, TargetCurrencyCode: 'USD', AsOfDate: '2026-11-19' })
    expect(await rate('2026-11-20')).toMatchObject({ Rate: 1.25 })
    expect(await rate('2026-10-01')).toMatchObject({ Rate: 1 })
  })
})

test('a group of items is sold at its items’ prices', async () => {
  const company = openCompany()
  const pump = await serviceItem(company, 'Pump', { UnitPrice: 80 })
  const hour = await serviceItem(company, 'Hour', { UnitPrice: 30.5 })
  const group = await company.create('Item', {
    Name: 'Pump change',
    Type: 'Group',
    ItemGroupDetail: {
      ItemGroupLine: [
        { ItemRef: { value: pump }, Qty: 1 },
        { ItemRef: { value: hour }, Qty: 2 },
      ],
    },
  })
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const GroupLineDetail = { GroupItemRef: { value: String(group.Id) }, Quantity: 2 }
  const invoice = await company.create('Invoice', {
    CustomerRef: { value: String(Id) },
    Line: [{ DetailType: 'GroupLineDetail', GroupLineDetail }],
  })
  expect(invoice.TotalAmt).toBe(282)
})
