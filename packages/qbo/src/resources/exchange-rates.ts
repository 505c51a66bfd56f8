import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { ExchangeRate, ExchangeRateFields, ExchangeRateUpdate } from '../entities/generated/exchange-rate.ts'
import type { DateString } from '../entities/reference.ts'
import { check, date, object, required, text } from '../input/checks.ts'
import { checkUnstored } from '../input/entity-checks.ts'
import type { QuerySpec } from '../query/fields.ts'
import { type Query, queryRows } from '../query/query.ts'

/** Which rate is asked for. */
export interface RateRef {
  /** ISO 4217, three letters. */
  sourceCurrencyCode: string
  /** @defaultValue today */
  asOfDate?: DateString
}

const sound = [object({ sourceCurrencyCode: text(3), asOfDate: date }), required('sourceCurrencyCode')]

/** Rates to the home currency: a rate belongs to a currency and a day and has no id. */
export class ExchangeRates {
  readonly #pipeline: Pipeline

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline
  }

  /** Reads the rate of one currency on one day. */
  async read(ref: RateRef, options: RequestOptions = {}): Promise<ExchangeRate> {
    check('exchange rate', ref, ...sound)
    const { sourceCurrencyCode: sourcecurrencycode, asOfDate: asofdate } = ref
    return this.#rate({ method: 'GET', query: { sourcecurrencycode, ...(asofdate && { asofdate }) } }, options)
  }

  /** Sets the rate of one currency on one day. */
  async update(input: ExchangeRateUpdate, options: RequestOptions = {}): Promise<ExchangeRate> {
    checkUnstored('ExchangeRate', input)
    const body = { contentType: 'application/json', content: JSON.stringify(input) }
    return this.#rate({ method: 'POST', body }, options)
  }

  /** Finds rates. */
  query(spec: QuerySpec<ExchangeRateFields> = {}, options: RequestOptions = {}): Query<ExchangeRate> {
    // Rates have no `Id` to be ordered by.
    return queryRows(this.#pipeline, 'ExchangeRate', { orderBy: 'SourceCurrencyCode', ...spec }, options)
  }

  async #rate(
    call:
      | { method: 'GET'; query: Record<string, string> }
      | { method: 'POST'; body: { contentType: string; content: string } },
    options: RequestOptions,
  ): Promise<ExchangeRate> {
    const write = call.method === 'POST'
    const { json } = await this.#pipeline.send(
      { ...call, path: '/exchangerate', answer: 'ExchangeRate', write },
      options,
    )
    const rate: unknown = json.ExchangeRate
    // The wire is believed, as for rows.
    return rate as ExchangeRate
  }
}
