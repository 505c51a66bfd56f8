import { isMultiCurrency } from '../entities/currency.ts'
import { homeCurrency } from '../entities/home-currency.ts'
import { unknownPath } from '../faults/fault.ts'
import type { JsonObject } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { pacificTime } from '../ledger/pacific-time.ts'
import { agedReceivables } from './aged-receivables.ts'
import { customerBalance } from './customer-balance.ts'
import { generalLedger } from './general-ledger.ts'
import { type Period, periodOf } from './period.ts'
import { profitAndLoss } from './profit-and-loss.ts'
import type { Report } from './report.ts'

/** The reports there are; those about a period with the one they have when none is asked for. */
const reports: ReadonlyMap<string, { readonly report: Report; readonly usualPeriod?: string }> = new Map([
  ['AgedReceivables', { report: agedReceivables }],
  ['CustomerBalance', { report: customerBalance }],
  ['GeneralLedger', { report: generalLedger, usualPeriod: 'this month-to-date' }],
  ['ProfitAndLoss', { report: profitAndLoss, usualPeriod: 'this calendar year-to-date' }],
])

const asOfPeriod = (parameters: URLSearchParams, today: string): Period => {
  const endOn = parameters.get('report_date') ?? parameters.get('end_date') ?? today
  return { startOn: endOn, endOn }
}

/**
 * Makes a report on accrual basis: what customers owe, the general ledger, profit and loss.
 *
 * @throws FaultReply 500 for a report the emulator does not make, cash basis among them
 */
export const runReport = (ledger: Ledger, name: string, parameters: URLSearchParams, at: number): JsonObject => {
  const known = reports.get(name)
  const onCash = (parameters.get('accounting_method') ?? 'Accrual') !== 'Accrual'
  if (known === undefined || onCash) throw unknownPath(`/v3/company/${ledger.realmId}/reports/${name}`)
  const { report, usualPeriod } = known
  const today = ledger.today()
  const period = usualPeriod === undefined ? asOfPeriod(parameters, today) : periodOf(parameters, today, usualPeriod)
  const chosen = parameters.get('customer')
  const customers = chosen === null || chosen === '' ? undefined : new Set(chosen.split(','))
  const columnsBy = parameters.get('summarize_column_by') ?? 'Total'
  const home = isMultiCurrency(ledger)
  const {
    Columns,
    Row,
    Header,
    Option,
    noData = Row.length === 0,
  } = report({
    ledger,
    asOf: period.endOn,
    period,
    columnsBy,
    customers,
    home,
  })
  return {
    Header: {
      Time: pacificTime(at),
      ReportName: name,
      ...(period.macro === undefined ? {} : { DateMacro: period.macro }),
      ReportBasis: 'Accrual',
      ...Header,
      EndPeriod: period.endOn,
      Currency: homeCurrency(ledger),
      ...(chosen === null ? {} : { Customer: chosen }),
      Option: [...Option, { Name: 'NoReportData', Value: String(noData) }],
    },
    Columns: { Column: Columns },
    Rows: Row.length === 0 ? {} : { Row },
  }
}
