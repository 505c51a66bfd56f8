import Big from 'big.js'
import { customerTree, openItems, type Report, withTotal } from './report.ts'

const dayMs = 86_400_000
const periodDays = 30
const titles = ['Current', '1 - 30', '31 - 60', '61 - 90', '91 and over']
const width = titles.length + 1

/** The column of a debt: 0 while it is not late, then one for each 30 days. */
const columnOf = (due: string, asOf: string): number => {
  const lateDays = Math.round((Date.parse(asOf) - Date.parse(due)) / dayMs)
  return lateDays <= 0 ? 0 : Math.min(Math.ceil(lateDays / periodDays), titles.length - 1)
}

/** What each customer owes, by how late it is on the day of the report. */
export const agedReceivables: Report = (input) => {
  const amounts = new Map<string, Big[]>()
  for (const { customerId, due, amount } of openItems(input)) {
    const column = columnOf(due, input.asOf)
    const row = amounts.get(customerId) ?? Array.from({ length: width }, () => new Big(0))
    amounts.set(
      customerId,
      row.map((sum, index) => (index === column || index === width - 1 ? sum.plus(amount) : sum)),
    )
  }
  return {
    Columns: [
      { ColTitle: '', ColType: 'Customer' },
      ...titles.map((ColTitle) => ({ ColTitle, ColType: 'Money' })),
      { ColTitle: 'Total', ColType: 'Money' },
    ],
    Row: withTotal(customerTree(input, amounts, width), width),
    Header: { SummarizeColumnsBy: 'Total' },
    Option: [{ Name: 'report_date', Value: input.asOf }],
  }
}
