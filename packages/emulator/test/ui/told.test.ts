import { expect, test } from 'vitest'
import { isObject, objectsOf } from '../../src/ledger/json.ts'
import { type Company, line, monday, openCompany, realmId, serviceItem } from '../company.ts'

interface Books {
  company: Company
  customerId: string
  otherId: string
  item: string
  estimate: string
  invoice: string
  /** Lets a minute go by. */
  later(): void
}

const open = async (): Promise<Books> => {
  let now = monday
  const company = openCompany({ clock: { now: () => now } })
  const item = await serviceItem(company, 'Labour')
  const customer = async (DisplayName: string) => String((await company.create('Customer', { DisplayName })).Id)
  const customerId = await customer('Sarah Johnson')
  const sale = { CustomerRef: { value: customerId }, Line: [line(item, 1, 100)] }
  return {
    company,
    customerId,
    otherId: await customer('Sara Jonson'),
    item,
    estimate: String((await company.create('Estimate', sale)).Id),
    invoice: String((await company.create('Invoice', sale)).Id),
    later: () => {
      now += 60_000
    },
  }
}

/** Entities and what happened to them, as the webhooks since the last flush say. */
const noticesOf = async ({ emulator }: Company): Promise<string[]> => {
  const deliveries = await emulator.webhooks.flush()
  const events = deliveries.flatMap(({ body }): unknown[] => JSON.parse(body))
  return events.map((event) => String(isObject(event) ? event.type : '').replace(/^qbo\.|\.v1$/g, ''))
}

const everything = 'Customer,Item,Estimate,Invoice,Payment,CreditMemo,RefundReceipt,Deposit'

/** Entities with the Ids that changed since an instant, deleted ones marked. */
const changedSince = async (company: Company, instant: string): Promise<string[]> => {
  const { body } = await company.call('GET', `cdc?entities=${everything}&changedSince=${encodeURIComponent(instant)}`)
  return objectsOf(body.CDCResponse)
    .flatMap(({ QueryResponse }) => objectsOf(QueryResponse))
    .flatMap((response) =>
      Object.entries(response).flatMap(([entity, rows]) =>
        Array.isArray(rows)
          ? objectsOf(rows).map(({ Id, status }) => `${entity} ${Id}${status === 'Deleted' ? ' gone' : ''}`)
          : [],
      ),
    )
}

/** Gives the Id of what it made, where it made something. */
type Act = (books: Books) => unknown

/** What a person does, what webhooks must tell of, and which records change data capture must show. */
const acts: [string, Act, string[], (books: Books, id: string) => string[]][] = [
  [
    'accepts an estimate',
    ({ company, estimate }) => company.emulator.ui.acceptEstimate(realmId, estimate),
    ['estimate.updated'],
    ({ estimate }) => [`Estimate ${estimate}`],
  ],
  [
    'rejects an estimate',
    ({ company, estimate }) => company.emulator.ui.rejectEstimate(realmId, estimate),
    ['estimate.updated'],
    ({ estimate }) => [`Estimate ${estimate}`],
  ],
  [
    'edits an estimate',
    ({ company, estimate }) => company.emulator.ui.editEstimate(realmId, estimate, { PrivateNote: 'n' }),
    ['estimate.updated'],
    ({ estimate }) => [`Estimate ${estimate}`],
  ],
  [
    'makes an invoice of an estimate',
    ({ company, estimate }) => company.emulator.ui.invoiceEstimate(realmId, estimate),
    ['invoice.created', 'estimate.updated'],
    ({ estimate }, id) => [`Invoice ${id}`, `Estimate ${estimate}`],
  ],
  [
    'edits an invoice',
    ({ company, invoice }) => company.emulator.ui.editInvoice(realmId, invoice, { PrivateNote: 'n' }),
    ['invoice.updated'],
    ({ invoice }) => [`Invoice ${invoice}`],
  ],
  [
    'voids an invoice',
    ({ company, invoice }) => company.emulator.ui.voidInvoice(realmId, invoice),
    ['invoice.voided'],
    ({ invoice }) => [`Invoice ${invoice}`],
  ],
  [
    'deletes an invoice',
    ({ company, invoice }) => company.emulator.ui.deleteDocument(realmId, 'Invoice', invoice),
    ['invoice.deleted'],
    ({ invoice }) => [`Invoice ${invoice} gone`],
  ],
  [
    'sends an invoice',
    ({ company, invoice }) => company.emulator.ui.sendDocument(realmId, 'Invoice', invoice, 'sarah@example.org'),
    ['invoice.emailed'],
    ({ invoice }) => [`Invoice ${invoice}`],
  ],
  [
    'records a payment',
    ({ company, invoice }) => company.emulator.ui.payInvoice(realmId, invoice),
    ['payment.created', 'invoice.updated'],
    ({ invoice }, id) => [`Payment ${id}`, `Invoice ${invoice}`],
  ],
  [
    'takes money before there is an invoice',
    ({ company, customerId }) => company.emulator.ui.receivePayment(realmId, customerId, { amount: 40 }),
    ['payment.created'],
    (_, id) => [`Payment ${id}`],
  ],
  [
    'gives a credit',
    ({ company, customerId }) => company.emulator.ui.giveCredit(realmId, customerId, { amount: 30 }),
    ['creditmemo.created'],
    (_, id) => [`CreditMemo ${id}`],
  ],
  [
    'refunds',
    ({ company, customerId }) => company.emulator.ui.refund(realmId, customerId, { amount: 30 }),
    ['refundreceipt.created'],
    (_, id) => [`RefundReceipt ${id}`],
  ],
  [
    'edits a customer',
    ({ company, customerId }) => company.emulator.ui.editCustomer(realmId, customerId, { Notes: 'n' }),
    ['customer.updated'],
    ({ customerId }) => [`Customer ${customerId}`],
  ],
  [
    'puts a customer out of use',
    ({ company, otherId }) => company.emulator.ui.deactivateCustomer(realmId, otherId),
    ['customer.updated'],
    ({ otherId }) => [`Customer ${otherId}`],
  ],
  [
    'merges customers',
    ({ company, customerId, otherId }) => company.emulator.ui.mergeCustomers(realmId, customerId, otherId),
    ['customer.merged'],
    ({ customerId }) => [`Customer ${customerId}`],
  ],
  [
    'renames an item',
    ({ company, item }) => company.emulator.ui.renameItem(realmId, item, 'Work'),
    ['item.updated'],
    ({ item }) => [`Item ${item}`],
  ],
  [
    'puts an item out of use',
    ({ company, item }) => company.emulator.ui.deactivateItem(realmId, item),
    ['item.updated'],
    ({ item }) => [`Item ${item}`],
  ],
]

test.each(acts)('a person who %s is told of by webhook and by change data capture', async (_, act, notices, rows) => {
  const books = await open()
  const { company, later } = books
  company.emulator.webhooks.to('https://books.example/webhooks', 'token', {
    fetch: async () => new Response(),
    automatic: false,
  })
  later()
  const before = new Date(monday + 30_000).toISOString()
  const id = String(act(books) ?? '')
  expect(await noticesOf(company)).toEqual(expect.arrayContaining(notices))
  const changed = await changedSince(company, before)
  expect(changed).toEqual(expect.arrayContaining(rows(books, id)))
})
