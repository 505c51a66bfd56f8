import type { EntityName } from '../entities/kind.ts'
import { kinds } from '../entities/kinds.ts'
import type { JsonObject, Row } from '../ledger/json.ts'
import { type Clock, Ledger } from '../ledger/ledger.ts'
import { changeRow, createRow, sparseDraft } from '../ledger/write.ts'

/** Writes rows into a company that is being set up, each at a time of its own. */
export interface Seeding {
  readonly ledger: Ledger
  /** Creates a row as the API would. */
  create(entity: EntityName, body: JsonObject): Row
  /** Puts a row with an Id of its choosing, such as the tax code TAX. */
  place(entity: EntityName, id: string, body: JsonObject): void
  /** Changes fields of a row. */
  change(entity: EntityName, id: string, changes: JsonObject): void
  /** Goes to a day before the clock's time. */
  atDaysAgo(days: number): void
  /** Lets time pass before the next row. */
  later(milliseconds: number): void
}

const dayMs = 86_400_000

/** How long before the clock's time a company was opened. */
const ageMs = 400 * dayMs

/** Sets a company up in the past, so that what happens from now on is newer than all of it. */
export const seedCompany = (realmId: string, clock: Clock, fill: (seeding: Seeding) => void): Ledger => {
  let seedingAt: number | undefined = clock.now() - ageMs
  const ledger = new Ledger(realmId, { now: () => seedingAt ?? clock.now() })
  const kindOf = (entity: EntityName) => {
    const kind = kinds.get(entity)
    if (kind === undefined) throw new RangeError(`The emulator keeps no ${entity}`)
    return kind
  }
  fill({
    ledger,
    create: (entity, body) => createRow(ledger, kindOf(entity), body),
    place: (entity, id, body) => {
      const stamp = ledger.stamp()
      const MetaData = { CreateTime: stamp, LastUpdatedTime: stamp }
      ledger.table(entity).put({ ...body, Id: id, SyncToken: '0', MetaData })
    },
    change: (entity, id, changes) => {
      const row = ledger.find(entity, id)
      if (row !== undefined) changeRow(ledger, kindOf(entity), row, sparseDraft(row, changes))
    },
    atDaysAgo: (days) => {
      seedingAt = clock.now() - days * dayMs
    },
    later: (milliseconds) => {
      if (seedingAt !== undefined) seedingAt = Math.min(seedingAt + milliseconds, clock.now())
    },
  })
  seedingAt = undefined
  return ledger
}
