import { businessRule, duplicateDocNumber, requiredParameter } from '../faults/fault.ts'
import { type Json, type JsonObject, objectOf, objectsOf, type Row, refOf, sameJson, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { wholeCents, wireCents } from '../ledger/money.ts'
import { documentCurrency, homeAmount } from './currency.ts'
import { completeCustomFields } from './custom-fields.ts'
import type { Allowances, EntityName } from './kind.ts'
import { completeAddress, dropEmpty } from './person.ts'
import { completeLines } from './sales-lines.ts'
import { taxDetail } from './sales-tax.ts'
import { checkStockDates } from './stock-date.ts'
import { usesUsTax } from './tax-system.ts'

/** The address of a document: the customer's own, with its Id, unless another was given. */
const documentAddress = (
  sent: Json | undefined,
  previous: Json | undefined,
  customers: Json | undefined,
  ledger: Ledger,
): Json | undefined => {
  if (sent === undefined || Object.keys(objectOf(sent)).length === 0) return customers
  if (sameJson(sent, previous) || sameJson(sent, customers)) return sent
  const ownId = textOf(objectOf(previous).Id) === textOf(objectOf(customers).Id) ? undefined : previous
  return completeAddress(sent, ownId, ledger)
}

/** Where the goods leave from: the company's address in two free lines, under an Id of its own. */
const shipFrom = (ledger: Ledger): JsonObject => {
  const own = objectOf(ledger.settings('CompanyInfo').CompanyAddr)
  const place = `${textOf(own.City) ?? ''}, ${textOf(own.CountrySubDivisionCode) ?? ''}  ${textOf(own.PostalCode) ?? ''}`
  return dropEmpty({ Id: ledger.nextId('address'), Line1: own.Line1, Line2: place.length > 4 ? place : undefined })
}

/** Transactions that share one run of numbers. */
const series = (entity: EntityName): string => (entity === 'Estimate' ? 'Estimate' : 'Sales')

/** Documents for somebody QuickBooks must know; money that changed hands at the counter may be anybody's. */
const needsCustomer: ReadonlySet<EntityName> = new Set(['Estimate', 'Invoice', 'CreditMemo'])

const docNumber = (
  entity: EntityName,
  draft: JsonObject,
  previous: Row | undefined,
  ledger: Ledger,
  allowed: Allowances,
): string | undefined => {
  const sent = textOf(draft.DocNumber)
  const kept = textOf(previous?.DocNumber)
  if (sent !== undefined) {
    if (sent !== kept) {
      if (!allowed.duplicateDocNumber) checkDocNumber(entity, sent, previous, ledger)
      ledger.continueFrom(series(entity), sent)
    }
    return sent
  }
  if (previous !== undefined) return kept
  const custom = objectOf(ledger.settings('Preferences').SalesFormsPrefs).CustomTxnNumbers === true
  return custom ? undefined : ledger.nextDocNumber(series(entity))
}

/** @throws FaultReply 6140 where another document of the entity has the number */
const checkDocNumber = (entity: EntityName, number: string, previous: Row | undefined, ledger: Ledger): void => {
  for (const row of ledger.table(entity).all())
    if (row.DocNumber === number && row.Id !== previous?.Id) throw duplicateDocNumber(number, entity, row.Id)
}

/**
 * Completes what all sales documents have: customer, lines, addresses, tax, total, number and states.
 *
 * @throws FaultReply 2020, 6000, 6070, 6100 or 6140
 */
export const completeSalesDocument = (
  entity: EntityName,
  draft: JsonObject,
  previous: Row | undefined,
  ledger: Ledger,
  allowed: Allowances = {},
): JsonObject => {
  if (draft.Line === undefined) throw requiredParameter('Line')
  const customer = ledger.find('Customer', refOf(draft.CustomerRef))
  if (customer === undefined && needsCustomer.has(entity)) throw requiredParameter('CustomerRef')
  const completed = completeLines(draft, previous, customer, ledger)
  const TxnDate = textOf(draft.TxnDate) ?? ledger.today()
  if (entity !== 'Estimate') checkStockDates(completed.lines, TxnDate, ledger)
  const tax = taxDetail(draft, completed, customer, ledger)
  const totalCents = completed.subtotalCents - completed.discountCents + wholeCents(tax.TotalTax)
  if (totalCents < 0) throw businessRule('The total of a transaction must not be negative.')
  const currency = documentCurrency(draft, previous, customer, ledger)
  const email = textOf(objectOf(draft.BillEmail).Address)
  if (draft.EmailStatus === 'NeedToSend' && email === undefined) throw requiredParameter('BillEmail')
  return {
    ...dropEmpty(draft),
    CustomField: completeCustomFields(entity, draft.CustomField, previous, ledger, allowed),
    DocNumber: docNumber(entity, draft, previous, ledger, allowed),
    TxnDate,
    ...currency,
    LinkedTxn: objectsOf(draft.LinkedTxn),
    Line: completed.lines,
    TxnTaxDetail: tax,
    BillAddr: documentAddress(draft.BillAddr, previous?.BillAddr, customer?.BillAddr, ledger),
    ShipAddr: documentAddress(draft.ShipAddr, previous?.ShipAddr, customer?.ShipAddr, ledger),
    GlobalTaxCalculation: draft.GlobalTaxCalculation ?? (usesUsTax(ledger) ? undefined : 'TaxExcluded'),
    FreeFormAddress: draft.FreeFormAddress ?? true,
    ShipFromAddr: draft.ShipFromAddr ?? previous?.ShipFromAddr ?? shipFrom(ledger),
    TotalAmt: wireCents(totalCents),
    ...homeAmount('HomeTotalAmt', wireCents(totalCents), currency),
    ApplyTaxAfterDiscount: draft.ApplyTaxAfterDiscount ?? false,
    PrintStatus: draft.PrintStatus ?? 'NeedToPrint',
    EmailStatus: draft.EmailStatus ?? 'NotSet',
    DeliveryInfo: previous?.DeliveryInfo,
  }
}

/** A voided document: every amount 0, a note that says so. */
export const voidedDocument = (row: Row): JsonObject => ({
  PrivateNote: textOf(row.PrivateNote) === undefined ? 'Voided' : `Voided - ${textOf(row.PrivateNote)}`,
  LinkedTxn: [],
  Line: objectsOf(row.Line).map((line) => ({
    ...line,
    Amount: 0,
    LinkedTxn: undefined,
    ...(line.SalesItemLineDetail === undefined ? {} : { SalesItemLineDetail: voidedDetail(line) }),
  })),
  TxnTaxDetail: { TotalTax: 0 },
  TotalAmt: 0,
  Balance: 0,
})

const voidedDetail = (line: JsonObject): JsonObject => {
  const detail = objectOf(line.SalesItemLineDetail)
  return { ...detail, ...(detail.Qty === undefined ? {} : { Qty: 0 }) }
}
