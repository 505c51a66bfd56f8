import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { TaxAgency, TaxAgencyCreate } from '../entities/generated/tax-agency.ts'
import { checksOf } from '../input/entity-checks.ts'
import { Lookups } from './lookups.ts'

/** Tax agencies: made and read, never changed. */
export class TaxAgencies extends Lookups<'TaxAgency'> {
  constructor(pipeline: Pipeline) {
    super(pipeline, 'TaxAgency')
  }

  /** Makes a new tax agency. */
  async create(input: TaxAgencyCreate, options: RequestOptions = {}): Promise<TaxAgency> {
    checksOf('TaxAgency').create(input)
    return this.post(input, options)
  }
}
