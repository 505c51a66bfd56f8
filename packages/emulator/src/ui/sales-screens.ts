import { type JsonObject, objectOf, objectsOf, type Row, refOf } from '../ledger/json.ts'
import { amountOf, cents, wireNumber } from '../ledger/money.ts'
import type { Screen } from './screen.ts'

/** What people do with estimates and invoices. */
export interface SalesScreens {
  /** The customer said yes. */
  acceptEstimate(realmId: string, estimateId: string, options?: { readonly acceptedBy?: string }): void
  /** The customer said no. */
  rejectEstimate(realmId: string, estimateId: string): void
  /** Changes fields of an estimate; lines given replace the lines there were. */
  editEstimate(realmId: string, estimateId: string, changes: JsonObject): void
  /**
   * Makes an invoice of an estimate by hand: its lines, addresses, memo and terms. The estimate is closed by it, unless
   * `linked` is false: then the invoice is a copy that knows nothing of the estimate.
   *
   * @returns the invoice's Id
   */
  invoiceEstimate(realmId: string, estimateId: string, options?: { readonly linked?: boolean }): string
  /** Changes fields of an invoice; lines given replace the lines there were. */
  editInvoice(realmId: string, invoiceId: string, changes: JsonObject): void
  /** Bills a customer for all time and purchases that are billable and not billed yet. @returns the invoice's Id */
  invoiceBillables(realmId: string, customerId: string): string
  /** Voids an invoice. */
  voidInvoice(realmId: string, invoiceId: string): void
}

/** What an invoice takes over from the estimate it is made of. */
const copied = [
  'CustomerRef',
  'BillEmail',
  'BillEmailCc',
  'BillEmailBcc',
  'BillAddr',
  'ShipAddr',
  'CustomerMemo',
  'ClassRef',
  'DepartmentRef',
  'SalesTermRef',
  'CurrencyRef',
  'ExchangeRate',
  'ApplyTaxAfterDiscount',
  'GlobalTaxCalculation',
  'CustomField',
  'Line',
] as const

const secondsPerHour = 3600

const hoursOf = (time: Row): number => {
  const clocked =
    typeof time.StartTime === 'string' && typeof time.EndTime === 'string'
      ? (Date.parse(time.EndTime) - Date.parse(time.StartTime)) / 1000
      : 0
  const counted = Number(time.Hours ?? 0) * secondsPerHour + Number(time.Minutes ?? 0) * 60 + Number(time.Seconds ?? 0)
  return wireNumber(
    amountOf(clocked + counted)
      .div(secondsPerHour)
      .round(2),
  )
}

const timeLine = (time: Row): JsonObject => {
  const Qty = hoursOf(time)
  const UnitPrice = Number(time.HourlyRate ?? 0)
  return {
    Description: time.Description,
    Amount: wireNumber(cents(amountOf(Qty).times(amountOf(UnitPrice)))),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: time.ItemRef, Qty, UnitPrice },
    LinkedTxn: [{ TxnId: time.Id, TxnType: 'TimeActivity' }],
  }
}

const boughtLines = (row: Row, TxnType: 'Bill' | 'Purchase', customerId: string): JsonObject[] =>
  objectsOf(row.Line).flatMap((line) => {
    const detail = objectOf(line.AccountBasedExpenseLineDetail ?? line.ItemBasedExpenseLineDetail)
    if (detail.BillableStatus !== 'Billable' || refOf(detail.CustomerRef) !== customerId) return []
    return [
      {
        Description: line.Description,
        Amount: line.Amount,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: { ItemRef: detail.ItemRef },
        LinkedTxn: [{ TxnId: row.Id, TxnType, TxnLineId: line.Id }],
      },
    ]
  })

/** The screens for estimates and invoices. */
export const salesScreens = (screen: Screen): SalesScreens => ({
  acceptEstimate: (realmId, estimateId, { acceptedBy } = {}) =>
    screen.edit(realmId, 'Estimate', estimateId, {
      TxnStatus: 'Accepted',
      AcceptedDate: screen.ledgerOf(realmId).today(),
      ...(acceptedBy === undefined ? {} : { AcceptedBy: acceptedBy }),
    }),
  rejectEstimate: (realmId, estimateId) => screen.edit(realmId, 'Estimate', estimateId, { TxnStatus: 'Rejected' }),
  editEstimate: (realmId, estimateId, changes) => screen.edit(realmId, 'Estimate', estimateId, changes),
  invoiceEstimate: (realmId, estimateId, { linked = true } = {}) => {
    const estimate = screen.rowOf(realmId, 'Estimate', estimateId)
    const fields: JsonObject = {}
    for (const field of copied) if (estimate[field] !== undefined) fields[field] = estimate[field]
    const LinkedTxn = linked ? [{ TxnId: estimateId, TxnType: 'Estimate' }] : []
    return screen.enter(realmId, 'Invoice', { ...fields, LinkedTxn })
  },
  editInvoice: (realmId, invoiceId, changes) => screen.edit(realmId, 'Invoice', invoiceId, changes),
  invoiceBillables: (realmId, customerId) => {
    const ledger = screen.ledgerOf(realmId)
    const times = ledger.table('TimeActivity').ofCustomer(customerId)
    const Line = [
      ...times.filter(({ BillableStatus }) => BillableStatus === 'Billable').map(timeLine),
      ...(['Bill', 'Purchase'] as const).flatMap((entity) =>
        [...ledger.table(entity).all()].flatMap((row) => boughtLines(row, entity, customerId)),
      ),
    ]
    return screen.enter(realmId, 'Invoice', { CustomerRef: { value: customerId }, Line })
  },
  voidInvoice: (realmId, invoiceId) => screen.end(realmId, 'Invoice', invoiceId, 'void'),
})
