import { asRealm, realmColumns } from '../../realm-row.ts'
import type { Store } from '../../store.ts'
import type { Database } from '../database.ts'
import { one } from '../rows.ts'

const realmsAfter = `
  with recursive held (id) as (
    select $1::text collate "C"
    union all
    select (select min(m.id) from (
      select min(realm_id) as id from leadbooks.deliveries where realm_id > held.id
      union all select min(realm_id) from leadbooks.leads where realm_id > held.id
      union all select min(realm_id) from leadbooks.realms where realm_id > held.id
    ) m) from held where held.id is not null
  )
  select id from held where id is not null limit $2 offset 1`

/** Companies, and how much of each is held. */
export const readRealms = (db: Database): Pick<Store, 'readRealm' | 'listRealms' | 'countRealms' | 'counts'> => ({
  readRealm: async (realmId) =>
    asRealm(
      realmId,
      await one(db, (row) => row, `select ${realmColumns} from leadbooks.realms where realm_id = $1`, realmId),
    ),
  listRealms: async ({ after = '', limit }) => (await db.rows(realmsAfter, after, limit)).map(({ id }) => String(id)),
  countRealms: async () =>
    Number(
      (await db.rows('select count(*) as held from leadbooks.realms where imported_at is not null'))[0]?.held ?? 0,
    ),
  counts: async (realmId) => {
    const rows = await db.rows(
      `select 'deliveries.' || status as kind, count(*) as held from leadbooks.deliveries where realm_id = $1 group by status
       union all select 'commands.' || status, count(*) from leadbooks.commands where realm_id = $1 group by status
       union all select 'reviews.' || status, count(*) from leadbooks.reviews where realm_id = $1 group by status
       union all select 'leads', count(*) from leadbooks.leads where realm_id = $1
       union all select 'customers', count(*) from leadbooks.customers where realm_id = $1`,
      realmId,
    )
    return Object.fromEntries(rows.map((row) => [String(row.kind), Number(row.held)]))
  },
})
