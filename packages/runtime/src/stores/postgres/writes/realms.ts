import { dayBefore, isWithinLimits } from '../../changes.ts'
import type { Session } from '../database.ts'
import { type Operations, rowName } from './operation.ts'

/**
 * Locks realms until the transaction ends, those that are not known yet as well: two decisions on the same customers wait for
 * each other here.
 *
 * @returns the revision of each realm's customers
 */
export const lockRealms = async (session: Session, realmIds: readonly string[]): Promise<Map<string, number>> => {
  const wanted = [...new Set(realmIds)].sort()
  const lock = async (): Promise<Map<string, number>> => {
    const rows = await session.rows(
      `select realm_id, customers_revision from leadbooks.realms where realm_id = any($1::text[]) order by realm_id for update`,
      wanted,
    )
    return new Map(rows.map((row) => [String(row.realm_id), Number(row.customers_revision)]))
  }
  const found = await lock()
  if (found.size === wanted.length) return found
  await session.change(
    'insert into leadbooks.realms (realm_id) select * from unnest($1::text[]) on conflict do nothing',
    wanted,
  )
  return lock()
}

type RealmColumn = 'imported_at' | 'paused_until' | 'held_since'

const setColumn = async (
  session: Session,
  column: RealmColumn,
  writes: readonly { realmId: string; value: string | null }[],
): Promise<undefined> => {
  const sorted = writes.toSorted((left, right) => (left.realmId < right.realmId ? -1 : 1))
  await session.change(
    `insert into leadbooks.realms (realm_id, ${column}) select * from unnest($1::text[], $2::text[])
     on conflict (realm_id) do update set ${column} = excluded.${column}`,
    sorted.map(({ realmId }) => realmId),
    sorted.map(({ value }) => value),
  )
}

export const realms: Operations<
  'customers.guard' | 'realm.imported' | 'realm.pause' | 'realm.hold' | 'realm.swept' | 'usage.add'
> = {
  'customers.guard': {
    row: ({ realmId }) => rowName('customers.guard', realmId),
    apply: async (session, writes) => {
      const revisions = await lockRealms(
        session,
        writes.map(({ realmId }) => realmId),
      )
      return writes.every(({ realmId, expectedRevision }) => revisions.get(realmId) === expectedRevision)
        ? undefined
        : 'customers-revision'
    },
  },
  'realm.imported': {
    row: ({ realmId }) => rowName('realm.imported', realmId),
    apply: (session, writes) =>
      setColumn(
        session,
        'imported_at',
        writes.map(({ realmId, at }) => ({ realmId, value: at })),
      ),
  },
  'realm.pause': {
    row: ({ realmId }) => rowName('realm.pause', realmId),
    apply: (session, writes) =>
      setColumn(
        session,
        'paused_until',
        writes.map(({ realmId, until }) => ({ realmId, value: until })),
      ),
  },
  'realm.hold': {
    row: ({ realmId }) => rowName('realm.hold', realmId),
    apply: (session, writes) =>
      setColumn(
        session,
        'held_since',
        writes.map(({ realmId, since }) => ({ realmId, value: since })),
      ),
  },
  'realm.swept': {
    row: ({ realmId }) => rowName('realm.swept', realmId),
    apply: async (session, writes) => {
      for (const { realmId, since, dueAt } of writes)
        await session.change(
          `insert into leadbooks.realms (realm_id, changes_since, sweep_due_at) values ($1, $2, $3)
           on conflict (realm_id) do update set changes_since = excluded.changes_since, sweep_due_at = excluded.sweep_due_at`,
          realmId,
          since,
          dueAt,
        )
      return undefined
    },
  },
  'usage.add': {
    row: ({ realmId, kind }) => rowName('usage', realmId, kind),
    apply: async (session, writes) => {
      for (const { realmId, kind, hour, ...limits } of writes) {
        const from = dayBefore(hour)
        // Rows that are not there yet cannot be locked: two nodes would both take the last of what is allowed.
        await session.rows(
          "select pg_advisory_xact_lock(hashtextextended('leadbooks.usage/' || $1::text || '/' || $2::text, 0))",
          realmId,
          kind,
        )
        const [used] = await session.rows(
          `select coalesce(sum(count), 0) as in_day, coalesce(sum(count) filter (where hour = $3), 0) as in_hour
           from leadbooks.usage where realm_id = $1 and kind = $2 and hour between $4 and $3`,
          realmId,
          kind,
          hour,
          from,
        )
        if (!isWithinLimits({ inHour: Number(used?.in_hour), inDay: Number(used?.in_day) }, limits))
          return 'usage-limit'
        await session.change(
          `insert into leadbooks.usage as u (realm_id, kind, hour, count) values ($1, $2, $3, 1)
           on conflict (realm_id, kind, hour) do update set count = u.count + 1`,
          realmId,
          kind,
          hour,
        )
        await session.change(
          'delete from leadbooks.usage where realm_id = $1 and kind = $2 and hour < $3',
          realmId,
          kind,
          from,
        )
      }
      return undefined
    },
  },
}
