import { beforeEach, describe, expect, test } from 'vitest'
import { EmulatorError } from '../../src/index.ts'
import { type Company, line, monday, openCompany, realmId, serviceItem } from '../company.ts'

let company: Company
let now = monday
let customerId: string
let item: string

const invoice = async (amount: number): Promise<string> =>
  String((await company.create('Invoice', { CustomerRef: { value: customerId }, Line: [line(item, 1, amount)] })).Id)
const open = async (id: string) => (await company.read('Invoice', id)).Balance
const owed = async () => (await company.read('Customer', customerId)).Balance
const held = (name: string) =>
  company.emulator.documents(realmId, 'Account').find(({ Name }) => Name === name)?.CurrentBalance

beforeEach(async () => {
  now = monday
  company = openCompany({ clock: { now: () => now } })
  item = await serviceItem(company, 'Labour')
  customerId = String((await company.create('Customer', { DisplayName: 'Sarah Johnson' })).Id)
})

describe('a person who records money', () => {
  test('puts one payment on several invoices, the last one in part', async () => {
    const [first, second] = [await invoice(100), await invoice(50)]
    const id = company.emulator.ui.receivePayment(realmId, customerId, {
      invoices: [{ id: first }, { id: second, amount: 20 }],
      reference: 'Check 7',
    })
    expect([await open(first), await open(second), await owed()]).toEqual([0, 30, 30])
    expect(await company.read('Payment', id)).toMatchObject({
      TotalAmt: 120,
      UnappliedAmt: 0,
      PaymentRefNum: 'Check 7',
      Line: [
        { Amount: 100, LinkedTxn: [{ TxnId: first, TxnType: 'Invoice' }] },
        { Amount: 20, LinkedTxn: [{ TxnId: second, TxnType: 'Invoice' }] },
      ],
    })
    expect((await company.read('Invoice', first)).LinkedTxn).toEqual([{ TxnId: id, TxnType: 'Payment' }])
  })

  test('is paid too much: the rest is credit, and goes on a later invoice', async () => {
    const first = await invoice(100)
    const id = company.emulator.ui.receivePayment(realmId, customerId, { amount: 130, invoices: [{ id: first }] })
    expect([(await company.read('Payment', id)).UnappliedAmt, await owed()]).toEqual([30, -30])
    const second = await invoice(80)
    company.emulator.ui.applyPayment(realmId, id, [{ id: second }])
    expect([(await company.read('Payment', id)).UnappliedAmt, await open(second), await owed()]).toEqual([0, 50, 50])
  })

  test('takes money before there is an invoice', async () => {
    const id = company.emulator.ui.receivePayment(realmId, customerId, { amount: 40 })
    expect(await company.read('Payment', id)).toMatchObject({ UnappliedAmt: 40, Line: [] })
    const later = await invoice(40)
    company.emulator.ui.applyPayment(realmId, id, [{ id: later }])
    expect([await open(later), await owed()]).toEqual([0, 0])
  })

  test('uses a credit memo up on an invoice', async () => {
    const bill = await invoice(100)
    const credit = company.emulator.ui.giveCredit(realmId, customerId, { amount: 30 })
    const id = company.emulator.ui.applyCredit(realmId, credit, bill)
    expect([await open(bill), await owed()]).toEqual([70, 70])
    expect(await company.read('CreditMemo', credit)).toMatchObject({ Balance: 0, RemainingCredit: 0 })
    expect(await company.read('Payment', id)).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 })
  })

  test('takes it to the bank, and cannot delete it then', async () => {
    const payment = company.emulator.ui.payInvoice(realmId, await invoice(100))
    expect(held('Undeposited Funds')).toBe(100)
    const id = company.emulator.ui.deposit(realmId, [{ entity: 'Payment', id: payment }])
    expect([held('Undeposited Funds'), held('Checking')]).toEqual([0, 100])
    expect(() => company.emulator.ui.deleteDocument(realmId, 'Payment', payment)).toThrow(EmulatorError)
    company.emulator.ui.deleteDocument(realmId, 'Deposit', id)
    company.emulator.ui.deleteDocument(realmId, 'Payment', payment)
    expect([held('Undeposited Funds'), held('Checking'), await owed()]).toEqual([0, 0, 100])
  })

  test('edits a payment: what it no longer pays is open again', async () => {
    const [first, second] = [await invoice(100), await invoice(60)]
    const id = company.emulator.ui.payInvoice(realmId, first)
    company.emulator.ui.editPayment(realmId, id, {
      TotalAmt: 60,
      Line: [{ Amount: 60, LinkedTxn: [{ TxnId: second, TxnType: 'Invoice' }] }],
    })
    expect([await open(first), await open(second), await owed()]).toEqual([100, 0, 100])
    expect((await company.read('Payment', id)).SyncToken).toBe('1')
  })

  test('voids and deletes payments: the invoice is open again and no link is left', async () => {
    const bill = await invoice(100)
    const voided = company.emulator.ui.payInvoice(realmId, bill, { amount: 40 })
    const deleted = company.emulator.ui.payInvoice(realmId, bill, { amount: 60 })
    expect(await open(bill)).toBe(0)
    company.emulator.ui.voidDocument(realmId, 'Payment', voided)
    company.emulator.ui.deleteDocument(realmId, 'Payment', deleted)
    expect([await open(bill), await owed()]).toEqual([100, 100])
    expect((await company.read('Invoice', bill)).LinkedTxn).toEqual([])
    expect(await company.read('Payment', voided)).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' })
  })

  test('gives money back', async () => {
    const id = company.emulator.ui.refund(realmId, customerId, { amount: 25 })
    expect([await owed(), held('Checking')]).toEqual([0, -25])
    expect(await company.read('RefundReceipt', id)).toMatchObject({ TotalAmt: 25, Balance: 0 })
  })
})

test('each is told by webhook and by change data capture', async () => {
  const bill = await invoice(100)
  const told: string[] = []
  const fetch = async (request: Request): Promise<Response> => {
    const events: readonly { readonly type: string }[] = await request.json()
    told.push(...events.map(({ type }) => type))
    return new Response()
  }
  company.emulator.webhooks.to('https://app.example/', 'token', { fetch, automatic: false })
  now += 60_000
  const since = encodeURIComponent(new Date(now).toISOString())
  company.emulator.ui.payInvoice(realmId, bill, { amount: 40 })
  await company.emulator.webhooks.flush()
  expect(new Set(told)).toEqual(
    new Set(['qbo.invoice.updated.v1', 'qbo.customer.updated.v1', 'qbo.payment.created.v1']),
  )
  const { body } = await company.call('GET', `cdc?entities=Payment,Invoice,Customer&changedSince=${since}`)
  expect(body).toMatchObject({
    CDCResponse: [
      {
        QueryResponse: [
          { Payment: [{ TotalAmt: 40 }] },
          { Invoice: [{ Id: bill, Balance: 60, SyncToken: '0' }] },
          { Customer: [{ Balance: 60 }] },
        ],
      },
    ],
  })
})
