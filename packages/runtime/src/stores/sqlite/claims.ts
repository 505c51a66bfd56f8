import { leaseCommand } from '../changes.ts'
import type { OutboxRecord } from '../records.ts'
import type { ClaimOptions } from '../store.ts'
import { fromDoc, heldLaneList, type Row, type Statements, toDoc } from './statements.ts'

/** A realm (`r`) that is neither paused nor held, as far as the lane of a command (`c`) is concerned. */
const isOpen = `
  (c.lane <> 'quickbooks' or r.paused_until is null or r.paused_until <= ?)
  and (r.held_since is null or c.lane not in (${heldLaneList}))`

/**
 * The realms' lanes in which something is due, the one that waits longest first. They are found by hops along an index: a
 * realm with a long backlog costs no more than one with a single command.
 */
const dueLanes = `
  with recursive firsts (sequence) as (
    select * from (select sequence from commands where status = 'ready' order by realm_id, lane, due_at limit 1)
    union all
    select (
      select n.sequence from commands n where n.status = 'ready' and (n.realm_id, n.lane) > (c.realm_id, c.lane)
      order by n.realm_id, n.lane, n.due_at limit 1
    ) from firsts f join commands c on c.sequence = f.sequence
  )
  select c.realm_id, c.lane from firsts f join commands c on c.sequence = f.sequence
  left join realms r on r.realm_id = c.realm_id
  where c.due_at <= ? and ${isOpen}
  order by c.due_at limit ?`

/** Due commands of a lane that nothing of their lead stands before. */
const headsOfLane = `
  select c.sequence, c.realm_id, c.lane, c.due_at, c.doc from commands c
  where c.realm_id = ? and c.lane = ? and c.status = 'ready' and c.due_at <= ?
    and not exists (
      select 1 from commands e
      where e.realm_id = c.realm_id and e.lead_id = c.lead_id and e.lane = c.lane and e.sequence < c.sequence
        and e.status in ('ready', 'leased', 'waiting')
    )
  order by c.due_at, c.sequence limit ?`

/** Leases that have run out: nobody reports on them any more. */
const expired = `
  select c.sequence, c.realm_id, c.lane, c.lease_until as due_at, c.doc from commands c
  left join realms r on r.realm_id = c.realm_id
  where c.status = 'leased' and c.lease_until <= ? and ${isOpen}
  order by c.lease_until limit ?`

const runningByRealm = `
  select realm_id, count(*) as running from commands
  where status = 'leased' and lane = 'quickbooks' and lease_until > ? group by realm_id`

/** Most commands of one lane that a claim takes, so that one busy realm does not take it all. */
const mostOfALane = 20

/** What may be leased, those first that each lane has waited longest for. */
const claimable = (db: Statements, { now, limit, perRealm }: ClaimOptions): Row[] => {
  const running = new Map(db.rows(runningByRealm, now).map((row) => [row.realm_id, Number(row.running)]))
  const turns: Row[][] = []
  const take = (row: Row, turn: number): boolean => {
    const count = running.get(row.realm_id) ?? 0
    if (row.lane === 'quickbooks' && count >= perRealm) return false
    if (row.lane === 'quickbooks') running.set(row.realm_id, count + 1)
    turns[turn] = [...(turns[turn] ?? []), row]
    return true
  }
  for (const row of db.rows(expired, now, now, limit)) take(row, 0)
  for (const { realm_id, lane } of db.rows(dueLanes, now, now, limit)) {
    const most = Math.min(limit, mostOfALane)
    const heads = db.rows(headsOfLane, String(realm_id), String(lane), now, most)
    for (const [turn, row] of heads.entries()) if (!take(row, turn)) break
  }
  return turns.flat().slice(0, limit)
}

/** Leases what is due. Runs inside a write transaction, so that two processes never lease the same command. */
export const claim = (db: Statements, options: ClaimOptions): OutboxRecord[] =>
  db.transaction(() => {
    const { now, leaseMs } = options
    const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString()
    const claimed = claimable(db, options).map((row) => {
      const leased = { ...leaseCommand(fromDoc<OutboxRecord>(row), now, leaseUntil), sequence: Number(row.sequence) }
      db.run(
        "update commands set status = 'leased', lease_until = ?, lease_token = ?, doc = ? where sequence = ?",
        leaseUntil,
        leased.leaseToken ?? null,
        toDoc(leased),
        leased.sequence,
      )
      return leased
    })
    return claimed.sort((left, right) => left.sequence - right.sequence)
  })
