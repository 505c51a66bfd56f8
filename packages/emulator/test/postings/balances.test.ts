import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/ledger/json.ts'
import { amountOf, sum, wireNumber } from '../../src/ledger/money.ts'
import { type Company, line, openCompany, realmId, serviceItem } from '../company.ts'

const ref = (value: Json | undefined): JsonObject => ({ value: String(value) })
const linked = (TxnType: string, TxnId: Json | undefined, Amount: number): JsonObject => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
})

/** `CurrentBalance` by name, of the accounts that hold something. */
const balances = (company: Company): { readonly [name: string]: number } =>
  Object.fromEntries(
    company.emulator
      .documents(realmId, 'Account')
      .filter((account) => account.CurrentBalance !== 0)
      .map((account) => [account.Name, account.CurrentBalance ?? 0]),
  )

const accountId = async (company: Company, name: string): Promise<string> => {
  const [row] = await company.rows(`SELECT * FROM Account WHERE Name = '${name}'`)
  return String(row?.Id)
}

const shop = async () => {
  const company = openCompany()
  const item = await serviceItem(company, 'Work')
  const taxed = await serviceItem(company, 'Part', { Taxable: true })
  const customer = await company.create('Customer', { DisplayName: 'Ada' })
  const vendor = await company.create('Vendor', { DisplayName: 'Supply' })
  const bank = await accountId(company, 'Checking')
  const invoice = (amount: number, rest: JsonObject = {}) =>
    company.create('Invoice', { CustomerRef: ref(customer.Id), Line: [line(item, 1, amount)], ...rest })
  const pay = (TotalAmt: number, Line: JsonObject[] = [], rest: JsonObject = {}) =>
    company.create('Payment', { CustomerRef: ref(customer.Id), TotalAmt, Line, ...rest })
  const end = async (entity: string, row: JsonObject, how: string) => {
    const { SyncToken } = await company.read(entity, String(row.Id))
    const { status, text } = await company.call('POST', `${entity.toLowerCase()}?${how}`, { Id: row.Id, SyncToken })
    if (status !== 200) throw new Error(text)
  }
  return { company, item, taxed, customer, vendor, bank, invoice, pay, end }
}

