import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { Entities, EntityName } from '../entities/generated/entities.ts'
import { checksOf, type EntityChecks } from '../input/entity-checks.ts'
import { Lookups } from './lookups.ts'

/**
 * The records of one entity, to be read and written; every write carries a `requestid`.
 *
 * Customers, items and other names are never deleted: `update` them with `Active: false`.
 */
export class Records<Name extends EntityName> extends Lookups<Name> {
  readonly #checks: EntityChecks

  constructor(pipeline: Pipeline, entity: Name) {
    super(pipeline, entity)
    this.#checks = checksOf(entity)
  }

  /**
   * Makes a new record and answers with it as QuickBooks stored it.
   *
   * @throws `InputError` before anything is sent, where QuickBooks is known to refuse the input
   */
  async create(input: Entities[Name]['create'], options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    this.#checks.create(input)
    return this.post(input, options)
  }

  /** Changes the fields that are named and leaves the others as they are. */
  async update(input: Entities[Name]['update'], options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    this.#checks.update(input)
    const fields: object = input
    return this.post({ ...fields, sparse: true }, options)
  }

  /** Writes the whole record: writable fields that are not named are cleared. */
  async replace(input: Entities[Name]['replace'], options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    this.#checks.replace(input)
    const fields: object = input
    return this.post({ ...fields, sparse: false }, options)
  }
}
