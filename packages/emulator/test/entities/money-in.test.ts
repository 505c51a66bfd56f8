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

describe('payments and what becomes of the documents they are on', () => {
  const billed = async () => {
    const { company, itemId, customerId } = await shop()
    const invoice = (amount: number, rest: JsonObject = {}) =>
      company.create('Invoice', { CustomerRef: { value: customerId }, Line: [line(itemId, 1, amount)], ...rest })
    const pay = (TotalAmt: number, Line: JsonObject[]) =>
      company.call('POST', 'payment', { CustomerRef: { value: customerId }, TotalAmt, Line })
    const end = async (entity: string, id: Json | undefined, how: string) => {
      const { SyncToken } = await company.read(entity, String(id))
      return company.call('POST', `${entity.toLowerCase()}?${how}`, { Id: id, SyncToken })
    }
    return { company, itemId, customerId, invoice, pay, end }
  }

  test('an invoice that costs less than was paid gives back what is too much, of the newest payment first', async () => {
    const { company, itemId, invoice, pay } = await billed()
    const { Id } = await invoice(100)
    await pay(60, [linked('Invoice', Id, 60)])
    await pay(40, [linked('Invoice', Id, 40)])
    await company.update('Invoice', String(Id), { Line: [line(itemId, 1, 50)] })
    const payments = company.emulator.documents(realmId, 'Payment')
    expect(payments.map(({ UnappliedAmt }) => UnappliedAmt)).toEqual([10, 40])
    expect(payments.map(({ Line = [] }) => Line.map(({ Amount }) => Amount))).toEqual([[50], []])
    expect((await company.read('Invoice', String(Id))).Balance).toBe(0)
    expect((await company.read('Customer', '1')).Balance).toBe(-50)
  })

  test('an invoice that goes to another customer leaves its payments behind', async () => {
    const { company, invoice, pay } = await billed()
    const other = await company.create('Customer', { DisplayName: 'Bob' })
    const { Id } = await invoice(100)
    await pay(100, [linked('Invoice', Id, 100)])
    await company.update('Invoice', String(Id), { CustomerRef: { value: String(other.Id) } })
    expect(await company.read('Invoice', String(Id))).toMatchObject({ Balance: 100, LinkedTxn: [] })
    expect((await company.read('Customer', '1')).Balance).toBe(-100)
    expect((await company.read('Customer', String(other.Id))).Balance).toBe(100)
  })

  test('a payment counts for a customer and its jobs, and for nobody else', async () => {
    const { company, customerId, invoice, pay } = await billed()
    const job = await company.create('Customer', { DisplayName: 'Attic', Job: true, ParentRef: { value: customerId } })
    const other = await company.create('Customer', { DisplayName: 'Bob' })
    const ofJob = await invoice(10, { CustomerRef: { value: String(job.Id) } })
    const ofOther = await invoice(10, { CustomerRef: { value: String(other.Id) } })
    expect((await pay(10, [linked('Invoice', ofJob.Id, 10)])).status).toBe(200)
    expect(refusal(await pay(10, [linked('Invoice', ofOther.Id, 10)]))).toBe('400 6000')
  })

  test('a credit memo that goes opens the invoice again that it paid', async () => {
    const { company, itemId, customerId, invoice, pay, end } = await billed()
    const { Id } = await invoice(100)
    const credit = await company.create('CreditMemo', {
      CustomerRef: { value: customerId },
      Line: [line(itemId, 1, 30)],
    })
    await pay(20, [linked('Invoice', Id, 50), linked('CreditMemo', credit.Id, 30)])
    expect((await company.read('Invoice', String(Id))).Balance).toBe(50)
    await end('CreditMemo', credit.Id, 'operation=delete')
    expect((await company.read('Invoice', String(Id))).Balance).toBe(80)
    expect(company.emulator.documents(realmId, 'Payment')).toMatchObject([{ UnappliedAmt: 0, Line: [{ Amount: 20 }] }])
    expect((await company.read('Customer', '1')).Balance).toBe(80)
  })

  test('an estimate that goes is forgotten by its invoice', async () => {
    const { company, itemId, customerId, invoice, end } = await billed()
    const estimate = await company.create('Estimate', {
      CustomerRef: { value: customerId },
      Line: [line(itemId, 1, 5)],
    })
    const { Id } = await invoice(5, { LinkedTxn: [{ TxnId: estimate.Id, TxnType: 'Estimate' }] })
    await end('Estimate', estimate.Id, 'operation=delete')
    expect((await company.read('Invoice', String(Id))).LinkedTxn).toEqual([])
  })

  test('what is void stays as it is when it is voided again', async () => {
    const { company, invoice, end } = await billed()
    const { Id } = await invoice(5)
    await end('Invoice', Id, 'operation=void')
    await end('Invoice', Id, 'operation=void')
    expect(await company.read('Invoice', String(Id))).toMatchObject({ SyncToken: '1', PrivateNote: 'Voided' })
  })

  test('amounts are kept to the cent, and have at most ten digits before the point', async () => {
    const { company, pay } = await billed()
    await pay(10.005, [])
    expect(company.emulator.documents(realmId, 'Payment')).toMatchObject([{ TotalAmt: 10.01, UnappliedAmt: 10.01 }])
    expect(refusal(await pay(10_000_000_000, []))).toBe('400 6000')
  })
})
