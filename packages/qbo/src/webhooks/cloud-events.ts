import { isFields } from '../input/checks.ts'
import type { ChangeNotice, ChangeOperation } from './change-notice.ts'

const entities = [
  'Account',
  'Bill',
  'BillPayment',
  'Budget',
  'Class',
  'CreditMemo',
  'Currency',
  'Customer',
  'Department',
  'Deposit',
  'Employee',
  'Estimate',
  'Invoice',
  'Item',
  'JournalCode',
  'JournalEntry',
  'Payment',
  'PaymentMethod',
  'Preferences',
  'Purchase',
  'PurchaseOrder',
  'RefundReceipt',
  'SalesReceipt',
  'TaxAgency',
  'Term',
  'TimeActivity',
  'Transfer',
  'Vendor',
  'VendorCredit',
]
/** CloudEvents write entities in lower case, everything else in QuickBooks does not. */
const spelling: ReadonlyMap<string, string> = new Map(entities.map((entity) => [entity.toLowerCase(), entity]))

const operations: readonly string[] = [
  'created',
  'updated',
  'deleted',
  'merged',
  'voided',
  'emailed',
] satisfies ChangeOperation[]

/** `true` for the operations there are. */
export const isOperation = (value: string): value is ChangeOperation => operations.includes(value)

const typePattern = /^qbo\.([a-z]{1,40})\.([a-z]{1,40})\.v\d{1,4}$/

/** `true` for ids as both formats send them. */
export const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Reads one CloudEvent; nothing where it is not about a record. */
export const cloudEventNotice = (event: unknown): ChangeNotice | undefined => {
  if (!isFields(event)) return undefined
  const { id: eventId, type, time, intuitentityid: id, intuitaccountid: realmId, data } = event
  const [, entity = '', operation = ''] = typePattern.exec(typeof type === 'string' ? type : '') ?? []
  if (!isOperation(operation) || !isId(id) || !isId(realmId)) return undefined
  const deletedId = isFields(data) ? data.deletedid : undefined
  return {
    realmId,
    entity: spelling.get(entity) ?? entity,
    id,
    operation,
    at: typeof time === 'string' ? time : '',
    ...(isId(deletedId) && { deletedId }),
    ...(isId(eventId) && { eventId }),
  }
}
