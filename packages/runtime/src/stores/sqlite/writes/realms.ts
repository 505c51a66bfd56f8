import { dayBefore, isWithinLimits } from '../../changes.ts'
import type { Appliers } from './applier.ts'
import { touchRealm } from './touch-realm.ts'

/** Companies, and how much they used. */
export const writeRealms: Pick<
  Appliers,
  'realm.imported' | 'realm.pause' | 'realm.hold' | 'realm.swept' | 'usage.add'
> = {
  'realm.imported': (db, { realmId, at }) => {
    touchRealm(db, realmId)
    db.run('update realms set imported_at = ? where realm_id = ?', at, realmId)
    return undefined
  },
  'realm.pause': (db, { realmId, until }) => {
    touchRealm(db, realmId)
    db.run('update realms set paused_until = ? where realm_id = ?', until, realmId)
    return undefined
  },
  'realm.hold': (db, { realmId, since }) => {
    touchRealm(db, realmId)
    db.run('update realms set held_since = ? where realm_id = ?', since, realmId)
    return undefined
  },
  'realm.swept': (db, { realmId, since, dueAt }) => {
    touchRealm(db, realmId)
    db.run('update realms set changes_since = ?, sweep_due_at = ? where realm_id = ?', since, dueAt, realmId)
    return undefined
  },
  'usage.add': (db, { realmId, kind, hour, ...limits }) => {
    const from = dayBefore(hour)
    const used = db.row(
      `select coalesce(sum(count), 0) as in_day, coalesce(sum(case when hour = ? then count end), 0) as in_hour
       from usage where realm_id = ? and kind = ? and hour between ? and ?`,
      hour,
      realmId,
      kind,
      from,
      hour,
    )
    if (!isWithinLimits({ inHour: Number(used?.in_hour), inDay: Number(used?.in_day) }, limits)) return 'usage-limit'
    db.run(
      `insert into usage (realm_id, kind, hour, count) values (?, ?, ?, 1) on conflict do update set count = count + 1`,
      realmId,
      kind,
      hour,
    )
    db.run('delete from usage where realm_id = ? and kind = ? and hour < ?', realmId, kind, from)
    return undefined
  },
}
