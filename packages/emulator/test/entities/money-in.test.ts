import { describe, expect, test } from 'vitest'
import { type Json, type JsonObject, objectsOf } from '../../src/ledger/json.ts'
import { type Company, faultOf, line, openCompany, realmId, refusal, serviceItem } from '../company.ts'

const shop = async (): Promise<{ company: Company; itemId: string; customerId: string; bankId: string }> => {
  const company = openCompany()
  const itemId = await serviceItem(company, 'Work')
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const [bank] = await company.rows("SELECT * FROM Account WHERE Name = 'Checking'")
  return { company, itemId, customerId: String(Id), bankId: String(bank?.Id) }
}

const linked = (TxnType: string, TxnId: Json | undefined, Amount: number): JsonObject => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
})

describe('credit memos', () => {
  test('lower what the customer owes, and a payment of nothing puts them on an invoice', async () => {
    const { company, itemId, customerId } = await shop()
    const sale = { CustomerRef: { value: customerId }, Line: [line(itemId, 1, 100)] }
    const invoice = await company.create('Invoice', sale)
    const credit = await company.create('CreditMemo', { ...sale, Line: [line(itemId, 1, 30)] })
    expect([credit.Balance, credit.RemainingCredit, credit.TotalAmt]).toEqual([30, 30, 30])
    expect((await company.read('Customer', customerId)).Balance).toBe(70)
    const payment = await company.create('Payment', {
      CustomerRef: { value: customerId },
      TotalAmt: 0,
      Line: [linked('CreditMemo', credit.Id, 30), linked('Invoice', invoice.Id, 30)],
    })
    expect(payment.UnappliedAmt).toBe(0)
    expect((await company.read('Invoice', String(invoice.Id))).Balance).toBe(70)
    const used = await company.read('CreditMemo', String(credit.Id))
    expect([used.Balance, used.RemainingCredit, used.LinkedTxn]).toEqual([
      0,
      0,
      [{ TxnId: payment.Id, TxnType: 'Payment' }],
    ])
    expect((await company.read('Customer', customerId)).Balance).toBe(70)
  })

  test('cannot be used for more than is left of them', async () => {
    const { company, itemId, customerId } = await shop()
    const credit = await company.create('CreditMemo', {
      CustomerRef: { value: customerId },
      Line: [line(itemId, 1, 30)],
    })
    const Line = [linked('CreditMemo', credit.Id, 31)]
    const answer = await company.call('POST', 'payment', { CustomerRef: { value: customerId }, TotalAmt: 0, Line })
    expect(refusal(answer)).toBe('400 6000')
  })
})

describe('a voided invoice', () => {
  test('frees the payment that was put on it and gives the customer credit', async () => {
    const { company, itemId, customerId } = await shop()
    const invoice = await company.create('Invoice', {
      CustomerRef: { value: customerId },
      Line: [line(itemId, 1, 100)],
    })
    const paymentId = company.emulator.ui.payInvoice(realmId, String(invoice.Id))
    company.emulator.ui.voidInvoice(realmId, String(invoice.Id))
    const payment = await company.read('Payment', paymentId)
    expect([payment.UnappliedAmt, payment.Line]).toEqual([100, []])
    expect((await company.read('Customer', customerId)).Balance).toBe(-100)
  })
})

describe('receipts', () => {
  test('are paid at once into undeposited funds, for anybody', async () => {
    const { company, itemId } = await shop()
    const receipt = await company.create('SalesReceipt', { Line: [line(itemId, 2, 40)] })
    expect([receipt.TotalAmt, receipt.Balance, receipt.DepositToAccountRef]).toEqual([
      80,
      0,
      { value: '4', name: 'Undeposited Funds' },
    ])
  })

  test('that give money back say from which account', async () => {
    const { company, itemId, bankId } = await shop()
    const body = { Line: [line(itemId, 1, 40)] }
    expect(faultOf(await company.call('POST', 'refundreceipt', body)).element).toBe('DepositToAccountRef')
    const refund = await company.create('RefundReceipt', { ...body, DepositToAccountRef: { value: bankId } })
    expect([refund.TotalAmt, refund.Balance]).toEqual([40, 0])
  })

  test('are voided like invoices', async () => {
    const { company, itemId } = await shop()
    const { Id } = await company.create('SalesReceipt', { Line: [line(itemId, 2, 40)] })
    const { body } = await company.call('POST', 'salesreceipt?include=void', { Id, SyncToken: '0' })
    expect(body).toMatchObject({ SalesReceipt: { TotalAmt: 0, PrivateNote: 'Voided', SyncToken: '1' } })
  })
})

