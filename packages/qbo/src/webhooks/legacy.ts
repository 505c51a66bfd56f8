import { isFields } from '../input/checks.ts'
import type { ChangeNotice, ChangeOperation } from './change-notice.ts'
import { isId } from './cloud-events.ts'

const operations: ReadonlyMap<unknown, ChangeOperation> = new Map([
  ['Create', 'created'],
  ['Update', 'updated'],
  ['Delete', 'deleted'],
  ['Merge', 'merged'],
  ['Void', 'voided'],
  ['Emailed', 'emailed'],
])

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const notice = (realmId: string, change: unknown): ChangeNotice[] => {
  if (!isFields(change)) return []
  const { id, name: entity, operation: word, lastUpdated, deletedId } = change
  const operation = operations.get(word)
  if (!operation || !isId(id) || !isId(entity)) return []
  const at = typeof lastUpdated === 'string' ? lastUpdated : ''
  return [{ realmId, entity, id, operation, at, ...(isId(deletedId) && { deletedId }) }]
}

/** Reads the format that Intuit sent until July 2026; nothing for a body in another. */
export const legacyNotices = (body: unknown): ChangeNotice[] | undefined => {
  if (!isFields(body) || !Array.isArray(body.eventNotifications)) return undefined
  return body.eventNotifications.flatMap((notification) => {
    if (!isFields(notification) || !isId(notification.realmId) || !isFields(notification.dataChangeEvent)) return []
    const { realmId } = notification
    return listOf(notification.dataChangeEvent.entities).flatMap((change) => notice(realmId, change))
  })
}
