import type { EmailStatus } from '@leadbooks/qbo'
import type { DocumentEntity } from '../stores/records.ts'
import { askPerson, isApproved, isCreatedByLead } from './ask-person.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { decimal, utc } from './mirror.ts'
import { mirrorOwn } from './mirror-own.ts'
import { requestIdFor } from './request-id.ts'
import { issuedAt } from './write-once.ts'

interface Sendable {
  Id: string
  SyncToken: string
  TotalAmt: number
  CustomerRef: { value: string }
  EmailStatus?: EmailStatus
  DeliveryInfo?: { DeliveryTime?: string }
}

interface Sending<Document extends Sendable> {
  entity: DocumentEntity
  id: string
  to: string
  step: string
  read(): Promise<Document>
  send(to: string, requestId: string): Promise<Document>
}

const sameAddress = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase()

/**
 * Says where a document goes: for a customer who was there before, to the address on file.
 *
 * @returns `undefined` where there is none: then a person confirms the one that the caller gave
 */
const recipientOf = async (customerId: string, to: string, context: HandlerContext): Promise<string | undefined> => {
  const customer = await context.store.readCustomer(context.realmId, customerId)
  const onFile = customer?.profile.emails ?? []
  const isKnown = onFile.some((address) => sameAddress(address, to))
  if (isKnown || isApproved(context, newAddress.code) || (await isCreatedByLead(customerId, context))) return to
  return onFile[0]
}

const newAddress = {
  code: 'new-address',
  message:
    'This customer has no e-mail address on file: confirm the one that the caller gave before the document goes there.',
} as const

/** Tells whether a document was e-mailed since the command was issued: before a correction it may have been, too. */
const isSent = ({ EmailStatus, DeliveryInfo }: Sendable, context: HandlerContext): boolean => {
  const sentAt = utc(DeliveryInfo?.DeliveryTime)
  return EmailStatus === 'EmailSent' && (sentAt === undefined || sentAt >= issuedAt(context))
}

/**
 * E-mails a document, at most once: after an attempt whose outcome is unknown, QuickBooks is asked whether it went out before
 * it is sent again.
 */
const sendOnce = async <Document extends Sendable>(
  { entity, id, to, step, read, send }: Sending<Document>,
  context: HandlerContext,
): Promise<{ document: Document; sentTo: string } | { wait: Outcome }> => {
  const { realmId, record, store } = context
  const known = await store.readDocument(realmId, entity, id)
  const isRepeated = record.progress?.sending === true
  const seen = known === undefined || isRepeated ? await read() : undefined
  const customerId = seen?.CustomerRef.value ?? known?.customerId ?? ''
  const sentTo = await recipientOf(customerId, to, context)
  if (sentTo === undefined) return { wait: askPerson(context, { ...newAddress, detail: { customerId, address: to } }) }
  if (isRepeated && seen !== undefined && isSent(seen, context)) return { document: seen, sentTo }
  if (!isRepeated) await context.progress({ ...record.progress, sending: true })
  const requestId = await requestIdFor(realmId, record.key, step, 0)
  return { document: await send(sentTo, requestId), sentTo }
}

const settled = async (
  outcome: Awaited<ReturnType<typeof sendOnce>>,
  entity: 'Estimate' | 'Invoice',
  id: 'estimateId' | 'invoiceId',
  context: HandlerContext,
): Promise<Outcome> => {
  if ('wait' in outcome) return outcome.wait
  const { document, sentTo } = outcome
  const known = await context.store.readDocument(context.realmId, entity, document.Id)
  return {
    kind: 'done',
    result: { [id]: document.Id, sentTo, totalAmount: decimal(document.TotalAmt) },
    also: await mirrorOwn(entity, document, context, { writtenLines: known?.writtenLines }),
  }
}

/** E-mails an estimate. */
export const sendEstimate: Handler<'estimate.send'> = async ({ estimateId: id, to }, context) => {
  const { estimates } = context.quickbooks
  const outcome = await sendOnce(
    {
      entity: 'Estimate',
      id,
      to,
      step: 'estimate.send',
      read: () => estimates.read(id, context.request()),
      send: (address, requestId) => estimates.send(id, { to: address }, context.request(requestId)),
    },
    context,
  )
  return settled(outcome, 'Estimate', 'estimateId', context)
}

/** E-mails an invoice. */
export const sendInvoice: Handler<'invoice.send'> = async ({ invoiceId: id, to }, context) => {
  const { invoices } = context.quickbooks
  const outcome = await sendOnce(
    {
      entity: 'Invoice',
      id,
      to,
      step: 'invoice.send',
      read: () => invoices.read(id, context.request()),
      send: (address, requestId) => invoices.send(id, { to: address }, context.request(requestId)),
    },
    context,
  )
  return settled(outcome, 'Invoice', 'invoiceId', context)
}
