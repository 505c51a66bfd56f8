import { compareDecimals, project, sumAmounts } from '@leadbooks/core'
import type {
  Customer,
  Estimate,
  Invoice,
  Item,
  Payment,
  QuickBooks,
  RefundReceipt,
  RequestOptions,
} from '@leadbooks/qbo'
import { fieldsOf } from '../customers/fields.ts'
import { learn } from '../customers/merge-fields.ts'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import { type AnyDocument, decimal, mirrorCustomer, mirrorDocument, toCatalogItem } from '../quickbooks/mirror.ts'
import type { DocumentEntity } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { confirmMaker } from './confirm.ts'
import { creditedInvoices, estimateFact, type Fact, invoiceFact, paymentFacts, refundFact } from './facts.ts'

/** What a record as QuickBooks has it now changes here. */
export interface Consequence {
  writes: Write[]
  facts: Fact[]
}

/** Reads records by their Ids, those that are out of use among them. */
type ReadByIds = (quickbooks: QuickBooks, ids: string[], options: RequestOptions) => AsyncIterable<{ Id: string }>

interface Mirrored {
  read: ReadByIds
  take(engine: Engine, realmId: string, row: { Id: string; SyncToken: string }): Promise<Consequence>
}

/** Leads looked at to find whose money a refund gives back. */
const mostLeads = 1_000

const isOlder = (syncToken: string, known: string | undefined): boolean =>
  known !== undefined && Number(syncToken) < Number(known)

const takeCustomer = async (engine: Engine, realmId: string, customer: Customer): Promise<Consequence> => {
  const known = await engine.store.readCustomer(realmId, customer.Id)
  if (isOlder(customer.SyncToken, known?.syncToken)) return { writes: [], facts: [] }
  const { country } = await engine.tenantOf(realmId)
  const at = engine.now()
  const snapshot = learn(known?.snapshot, { fields: fieldsOf(customer), at, country })
  return { writes: [mirrorCustomer({ realmId, country }, customer, at, snapshot)], facts: [] }
}

/** Says to a person that rules name an item which QuickBooks does not sell under that name any more. */
const itemReview = async (engine: Engine, realmId: string, item: Item): Promise<Write[]> => {
  const held = (await engine.store.listItems(realmId)).find(({ itemId }) => itemId === item.Id)?.item
  const now = toCatalogItem(item)
  if (held === undefined || (held.item === now.item && held.active === now.active)) return []
  const { mapping } = await engine.tenantOf(realmId)
  const isUsed = JSON.stringify(mapping).includes(JSON.stringify(held.item))
  if (!isUsed || (held.item === now.item && now.active)) return []
  const what = held.item === now.item ? 'is out of use' : `is called "${now.item}" now`
  return [
    {
      op: 'review.open',
      record: {
        realmId,
        reviewId: `item/${item.Id}/${item.SyncToken}`,
        code: 'item-changed',
        message: `The item "${held.item}" ${what} in QuickBooks, and rules bill it: change the rules or the item.`,
        detail: { itemId: item.Id, was: held.item, name: now.item, active: now.active },
        status: 'open',
        openedAt: engine.now(),
      },
    },
  ]
}

const takeItem = async (engine: Engine, realmId: string, item: Item): Promise<Consequence> => ({
  writes: [
    ...(await itemReview(engine, realmId, item)),
    { op: 'item.put', record: { realmId, itemId: item.Id, item: toCatalogItem(item) } },
  ],
  facts: [],
})

/** A payment says what it settles with money and what with credit memos; that it no longer settles an invoice shows by what was known. */
const takePayment = async (engine: Engine, realmId: string, payment: Payment): Promise<Consequence> => {
  const known = await engine.store.readDocument(realmId, 'Payment', payment.Id)
  if (isOlder(payment.SyncToken, known?.syncToken)) return { writes: [], facts: [] }
  const put = mirrorDocument(realmId, 'Payment', payment, { at: engine.now() })
  const credited = creditedInvoices(payment)
  return {
    writes: [
      credited.length > 0 ? { ...put, record: { ...put.record, creditedInvoices: credited } } : put,
      ...(known === undefined ? await confirmMaker(engine, put.record) : []),
    ],
    facts: paymentFacts(payment, known?.creditedInvoices),
  }
}

/**
 * Finds the lead whose money a refund gives back: QuickBooks links a refund receipt to its customer alone.
 *
 * @returns the lead that was told before, or the one of the customer's that has as much; `undefined` where none or several do
 */
