import type { EntityName } from '../entities/kind.ts'
import { kinds } from '../entities/kinds.ts'
import { type JsonObject, objectOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Posting, Postings } from '../postings/posting.ts'

/** One posting and the document it comes from. */
export interface Booking {
  readonly posting: Posting
  /** All that the document posts; its own account first. */
  readonly postings: Postings
  readonly entity: EntityName
  readonly row: Row
  readonly date: string
}

/** The day a document counts on. */
const dayOf = (row: Row): string =>
  textOf(row.TxnDate) ??
  textOf(row.InvStartDate) ??
  textOf(row.OpeningBalanceDate) ??
  row.MetaData.CreateTime.slice(0, 10)

/** Everything that was booked, by day and, within a day, in the order it was entered. */
export const bookings = (ledger: Ledger): Booking[] => {
  const found: Booking[] = []
  for (const [document, postings] of ledger.journal) {
    const [name = '', id] = document.split(' ')
    const entity = kinds.get(name)?.name
    const row = entity === undefined ? undefined : ledger.find(entity, id)
    if (entity === undefined || row === undefined) continue
    for (const posting of postings) found.push({ posting, postings, entity, row, date: dayOf(row) })
  }
  return found.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
}

const typeNames: { readonly [entity: string]: string } = {
  Account: 'Journal Entry',
  CreditMemo: 'Credit Memo',
  Item: 'Inventory Starting Value',
  JournalEntry: 'Journal Entry',
  RefundReceipt: 'Refund',
  SalesReceipt: 'Sales Receipt',
  VendorCredit: 'Vendor Credit',
}

/** What QuickBooks' reports call a kind of transaction. */
export const typeName = (entity: EntityName, row: Row): string => {
  if (entity === 'BillPayment') return `Bill Payment (${row.PayType === 'Check' ? 'Check' : 'Credit Card'})`
  if (entity === 'Purchase')
    return row.PaymentType === 'Check' ? 'Check' : row.Credit === true ? 'Credit Card Credit' : 'Expense'
  return typeNames[entity] ?? entity
}

/** Whom a posting is about: the name on its line, else the document's customer or vendor. */
export const personOn = ({ posting, row }: Booking): { readonly list: EntityName; readonly id: string } | undefined => {
  const named: JsonObject = objectOf(posting.name)
  const type = textOf(named.Type)
  const id = refOf(named.EntityRef)
  if (id !== undefined && (type === 'Customer' || type === 'Vendor' || type === 'Employee')) return { list: type, id }
  const customer = refOf(row.CustomerRef)
  if (customer !== undefined) return { list: 'Customer', id: customer }
  const vendor = refOf(row.VendorRef)
  return vendor === undefined ? undefined : { list: 'Vendor', id: vendor }
}
