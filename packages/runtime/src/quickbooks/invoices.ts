import type { Command, MappedLine } from '@leadbooks/core'
import { type Estimate, type Invoice, type InvoiceCreate, ObjectNotFoundError } from '@leadbooks/qbo'
import type { Write } from '../stores/store.ts'
import { checkTotal } from './agreed-total.ts'
import { changeOnce, unlessGone } from './change-once.ts'
import { DocumentError } from './document-error.ts'
import { billed, detailFields, toInvoiceCreate, toInvoiceOfEstimate } from './documents.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { headingChanges } from './headings.ts'
import { fingerprintOf, isEdited, writtenLinesOf } from './lines.ts'
import { hasMarker } from './marker.ts'
import { changedAtOf, decimal } from './mirror.ts'
import { lookAgain, mirrorOwn } from './mirror-own.ts'
import { resolveNames } from './names.ts'
import { type Creation, createOnce, madeBefore } from './write-once.ts'
import { writingFor } from './writing.ts'

type Create = Extract<Command, { type: 'invoice.create' }>

/** A line at no amount for an item that is still to be quoted. */
const isUnpriced = (invoice: Invoice, lines: readonly MappedLine[], itemIds: ReadonlyMap<string, string>): boolean => {
  const quoted = new Set(
    lines.filter(({ rate }) => rate === undefined).map(({ item, itemId }) => itemId ?? itemIds.get(item)),
  )
  return invoice.Line.some(
    (line) =>
      line.DetailType === 'SalesItemLineDetail' &&
      line.Amount === 0 &&
      quoted.has(line.SalesItemLineDetail.ItemRef?.value),
  )
}

/** What the mirror keeps in place of the lines of an invoice that is not of our making: no lines are equal to it. */
const madeByHand = 'by-hand'

const written = async (
  invoice: Invoice,
  lines: readonly MappedLine[],
  context: HandlerContext,
  { isOurs = true, before, also = [] }: { isOurs?: boolean; before?: Invoice; also?: Write[] } = {},
): Promise<Outcome> => {
  const { realmId, leadId, store } = context
  const writtenLines = isOurs ? await writtenLinesOf(invoice.Line) : madeByHand
  const items = await store.listItems(realmId)
  const itemIds = new Map(items.map(({ itemId, item }) => [item.item, itemId]))
  return {
    kind: 'done',
    result: {
      invoiceId: invoice.Id,
      totalAmount: decimal(invoice.TotalAmt),
      unpriced: isUnpriced(invoice, lines, itemIds),
      ...changedAtOf(invoice),
      ...(invoice.DocNumber === undefined ? {} : { docNumber: invoice.DocNumber }),
    },
    also: [
      { op: 'ref.put', realmId, kind: 'invoiceId', value: invoice.Id, leadId },
      ...also,
      ...(await mirrorOwn('Invoice', invoice, context, { writtenLines, ...(before === undefined ? {} : { before }) })),
    ],
  }
}

const readEstimate = async (estimateId: string, context: HandlerContext): Promise<Estimate> => {
  try {
    return await context.quickbooks.estimates.read(estimateId, context.request())
  } catch (error) {
    if (!(error instanceof ObjectNotFoundError)) throw error
    throw new DocumentError('estimate-gone', 'The estimate is not in QuickBooks any more: make the invoice by hand.')
  }
}

const linkedInvoice = ({ LinkedTxn = [] }: Estimate): string | undefined =>
  LinkedTxn.find(({ TxnType }) => TxnType === 'Invoice')?.TxnId

/** QuickBooks' own word for a document whose amounts have been taken away. */
const isVoided = ({ TotalAmt, PrivateNote = '' }: Invoice): boolean => TotalAmt === 0 && /^voided/i.test(PrivateNote)

type NewInvoice = Pick<Creation<Invoice>, 'marker' | 'since'>

const newInvoice = ({ customerId }: Create, marker: string, context: HandlerContext): NewInvoice => ({
  marker,
  since: (instant) =>
    context.quickbooks.invoices.query(
      { where: { CustomerRef: customerId, 'MetaData.CreateTime': { '>=': instant } } },
      context.request(),
    ),
})

const createFrom = (body: InvoiceCreate, sought: NewInvoice, context: HandlerContext): Promise<Invoice> =>
  createOnce(context, {
    ...sought,
    step: 'invoice.create',
    create: (requestId) => context.quickbooks.invoices.create(body, context.request(requestId)),
  })

/**
 * Counts the invoice as made that the estimate is linked to. Ours that is not linked was made in the same moment as somebody
 * made theirs: it has gone to nobody yet, and is voided, so that the work is billed once.
 */