const refundedLead = async (engine: Engine, realmId: string, receipt: RefundReceipt): Promise<string | undefined> => {
  const { store } = engine
  const [told] = await store.leadsOf(realmId, 'paymentId', `refund/${receipt.Id}`, 1)
  if (told !== undefined) return told
  const policy = policyOf(await engine.tenantOf(realmId))
  const paid: string[] = []
  for (const leadId of await store.leadsOf(realmId, 'customerId', receipt.CustomerRef?.value ?? '', mostLeads)) {
    const record = await store.readLead(realmId, leadId)
    if (record === undefined) continue
    const { money } = project(record.state, policy)
    const held = sumAmounts([money.paid, money.unapplied, `-${money.refunded}`])
    if (compareDecimals(held, decimal(receipt.TotalAmt)) >= 0) paid.push(leadId)
  }
  return paid.length === 1 ? paid[0] : undefined
}

const takeRefund = async (engine: Engine, realmId: string, receipt: RefundReceipt): Promise<Consequence> => {
  const known = await engine.store.readDocument(realmId, 'RefundReceipt', receipt.Id)
  if (isOlder(receipt.SyncToken, known?.syncToken)) return { writes: [], facts: [] }
  const put = mirrorDocument(realmId, 'RefundReceipt', receipt, { at: engine.now() })
  const leadId = await refundedLead(engine, realmId, receipt)
  return { writes: [put], facts: leadId === undefined ? [] : [refundFact(receipt, leadId)] }
}

const takeDocument =
  <Row extends AnyDocument>(entity: DocumentEntity, factOf?: (row: Row) => Fact) =>
  async (engine: Engine, realmId: string, row: Row): Promise<Consequence> => {
    const known = await engine.store.readDocument(realmId, entity, row.Id)
    if (isOlder(row.SyncToken, known?.syncToken)) return { writes: [], facts: [] }
    const kept = { at: engine.now(), writtenLines: known?.writtenLines }
    const put = mirrorDocument(realmId, entity, row, kept)
    return {
      writes: [put, ...(known === undefined ? await confirmMaker(engine, put.record) : [])],
      facts: factOf === undefined ? [] : [factOf(row)],
    }
  }

type Take = Mirrored['take']

/**
 * The entities that are mirrored. Names that were put out of use are asked for too: a query leaves them out otherwise.
 */
export const mirrored: ReadonlyMap<string, Mirrored> = new Map<string, Mirrored>([
  [
    'Customer',
    {
      read: ({ customers }, ids, options) =>
        customers.query({ where: { Id: { in: ids }, Active: { in: [true, false] } } }, options),
      take: takeCustomer as Take, // each entry reads rows of the entity it takes
    },
  ],
  [
    'Item',
    {
      read: ({ items }, ids, options) =>
        items.query({ where: { Id: { in: ids }, Active: { in: [true, false] } } }, options),
      take: takeItem as Take,
    },
  ],
  [
    'Estimate',
    {
      read: ({ estimates }, ids, options) => estimates.query({ where: { Id: { in: ids } } }, options),
      take: takeDocument<Estimate>('Estimate', estimateFact) as Take,
    },
  ],
  [
    'Invoice',
    {
      read: ({ invoices }, ids, options) => invoices.query({ where: { Id: { in: ids } } }, options),
      take: takeDocument<Invoice>('Invoice', invoiceFact) as Take,
    },
  ],
  [
    'Payment',
    {
      read: ({ payments }, ids, options) => payments.query({ where: { Id: { in: ids } } }, options),
      take: takePayment as Take,
    },
  ],
  [
    'SalesReceipt',
    {
      read: ({ salesReceipts }, ids, options) => salesReceipts.query({ where: { Id: { in: ids } } }, options),
      take: takeDocument('SalesReceipt') as Take,
    },
  ],
  [
    'CreditMemo',
    {
      read: ({ creditMemos }, ids, options) => creditMemos.query({ where: { Id: { in: ids } } }, options),
      take: takeDocument('CreditMemo') as Take,
    },
  ],
  [
    'RefundReceipt',
    {
      read: ({ refundReceipts }, ids, options) => refundReceipts.query({ where: { Id: { in: ids } } }, options),
      take: takeRefund as Take,
    },
  ],
])

export type MirroredEntity =
  | 'Customer'
  | 'Item'
  | 'Estimate'
  | 'Invoice'
  | 'Payment'
  | 'SalesReceipt'
  | 'CreditMemo'
  | 'RefundReceipt'

export const mirroredEntities: readonly MirroredEntity[] = [
  'Customer',
  'Item',
  'Estimate',
  'Invoice',
  'Payment',
  'SalesReceipt',
  'CreditMemo',
  'RefundReceipt',
]
