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
    await company.update('Preferences', '1', {
      CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: ref('USD') },
    })
    await company.create('CompanyCurrency', { Code: 'EUR' })
    const { Id } = await company.create('Customer', { DisplayName: 'Eva', CurrencyRef: ref('EUR') })
    const Line = [line(item, 1, 10.01), line(item, 1, 10.01), line(item, 1, 10.01)]
    await company.create('Invoice', { CustomerRef: ref(Id), CurrencyRef: ref('EUR'), ExchangeRate: 1.135, Line })
    expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 34.08 })
    expect(new Set(documentSums(company))).toEqual(new Set([0]))
  })

  describe('in another currency', () => {
    const shopInEuros = async () => {
      const { company, item } = await shop()
      const CurrencyPrefs = { MultiCurrencyEnabled: true, HomeCurrency: ref('USD') }
      await company.update('Preferences', '1', { CurrencyPrefs })
      await company.create('CompanyCurrency', { Code: 'EUR' })
      const { Id } = await company.create('Customer', { DisplayName: 'Eva', CurrencyRef: ref('EUR') })
      const euros = { CustomerRef: ref(Id), CurrencyRef: ref('EUR') }
      const invoice = await company.create('Invoice', { ...euros, ExchangeRate: 1.1, Line: [line(item, 1, 100)] })
      const onInvoice = (Amount: number) => ({ Amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] })
      return { company, item, euros, invoice, onInvoice }
    }

    test('what a payment brings more than the invoice was worth is gained, what it brings less lost', async () => {
      const { company, euros, onInvoice } = await shopInEuros()
      await company.create('Payment', { ...euros, ExchangeRate: 1.2, TotalAmt: 60, Line: [onInvoice(60)] })
      expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': 44, 'Undeposited Funds': 72 })
      await company.create('Payment', { ...euros, ExchangeRate: 1.05, TotalAmt: 50, Line: [onInvoice(40)] })
      expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': -10.5, 'Undeposited Funds': 124.5 })
      const { body } = await company.call('GET', 'reports/ProfitAndLoss?start_date=2026-01-01&end_date=2026-12-31')
      // 60 euros gained 10 cents each, 40 lost 5 cents each.
      expect(JSON.stringify(body)).toContain('[{"value":"Exchange Gain or Loss","id":"')
      expect(JSON.stringify(body)).toMatch(/"Exchange Gain or Loss","id":"\d+"\},\{"value":"-4\.00"/)
      expect(new Set(documentSums(company))).toEqual(new Set([0]))
    })

    test('nothing is gained any more when the invoice goes, or was worth as much', async () => {
      const { company, euros, invoice, onInvoice } = await shopInEuros()
      await company.create('Payment', { ...euros, ExchangeRate: 1.2, TotalAmt: 100, Line: [onInvoice(100)] })
      expect(balances(company)).toEqual({ 'Undeposited Funds': 120 })
      await company.update('Invoice', String(invoice.Id), { ExchangeRate: 1.2 })
      expect(balances(company)).toEqual({ 'Undeposited Funds': 120 })
      const { SyncToken } = await company.read('Invoice', String(invoice.Id))
      await company.call('POST', 'invoice?operation=delete', { Id: invoice.Id, SyncToken })
      expect(balances(company)).toEqual({ 'Accounts Receivable (A/R)': -120, 'Undeposited Funds': 120 })
    })

    test('a bill is paid at the rate of the day, too', async () => {
      const { company } = await shopInEuros()
      const vendor = await company.create('Vendor', { DisplayName: 'Viktor', CurrencyRef: ref('EUR') })
      const account = async (type: string) =>
        ref(String((await company.rows(`SELECT * FROM Account WHERE AccountType = '${type}'`))[0]?.Id))
      const detail = { AccountRef: await account('Expense') }
      const bill = await company.create('Bill', {
        VendorRef: ref(vendor.Id),
        ExchangeRate: 1.1,
        Line: [{ Amount: 100, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail: detail }],
      })
      const before = balances(company)
      await company.create('BillPayment', {
        VendorRef: ref(vendor.Id),
        PayType: 'Check',
        CheckPayment: { BankAccountRef: await account('Bank') },
        ExchangeRate: 1.25,
        TotalAmt: 100,
        Line: [{ Amount: 100, LinkedTxn: [{ TxnId: bill.Id, TxnType: 'Bill' }] }],
      })
      expect(before).toMatchObject({ 'Accounts Payable (A/P)': -110 })
      expect(balances(company)).toMatchObject({ Checking: -125 })
      expect(balances(company)).not.toHaveProperty('Accounts Payable (A/P)')
      expect(new Set(documentSums(company))).toEqual(new Set([0]))
    })
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