const takeLinked = async (
  { command, linkedId, ours }: { command: Create; linkedId: string; ours: Invoice | undefined },
  marker: string,
  context: HandlerContext,
): Promise<Outcome> => {
  const { invoices } = context.quickbooks
  if (ours !== undefined && ours.Id !== linkedId)
    await changeOnce(context, {
      step: 'invoice.withdraw',
      read: () => invoices.read(ours.Id, context.request()),
      isDone: isVoided,
      apply: (row, requestId) => invoices.void(row, context.request(requestId)),
    })
  const invoice = await invoices.read(linkedId, context.request())
  return written(invoice, command.lines, context, { isOurs: hasMarker(invoice.PrivateNote, marker) })
}

/**
 * Writes an invoice, from its estimate as it stands in QuickBooks where it has one. An invoice that somebody has made from
 * the estimate by hand, or that an earlier attempt of ours has made, counts as made.
 */
export const createInvoice: Handler<'invoice.create'> = async (command, context) => {
  const { estimateId } = command
  const writing = await writingFor(context, command)
  const { marker } = writing
  const sought = newInvoice(command, marker, context)
  if (estimateId === undefined) {
    const invoice = await createFrom(toInvoiceCreate(command, writing), sought, context)
    return written(invoice, command.lines, context, { also: checkTotal(command, invoice, context) })
  }
  const estimate = await readEstimate(estimateId, context)
  const linkedId = linkedInvoice(estimate)
  if (linkedId !== undefined)
    return takeLinked({ command, linkedId, ours: await madeBefore(context, sought) }, marker, context)
  const invoice = await createFrom(toInvoiceOfEstimate(command, estimate, writing), sought, context)
  if (invoice.LinkedTxn?.some(({ TxnId }) => TxnId === estimateId)) return written(invoice, command.lines, context)
  const elsewhere = linkedInvoice(await readEstimate(estimateId, context))
  return elsewhere === undefined || elsewhere === invoice.Id
    ? written(invoice, command.lines, context)
    : takeLinked({ command, linkedId: elsewhere, ours: invoice }, marker, context)
}

/**
 * Says what an invoice is to bill in place of what it bills, and what is to stand above it. Lines that a person has changed in
 * QuickBooks since we wrote them are theirs: then a person decides. A number, day or term that a person has changed stays.
 *
 * @throws DocumentError
 */
export const updateInvoice: Handler<'invoice.update'> = async (command, context) => {
  const { realmId, store, quickbooks, tenant } = context
  const { invoiceId, lines } = command
  const known = await store.readDocument(realmId, 'Invoice', invoiceId)
  const names = await resolveNames(context, lines, command.details.terms)
  const { billing, details } = billed(command, { names, country: tenant.country, statedAmounts: tenant.statedAmounts })
  const wanted = await fingerprintOf(billing.Line)
  const changesOf = await headingChanges(invoiceId, detailFields(details, names), context)
  const isBilled = async (row: Invoice): Promise<boolean> => (await fingerprintOf(row.Line)) === wanted
  const { row: invoice, before } = await changeOnce(context, {
    step: 'invoice.update',
    read: () => quickbooks.invoices.read(invoiceId, context.request()),
    isDone: async (row) => (await isBilled(row)) && Object.keys(changesOf(row)).length === 0,
    apply: async (row, requestId) => {
      const { Id, SyncToken } = row
      const isEditedByHand = known?.writtenLines !== undefined && (await isEdited(row.Line, known.writtenLines))
      if (isEditedByHand && !(await isBilled(row)))
        throw new DocumentError(
          'edited-by-hand',
          'Somebody has changed the lines of this invoice in QuickBooks: finish it by hand.',
        )
      const changes = { ...((await isBilled(row)) ? {} : billing), ...changesOf(row) }
      return quickbooks.invoices.update({ Id, SyncToken, ...changes }, context.request(requestId))
    },
  })
  return written(invoice, lines, context, { before, also: checkTotal(command, invoice, context) })
}

/**
 * Voids an invoice: it stays with its number, its amounts become 0. One that somebody has deleted bills nobody.
 *
 * @throws DocumentError when it has been paid in part or whole: money that came in is a person's to place
 */
export const voidInvoice: Handler<'invoice.void'> = async ({ invoiceId }, context) => {
  const { quickbooks } = context
  const voided = await unlessGone(context, {
    step: 'invoice.void',
    read: () => quickbooks.invoices.read(invoiceId, context.request()),
    isDone: isVoided,
    apply: async (row, requestId) => {
      if (row.Balance !== row.TotalAmt)
        throw new DocumentError('has-payments', 'The invoice has payments: take them off in QuickBooks, then void it.')
      return quickbooks.invoices.void(row, context.request(requestId))
    },
  })
  if (voided === undefined)
    return { kind: 'done', result: { invoiceId }, also: [lookAgain('Invoice', invoiceId, context)] }
  const { row: invoice, before } = voided
  return {
    kind: 'done',
    result: { invoiceId, totalAmount: decimal(invoice.TotalAmt) },
    also: await mirrorOwn('Invoice', invoice, context, { writtenLines: undefined, before }),
  }
}
