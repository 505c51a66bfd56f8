import { isMultiCurrency } from '../entities/currency.ts'
import { homeCurrency } from '../entities/home-currency.ts'
import { unknownPath } from '../faults/fault.ts'
import type { JsonObject } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { pacificTime } from '../ledger/pacific-time.ts'
import { agedReceivables } from './aged-receivables.ts'
import { customerBalance } from './customer-balance.ts'
import type { Report } from './report.ts'

const reports: ReadonlyMap<string, Report> = new Map([
  ['CustomerBalance', customerBalance],
  ['AgedReceivables', agedReceivables],
])

/**
 * Makes a report: `CustomerBalance` and `AgedReceivables`, the two that tell what customers owe.
 *
 * @throws FaultReply 500 for a report the emulator does not make
 */
export const runReport = (ledger: Ledger, name: string, parameters: URLSearchParams, at: number): JsonObject => {
  const report = reports.get(name)
  if (report === undefined) throw unknownPath(`/v3/company/${ledger.realmId}/reports/${name}`)
  const asOf = parameters.get('report_date') ?? parameters.get('end_date') ?? ledger.today()
  const chosen = parameters.get('customer')
  const customers = chosen === null || chosen === '' ? undefined : new Set(chosen.split(','))
  const { Columns, Row } = report({ ledger, asOf, customers, home: isMultiCurrency(ledger) })
  return {
    Header: {
      Time: pacificTime(at),
      ReportName: name,
      ...(name === 'CustomerBalance' ? { DateMacro: 'all' } : {}),
      ReportBasis: 'Accrual',
      EndPeriod: asOf,
      ...(name === 'AgedReceivables' ? { SummarizeColumnsBy: 'Total' } : {}),
      Currency: homeCurrency(ledger),
      ...(chosen === null ? {} : { Customer: chosen }),
      Option: [
        ...(name === 'AgedReceivables' ? [{ Name: 'report_date', Value: asOf }] : []),
        { Name: 'NoReportData', Value: String(Row.length === 0) },
      ],
    },
    Columns: { Column: Columns },
    Rows: Row.length === 0 ? {} : { Row },
  }
}
