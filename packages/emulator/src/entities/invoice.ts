import { businessRule } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { wholeCents, wireCents } from '../ledger/money.ts'
import { billCharges, isChargeable } from './billed-charges.ts'
import { homeAmount } from './currency.ts'
import { addToBalance } from './customer-balance.ts'
import { dueDate } from './due-date.ts'
import { anything, decimal, flag, money, readOnly, text } from './fields.ts'
import { freePayments } from './freed-payments.ts'
import type { Allowances, EntityKind } from './kind.ts'
import { openBalance } from './open-amount.ts'
import { completeSalesDocument, voidedDocument } from './sales-document.ts'
import { salesFields, salesQueryable } from './sales-fields.ts'

const daysWithoutTerm = 30

/** The term of an invoice: its own, else the company's. */
const termOf = (draft: JsonObject, ledger: Ledger): Row | undefined =>
  ledger.find(
    'Term',
    refOf(draft.SalesTermRef) ?? refOf(objectOf(ledger.settings('Preferences').SalesFormsPrefs).DefaultTerms),
  )

const estimatesOf = (invoice: Row | undefined): string[] =>
  objectsOf(invoice?.LinkedTxn)
    .filter((link) => link.TxnType === 'Estimate')
    .map((link) => textOf(link.TxnId) ?? '')

/** Only what is open can be billed, an estimate or billable time; links to others are dropped, as QuickBooks drops them. */
const linkable = (
  links: JsonObject[],
  previous: Row | undefined,
  paid: Row | undefined,
  ledger: Ledger,
): JsonObject[] => {
  const kept = estimatesOf(previous)
  const usable = links.filter((link) => {
    if (link.TxnType !== 'Estimate') return isChargeable(link, previous, ledger)
    const id = textOf(link.TxnId) ?? ''
    const status = ledger.find('Estimate', id)?.TxnStatus
    return kept.includes(id) || status === 'Pending' || status === 'Accepted'
  })
  if (usable.filter((link) => link.TxnType === 'Estimate').length > 1)
    throw businessRule('An invoice can be linked to one estimate.')
  return [...usable, ...objectsOf(paid?.LinkedTxn).filter((link) => link.TxnType === 'Payment')]
}

/** A line without the links that nothing can be billed by. */
const withOpenLinks = (line: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  if (line.LinkedTxn === undefined) return line
  const links = objectsOf(line.LinkedTxn)
  const usable = links.filter((link) => link.TxnType === 'Estimate' || isChargeable(link, previous, ledger))
  return { ...line, LinkedTxn: usable.length === 0 ? undefined : usable }
}

/** What an invoice adds to the customer's debt: payments are counted where they are. */
const owed = (row: JsonObject | undefined): number => wireCents(wholeCents(row?.TotalAmt) - wholeCents(row?.Deposit))

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger, allowed?: Allowances): JsonObject => {
  const completed = completeSalesDocument('Invoice', draft, previous, ledger, allowed)
  const Line = objectsOf(completed.Line).map((line) => withOpenLinks(line, previous, ledger))
  // Payments do not follow an invoice to another customer.
  const paid = refOf(previous?.CustomerRef) === refOf(draft.CustomerRef) ? previous : undefined
  const txnDate = textOf(completed.TxnDate) ?? ledger.today()
  const Balance = openBalance(owed(completed), paid)
  const payments = objectOf(ledger.settings('Preferences').SalesFormsPrefs).ETransactionPaymentEnabled === true
  return Object.assign(completed, {
    Line,
    TxnStatus: undefined,
    AllowIPNPayment: false,
    AllowOnlinePayment: false,
    AllowOnlineCreditCardPayment: payments && draft.AllowOnlineCreditCardPayment !== false,
    AllowOnlineACHPayment: payments && draft.AllowOnlineACHPayment !== false,
    LinkedTxn: linkable(objectsOf(draft.LinkedTxn), previous, paid, ledger),
    DueDate: draft.DueDate ?? dueDate(txnDate, termOf(draft, ledger), daysWithoutTerm),
    Balance,
    ...homeAmount('HomeBalance', Balance, completed),
  })
}

/** A linked estimate is closed; one that loses its invoice is open again, as accepted. */
const linkEstimates = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  const now = estimatesOf(after)
  for (const id of estimatesOf(before))
    if (!now.includes(id)) ledger.touch('Estimate', id, { TxnStatus: 'Accepted', LinkedTxn: undefined })
  for (const id of now)
    if (!estimatesOf(before).includes(id) && after !== undefined)
      ledger.touch('Estimate', id, { TxnStatus: 'Closed', LinkedTxn: [{ TxnId: after.Id, TxnType: 'Invoice' }] })
}

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  addToBalance(ledger, refOf(before?.CustomerRef), -owed(before))
  addToBalance(ledger, refOf(after?.CustomerRef), owed(after))
  linkEstimates(before, after, ledger)
  billCharges(before, after, ledger)
  freePayments(before, after, 'Invoice', { entity: 'Payment', linkTypes: ['Payment'] }, ledger)
}

/** What a customer owes for work that was done. */
export const invoice: EntityKind = {
  name: 'Invoice',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  countsPages: true,
  operations: new Set(['create', 'update', 'delete', 'void', 'send', 'pdf']),
  fields: {
    Deposit: money(),
    AllowIPNPayment: flag(),
    AllowOnlinePayment: flag(),
    AllowOnlineCreditCardPayment: flag(),
    AllowOnlineACHPayment: flag(),
    AllowOnlinePayPalPayment: flag(),
    AllowOnlineAffirmPayment: flag(),
    InvoiceLink: readOnly(text()),
    ...salesFields,
    EInvoiceStatus: text(),
    ECloudStatusTimeStamp: text(),
    CfdiUse: decimal(),
    Exportation: text(),
    GlobalInfo: anything(),
    invoiceStatus: text(),
    callToAction: text(),
    invoiceStatusLog: anything(),
    InvoiceEx: anything(),
    LessCIS: decimal(),
    PaymentDetailsMessage: text(),
    ConvenienceFeeDetail: anything(),
    EnabledSurchargeInfo: anything(),
    InvoiceLinkSecurityCode: text(),
    InvoiceLinkExpiryDate: text(),
    AutoPayEligible: flag(),
    SchedulePayEligible: flag(),
    ScheduledPaymentId: text(),
    GratuityEnabled: flag(),
    FinancingProductType: text(),
    SubscriptionPaymentsSetting: text(),
    TxnRetainageDetail: anything(),
  },
  queryable: { ...salesQueryable, Balance: 'number' },
  complete,
  voided: (row) => ({ ...voidedDocument(row), ...(row.Deposit === undefined ? {} : { Deposit: 0 }) }),
  settle,
}
