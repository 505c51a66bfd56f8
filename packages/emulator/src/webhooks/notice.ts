import type { JsonObject } from '../ledger/json.ts'
import type { Change, ChangeOperation } from '../ledger/ledger.ts'
import type { Random } from '../random.ts'

/** `cloudEvents` is what Intuit sends since August 2026; `legacy` is what it sent before. */
export type WebhookFormat = 'cloudEvents' | 'legacy'

const verbs: { readonly [operation in ChangeOperation]: string } = {
  Create: 'created',
  Update: 'updated',
  Delete: 'deleted',
  Void: 'voided',
  Emailed: 'emailed',
  Merge: 'merged',
}

const uuid = (random: Random): string => {
  const hex = random.hex(30)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18)}`
}

const cloudEvent = (change: Change, random: Random): JsonObject => ({
  specversion: '1.0',
  id: uuid(random),
  source: `intuit.${random.hex(20)}=`,
  type: `qbo.${change.entity.toLowerCase()}.${verbs[change.operation]}.v1`,
  datacontenttype: 'application/json',
  time: new Date(change.at).toISOString(),
  intuitentityid: change.id,
  intuitaccountid: change.realmId,
  data: change.deletedId === undefined ? {} : { deletedid: change.deletedId },
})

const legacyNotices = (changes: readonly Change[]): JsonObject => {
  const realmIds = [...new Set(changes.map(({ realmId }) => realmId))]
  return {
    eventNotifications: realmIds.map((realmId) => ({
      realmId,
      dataChangeEvent: {
        entities: changes
          .filter((change) => change.realmId === realmId)
          .map(({ entity, id, operation, at, deletedId }) => ({
            name: entity,
            id,
            operation,
            lastUpdated: new Date(at).toISOString(),
            ...(deletedId === undefined ? {} : { deletedId }),
          })),
      },
    })),
  }
}

/** The body of one webhook. Several changes of one row by one operation are told once. */
export const webhookBody = (changes: readonly Change[], format: WebhookFormat, random: Random): string => {
  const last = new Map(
    changes.map((change) => [`${change.realmId} ${change.entity} ${change.id} ${change.operation}`, change]),
  )
  const told = [...last.values()]
  return JSON.stringify(format === 'legacy' ? legacyNotices(told) : told.map((change) => cloudEvent(change, random)))
}
