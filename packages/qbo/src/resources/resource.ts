import type { JsonObject } from 'type-fest'
import type { Call } from '../client/call.ts'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { VersionRef } from '../entities/reference.ts'
import { checkId, checkVersionRef } from '../input/stored.ts'
import type { QuerySpec, Where } from '../query/fields.ts'
import { countRows, type Query, type QuerySource, queryRows } from '../query/query.ts'

/** The types of one entity, by what is done with it. */
export interface EntityTypes {
  row: object
  create: object
  update: object
  replace: object
  fields: object
}

/** What one entity's resource is told about it. */
export interface EntityDescription {
  /** As QuickBooks writes it: `SalesReceipt`. */
  entity: string
  checkCreate(input: unknown): void
  checkUpdate(input: unknown): void
  checkReplace(input: unknown): void
}

/** The records of one entity. Every write carries a `requestid`; every method may throw the errors of the pipeline. */
export abstract class Resource<Types extends EntityTypes> {
  /** @internal */
  protected readonly pipeline: Pipeline
  /** @internal */
  protected readonly entity: string
  /** @internal */
  protected readonly path: string
  readonly #description: EntityDescription

  constructor(pipeline: Pipeline, description: EntityDescription) {
    this.pipeline = pipeline
    this.entity = description.entity
    this.path = `/${description.entity.toLowerCase()}`
    this.#description = description
  }

  get #source(): QuerySource {
    return { entity: this.entity, pipeline: this.pipeline }
  }

  /**
   * Makes a new record and answers with it as QuickBooks stored it.
   *
   * @throws `InputError` before anything is sent, where QuickBooks is known to refuse the input
   */
  async create(input: Types['create'], options: RequestOptions = {}): Promise<Types['row']> {
    this.#description.checkCreate(input)
    return this.post(input, options)
  }

  /** Reads one record. */
  async read(id: string, options: RequestOptions = {}): Promise<Types['row']> {
    checkId(`${this.entity} id`, id)
    return this.row({ method: 'GET', path: `${this.path}/${encodeURIComponent(id)}`, write: false }, options)
  }

  /** Changes the fields that are named and leaves the others as they are. */
  async update(input: Types['update'], options: RequestOptions = {}): Promise<Types['row']> {
    this.#description.checkUpdate(input)
    return this.post({ ...input, sparse: true }, options)
  }

  /** Writes the whole record: writable fields that are not named are cleared. */
  async replace(input: Types['replace'], options: RequestOptions = {}): Promise<Types['row']> {
    this.#description.checkReplace(input)
    return this.post({ ...input, sparse: false }, options)
  }

  /** Finds records; the rows are asked for as they are read. */
  query(spec: QuerySpec<Types['fields']> = {}, options: RequestOptions = {}): Query<Types['row']> {
    return queryRows(this.#source, spec, options)
  }

  /** Counts records without reading them. */
  async count(spec: { where?: Where<Types['fields']> } = {}, options: RequestOptions = {}): Promise<number> {
    return countRows(this.#source, spec.where, options)
  }

  /** @internal */
  protected post(
    body: object,
    options: RequestOptions,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Types['row']> {
    const content = { contentType: 'application/json', content: JSON.stringify(body) }
    return this.row({ method: 'POST', path: this.path, query, body: content, write: true }, options)
  }

  /**
   * Carries out what is done to a record in one of its states: `delete`, `void`.
   *
   * @internal
   */
  protected async operate(operation: string, ref: VersionRef, options: RequestOptions): Promise<Types['row']> {
    checkVersionRef(this.entity, ref)
    return this.post({ Id: ref.Id, SyncToken: ref.SyncToken }, options, { operation })
  }

  /** @internal */
  protected async row(call: Call, options: RequestOptions): Promise<Types['row']> {
    const { json } = await this.pipeline.send({ ...call, answer: this.entity }, options)
    // The wire is believed: rows keep fields this package does not know, and a check of each would cost more than it finds.
    return json[this.entity] as JsonObject as Types['row']
  }
}