describe('account balances', () => {
  test('an invoice, its payment and the deposit move one sum from receivables to the bank', async () => {
    const { company, bank, invoice, pay } = await shop()
    const { Id } = await invoice(100)
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 100 })
    const payment = await pay(60, [linked('Invoice', Id, 60)])
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 40, 'Undeposited Funds': 60 })
    await company.create('Deposit', { DepositToAccountRef: ref(bank), Line: [linked('Payment', payment.Id, 60)] })
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 40, Checking: 60 })
  })

  test('an edit moves the difference, a void and a delete all of it', async () => {
    const { company, item, invoice, pay, end } = await shop()
    const first = await invoice(100)
    const second = await invoice(30)
    await company.update('Invoice', String(first.Id), { Line: [line(item, 1, 80)] })
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 110 })
    const payment = await pay(25)
    await end('Invoice', first, 'operation=void')
    await end('Invoice', second, 'operation=delete')
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': -25, 'Undeposited Funds': 25 })
    await end('Payment', payment, 'operation=update&include=void')
    expect(balances(company)).toEqual({})
  })

  test('sales tax is owed to the agency, and a discount is income that is lost', async () => {
    const { company, taxed, invoice } = await shop()
    const Line = [
      line(taxed, 1, 200),
      { Amount: 20, DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: false } },
    ]
    const { TotalAmt } = await invoice(0, { Line })
    expect(TotalAmt).toBe(200.5)
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 200.5, 'Sales Tax Payable': -20.5 })
  })

  test('an edit of the note alone moves nothing', async () => {
    const { company, invoice } = await shop()
    const { Id } = await invoice(100)
    await company.update('Invoice', String(Id), { PrivateNote: 'seen' })
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 100 })
  })

  test('receipts, refunds and credit memos', async () => {
    const { company, item, customer, bank } = await shop()
    const sold = { CustomerRef: ref(customer.Id), Line: [line(item, 1, 70)] }
    await company.create('SalesReceipt', { ...sold, DepositToAccountRef: ref(bank) })
    await company.create('RefundReceipt', { ...sold, Line: [line(item, 1, 20)], DepositToAccountRef: ref(bank) })
    await company.create('CreditMemo', { ...sold, Line: [line(item, 1, 5)] })
    expect(balances(company)).toEqual({ Checking: 50, 'Accounts Receivable (A/R)': -5 })
  })

  test('bills, credits, their payment, purchases and transfers; what is owed stands below zero', async () => {
    const { company, vendor, bank } = await shop()
    const card = await company.create('Account', { Name: 'Visa', AccountType: 'Credit Card' })
    const savings = await company.create('Account', { Name: 'Savings', AccountType: 'Bank', OpeningBalance: 500 })
    const Line = [
      {
        Amount: 90,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: ref(await accountId(company, 'Job Materials')) },
      },
    ]
    const bill = await company.create('Bill', { VendorRef: ref(vendor.Id), Line })
    expect(balances(company)).toMatchObject({ 'Accounts Payable (A/P)': -90, Savings: 500 })
    await company.create('BillPayment', {
      VendorRef: ref(vendor.Id),
      TotalAmt: 50,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: ref(bank) },
      Line: [linked('Bill', bill.Id, 50)],
    })
    await company.create('VendorCredit', { VendorRef: ref(vendor.Id), Line: [{ ...Line[0], Amount: 15 }] })
    await company.create('Purchase', { PaymentType: 'CreditCard', AccountRef: ref(card.Id), Line })
    await company.create('Transfer', { FromAccountRef: ref(savings.Id), ToAccountRef: ref(bank), Amount: 200 })
    expect(balances(company)).toEqual({
      'Accounts Payable (A/P)': -25,
      Checking: 150,
      Savings: 300,
      Visa: 90,
      'Opening Balance Equity': 500,
    })
  })

  test('an account holds what the accounts below it hold, wherever they stand', async () => {
    const { company } = await shop()
    const opened = (Name: string, rest: JsonObject = {}) =>
      company.create('Account', { Name, AccountType: 'Fixed Asset', ...rest })
    const truck = await opened('Truck')
    const van = await opened('Van')
    const cost = await opened('Cost', { SubAccount: true, ParentRef: ref(truck.Id), OpeningBalance: 100 })
    const withSub = async (row: JsonObject) =>
      (await company.read('Account', String(row.Id))).CurrentBalanceWithSubAccounts
    expect([await withSub(truck), await withSub(van)]).toEqual([100, 0])
    await company.update('Account', String(cost.Id), { ParentRef: ref(van.Id) })
    expect([await withSub(truck), await withSub(van), await withSub(cost)]).toEqual([0, 100, 100])
    await company.update('Account', String(van.Id), { Name: 'Lorry' })
    expect((await company.read('Account', String(cost.Id))).FullyQualifiedName).toBe('Lorry:Cost')
  })

  test('in another currency, at the rate of the document', async () => {
    const { company, item } = await shop()
    const [{ SyncToken } = {}] = await company.rows('SELECT * FROM Preferences')
    await company.call('POST', 'preferences', {
      SyncToken,
      sparse: true,
      CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: ref('USD') },
    })
    await company.create('CompanyCurrency', { Code: 'EUR' })
    const { Id } = await company.create('Customer', { DisplayName: 'Eva', CurrencyRef: ref('EUR') })
    const Line = [line(item, 1, 10.01), line(item, 1, 10.01), line(item, 1, 10.01)]
    await company.create('Invoice', { CustomerRef: ref(Id), CurrencyRef: ref('EUR'), ExchangeRate: 1.135, Line })
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 34.08 })
    expect(new Set(documentSums(company))).toEqual(new Set([0]))
  })
})

/** What each document's postings add up to. */
const documentSums = ({ emulator }: Company): number[] =>
  Object.values(emulator.save().companies[realmId]?.journal ?? {}).map((postings) =>
    wireNumber(sum(postings.map(({ amount }) => amountOf(amount)))),
  )

describe('the postings', () => {
  test('of a company with a history add up to nothing, each document by itself', () => {
    const sums = documentSums(openCompany({ company: 'home-services', history: true }))
    expect(sums.length).toBeGreaterThan(60)
    expect(new Set(sums)).toEqual(new Set([0]))
  })

  test('receivables hold what the customers owe', () => {
    const { emulator } = openCompany({ company: 'home-services', history: true })
    const owed = sum(emulator.documents(realmId, 'Customer').map(({ Balance }) => amountOf(Balance)))
    const [receivable] = emulator
      .documents(realmId, 'Account')
      .filter((one) => one.AccountType === 'Accounts Receivable')
    expect(receivable?.CurrentBalance).toBe(wireNumber(owed))
  })

  test('are saved and loaded with the rest', async () => {
    const { company, item, invoice } = await shop()
    const { Id } = await invoice(100)
    const later = openCompany({ state: JSON.parse(JSON.stringify(company.emulator.save())) })
    await later.update('Invoice', String(Id), { Line: [line(item, 1, 70)] })
    expect(balances(later)).toEqual({ 'Accounts Receivable (A/R)': 70 })
  })
})
