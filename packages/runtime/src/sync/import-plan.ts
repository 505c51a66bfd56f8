import type { Customer, Item, QuickBooks } from '@leadbooks/qbo'
import { fieldsOf } from '../customers/fields.ts'
import { readCustomerTypes } from '../quickbooks/customer-types.ts'
import { type AnyDocument, mirrorCustomer, mirrorDocument, toCatalogItem } from '../quickbooks/mirror.ts'
import type { NamedRow, NameList } from '../quickbooks/name-lists.ts'
import type { DocumentEntity } from '../stores/records.ts'
import type { Store, Write } from '../stores/store.ts'

/** What is read in one go, in this order: whoever is billed first, then what they are billed for, then the documents. */
export type ImportPhase =
  | 'customers'
  | 'items'
  | 'terms'
  | 'classes'
  | 'tax codes'
  | 'payment methods'
  | 'customer types'
  | 'open invoices'
  | 'open estimates'
  | 'open credit memos'
  | 'open payments'
  | 'invoices'
  | 'estimates'
  | 'payments'
  | 'credit memos'
  | 'sales receipts'
  | 'refund receipts'

/** Where rows go, and when. */
interface Place {
  realmId: string
  /** ISO 3166-1 alpha-2. */
  country: string
  at: string
}

/** Days that bound what is read, `YYYY-MM-DD`. */
export interface ImportDays {
  /** The first day of the history that was asked for; all of it without one. */
  since?: string
  yearAgo: string
}

export interface ImportStep {
  phase: ImportPhase
  /** Part of history, which is read when it is asked for. */
  history: boolean
  /** Rows from a position on, counted from 1, a thousand a page. */
  read(quickbooks: QuickBooks, startPosition: number, days: ImportDays): AsyncIterable<unknown>
  /** Tells which rows are kept. @defaultValue all of them */
  isWanted?(row: unknown): boolean
  /** Puts a row into the mirror. */
  write(row: unknown, place: Place, store: Store): Write | Promise<Write>
}

/** A short list of names, kept whole. */
export interface ListStep {
  phase: ImportPhase
  list: NameList
  read(quickbooks: QuickBooks): AsyncIterable<NamedRow>
}

const everything = { Active: { in: [true, false] } }

const list = (phase: ImportPhase, name: NameList, read: ListStep['read']): ListStep => ({ phase, list: name, read })

const documents = (
  phase: ImportPhase,
  entity: DocumentEntity,
  history: boolean,
  read: ImportStep['read'],
): ImportStep => ({
  phase,
  history,
  read,
  write: async (row, { realmId, at }, store) => {
    const document = row as AnyDocument // the query's entity is one
    // One of ours keeps what is known of its lines.
    const known = await store.readDocument(realmId, entity, document.Id)
    return mirrorDocument(realmId, entity, document, { at, writtenLines: known?.writtenLines })
  },
})

const isOpen = ({ TxnStatus }: AnyDocument): boolean => TxnStatus === 'Pending' || TxnStatus === 'Accepted'

const dated = ({ since }: ImportDays) => (since === undefined ? {} : { where: { TxnDate: { '>=': since } } })

/** Everything there is to read, in order. */
export const importSteps: readonly (ImportStep | ListStep)[] = [
  {
    phase: 'customers',
    history: false,
    read: ({ customers }, startPosition) => customers.query({ where: everything, startPosition }),
    write: (row, { realmId, country, at }) => {
      const customer = row as Customer // the query's entity
      return mirrorCustomer({ realmId, country }, customer, at, { fields: fieldsOf(customer) })
    },
  },
  {
    phase: 'items',
    history: false,
    read: ({ items }, startPosition) => items.query({ where: everything, startPosition }),
    write: (row, { realmId }) => {
      const item = row as Item // as above
      return { op: 'item.put', record: { realmId, itemId: item.Id, item: toCatalogItem(item) } }
    },
  },
  list('terms', 'term', ({ terms }) => terms.query({ where: everything })),
  list('classes', 'class', ({ classes }) => classes.query({ where: everything })),
  list('tax codes', 'tax code', ({ taxCodes }) => taxCodes.query({ where: everything })),
  list('payment methods', 'payment method', ({ paymentMethods }) => paymentMethods.query({ where: everything })),
  list('customer types', 'customer type', (quickbooks) => readCustomerTypes(quickbooks)),
  documents('open invoices', 'Invoice', false, ({ invoices }, startPosition) =>
    invoices.query({ where: { Balance: { '>': 0 } }, startPosition }),
  ),
  {
    ...documents('open estimates', 'Estimate', false, ({ estimates }, startPosition, { yearAgo }) =>
      estimates.query({ where: { TxnDate: { '>=': yearAgo } }, startPosition }),
    ),
    // QuickBooks finds no estimates by their status: those of a year are read, and the open ones kept.
    isWanted: (row) => isOpen(row as AnyDocument), // the query's entity is a document
  },
  documents('open credit memos', 'CreditMemo', false, ({ creditMemos }, startPosition) =>
    creditMemos.query({ where: { Balance: { '>': 0 } }, startPosition }),
  ),
  {
    ...documents('open payments', 'Payment', false, ({ payments }, startPosition, { yearAgo }) =>
      payments.query({ where: { TxnDate: { '>=': yearAgo } }, startPosition }),
    ),
    // Nor does it find payments by what of them is still to be applied.
    isWanted: (row) => ((row as AnyDocument).UnappliedAmt ?? 0) > 0, // as above
  },
  documents('invoices', 'Invoice', true, ({ invoices }, startPosition, days) =>
    invoices.query({ ...dated(days), startPosition }),
  ),
  documents('estimates', 'Estimate', true, ({ estimates }, startPosition, days) =>
    estimates.query({ ...dated(days), startPosition }),
  ),
  documents('payments', 'Payment', true, ({ payments }, startPosition, days) =>
    payments.query({ ...dated(days), startPosition }),
  ),
  documents('credit memos', 'CreditMemo', true, ({ creditMemos }, startPosition, days) =>
    creditMemos.query({ ...dated(days), startPosition }),
  ),
  documents('sales receipts', 'SalesReceipt', true, ({ salesReceipts }, startPosition, days) =>
    salesReceipts.query({ ...dated(days), startPosition }),
  ),
  documents('refund receipts', 'RefundReceipt', true, ({ refundReceipts }, startPosition, days) =>
    refundReceipts.query({ ...dated(days), startPosition }),
  ),
]
