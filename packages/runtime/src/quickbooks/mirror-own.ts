import type { Write } from '../stores/store.ts'
import type { HandlerContext } from './handler.ts'
import { type AnyDocument, mirrorDocument } from './mirror.ts'

const refOf = { Estimate: 'estimateId', Invoice: 'invoiceId' } as const
/** Leads that a document may belong to. */
const mostLeads = 100

/**
 * Puts a document that a command has just made into the mirror.
 *
 * QuickBooks may have told of it before the command's answer came, perhaps that the customer has accepted it: no lead was
 * found for it then. Such a document is read once more, now that its lead is known.
 */
export const mirrorOwn = async (
  entity: 'Estimate' | 'Invoice',
  document: AnyDocument,
  { realmId, leadId, store, now }: HandlerContext,
  writtenLines: string,
): Promise<Write[]> => {
  const at = now()
  const isTold = (await store.readDocument(realmId, entity, document.Id)) !== undefined
  const leads = isTold ? await store.leadsOf(realmId, refOf[entity], document.Id, mostLeads) : []
  if (!isTold || leads.includes(leadId)) return [mirrorDocument(realmId, entity, document, { at, writtenLines })]
  // Without the time of its change nothing counts as known of it.
  const { MetaData: _, ...undated } = document
  return [
    mirrorDocument(realmId, entity, undated, { at, writtenLines }),
    {
      op: 'change.note',
      record: { realmId, entity, id: document.Id, operation: 'changed', noticedAt: at, dueAt: at, attempts: 0 },
    },
  ]
}
