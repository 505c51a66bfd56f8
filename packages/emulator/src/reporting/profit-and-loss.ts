import Big from 'big.js'
import { invalidEnumeration } from '../faults/fault.ts'
import { type JsonObject, type Row, textOf } from '../ledger/json.ts'
import { amountOf } from '../ledger/money.ts'
import { type AccountNode, accountTree, isNominal, natural, plain } from './account-tree.ts'
import { type Booking, bookings, personOn } from './bookings.ts'
import { addColumns, type Report, type ReportInput } from './report.ts'

/** One column before the total: which bookings belong in it. */
interface Column {
  readonly key: string
  readonly title: string
}

const customerOn = (booking: Booking): string | undefined => {
  const person = personOn(booking)
  return person?.list === 'Customer' ? person.id : undefined
}

/** How bookings are spread over columns. */
const spreads: {
  readonly [by: string]: {
    readonly keyOf: (booking: Booking) => string | undefined
    readonly title: (key: string, input: ReportInput) => string
  }
} = {
  Total: { keyOf: () => undefined, title: () => '' },
  Customers: {
    keyOf: (booking) => customerOn(booking) ?? '',
    title: (key, { ledger }) => ledger.nameOf('Customer', key) ?? 'Not Specified',
  },
  Month: {
    keyOf: ({ date }) => date.slice(0, 7),
    title: (key) =>
      new Date(`${key}-01T00:00:00Z`).toLocaleString('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  },
}

/** The parts of the report: accounts of a type, or a sum of what stands above. */
const parts: readonly {
  readonly group: string
  readonly label: string
  readonly type?: string
  /** What is added up, with its sign. */
  readonly of?: readonly (readonly [group: string, sign: 1 | -1])[]
  /** Left out where there is nothing in it. */
  readonly optional?: true
}[] = [
  { group: 'Income', label: 'Income', type: 'Income' },
  { group: 'COGS', label: 'Cost of Goods Sold', type: 'Cost of Goods Sold', optional: true },
  {
    group: 'GrossProfit',
    label: 'Gross Profit',
    of: [
      ['Income', 1],
      ['COGS', -1],
    ],
  },
  { group: 'Expenses', label: 'Expenses', type: 'Expense' },
  {
    group: 'NetOperatingIncome',
    label: 'Net Operating Income',
    of: [
      ['GrossProfit', 1],
      ['Expenses', -1],
    ],
  },
  { group: 'OtherIncome', label: 'Other Income', type: 'Other Income', optional: true },
  { group: 'OtherExpenses', label: 'Other Expenses', type: 'Other Expense', optional: true },
  {
    group: 'NetIncome',
    label: 'Net Income',
    of: [
      ['NetOperatingIncome', 1],
      ['OtherIncome', 1],
      ['OtherExpenses', -1],
    ],
  },
]

const rowsOf = (
  nodes: readonly AccountNode[],
  own: (account: Row) => Big[],
  total: (node: AccountNode) => Big[],
  cells: (label: JsonObject, amounts: readonly Big[]) => JsonObject,
): JsonObject[] =>
  nodes.map((node) => {
    const name = textOf(node.account.Name) ?? ''
    const label = { value: name, id: node.account.Id }
    if (node.below.length === 0) return { ...cells(label, own(node.account)), type: 'Data' }
    return {
      Header: cells(label, own(node.account)),
      Rows: { Row: rowsOf(node.below, own, total, cells) },
      Summary: cells({ value: `Total ${name}` }, total(node)),
      type: 'Section',
    }
  })

/**
 * Income less expense in a period.
 *
 * @throws FaultReply 2170 for columns other than Total, Customers or Month
 */
export const profitAndLoss: Report = (input) => {
  const { ledger, period, columnsBy, customers } = input
  const spread = Object.hasOwn(spreads, columnsBy) ? spreads[columnsBy] : undefined
  if (spread === undefined) throw invalidEnumeration(columnsBy)
  const counted = bookings(ledger).filter(
    (booking) =>
      booking.date >= period.startOn &&
      booking.date <= period.endOn &&
      booking.posting.amount !== 0 &&
      isNominal(ledger.find('Account', booking.posting.accountId)) &&
      (customers === undefined || customers.has(customerOn(booking) ?? '')),
  )
  const columns: Column[] = [...new Set(counted.map(spread.keyOf))]
    .filter((key) => key !== undefined)
    .sort()
    .map((key) => ({ key, title: spread.title(key, input) }))
  const width = columns.length + 1
  const amounts = new Map<string, Big[]>()
  for (const booking of counted) {
    const account = ledger.find('Account', booking.posting.accountId)
    const amount = natural(account, amountOf(booking.posting.amount))
    const key = spread.keyOf(booking)
    const added = [...columns.map((column) => (column.key === key ? amount : new Big(0))), amount]
    amounts.set(booking.posting.accountId, addColumns([amounts.get(booking.posting.accountId) ?? [], added], width))
  }
  const own = ({ Id }: Row): Big[] => amounts.get(Id) ?? addColumns([], width)
  const total = (node: AccountNode): Big[] => addColumns([own(node.account), ...node.below.map(total)], width)
  const noData = counted.length === 0
  const cells = (label: JsonObject, values: readonly Big[]): JsonObject => ({
    ColData: [label, ...values.map((value) => ({ value: noData ? '' : plain(value) }))],
  })
  const totals = new Map<string, Big[]>()
  const blank = Array.from({ length: width }, () => ({ value: '' }))
  const Row = parts.flatMap(({ group, label, type, of, optional }): JsonObject[] => {
    if (of !== undefined) {
      const added = of.map(([from, sign]) => (totals.get(from) ?? []).map((value) => value.times(sign)))
      totals.set(group, addColumns(added, width))
      return [{ Summary: cells({ value: label }, totals.get(group) ?? []), type: 'Section', group }]
    }
    const nodes = accountTree(ledger, ({ AccountType, Id }) => AccountType === type && amounts.has(Id)).filter(
      ({ account }) => account.AccountType === type,
    )
    totals.set(group, addColumns(nodes.map(total), width))
    if (optional && nodes.length === 0) return []
    return [
      {
        Header: { ColData: [{ value: label }, ...blank] },
        ...(nodes.length === 0 ? {} : { Rows: { Row: rowsOf(nodes, own, total, cells) } }),
        Summary: cells({ value: `Total ${label}` }, totals.get(group) ?? []),
        type: 'Section',
        group,
      },
    ]
  })
  const money = (ColTitle: string, Value: string): JsonObject => ({
    ColTitle,
    ColType: 'Money',
    MetaData: [{ Name: 'ColKey', Value }],
  })
  return {
    Columns: [
      { ColTitle: '', ColType: 'Account', MetaData: [{ Name: 'ColKey', Value: 'account' }] },
      ...columns.map(({ key, title }) => money(title, key)),
      money(columnsBy === 'Total' ? 'Total' : 'TOTAL', 'total'),
    ],
    Row,
    Header: { StartPeriod: period.startOn, SummarizeColumnsBy: columnsBy },
    Option: [{ Name: 'AccountingStandard', Value: 'GAAP' }],
    noData,
  }
}
