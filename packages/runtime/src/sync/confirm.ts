import type { Engine } from '../engine/options.ts'
import { markerFor } from '../quickbooks/marker.ts'
import type { DocumentRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'

/** Leads of one customer, and commands of one lead, that are looked at. */
const mostLeads = 200
const mostCommands = 200

/**
 * Finds the command that made a document of which its own reply was lost: it is tried at once and finds the document, so
 * that what waits for it goes on without the wait of a retry.
 */
export const confirmMaker = async (
  engine: Engine,
  { realmId, customerId, marker }: DocumentRecord,
): Promise<Write[]> => {
  if (marker === undefined) return []
  const { store } = engine
  for (const leadId of await store.leadsOf(realmId, 'customerId', customerId, mostLeads))
    for (const { key, attempts } of await store.listCommands(realmId, { leadId, status: 'ready', limit: mostCommands }))
      if (attempts > 0 && (await markerFor(realmId, key)) === marker)
        return [{ op: 'command.hasten', realmId, key, dueAt: engine.now() }]
  return []
}
