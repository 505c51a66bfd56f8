import type { DocumentRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import type { HandlerContext } from './handler.ts'
import { type AnyDocument, balanceOf, mirrorDocument } from './mirror.ts'

const refOf = { Estimate: 'estimateId', Invoice: 'invoiceId' } as const
/** Leads that a document may belong to. */
const mostLeads = 100

/** What is known of a write besides its answer. */
export interface OwnWrite {
  /** Fingerprint of the lines as we wrote them. */
  writtenLines: string | undefined
  /** The document as it was read right before the change, or as it was found to be changed already. */
  before?: AnyDocument
}

/** A payment changes what is owed and a person's yes the status; neither need change the SyncToken. */
const says = ({ status, balance }: DocumentRecord, document: AnyDocument): boolean =>
  status === document.TxnStatus && balance === balanceOf(document)

/** A document that nobody has touched since it was made. */
const isNew = ({ SyncToken, TotalAmt, Balance = TotalAmt, TxnStatus = 'Pending' }: AnyDocument): boolean =>
  SyncToken === '0' && Balance === TotalAmt && TxnStatus === 'Pending'

/**
 * Tells whether a document says only what the leads have heard of it and what we have just written. What others changed
 * meanwhile stands in it too, however it was come by: as the answer to a write, or read after an answer that was lost.
 */
const isOursAlone = (document: AnyDocument, known: DocumentRecord | undefined, { before }: OwnWrite): boolean => {
  if (known === undefined) return isNew(document)
  if (known.changedAt === undefined) return false
  if (before !== undefined) return before.SyncToken === known.syncToken && says(known, before)
  return Number(document.SyncToken) <= Number(known.syncToken) + 1 && says(known, document)
}

/** Has a document read again soon, and its leads told what it says, or that it is gone. */
export const lookAgain = (
  entity: 'Estimate' | 'Invoice',
  id: string,
  { realmId, now }: Pick<HandlerContext, 'realmId' | 'now'>,
): Write => {
  const at = now()
  return {
    op: 'change.note',
    record: { realmId, entity, id, operation: 'changed', noticedAt: at, dueAt: at, attempts: 0 },
  }
}

/**
 * Puts a document into the mirror that a command has made or changed.
 *
 * Our own writes are known by their time and not read again when QuickBooks tells of them. So a document that may say more
 * is read once more, and its leads hear of it: somebody accepted the estimate before the answer of its e-mail came, or
 * QuickBooks told of the document before its lead was known.
 */
export const mirrorOwn = async (
  entity: 'Estimate' | 'Invoice',
  document: AnyDocument,
  { realmId, leadId, store, now }: HandlerContext,
  write: OwnWrite,
): Promise<Write[]> => {
  const at = now()
  const { writtenLines } = write
  const known = await store.readDocument(realmId, entity, document.Id)
  const leads = known === undefined ? [leadId] : await store.leadsOf(realmId, refOf[entity], document.Id, mostLeads)
  // QuickBooks has told of a later state already.
  const isOvertaken = known !== undefined && Number(document.SyncToken) < Number(known.syncToken)
  const put = isOvertaken
    ? ({ op: 'document.put', record: { ...known, ...(writtenLines === undefined ? {} : { writtenLines }) } } as const)
    : mirrorDocument(realmId, entity, document, { at, writtenLines })
  if (leads.includes(leadId) && (isOvertaken || isOursAlone(document, known, write))) return [put]
  // Without the time of its change nothing counts as known of it.
  const { changedAt: _, ...undated } = put.record
  return [{ op: 'document.put', record: undated }, lookAgain(entity, document.Id, { realmId, now })]
}
