import { isLeadless } from '../../../engine/leadless.ts'
import { dataKeyIds, eraseCommand, eraseEntry, eraseLead, eraseReview, isUnderWay } from '../../changes.ts'
import type { LeadRecord, ReviewRecord, TimelineEntry } from '../../records.ts'
import type { Conflict } from '../../store.ts'
import { claimLock } from '../claims.ts'
import { asCommand, commandColumns, commandDoc } from '../commands.ts'
import type { Session } from '../database.ts'
import { fromDoc, toDoc } from '../text.ts'
import { emptyRows } from './deliveries.ts'
import { type Operations, rowName, type WriteOf } from './operation.ts'

type Erase = WriteOf<'lead.erase'>

/** The row is locked before anything of the lead is read, and made where there is none: what comes for it waits. */
const eraseRow = async (session: Session, write: Erase): Promise<void> => {
  const { realmId, leadId } = write
  const fresh = eraseLead(undefined, write)
  const inserted = await session.change(
    `insert into leadbooks.leads (realm_id, lead_id, version, created_at, doc) values ($1, $2, 1, $3, $4)
     on conflict do nothing`,
    ...[realmId, leadId, fresh.createdAt, toDoc(fresh)],
  )
  if (inserted === 1) return
  const [row] = await session.rows(
    'select doc::text from leadbooks.leads where realm_id = $1 and lead_id = $2 for update',
    ...[realmId, leadId],
  )
  const next = eraseLead(row && fromDoc<LeadRecord>(row), write)
  await session.change(
    'update leadbooks.leads set version = $3, due_at = null, doc = $4 where realm_id = $1 and lead_id = $2',
    ...[realmId, leadId, next.version, toDoc(next)],
  )
}

/** @returns whether none of them is being carried out */
const eraseCommands = async (session: Session, { realmId, leadId, at }: Erase): Promise<boolean> => {
  const rows = await session.rows(
    `select ${commandColumns} from leadbooks.commands where realm_id = $1 and lead_id = $2 order by sequence for update`,
    ...[realmId, leadId],
  )
  const commands = rows.map(asCommand)
  if (commands.some((command) => isUnderWay(command, at))) return false
  for (const next of commands.map(eraseCommand))
    await session.change(
      `update leadbooks.commands set status = $2, lease_until = null, lease_token = null, doc = $3 where sequence = $1`,
      ...[next.sequence, next.status, commandDoc(next)],
    )
  return true
}

const eraseTimeline = async (session: Session, { realmId, leadId }: Erase): Promise<void> => {
  const rows = await session.rows(
    'select id, doc::text from leadbooks.timeline where realm_id = $1 and lead_id = $2',
    ...[realmId, leadId],
  )
  await session.change(
    `update leadbooks.timeline t set doc = w.doc from unnest($1::bigint[], $2::jsonb[]) as w (id, doc) where t.id = w.id`,
    rows.map(({ id }) => id),
    rows.map((row) => toDoc(eraseEntry(fromDoc<TimelineEntry>(row)))),
  )
}

const eraseReviews = async (session: Session, { realmId, leadId, at }: Erase): Promise<void> => {
  const rows = await session.rows(
    `select doc::text from leadbooks.reviews
     where realm_id = $1 and (doc ->> 'leadId') collate "C" = $2 order by review_id for update`,
    ...[realmId, leadId],
  )
  for (const next of rows.map((row) => eraseReview(fromDoc<ReviewRecord>(row), at)))
    await session.change(
      'update leadbooks.reviews set status = $3, doc = $4 where realm_id = $1 and review_id = $2',
      ...[realmId, next.reviewId, next.status, toDoc(next)],
    )
}

const erase = async (session: Session, write: Erase): Promise<Conflict | undefined> => {
  const { realmId, leadId, at } = write
  // What is ready is changed by whoever holds this lock alone: no node claims a command of the lead meanwhile.
  await session.rows(claimLock)
  const deliveries = await session.rows(
    `select doc::text from leadbooks.deliveries where realm_id = $1 and doc -> 'leadIds' @> to_jsonb(array[$2::text])
     order by adapter, delivery_id for update`,
    ...[realmId, leadId],
  )
  const emptied = await emptyRows(session, deliveries, at)
  if (!isLeadless(leadId)) await eraseRow(session, write)
  if (!(await eraseCommands(session, write))) return 'lead-busy'
  await eraseTimeline(session, write)
  await eraseReviews(session, write)
  const keys = [
    dataKeyIds.lead(leadId),
    ...emptied.map(({ adapter, deliveryId }) => dataKeyIds.delivery(adapter, deliveryId)),
  ]
  await session.change(
    `delete from leadbooks.registers where realm_id = $1 and kind = 'data-key' and id = any($2::text[])`,
    ...[realmId, keys],
  )
  return undefined
}

export const erasure: Operations<'lead.erase'> = {
  'lead.erase': {
    row: ({ realmId, leadId }) => rowName('lead', realmId, leadId),
    apply: async (session, writes) => {
      for (const write of writes) {
        const conflict = await erase(session, write)
        if (conflict !== undefined) return conflict
      }
      return undefined
    },
  },
}
