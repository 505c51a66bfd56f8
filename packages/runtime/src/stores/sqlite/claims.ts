import { leaseCommand } from '../changes.ts'
import type { OutboxRecord } from '../records.ts'
import type { ClaimOptions } from '../store.ts'
import { fromDoc, heldLaneList, type Statements, toDoc } from './statements.ts'

/**
 * Heads of lanes that are due: no earlier command of the same lead and lane is open, and the realm is not paused. A lease
 * that has run out counts as due.
 */
const dueHeads = `
  select c.sequence, c.realm_id, c.lane, c.doc from commands c
  left join realms r on r.realm_id = c.realm_id
  where ((c.status = 'ready' and c.due_at <= ?) or (c.status = 'leased' and c.lease_until <= ?))
    and (c.lane <> 'quickbooks' or r.paused_until is null or r.paused_until <= ?)
    and (r.held_since is null or c.lane not in (${heldLaneList}))
    and not exists (
      select 1 from commands e
      where e.realm_id = c.realm_id and e.lead_id = c.lead_id and e.lane = c.lane and e.sequence < c.sequence
        and e.status in ('ready', 'leased', 'waiting')
    )
  order by c.sequence limit ?`

const runningInRealm = `
  select count(*) as running from commands where realm_id = ? and lane = 'quickbooks' and status = 'leased' and lease_until > ?`

/** How far past the limit the search looks, so that one busy realm at the head does not hide the others. */
const windowFactor = 20

/** Leases what is due. Runs inside a write transaction, so that two processes never lease the same command. */
export const claim = (db: Statements, { now, limit, leaseMs, perRealm }: ClaimOptions): OutboxRecord[] =>
  db.transaction(() => {
    const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString()
    const running = new Map<string, number>()
    const claimed: OutboxRecord[] = []
    for (const row of db.rows(dueHeads, now, now, now, limit * windowFactor)) {
      if (claimed.length === limit) break
      const realmId = String(row.realm_id)
      if (row.lane === 'quickbooks') {
        const count = running.get(realmId) ?? Number(db.row(runningInRealm, realmId, now)?.running)
        if (count >= perRealm) continue
        running.set(realmId, count + 1)
      }
      const leased = { ...leaseCommand(fromDoc<OutboxRecord>(row), now, leaseUntil), sequence: Number(row.sequence) }
      db.run(
        "update commands set status = 'leased', lease_until = ?, lease_token = ?, doc = ? where sequence = ?",
        leaseUntil,
        leased.leaseToken ?? null,
        toDoc(leased),
        leased.sequence,
      )
      claimed.push(leased)
    }
    return claimed
  })
