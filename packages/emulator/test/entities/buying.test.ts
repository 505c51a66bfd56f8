import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/ledger/json.ts'
import { type Company, faultOf, openCompany, refusal } from '../company.ts'

const accountId = async (company: Company, name: string): Promise<string> =>
  String((await company.rows(`SELECT * FROM Account WHERE Name = '${name}'`))[0]?.Id)

const shop = async () => {
  const company = openCompany()
  const vendor = await company.create('Vendor', { DisplayName: 'Pipes & Co' })
  const materials = await accountId(company, 'Job Materials')
  const bank = await accountId(company, 'Checking')
  const spent = (Amount: number): JsonObject => ({
    Amount,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: { AccountRef: { value: materials } },
  })
  return { company, VendorRef: { value: String(vendor.Id) }, spent, bank, materials }
}

const vendorBalance = async (company: Company, { value }: { value: string }) =>
  (await company.read('Vendor', value)).Balance

describe('bills', () => {
  test('are owed to the vendor until payments and credits settle them', async () => {
    const { company, VendorRef, spent, bank } = await shop()
    const bill = await company.create('Bill', { VendorRef, Line: [spent(120.5), spent(9.5)] })
    expect(bill).toMatchObject({
      TotalAmt: 130,
      Balance: 130,
      DueDate: bill.TxnDate,
      APAccountRef: { name: 'Accounts Payable (A/P)' },
    })
    const credit = await company.create('VendorCredit', { VendorRef, Line: [spent(30)] })
    expect(await vendorBalance(company, VendorRef)).toBe(100)
    const pay = (id: unknown, type: string, Amount: number) => ({ Amount, LinkedTxn: [{ TxnId: id, TxnType: type }] })
    const body = {
      VendorRef,
      TotalAmt: 100,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: bank } },
      Line: [pay(bill.Id, 'Bill', 130), pay(credit.Id, 'VendorCredit', 30)],
    }
    const { BillPayment } = (await company.call('POST', 'billpayment', body)).body
    expect(BillPayment).toMatchObject({ TotalAmt: 100, CheckPayment: { PrintStatus: 'NotSet' } })
    const paid = await company.read('Bill', String(bill.Id))
    expect([paid.Balance, paid.LinkedTxn]).toMatchObject([0, [{ TxnType: 'BillPaymentCheck' }]])
    expect(await vendorBalance(company, VendorRef)).toBe(0)
  })

  test('need a vendor and a line that says what for', async () => {
    const { company, VendorRef, spent } = await shop()
    expect(faultOf(await company.call('POST', 'bill', { Line: [spent(1)] })).element).toBe('VendorRef')
    const bare = [{ Amount: 1, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail: {} }]
    const answer = await company.call('POST', 'bill', { VendorRef, Line: bare })
    expect(faultOf(answer).element).toBe('Line.AccountBasedExpenseLineDetail.AccountRef')
  })
})

describe('money spent at once', () => {
  test('names whom it went to by list and Id', async () => {
    const { company, VendorRef, spent, bank } = await shop()
    const EntityRef = { ...VendorRef, type: 'Vendor' }
    const bought = await company.create('Purchase', {
      PaymentType: 'Cash',
      AccountRef: { value: bank },
      EntityRef,
      Line: [spent(12)],
    })
    expect(bought).toMatchObject({ TotalAmt: 12, EntityRef: { ...EntityRef, name: 'Pipes & Co' } })
    const nobody = { PaymentType: 'Cash', AccountRef: { value: bank }, Line: [spent(1)] }
    const answer = await company.call('POST', 'purchase', { ...nobody, EntityRef: { value: '999', type: 'Vendor' } })
    expect(refusal(answer)).toBe('400 2500')
  })

  test('is ordered before', async () => {
    const { company, VendorRef, spent } = await shop()
    const order = await company.create('PurchaseOrder', { VendorRef, Line: [spent(12)] })
    expect(order).toMatchObject({ POStatus: 'Open', TotalAmt: 12, EmailStatus: 'NotSet' })
    const sent = await company.call('POST', `purchaseorder/${String(order.Id)}/send?sendTo=sales@example.com`)
    expect(sent.body).toMatchObject({ PurchaseOrder: { POEmail: { Address: 'sales@example.com' } } })
  })
})

describe('bookkeeping', () => {
  test('refuses an entry whose sides differ', async () => {
    const { company, bank, materials } = await shop()
    const posting = (account: string, PostingType: string, Amount: number) => ({
      Amount,
      DetailType: 'JournalEntryLineDetail',
      JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
    })
    const Line = [posting(bank, 'Debit', 10), posting(materials, 'Credit', 10.01)]
    expect(refusal(await company.call('POST', 'journalentry', { Line }))).toBe('400 6000')
    const equal = { Line: [posting(bank, 'Debit', 10), posting(materials, 'Credit', 10)] }
    expect((await company.call('POST', 'journalentry', equal)).body).toMatchObject({ JournalEntry: { TotalAmt: 10 } })
  })

  test('moves money between two accounts, never within one', async () => {
    const { company, bank, materials } = await shop()
    const between = { FromAccountRef: { value: bank }, ToAccountRef: { value: materials }, Amount: 5 }
    expect((await company.call('POST', 'transfer', between)).status).toBe(200)
    const within = { ...between, ToAccountRef: { value: bank } }
    expect(refusal(await company.call('POST', 'transfer', within))).toBe('400 6000')
  })

  test('keeps hours of employees', async () => {
    const { company } = await shop()
    const { Id } = await company.create('Employee', { GivenName: 'Eve', FamilyName: 'Adams' })
    const hours = await company.create('TimeActivity', {
      NameOf: 'Employee',
      EmployeeRef: { value: String(Id) },
      Hours: 5,
      Minutes: 30,
    })
    expect(hours).toMatchObject({ Hours: 5, Minutes: 30, BillableStatus: 'NotBillable' })
  })
})
