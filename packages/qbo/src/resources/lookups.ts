import type { Call } from '../client/call.ts'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { Entities, EntityName } from '../entities/generated/entities.ts'
import type { VersionRef } from '../entities/reference.ts'
import { checkId, checkVersionRef } from '../input/stored.ts'
import type { QuerySpec, Where } from '../query/fields.ts'
import { countRows, type Query, queryRows } from '../query/query.ts'
import { readRow } from '../query/read-row.ts'

/** The records of one entity, to be read. Every method may throw the errors of the pipeline. */
export class Lookups<Name extends EntityName> {
  /** As QuickBooks writes it: `SalesReceipt`. */
  readonly entity: Name
  /** @internal */
  protected readonly pipeline: Pipeline
  /** @internal */
  protected readonly path: string

  constructor(pipeline: Pipeline, entity: Name) {
    this.pipeline = pipeline
    this.entity = entity
    this.path = `/${entity.toLowerCase()}`
  }

  /** Reads one record. */
  async read(id: string, options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    checkId(`${this.entity} id`, id)
    if (this.pipeline.coalesces(options)) {
      const coalesced: unknown = await readRow(this.pipeline, this.entity, id, options)
      // The wire is believed, as in `row`.
      return coalesced as Entities[Name]['row']
    }
    return this.row({ method: 'GET', path: `${this.path}/${encodeURIComponent(id)}`, write: false }, options)
  }

  /** Finds records; the rows are asked for as they are read. */
  query(spec: QuerySpec<Entities[Name]['fields']> = {}, options: RequestOptions = {}): Query<Entities[Name]['row']> {
    return queryRows(this.pipeline, this.entity, spec, options)
  }

  /** Counts records without reading them. */
  async count(spec: { where?: Where<Entities[Name]['fields']> } = {}, options: RequestOptions = {}): Promise<number> {
    return countRows(this.pipeline, this.entity, spec.where, options)
  }

  /** @internal */
  protected post(
    body: object,
    options: RequestOptions,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Entities[Name]['row']> {
    const content = { contentType: 'application/json', content: JSON.stringify(body) }
    return this.row({ method: 'POST', path: this.path, query, body: content, write: true }, options)
  }

  /**
   * Carries out what is done to a record in one of its states: `delete`, `void`.
   *
   * @internal
   */
  protected async operate(operation: string, ref: VersionRef, options: RequestOptions): Promise<Entities[Name]['row']> {
    checkVersionRef(this.entity, ref)
    return this.post({ Id: ref.Id, SyncToken: ref.SyncToken }, options, { operation })
  }

  /** @internal */
  protected async row(call: Call, options: RequestOptions): Promise<Entities[Name]['row']> {
    const { json } = await this.pipeline.send({ ...call, answer: this.entity }, options)
    // The wire is believed: rows keep fields this package does not know, and a check of each would cost more than it finds.
    const row: unknown = json[this.entity]
    return row as Entities[Name]['row']
  }
}
