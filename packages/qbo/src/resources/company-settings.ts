import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { CompanyInfo, CompanyInfoUpdate } from '../entities/generated/company-info.ts'
import type { Preferences as PreferencesRow, PreferencesUpdate } from '../entities/generated/preferences.ts'
import { checksOf } from '../input/entity-checks.ts'
import { Lookups } from './lookups.ts'

class CompanyRecord extends Lookups<'CompanyInfo'> {
  constructor(pipeline: Pipeline) {
    super(pipeline, 'CompanyInfo')
  }

  /** By its own address: the record's `Id` is not the company's. */
  readOwn(options: RequestOptions): Promise<CompanyInfo> {
    const path = `${this.path}/${encodeURIComponent(this.pipeline.realmId)}`
    return this.row({ method: 'GET', path, write: false }, options)
  }

  async update(input: CompanyInfoUpdate, options: RequestOptions): Promise<CompanyInfo> {
    checksOf('CompanyInfo').update(input)
    return this.post({ ...input, sparse: true }, options)
  }
}

/** The company's name, addresses and country. Calling it reads them, and so does `read`. */
export interface CompanyInfoResource {
  (options?: RequestOptions): Promise<CompanyInfo>
  read(options?: RequestOptions): Promise<CompanyInfo>
  /** Changes the fields that are named. */
  update(input: CompanyInfoUpdate, options?: RequestOptions): Promise<CompanyInfo>
}

/** The one record that has the company's own id. */
export const companyInfoOf = (pipeline: Pipeline): CompanyInfoResource => {
  const record = new CompanyRecord(pipeline)
  const read = (options: RequestOptions = {}): Promise<CompanyInfo> => record.readOwn(options)
  return Object.assign(read, {
    read,
    update: (input: CompanyInfoUpdate, options: RequestOptions = {}) => record.update(input, options),
  })
}

/** The company's settings, all in one record. */
export class PreferencesResource {
  readonly #record: PreferencesRecord

  constructor(pipeline: Pipeline) {
    this.#record = new PreferencesRecord(pipeline)
  }

  /** Reads all settings. */
  read(options: RequestOptions = {}): Promise<PreferencesRow> {
    return this.#record.readAll(options)
  }

  /** Changes the groups of settings that are named; a group that is named is written whole. */
  async update(input: PreferencesUpdate, options: RequestOptions = {}): Promise<PreferencesRow> {
    return this.#record.update(input, options)
  }
}

class PreferencesRecord extends Lookups<'Preferences'> {
  constructor(pipeline: Pipeline) {
    super(pipeline, 'Preferences')
  }

  readAll(options: RequestOptions): Promise<PreferencesRow> {
    return this.row({ method: 'GET', path: this.path, write: false }, options)
  }

  async update(input: PreferencesUpdate, options: RequestOptions): Promise<PreferencesRow> {
    checksOf('Preferences').update(input)
    return this.post({ ...input, sparse: true }, options)
  }
}
