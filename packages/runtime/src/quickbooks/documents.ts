import type { Command, CustomerDraft, MappedLine, PostalAddress } from '@leadbooks/core'
import type { CustomerCreate, EstimateCreate, PhysicalAddress, SalesItemLine } from '@leadbooks/qbo'
import { withNotesBlock } from './notes.ts'

/** Something a person must put right before a document can be written. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError' as const
  readonly code: 'unknown-item' | 'no-lines'
  readonly retryable = false

  constructor(code: DocumentError['code'], message: string) {
    super(message)
    this.code = code
  }
}

const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/

/** Writes a number as the books of its country do: `(555) 123-4567` in North America, E.164 elsewhere. */
export const printedPhone = (e164: string): string => e164.replace(northAmerican, '($1) $2-$3')

const toPhysicalAddress = (address: PostalAddress): PhysicalAddress => {
  const { line1, line2, city, region, postalCode, country, raw } = address
  const parts: PhysicalAddress = {
    ...(line1 === undefined ? {} : { Line1: line1 }),
    ...(line2 === undefined ? {} : { Line2: line2 }),
    ...(city === undefined ? {} : { City: city }),
    ...(region === undefined ? {} : { CountrySubDivisionCode: region }),
    ...(postalCode === undefined ? {} : { PostalCode: postalCode }),
    ...(country === undefined ? {} : { Country: country }),
  }
  return Object.keys(parts).length === 0 && raw !== undefined ? { Line1: raw } : parts
}

/** What QuickBooks allows in a given or family name, and in a company name. */
const nameLength = 100

/** Writes a customer as QuickBooks takes one. */
export const toCustomerCreate = (draft: CustomerDraft, displayName: string): CustomerCreate => {
  const [primary, alternate, mobile] = draft.phones.map(printedPhone)
  const [email] = draft.emails
  return {
    DisplayName: displayName,
    ...(draft.givenName === undefined ? {} : { GivenName: draft.givenName.slice(0, nameLength) }),
    ...(draft.familyName === undefined ? {} : { FamilyName: draft.familyName.slice(0, nameLength) }),
    ...(draft.companyName === undefined ? {} : { CompanyName: draft.companyName.slice(0, nameLength) }),
    ...(primary === undefined ? {} : { PrimaryPhone: { FreeFormNumber: primary } }),
    ...(alternate === undefined ? {} : { AlternatePhone: { FreeFormNumber: alternate } }),
    ...(mobile === undefined ? {} : { Mobile: { FreeFormNumber: mobile } }),
    ...(email === undefined ? {} : { PrimaryEmailAddr: { Address: email }, PreferredDeliveryMethod: 'Email' }),
    ...(draft.address === undefined ? {} : { BillAddr: toPhysicalAddress(draft.address) }),
    Notes: withNotesBlock('', draft),
  }
}

/** QuickBooks' limits, in characters. */
const descriptionLength = 4_000
const memoLength = 1_000

const toLine = (line: MappedLine, itemIds: ReadonlyMap<string, string>): SalesItemLine => {
  const itemId = line.itemId ?? itemIds.get(line.item)
  if (itemId === undefined)
    throw new DocumentError(
      'unknown-item',
      `QuickBooks has no active item named "${line.item}". Create it, or change the rule ${line.ruleId}.`,
    )
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: Number(line.amount),
    ...(line.description === undefined ? {} : { Description: line.description.slice(0, descriptionLength) }),
    SalesItemLineDetail: {
      ItemRef: { value: itemId },
      Qty: Number(line.quantity),
      UnitPrice: Number(line.rate ?? '0'),
      ...(line.taxCode === undefined ? {} : { TaxCodeRef: { value: line.taxCode } }),
      ...(line.serviceDate === undefined ? {} : { ServiceDate: line.serviceDate }),
    },
  }
}

/**
 * Writes an estimate as QuickBooks takes one.
 *
 * @param itemIds - QuickBooks Ids by item name, for lines that were mapped before the item was known
 * @throws DocumentError when there is no line, or a line's item is not in QuickBooks
 */
export const toEstimateCreate = (
  command: Extract<Command, { type: 'estimate.create' }>,
  itemIds: ReadonlyMap<string, string>,
): EstimateCreate => {
  if (command.lines.length === 0) throw new DocumentError('no-lines', 'An estimate needs at least one line.')
  const { customerMemo, privateNote, txnDate } = command.details
  return {
    CustomerRef: { value: command.customerId },
    Line: command.lines.map((line) => toLine(line, itemIds)),
    ...(txnDate === undefined ? {} : { TxnDate: txnDate }),
    ...(customerMemo === undefined ? {} : { CustomerMemo: { value: customerMemo.slice(0, memoLength) } }),
    ...(privateNote === undefined ? {} : { PrivateNote: privateNote.slice(0, descriptionLength) }),
    ...(command.billEmail === undefined ? {} : { BillEmail: { Address: command.billEmail } }),
  }
}
