import { withIncluded } from '../entities/included.ts'
import type { EntityKind } from '../entities/kind.ts'
import { kindsByPath } from '../entities/kinds.ts'
import { present } from '../entities/present.ts'
import { requiredParameter } from '../faults/fault.ts'
import type { JsonObject } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { pacificTime } from '../ledger/pacific-time.ts'

/** In one reply, whatever entities they are of. */
const mostObjects = 1000

/** Entities whose changes QuickBooks does not track. */
const untracked = new Set(['ExchangeRate', 'TaxAgency', 'TaxCode', 'TaxRate', 'TimeActivity'])

interface Changed {
  readonly at: number
  readonly shown: JsonObject
}

const byTime = (left: Changed, right: Changed): number => left.at - right.at

/** What changed and is there, and after it what is gone, each oldest first. */
const changesOf = (ledger: Ledger, kind: EntityKind, since: number, room: number): JsonObject => {
  const changed: Changed[] = []
  for (const row of ledger.table(kind.name).all()) {
    const at = Date.parse(row.MetaData.LastUpdatedTime)
    if (at >= since)
      changed.push({ at, shown: present(withIncluded(row, kind, {}, ledger), kind, (to, id) => ledger.nameOf(to, id)) })
  }
  const gone: Changed[] = []
  for (const { entity, id, at } of ledger.deletions)
    if (entity === kind.name && at >= since) {
      const MetaData = { LastUpdatedTime: pacificTime(at) }
      gone.push({ at, shown: { domain: 'QBO', status: 'Deleted', Id: id, MetaData } })
    }
  const all = [...changed.sort(byTime), ...gone.sort(byTime)]
  if (all.length === 0) return {}
  const page = all.slice(0, room)
  const counted = kind.countsPages ? { totalCount: all.length } : {}
  return { [kind.name]: page.map(({ shown }) => shown), startPosition: 1, maxResults: page.length, ...counted }
}

/** The 200 that is a refusal: change data capture answers so where it does not know an entity. */
const unknownEntity = (entity: string): JsonObject => ({
  Fault: {
    Error: [
      {
        Message: 'An application error has occurred while processing your request',
        Detail: `System Failure Error: java.lang.IllegalArgumentException: Invalid entity supplied : entity=${entity}`,
        code: '10000',
        element: '',
      },
    ],
    type: 'SystemFault',
  },
})

/**
 * Answers `cdc`: for each entity asked for, in that order, what changed since then, oldest first, what is gone last; 1000 objects in all.
 *
 * @throws FaultReply 2020 without `entities`, or without a `changedSince` that is a time
 */
export const changesSince = (ledger: Ledger, parameters: URLSearchParams): JsonObject => {
  const names = (parameters.get('entities') ?? '').split(',').map((name) => name.trim())
  const since = Date.parse((parameters.get('changedSince') ?? '').replace(' ', '+'))
  if (Number.isNaN(since)) throw requiredParameter('changedSince')
  if (names[0] === '') throw requiredParameter('entities')
  const responses: JsonObject[] = []
  let room = mostObjects
  for (const name of names) {
    const kind = kindsByPath.get(name.toLowerCase())
    if (kind === undefined || untracked.has(kind.name)) return unknownEntity(name)
    const response = changesOf(ledger, kind, since, room)
    room -= Number(response.maxResults ?? 0)
    responses.push(response)
  }
  return { CDCResponse: [{ QueryResponse: responses }] }
}
