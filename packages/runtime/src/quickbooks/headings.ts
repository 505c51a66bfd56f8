import type { DocumentDetails } from '@leadbooks/core'
import type { Invoice } from '@leadbooks/qbo'
import { DocumentError } from './document-error.ts'
import { detailFields } from './documents.ts'
import type { HandlerContext } from './handler.ts'
import { resolveNames } from './names.ts'

type Heading = ReturnType<typeof detailFields>
type Headed = Pick<Invoice, 'TxnDate' | 'DocNumber' | 'DueDate' | 'CustomerMemo' | 'SalesTermRef' | 'TxnTaxDetail'>

const mostCommands = 500

/** What stands in a field, whatever QuickBooks puts around it. */
const read: { [Field in keyof Heading]-?: (heading: Headed | Heading) => string | number | undefined } = {
  TxnDate: ({ TxnDate }) => TxnDate,
  DocNumber: ({ DocNumber }) => DocNumber,
  DueDate: ({ DueDate }) => DueDate,
  CustomerMemo: ({ CustomerMemo }) => CustomerMemo?.value,
  SalesTermRef: ({ SalesTermRef }) => SalesTermRef?.value,
  TxnTaxDetail: ({ TxnTaxDetail }) => TxnTaxDetail?.TotalTax,
}

/** What our last command about an invoice said of it; a command that came before it is not asked. */
const lastDetails = async (
  invoiceId: string,
  { store, realmId, leadId }: HandlerContext,
): Promise<DocumentDetails | undefined> => {
  const done = await store.listCommands(realmId, { leadId, status: 'done', limit: mostCommands })
  const about = done.filter(({ result }) => result?.invoiceId === invoiceId)
  const last = about.sort((left, right) => right.sequence - left.sequence)
  for (const { command } of last) if ('details' in command) return command.details
  return undefined
}

/** @returns `undefined` where a term is not in QuickBooks any more */
const headingOf = async (details: DocumentDetails, context: HandlerContext): Promise<Heading | undefined> => {
  try {
    return detailFields(details, await resolveNames(context, [], details.terms))
  } catch (error) {
    if (error instanceof DocumentError) return undefined
    throw error
  }
}

/**
 * Compares what is to stand above an invoice's lines with what stands there, field by field, against what we wrote there last:
 * what somebody has changed in QuickBooks since is theirs.
 *
 * @returns what of it is to be written into an invoice as it was read
 */
export const headingChanges = async (
  invoiceId: string,
  wanted: Heading,
  context: HandlerContext,
): Promise<(invoice: Invoice) => Heading> => {
  const details = await lastDetails(invoiceId, context)
  const before = details === undefined ? undefined : await headingOf(details, context)
  const isOpen = (field: keyof Heading, invoice: Invoice): boolean => {
    const [there, asked, said] = [read[field](invoice), read[field](wanted), before && read[field](before)]
    return asked !== undefined && there !== asked && (said === undefined || there === said)
  }
  return (invoice) =>
    Object.fromEntries(Object.entries(wanted).filter(([field]) => isOpen(field as keyof Heading, invoice))) // its own keys
}
