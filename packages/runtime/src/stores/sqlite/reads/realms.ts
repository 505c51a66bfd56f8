import { asRealm, realmColumns } from '../../realm-row.ts'
import type { Store } from '../../store.ts'
import type { Statements } from '../statements.ts'

const realmsAfter = `
  with recursive held (id) as (
    select ?
    union all
    select (select min(id) from (
      select min(realm_id) as id from deliveries where realm_id > held.id
      union all select min(realm_id) from leads where realm_id > held.id
      union all select min(realm_id) from realms where realm_id > held.id
    )) from held where held.id is not null
  )
  select id from held where id is not null limit ? offset 1`

/** Companies, and how much of each is held. */
export const readRealms = (db: Statements): Pick<Store, 'readRealm' | 'listRealms' | 'countRealms' | 'counts'> => ({
  readRealm: async (realmId) =>
    asRealm(realmId, db.row(`select ${realmColumns} from realms where realm_id = ?`, realmId)),
  listRealms: async ({ after = '', limit }) => db.rows(realmsAfter, after, limit).map(({ id }) => String(id)),
  countRealms: async () =>
    Number(db.row('select count(*) as held from realms where imported_at is not null')?.held ?? 0),
  counts: async (realmId) => {
    const rows = db.rows(
      `select 'deliveries.' || status as kind, count(*) as held from deliveries where realm_id = ? group by status
         union all select 'commands.' || status, count(*) from commands where realm_id = ? group by status
         union all select 'reviews.' || status, count(*) from reviews where realm_id = ? group by status
         union all select 'leads', count(*) from leads where realm_id = ?
         union all select 'customers', count(*) from customers where realm_id = ?`,
      realmId,
      realmId,
      realmId,
      realmId,
      realmId,
    )
    return Object.fromEntries(rows.map((row) => [String(row.kind), Number(row.held)]))
  },
})
