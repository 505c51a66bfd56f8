import type { CommitOutcome, Write } from '../store.ts'
import type { Statements } from './statements.ts'
import { applyWrites } from './writes.ts'

interface Waiting {
  writes: readonly Write[]
  resolve(outcome: CommitOutcome): void
  reject(error: unknown): void
}

/** Lists in one transaction: so few that nobody else waits long for the lock. */
const mostTogether = 256

/** The longest that a list waits for others, in milliseconds. */
const mostPatienceMs = 5
/** After so many commits of one list alone, nobody is waited for any more. */
const aloneAfter = 8

/** What became of one list: committed or refused when the transaction is, or an error of its own. */
type Outcome = CommitOutcome | { error: unknown }

const applyOne = (db: Statements, writes: readonly Write[]): Outcome => {
  db.run('savepoint one')
  let outcome: Outcome
  try {
    const conflict = applyWrites(db, writes)
    outcome = conflict === undefined ? { ok: true } : { ok: false, conflict }
  } catch (error) {
    outcome = { error }
  }
  if (!('ok' in outcome && outcome.ok)) db.run('rollback to one')
  db.run('release one')
  return outcome
}

/**
 * Commits lists that arrive together in one transaction, each all or none: the disk is waited for once for all of them,
 * and a hundred deliveries in the same moment are as durable and nearly as fast as one.
 *
 * A list is resolved when it is on the disk, like any other. Where the disk is slow and others have joined of late, a list
 * waits for them as long as the commit before took, five milliseconds at most: while the process stands still for the disk,
 * nobody could join.
 *
 * @param options - `isPatient: false` where there is no disk
 */
export const groupCommit = (
  db: Statements,
  { isPatient }: { isPatient: boolean },
): ((writes: readonly Write[]) => Promise<CommitOutcome>) => {
  let waiting: Waiting[] = []
  let lastMs = 0
  let alone = 0

  const flushSoon = (): void => {
    if (isPatient && alone < aloneAfter && lastMs >= 1) setTimeout(flush, Math.min(lastMs, mostPatienceMs))
    else setImmediate(flush)
  }

  const flush = (): void => {
    const group = waiting.slice(0, mostTogether)
    waiting = waiting.slice(mostTogether)
    if (waiting.length > 0) setImmediate(flush)
    const startedAt = performance.now()
    try {
      const outcomes = db.transaction(() => group.map(({ writes }) => applyOne(db, writes)))
      for (const [at, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[at]
        if (outcome === undefined || 'error' in outcome) reject(outcome?.error)
        else resolve(outcome)
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
    lastMs = performance.now() - startedAt
    alone = group.length > 1 ? 0 : alone + 1
  }

  return (writes) =>
    new Promise((resolve, reject) => {
      waiting.push({ writes, resolve, reject })
      if (waiting.length === 1) flushSoon()
    })
}
