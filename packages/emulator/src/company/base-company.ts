import type { JsonObject } from '../ledger/json.ts'
import type { Seeding } from './seed.ts'

/** Who a company is, before it has customers. */
export interface CompanyProfile {
  readonly name: string
  readonly address: JsonObject
  readonly phone: string
  readonly email: string
  /** The sales tax of the place, in per cent. */
  readonly salesTax: { readonly name: string; readonly percent: number }
}

const accounts: readonly JsonObject[] = [
  { Name: 'Services', AccountType: 'Income', AccountSubType: 'ServiceFeeIncome' },
  { Name: 'Sales of Product Income', AccountType: 'Income', AccountSubType: 'SalesOfProductIncome' },
  { Name: 'Discounts given', AccountType: 'Income', AccountSubType: 'DiscountsRefundsGiven' },
  { Name: 'Undeposited Funds', AccountType: 'Other Current Asset', AccountSubType: 'UndepositedFunds' },
  { Name: 'Checking', AccountType: 'Bank', AccountSubType: 'Checking' },
  { Name: 'Accounts Receivable (A/R)', AccountType: 'Accounts Receivable' },
  { Name: 'Accounts Payable (A/P)', AccountType: 'Accounts Payable' },
  { Name: 'Cost of Goods Sold', AccountType: 'Cost of Goods Sold' },
  { Name: 'Inventory Asset', AccountType: 'Other Current Asset', AccountSubType: 'Inventory' },
  { Name: 'Job Materials', AccountType: 'Expense', AccountSubType: 'SuppliesMaterials' },
  { Name: 'Sales Tax Payable', AccountType: 'Other Current Liability', AccountSubType: 'SalesTaxPayable' },
]

const discountAccountId = '3'
const defaultTermId = '3'
const localTaxCodeId = '2'

const terms: readonly (readonly [name: string, dueDays: number])[] = [
  ['Due on receipt', 0],
  ['Net 15', 15],
  ['Net 30', 30],
  ['Net 60', 60],
]

const placeTaxes = (seeding: Seeding, { name, percent }: CompanyProfile['salesTax']): void => {
  const rate = (id: string): JsonObject => ({
    TaxRateDetail: [{ TaxRateRef: { value: id, name }, TaxTypeApplicable: 'TaxOnAmount', TaxOrder: 0 }],
  })
  seeding.place('TaxRate', '3', {
    Name: name,
    Description: name,
    Active: true,
    RateValue: percent,
    AgencyRef: { value: '1' },
    SpecialTaxType: 'NONE',
    DisplayType: 'ReadOnly',
  })
  const code = { Active: true, Hidden: false }
  seeding.place('TaxCode', 'TAX', { Name: 'TAX', Description: 'TAX', Taxable: true, TaxGroup: false, ...code })
  seeding.place('TaxCode', 'NON', { Name: 'NON', Description: 'NON', Taxable: false, TaxGroup: false, ...code })
  seeding.place('TaxCode', localTaxCodeId, {
    Name: name,
    Description: name,
    Taxable: true,
    TaxGroup: true,
    SalesTaxRateList: rate('3'),
    PurchaseTaxRateList: { TaxRateDetail: [] },
    ...code,
  })
}

const preferences = (profile: CompanyProfile): JsonObject => ({
  AccountingInfoPrefs: {
    TrackDepartments: true,
    ClassTrackingPerTxn: false,
    ClassTrackingPerTxnLine: true,
    CustomerTerminology: 'Customers',
  },
  ProductAndServicesPrefs: {
    ForSales: true,
    ForPurchase: true,
    QuantityWithPriceAndRate: true,
    QuantityOnHand: true,
  },
  SalesFormsPrefs: {
    CustomField: [],
    CustomTxnNumbers: false,
    AllowDeposit: true,
    AllowDiscount: true,
    DefaultDiscountAccount: discountAccountId,
    AllowEstimates: true,
    ETransactionEnabledStatus: 'NotApplicable',
    ETransactionAttachPDF: false,
    ETransactionPaymentEnabled: true,
    IPNSupportEnabled: false,
    AllowServiceDate: true,
    AllowShipping: false,
    DefaultTerms: { value: defaultTermId },
    UsingPriceLevels: false,
    DefaultCustomerMessage: 'Thank you for your business.',
  },
  EmailMessagesPrefs: {
    InvoiceMessage: { Subject: `Invoice from ${profile.name}`, Message: 'Your invoice is attached.' },
    EstimateMessage: { Subject: `Estimate from ${profile.name}`, Message: 'Please review the estimate below.' },
  },
  VendorAndPurchasesPrefs: { TrackingByCustomer: true, BillableExpenseTracking: true },
  TimeTrackingPrefs: { UseServices: true, BillCustomers: true, ShowBillRateToAll: false, WorkWeekStartDate: 'Monday' },
  TaxPrefs: { UsingSalesTax: true, TaxGroupCodeRef: { value: localTaxCodeId } },
  CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
  ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
  OtherPrefs: { NameValue: [{ Name: 'SFCEnabled', Value: 'true' }] },
})

/** Opens the books: who the company is, how it works, its accounts, terms, taxes and ways of being paid. */
export const openBooks = (seeding: Seeding, profile: CompanyProfile): void => {
  const { ledger } = seeding
  const address = (): JsonObject => ({ Id: ledger.nextId('address'), ...profile.address })
  seeding.place('CompanyInfo', '1', {
    CompanyName: profile.name,
    LegalName: profile.name,
    CompanyAddr: address(),
    CustomerCommunicationAddr: address(),
    LegalAddr: address(),
    PrimaryPhone: { FreeFormNumber: profile.phone },
    CompanyStartDate: ledger.today(),
    FiscalYearStartMonth: 'January',
    Country: 'US',
    Email: { Address: profile.email },
    WebAddr: {},
    SupportedLanguages: 'en',
    NameValue: [
      { Name: 'NeoEnabled', Value: 'true' },
      { Name: 'IndustryType', Value: 'Home services' },
      { Name: 'SubscriptionStatus', Value: 'PAID' },
      { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
    ],
  })
  placeTaxes(seeding, profile.salesTax)
  seeding.place('Preferences', '1', preferences(profile))
  for (const account of accounts) seeding.create('Account', account)
  for (const [Name, DueDays] of terms) seeding.create('Term', { Name, DueDays })
  for (const Name of ['Cash', 'Check']) seeding.create('PaymentMethod', { Name })
  seeding.create('PaymentMethod', { Name: 'Credit Card', Type: 'CREDIT_CARD' })
}
