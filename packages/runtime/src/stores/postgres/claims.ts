import { leaseCommand } from '../changes.ts'
import type { OutboxRecord } from '../records.ts'
import type { ClaimOptions } from '../store.ts'
import { asCommand, commandColumns, commandDoc } from './commands.ts'
import type { Database, Row, Session } from './database.ts'
import { headsOfLane, withLanes } from './lanes.ts'

/**
 * Most commands of one lane that a claim takes. It stands in the statement as a number: of a limit that it does not know,
 * Postgres expects a tenth of the rows, and sorts a whole backlog instead of walking an index.
 */
const mostOfALane = 20

/** Heads that may be leased now, in rounds from the realm behind `$4` on. */
export const claimable: string = `
  ${withLanes}, running as (
    select realm_id, lane, count(*) as held from leadbooks.commands where status = 'leased' group by realm_id, lane
  ), free as (
    select l.*, $3 - coalesce(r.held, 0) as room
    from open l left join running r on r.realm_id = l.realm_id and r.lane = l.lane
  )
  select ${commandColumns} from (
    select c.*, l.room, row_number() over (partition by c.realm_id, c.lane order by c.due_at, c.sequence) as turn
    from free l cross join lateral (
      select c.* from ${headsOfLane} and c.due_at <= $1
      order by c.due_at, c.sequence limit ${mostOfALane}
    ) c
    where l.room > 0 and l.paused_until <= $1
  ) heads
  where turn <= room
  order by turn, realm_id <= $4, realm_id, lane limit $2`

/** Taken by whoever changes what is ready, until the transaction ends. */
export const claimLock = "select pg_advisory_xact_lock(hashtextextended('leadbooks.claim', 0))"

const hasExpired = `
  select 1 from leadbooks.commands where status = 'leased' and lease_until <= $1 limit 1`

/**
 * Puts back what nobody reports on any more. Whoever held it has lost it from here on: a lease that could still be extended
 * would count for nothing and run all the same. How far it came with it nobody knows.
 */
const sweep = `
  update leadbooks.commands set status = 'ready', lease_until = null, lease_token = null,
    doc = jsonb_build_object('earlierTriedAt', doc -> 'firstTriedAt') || doc
  where sequence in (
    select sequence from leadbooks.commands where status = 'leased' and lease_until <= $1 for update skip locked
  )`

const headsFor = (session: Session, { now, limit, perRealm, after = '' }: ClaimOptions): Promise<Row[]> =>
  session.rows(claimable, now, limit, perRealm, after)

const lease = async (session: Session, options: ClaimOptions): Promise<OutboxRecord[]> => {
  const { now, leaseMs } = options
  const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString()
  const heads = await headsFor(session, options)
  const leased = heads
    .map((row) => leaseCommand(asCommand(row), now, leaseUntil))
    .sort((left, right) => left.sequence - right.sequence)
  if (leased.length > 0)
    await session.change(
      `update leadbooks.commands c set status = 'leased', lease_until = $1, lease_token = w.lease_token, doc = w.doc
       from unnest($2::bigint[], $3::text[], $4::jsonb[]) as w (sequence, lease_token, doc)
       where c.sequence = w.sequence`,
      leaseUntil,
      leased.map(({ sequence }) => sequence),
      leased.map(({ leaseToken }) => leaseToken),
      leased.map(commandDoc),
    )
  return leased
}

/**
 * Leases what is due. One node claims at a time: the lock is taken in a statement of its own, so that the next one sees
 * every lease there is, and counts them right. What is ready is changed by a claim alone, so no row has to be locked. A node
 * that finds nothing to claim takes no lock at all.
 */
export const claim = async (db: Database, options: ClaimOptions): Promise<OutboxRecord[]> => {
  const { now } = options
  const [expired] = await db.rows(hasExpired, now)
  if (expired === undefined && (await headsFor(db, options)).length === 0) return []
  return db.transaction(async (session) => {
    await session.rows(claimLock)
    await session.change(sweep, now)
    return lease(session, options)
  })
}
