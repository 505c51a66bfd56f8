import type { JsonObject } from 'type-fest'
import type { Clock } from '../client/clock.ts'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { EntityName } from '../entities/generated/entities.ts'
import { type Check, check, isFields } from '../input/checks.ts'
import { isNameList } from '../query/name-lists.ts'
import { queryRows } from '../query/query.ts'
import type { ChangeSet, ChangesSpec, DeletedRecord } from './change-set.ts'

/** Change data capture looks back 30 days; an hour less, because its clock is not ours. */
const lookBackMs = (30 * 24 - 1) * 60 * 60 * 1000
/** One reply has no more objects than this, and no way to ask for the rest. */
const maxObjects = 1_000

/** Entities that change data capture does not tell of. */
const uncaptured: ReadonlySet<string> = new Set(['ExchangeRate', 'TaxAgency', 'TaxCode', 'TaxRate', 'TimeActivity'])

/** Changes of one entity. */
interface Captured {
  rows: unknown[]
  deleted: unknown[]
  deletionsUnsure: boolean
}

interface Capture {
  byEntity: ReadonlyMap<string, Captured>
  objects: number
  time: unknown
}

const isInstant: Check = (value, path, report) => {
  const isOne = typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(value)
  if (!isOne || Number.isNaN(Date.parse(value)))
    report(path, 'invalid-date', 'expected an ISO 8601 instant with its offset')
}

const checkSpec = ({ entities, since }: ChangesSpec<EntityName>): void => {
  check('changes', since, (value, _path, report) => isInstant(value, 'since', report))
  check('changes', entities, (value, _path, report) => {
    const sound =
      Array.isArray(value) && value.every((name) => typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name))
    if (!sound || value.length === 0) report('entities', 'invalid-name', 'expected a list of at least one entity')
  })
}

const isDeleted = (row: unknown): boolean => isFields(row) && row.status === 'Deleted'

const rowsIn = (response: unknown, entity: string): unknown[] => {
  const rows = isFields(response) ? response[entity] : undefined
  return Array.isArray(rows) ? rows : []
}

const responsesIn = (json: JsonObject): unknown[] => {
  const [capture] = Array.isArray(json.CDCResponse) ? json.CDCResponse : []
  return isFields(capture) && Array.isArray(capture.QueryResponse) ? capture.QueryResponse : []
}

const capture = async (
  pipeline: Pipeline,
  entities: readonly string[],
  since: string,
  options: RequestOptions,
): Promise<Capture> => {
  const query = { entities: entities.join(','), changedSince: since }
  const { json } = await pipeline.send(
    { method: 'GET', path: '/cdc', query, answer: 'CDCResponse', write: false },
    options,
  )
  const responses = responsesIn(json)
  const byEntity = new Map(
    entities.map((entity): [string, Captured] => {
      // One response an entity, in the order asked for; each is known by the rows in it all the same.
      const rows = responses.flatMap((response) => rowsIn(response, entity))
      const deleted = rows.filter(isDeleted)
      return [entity, { rows: rows.filter((row) => !isDeleted(row)), deleted, deletionsUnsure: false }]
    }),
  )
  const objects = [...byEntity.values()].reduce((sum, { rows, deleted }) => sum + rows.length + deleted.length, 0)
  return { byEntity, objects, time: json.time }
}

/** Reads what changed by query: any age, any number, and no deletions. */
const askFor = async (
  pipeline: Pipeline,
  entity: string,
  since: string,
  options: RequestOptions,
): Promise<Captured> => {
  const where = {
    'MetaData.LastUpdatedTime': { '>=': since },
    ...(isNameList(entity) && { Active: { in: [true, false] } }),
  }
  const rows = await queryRows<unknown>(pipeline, entity, { where }, options).all()
  return { rows, deleted: [], deletionsUnsure: true }
}

/**
 * Captures several entities at once where that is enough, one by one where the reply was full, and asks by query where even one
 * entity fills a reply; the deletions that the full reply did tell of are kept.
 */
const captureAll = async (
  pipeline: Pipeline,
  entities: readonly string[],
  since: string,
  options: RequestOptions,
): Promise<Capture> => {
  const whole = await capture(pipeline, entities, since, options)
  if (whole.objects < maxObjects) return whole
  const byEntity = new Map<string, Captured>()
  for (const entity of entities) {
    const own = entities.length === 1 ? whole : await capture(pipeline, [entity], since, options)
    const captured = own.byEntity.get(entity) ?? { rows: [], deleted: [], deletionsUnsure: false }
    const full = own.objects >= maxObjects
    byEntity.set(
      entity,
      full ? { ...(await askFor(pipeline, entity, since, options)), deleted: captured.deleted } : captured,
    )
  }
  return { ...whole, byEntity }
}

const deletedOf = <Name extends EntityName>(entity: Name, row: unknown): DeletedRecord<Name>[] => {
  if (!isFields(row) || typeof row.Id !== 'string') return []
  const { MetaData } = row
  return [{ entity, Id: row.Id, ...(isFields(MetaData) && { MetaData }) }]
}

/** Tells what changed since an instant, by change data capture within its limits and by queries beyond them. */
export const readChanges = async <Name extends EntityName>(
  pipeline: Pipeline,
  clock: Clock,
  spec: ChangesSpec<Name>,
  options: RequestOptions,
): Promise<ChangeSet<Name>> => {
  checkSpec(spec)
  const { since } = spec
  const entities = [...new Set(spec.entities)]
  const startedAt = clock.now()
  const recent = Date.parse(since) > startedAt - lookBackMs
  const captured = entities.filter((entity) => recent && !uncaptured.has(entity))
  const { byEntity, time } =
    captured.length > 0
      ? await captureAll(pipeline, captured, since, options)
      : { byEntity: new Map<string, Captured>(), time: undefined }
  const rows: Record<string, unknown[]> = {}
  const deleted: DeletedRecord<Name>[] = []
  const deletionsUnsure: Name[] = []
  for (const entity of entities) {
    const found = byEntity.get(entity) ?? (await askFor(pipeline, entity, since, options))
    rows[entity] = found.rows
    deleted.push(...found.deleted.flatMap((row) => deletedOf(entity, row)))
    if (found.deletionsUnsure) deletionsUnsure.push(entity)
  }
  return {
    // One list an entity; the wire is believed for each row as everywhere.
    rows: rows as ChangeSet<Name>['rows'],
    deleted,
    deletionsUnsure,
    until: typeof time === 'string' ? time : new Date(startedAt).toISOString(),
  }
}