describe('deposits', () => {
  const depositing = async () => {
    const { company, itemId, customerId, bankId } = await shop()
    const payment = await company.create('Payment', { CustomerRef: { value: customerId }, TotalAmt: 50 })
    const receipt = await company.create('SalesReceipt', { Line: [line(itemId, 1, 25)] })
    const deposit = await company.create('Deposit', {
      DepositToAccountRef: { value: bankId },
      Line: [linked('Payment', payment.Id, 1), linked('SalesReceipt', receipt.Id, 1)],
    })
    return { company, payment, deposit, bankId }
  }

  test('take payments and receipts whole, whatever the lines say', async () => {
    const { company, payment, deposit } = await depositing()
    expect([deposit.TotalAmt, objectsOf(deposit.Line).map(({ Amount }) => Amount)]).toEqual([75, [50, 25]])
    expect((await company.read('Payment', String(payment.Id))).LinkedTxn).toEqual([
      { TxnId: deposit.Id, TxnType: 'Deposit' },
    ])
  })

  test('keep what they took from being changed, until they go', async () => {
    const { company, payment, deposit, bankId } = await depositing()
    const { Id } = payment
    const attempts = [
      await company.update('Payment', String(Id), { TotalAmt: 60 }),
      await company.call('POST', 'payment?operation=delete', { Id, SyncToken: '0' }),
      await company.call('POST', 'payment?include=void', { Id, SyncToken: '0' }),
    ]
    expect(attempts.map(refusal)).toEqual(['400 6540', '400 6540', '400 6540'])
    const again = { DepositToAccountRef: { value: bankId }, Line: [linked('Payment', Id, 50)] }
    expect(refusal(await company.call('POST', 'deposit', again))).toBe('400 6000')
    await company.call('POST', 'deposit?operation=delete', { Id: deposit.Id, SyncToken: '0' })
    expect((await company.call('POST', 'payment?operation=delete', { Id, SyncToken: '0' })).status).toBe(200)
  })
})

describe('balances of customers', () => {
  test('show in every customer above, and move with the job', async () => {
    const { company, itemId, customerId } = await shop()
    const { Id: other } = await company.create('Customer', { DisplayName: 'Babbage' })
    const job = await company.create('Customer', {
      DisplayName: 'Kitchen',
      Job: true,
      ParentRef: { value: customerId },
    })
    await company.create('Invoice', { CustomerRef: { value: job.Id ?? '' }, Line: [line(itemId, 1, 80)] })
    const sums = async (id: unknown) => {
      const { Balance, BalanceWithJobs } = await company.read('Customer', String(id))
      return [Balance, BalanceWithJobs]
    }
    expect([await sums(job.Id), await sums(customerId)]).toEqual([
      [80, 80],
      [0, 80],
    ])
    await company.update('Customer', String(job.Id), { ParentRef: { value: other ?? '' } })
    expect([await sums(customerId), await sums(other)]).toEqual([
      [0, 0],
      [0, 80],
    ])
  })

  test('begin with an invoice where an opening balance was given', async () => {
    const { company } = await shop()
    const owner = await company.create('Customer', {
      DisplayName: 'Old Debt',
      Balance: 125.5,
      OpenBalanceDate: '2026-01-02',
    })
    expect([owner.Balance, owner.BalanceWithJobs]).toEqual([125.5, 125.5])
    const invoices = await company.rows(`SELECT * FROM Invoice WHERE CustomerRef = '${String(owner.Id)}'`)
    expect(invoices).toMatchObject([{ TotalAmt: 125.5, Balance: 125.5, TxnDate: '2026-01-02' }])
    await company.update('Customer', String(owner.Id), { Balance: 9 })
    expect((await company.read('Customer', String(owner.Id))).Balance).toBe(125.5)
  })

  test('are written off by a credit memo when the customer is made inactive', async () => {
    const { company, itemId, customerId } = await shop()
    await company.create('Invoice', { CustomerRef: { value: customerId }, Line: [line(itemId, 1, 80)] })
    company.emulator.ui.deactivateCustomer(realmId, customerId)
    expect(company.emulator.documents(realmId, 'CreditMemo')).toMatchObject([{ TotalAmt: 80, RemainingCredit: 80 }])
    expect((await company.read('Customer', customerId)).Balance).toBe(0)
  })
})
