import { isLeadless } from '../../engine/leadless.ts'
import { dataKeyIds, emptyDelivery, eraseCommand, eraseEntry, eraseLead, eraseReview, isUnderWay } from '../changes.ts'
import type { Conflict, Write } from '../store.ts'
import { rowKey, type Tables } from './tables.ts'

/** Takes away all that is known of a lead. */
export const eraseLeadOf = (tables: Tables, write: Extract<Write, { op: 'lead.erase' }>): Conflict | undefined => {
  const { realmId, leadId, at } = write
  const isOfLead = (row: { realmId: string; leadId?: string }): boolean =>
    row.realmId === realmId && row.leadId === leadId
  const commands = tables.commands.values().filter(isOfLead)
  if (commands.some((command) => isUnderWay(command, at))) return 'lead-busy'

  for (const command of commands) tables.commands.set(rowKey(realmId, command.key), eraseCommand(command))
  for (const review of tables.reviews.values().filter(isOfLead))
    tables.reviews.set(rowKey(realmId, review.reviewId), eraseReview(review, at))
  for (const delivery of tables.deliveries.values()) {
    const { adapter, deliveryId, leadIds } = delivery
    if (delivery.realmId !== realmId || !leadIds.includes(leadId)) continue
    tables.deliveries.set(rowKey(realmId, adapter, deliveryId), {
      ...emptyDelivery(delivery, at),
      rawBody: new Uint8Array(),
    })
    tables.registers.delete(rowKey(realmId, 'data-key', dataKeyIds.delivery(adapter, deliveryId)))
  }
  const lead = rowKey(realmId, leadId)
  tables.timelines.set(lead, (tables.timelines.get(lead) ?? []).map(eraseEntry))
  tables.registers.delete(rowKey(realmId, 'data-key', dataKeyIds.lead(leadId)))
  if (!isLeadless(leadId)) tables.leads.set(lead, eraseLead(tables.leads.get(lead), write))
  return undefined
}
