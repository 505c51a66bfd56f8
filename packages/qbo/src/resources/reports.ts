import type { JsonObject } from 'type-fest'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import { type Check, check } from '../input/checks.ts'

/** The reports that Intuit documents; any other name is taken. */
export type ReportName =
  | 'AccountList'
  | 'AgedPayableDetail'
  | 'AgedPayables'
  | 'AgedReceivableDetail'
  | 'AgedReceivables'
  | 'BalanceSheet'
  | 'CashFlow'
  | 'ClassSales'
  | 'CustomerBalance'
  | 'CustomerBalanceDetail'
  | 'CustomerIncome'
  | 'CustomerSales'
  | 'DepartmentSales'
  | 'GeneralLedger'
  | 'InventoryValuationSummary'
  | 'ItemSales'
  | 'JournalReport'
  | 'ProfitAndLoss'
  | 'ProfitAndLossDetail'
  | 'TaxSummary'
  | 'TransactionList'
  | 'TrialBalance'
  | 'VendorBalance'
  | 'VendorBalanceDetail'
  | 'VendorExpenses'
  | (string & Record<never, never>)

const isName: Check = (value, path, report) => {
  if (typeof value !== 'string' || !/^[A-Za-z]{1,64}$/.test(value))
    report(path, 'invalid-name', 'expected letters alone')
}

/** QuickBooks' own reports, as it answers them. */
export class Reports {
  readonly #pipeline: Pipeline

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline
  }

  /**
   * Reads a report.
   *
   * @param parameters - in QuickBooks' words: `start_date`, `end_date`, `accounting_method`, `summarize_column_by`
   * @returns `Header`, `Columns` and `Rows`, raw
   */
  async read(
    name: ReportName,
    parameters: Readonly<Record<string, string>> = {},
    options: RequestOptions = {},
  ): Promise<JsonObject> {
    check('report', name, isName)
    const call = {
      method: 'GET',
      path: `/reports/${name}`,
      query: parameters,
      write: false,
      answer: 'Header',
      kind: 'report',
    } as const
    return (await this.#pipeline.send(call, options)).json
  }
}
