import { leaseCommand } from '../changes.ts'
import type { OutboxRecord } from '../records.ts'
import type { ClaimOptions } from '../store.ts'
import { inTurns } from '../turns.ts'
import { isHead } from './heads.ts'
import { asCommand } from './rows.ts'
import { heldLaneList, type Row, type Statements, toDoc } from './statements.ts'

/** A realm (`r`) that is neither paused nor held, as far as the lane of a command (`c`) is concerned. */
const isOpen = `
  (c.lane <> 'quickbooks' or r.paused_until is null or r.paused_until <= ?)
  and (r.held_since is null or c.lane not in (${heldLaneList}))`

/**
 * The realms' lanes in which something is due, in the order of their names, those behind one. They are found by hops along an
 * index: a realm with a long backlog costs no more than one with a single command. A comparison of pairs would walk through
 * the backlog, so the next lane of the realm is looked for, then the next realm.
 */
export const dueLanes: string = `
  with recursive firsts (sequence) as (
    select coalesce((
      select sequence from commands where status = 'ready' and realm_id = ? and lane > ? order by lane, due_at limit 1
    ), (
      select sequence from commands where status = 'ready' and realm_id > ? order by realm_id, lane, due_at limit 1
    ))
    union all
    select coalesce((
      select n.sequence from commands n where n.status = 'ready' and n.realm_id = c.realm_id and n.lane > c.lane
      order by n.lane, n.due_at limit 1
    ), (
      select n.sequence from commands n where n.status = 'ready' and n.realm_id > c.realm_id
      order by n.realm_id, n.lane, n.due_at limit 1
    )) from firsts f join commands c on c.sequence = f.sequence
  )
  select c.realm_id, c.lane from firsts f join commands c on c.sequence = f.sequence
  left join realms r on r.realm_id = c.realm_id
  where c.due_at <= ? and ${isOpen} limit ?`

/** Due commands of a lane that nothing of their lead stands before. */
export const headsOfLane: string = `
  select c.sequence, c.realm_id, c.lane, c.doc from commands c
  where c.realm_id = ? and c.lane = ? and c.status = 'ready' and c.due_at <= ? and ${isHead}
  order by c.due_at, c.sequence limit ?`

/** Leases that have run out: nobody reports on them any more. */
const expired = `
  select c.sequence, c.realm_id, c.lane, c.doc from commands c
  left join realms r on r.realm_id = c.realm_id
  where c.status = 'leased' and c.lease_until <= ? and ${isOpen}
  order by c.lease_until limit ?`

const runningByLane = `
  select realm_id, lane, count(*) as running from commands
  where status = 'leased' and lease_until > ? group by realm_id, lane`

/** Lanes that are looked at in one go. */
const mostLanes = 64

/** Behind every lane of a realm. */
const lastLane = '~'

/** The lanes in which something is due, from behind a realm around to it, read as far as they are wanted. */
function* lanesInRound(
  db: Statements,
  now: string,
  after: string,
): Generator<readonly [realmId: string, lane: string]> {
  let realmId = after
  let lane = lastLane
  let isSecondHalf = after === ''
  for (;;) {
    const rows = db.rows(dueLanes, realmId, lane, realmId, now, now, mostLanes)
    for (const row of rows) {
      realmId = String(row.realm_id)
      lane = String(row.lane)
      if (isSecondHalf && after !== '' && realmId > after) return
      yield [realmId, lane]
    }
    if (rows.length === mostLanes) continue
    if (isSecondHalf) return
    realmId = ''
    lane = lastLane
    isSecondHalf = true
  }
}

/** How many more commands each lane may start. */
class Room {
  readonly #running: Map<string, number>
  readonly #most: number

  constructor(db: Statements, { now, perRealm }: ClaimOptions) {
    const rows = db.rows(runningByLane, now)
    this.#running = new Map(rows.map((row) => [`${row.lane} ${row.realm_id}`, Number(row.running)]))
    this.#most = perRealm
  }

  of(realmId: unknown, lane: unknown): number {
    return this.#most - (this.#running.get(`${lane} ${realmId}`) ?? 0)
  }

  take(realmId: unknown, lane: unknown): void {
    const name = `${lane} ${realmId}`
    this.#running.set(name, (this.#running.get(name) ?? 0) + 1)
  }
}

/** What may be leased: what nobody holds any more, then each lane's in turn. */
const claimable = (db: Statements, options: ClaimOptions): Row[] => {
  const { now, limit, after = '' } = options
  const room = new Room(db, options)
  const lost = db.rows(expired, now, now, limit).filter(({ realm_id, lane }) => {
    if (room.of(realm_id, lane) <= 0) return false
    room.take(realm_id, lane)
    return true
  })
  const piles: Row[][] = []
  for (const [realmId, lane] of lanesInRound(db, now, after)) {
    if (piles.length + lost.length >= limit) break
    const most = Math.min(limit, room.of(realmId, lane))
    // A lane can be due and have nothing to give: all of it stands behind what waits for another try.
    const heads = most <= 0 ? [] : db.rows(headsOfLane, realmId, lane, now, most)
    if (heads.length > 0) piles.push(heads)
  }
  return [...lost, ...inTurns(piles, limit - lost.length)]
}

/** Whether there may be something to claim: nearly always there is not, and nobody else's writes are held up for it. */
const isAnythingDue = `
  select exists (select 1 from commands where status = 'ready' and due_at <= ?)
    or exists (select 1 from commands where status = 'leased' and lease_until <= ?) as due`

/** Leases what is due. Runs inside a write transaction, so that two processes never lease the same command. */
export const claim = (db: Statements, options: ClaimOptions): OutboxRecord[] => {
  const { now, leaseMs } = options
  if (db.row(isAnythingDue, now, now)?.due !== 1) return []
  return db.transaction(() => {
    const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString()
    const claimed = claimable(db, options).map((row) => {
      const leased = leaseCommand(asCommand(row), now, leaseUntil)
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
}
