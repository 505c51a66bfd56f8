import { discardCommand, hastenCommand, isRedrivable, redriveCommand, settleCommand } from '../../changes.ts'
import type { OutboxRecord } from '../../records.ts'
import type { Conflict } from '../../store.ts'
import { asCommand, commandColumns, commandDoc } from '../commands.ts'
import type { Session } from '../database.ts'
import { type Operations, rowName } from './operation.ts'

interface Where {
  realmId: string
  key: string
}

const commandRow = ({ realmId, key }: Where): string => rowName('command', realmId, key)

/** Changes one command, whose row stays locked until the transaction ends. @returns whether it was there to be changed */
const edit = async (
  session: Session,
  { realmId, key }: Where,
  change: (record: OutboxRecord) => OutboxRecord | undefined,
): Promise<boolean> => {
  const [row] = await session.rows(
    `select ${commandColumns} from leadbooks.commands where realm_id = $1 and key = $2 for update`,
    realmId,
    key,
  )
  const next = row && change(asCommand(row))
  if (next === undefined) return false
  await session.change(
    `update leadbooks.commands set status = $2, due_at = $3, lease_until = $4, lease_token = $5, doc = $6
     where sequence = $1`,
    next.sequence,
    next.status,
    next.dueAt,
    next.leaseUntil ?? null,
    next.leaseToken ?? null,
    commandDoc(next),
  )
  return true
}

/** Changes commands one after the other, up to the first that is not as it should be. */
const editEach = async <Each extends Where>(
  session: Session,
  writes: readonly Each[],
  refusal: Conflict,
  change: (record: OutboxRecord, write: Each) => OutboxRecord | undefined,
): Promise<Conflict | undefined> => {
  for (const write of writes) if (!(await edit(session, write, (record) => change(record, write)))) return refusal
  return undefined
}

const isHeldBy = ({ status, leaseToken }: OutboxRecord, token: string): boolean =>
  status === 'leased' && leaseToken === token

export const commands: Operations<
  'command.insert' | 'command.progress' | 'command.settle' | 'command.redrive' | 'command.discard' | 'command.hasten'
> = {
  'command.progress': {
    row: commandRow,
    apply: (session, writes) =>
      editEach(session, writes, 'lease-lost', (record, { token, progress }) =>
        isHeldBy(record, token) ? { ...record, progress } : undefined,
      ),
  },
  'command.settle': {
    row: commandRow,
    apply: (session, writes) =>
      editEach(session, writes, 'lease-lost', (record, { token, ...settlement }) =>
        isHeldBy(record, token) ? settleCommand(record, settlement) : undefined,
      ),
  },
  'command.redrive': {
    row: commandRow,
    apply: (session, writes) =>
      editEach(session, writes, 'not-dead', (record, redrive) =>
        isRedrivable(record.status) ? redriveCommand(record, redrive) : undefined,
      ),
  },
  'command.discard': {
    row: commandRow,
    apply: (session, writes) =>
      editEach(session, writes, 'not-dead', (record) =>
        isRedrivable(record.status) ? discardCommand(record) : undefined,
      ),
  },
  'command.hasten': {
    row: commandRow,
    apply: async (session, writes) => {
      for (const write of writes) await edit(session, write, (record) => hastenCommand(record, write.dueAt))
      return undefined
    },
  },
  'command.insert': {
    row: ({ record }) => commandRow(record),
    apply: async (session, writes) => {
      const records = writes.map(({ record }) => record)
      // A sequence is given out before its transaction commits. Whoever inserts for a lead holds the lead's lock until then:
      // no later command of a lead is ever seen, and claimed, before an earlier one.
      // A key that is there already is the same wish: it is not wished twice.
      await session.change(
        `with lock as materialized (
           select pg_advisory_xact_lock(hashtextextended(name, 0))
           from (select distinct 'leadbooks.lead/' || realm_id || '/' || lead_id as name
                 from unnest($1::text[], $3::text[]) as w (realm_id, lead_id) order by 1) leads
         )
         insert into leadbooks.commands (realm_id, key, lead_id, lane, status, due_at, doc)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
         where (select count(*) from lock) > 0
         on conflict do nothing`,
        records.map(({ realmId }) => realmId),
        records.map(({ key }) => key),
        records.map(({ leadId }) => leadId),
        records.map(({ lane }) => lane),
        records.map(({ status }) => status),
        records.map(({ dueAt }) => dueAt),
        records.map(commandDoc),
      )
      return undefined
    },
  },
}
