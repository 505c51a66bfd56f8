import type { Command } from '@leadbooks/core'
import { type PagedEntity, quickbooksUrl } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import { pages } from '../customers/transaction.ts'
import { leadlessId } from '../engine/leadless.ts'
import type { Engine } from '../engine/options.ts'
import type { TenantConfig } from '../engine/tenant.ts'
import type { Write } from '../stores/store.ts'

const pageOf = (tenant: TenantConfig, realmId: string, page: PagedEntity, id: string): string =>
  quickbooksUrl({ realmId, environment: tenant.environment ?? 'production' }, page, id)

/** What a change of the mirror says to the outside, and the version of the record that it speaks of. */
const newsOf = (
  write: Write,
  { tenant, at }: { tenant: TenantConfig; at: string },
): { about: string[]; version: string; changes: JsonObject } | undefined => {
  if (write.op === 'document.put') {
    const {
      realmId,
      entity,
      documentId,
      syncToken,
      updatedAt: _,
      writtenLines: __,
      realmId: ___,
      ...rest
    } = write.record
    return {
      about: [entity, documentId],
      version: `${syncToken}/${rest.balance ?? ''}/${rest.status ?? ''}`,
      changes: {
        event: 'document.changed',
        entity,
        documentId,
        ...rest,
        url: pageOf(tenant, realmId, pages[entity], documentId),
      },
    }
  }
  if (write.op === 'document.remove')
    return {
      about: [write.entity, write.documentId],
      version: 'deleted',
      changes: { event: 'document.deleted', entity: write.entity, documentId: write.documentId, at },
    }
  if (write.op === 'customer.put') {
    const { realmId, customerId, syncToken = '', snapshot, profile, changedAt } = write.record
    if (customerId.startsWith('pending:') || snapshot === undefined) return undefined
    return {
      about: ['Customer', customerId],
      version: syncToken,
      changes: {
        event: 'customer.changed',
        customerId,
        active: profile.active,
        fields: { ...snapshot.fields, address: { ...snapshot.fields.address } },
        ...(changedAt === undefined ? {} : { changedAt }),
        url: pageOf(tenant, realmId, 'customer', customerId),
      },
    }
  }
  if (write.op === 'customer.remove' && !write.customerId.startsWith('pending:'))
    return {
      about: ['Customer', write.customerId],
      version: 'gone',
      changes: { event: 'customer.removed', customerId: write.customerId, at },
    }
  return undefined
}

/**
 * Commands that tell the user's CRM of what changed in QuickBooks: each version of a record once, whoever learned of it and
 * how often. Without a CRM there are none.
 */
export const outwardNews = (
  engine: Pick<Engine, 'now'>,
  tenant: TenantConfig,
  realmId: string,
  writes: readonly Write[],
): Write[] => {
  if (tenant.crm === undefined) return []
  const at = engine.now()
  return writes.flatMap((write): Write[] => {
    const news = newsOf(write, { tenant, at })
    if (news === undefined) return []
    const leadId = leadlessId('crm', ...news.about)
    const key = `${leadId}/${news.version}`
    const command: Command = { type: 'crm.update', key, changes: news.changes }
    const record = { realmId, leadId, key, command, attempts: 0, dueAt: at, createdAt: at } as const
    return [{ op: 'command.insert', record: { ...record, lane: 'office', status: 'ready' } }]
  })
}
