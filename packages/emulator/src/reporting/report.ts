import Big from 'big.js'
import { type Json, type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf } from '../ledger/money.ts'
import type { Period } from './period.ts'

/** What a report is made of. */
export interface ReportInput {
  readonly ledger: Ledger
  /** The last day that counts, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly period: Period
  /** What the columns of profit and loss stand for. */
  readonly columnsBy: string
  /** Ids of the customers asked for; all of them where undefined. */
  readonly customers: ReadonlySet<string> | undefined
  /** Whether amounts are turned into the company's own currency. */
  readonly home: boolean
}

/** The columns and rows of a report. */
export interface ReportBody {
  readonly Columns: JsonObject[]
  readonly Row: JsonObject[]
  /** What the header says besides what every report says. */
  readonly Header: JsonObject
  readonly Option: readonly JsonObject[]
  /** Whether there is nothing to report although there are rows. @defaultValue whether there are none */
  readonly noData?: boolean
}

/** Makes one report. */
export type Report = (input: ReportInput) => ReportBody

/** Something that is open: a debt above zero, a credit below. */
export interface OpenItem {
  readonly customerId: string
  readonly due: string
  readonly amount: Big
}

const openItem = (row: Row, open: Json | undefined, sign: 1 | -1, home: boolean): OpenItem => {
  const rate = home ? amountOf(row.ExchangeRate ?? 1) : new Big(1)
  return {
    customerId: refOf(row.CustomerRef) ?? '',
    due: textOf(row.DueDate) ?? textOf(row.TxnDate) ?? '',
    amount: amountOf(open).times(rate).times(sign),
  }
}

/** Everything that is open on a day: invoices, credits that are left and payments on nothing yet. */
export const openItems = ({ ledger, asOf, home }: ReportInput): OpenItem[] => {
  const items: OpenItem[] = []
  const take = (entity: 'Invoice' | 'CreditMemo' | 'Payment', field: string, sign: 1 | -1): void => {
    for (const row of ledger.table(entity).all())
      if ((textOf(row.TxnDate) ?? '') <= asOf && !amountOf(row[field]).eq(0))
        items.push(openItem(row, row[field], sign, home))
  }
  take('Invoice', 'Balance', 1)
  take('CreditMemo', 'Balance', -1)
  take('Payment', 'UnappliedAmt', -1)
  return items
}

/** A cell with an amount: two decimals, empty for nothing. */
export const moneyCell = (amount: Big): JsonObject => ({ value: amount.eq(0) ? '' : amount.toFixed(2) })

/** One customer's amounts and those of the jobs below it. */
export interface CustomerAmounts {
  readonly customer: Row
  readonly own: readonly Big[]
  readonly below: readonly CustomerAmounts[]
}

/** Adds rows of amounts column by column. */
export const addColumns = (rows: readonly (readonly Big[])[], width: number): Big[] =>
  Array.from({ length: width }, (_, column) =>
    rows.reduce((total, row) => total.plus(row[column] ?? new Big(0)), new Big(0)),
  )

/** All of a customer's amounts with its jobs'. */
export const totalOf = (node: CustomerAmounts, width: number): Big[] =>
  addColumns([node.own, ...node.below.map((below) => totalOf(below, width))], width)

const byName = (left: Row, right: Row): number =>
  (textOf(left.FullyQualifiedName) ?? '') < (textOf(right.FullyQualifiedName) ?? '') ? -1 : 1

/** Customers that have amounts, in order of their names, jobs below their customers. */
export const customerTree = (
  { ledger, customers }: ReportInput,
  amounts: ReadonlyMap<string, readonly Big[]>,
  width: number,
): CustomerAmounts[] => {
  const build = (row: Row): CustomerAmounts[] => {
    const below = ledger.table('Customer').below(row.Id).sort(byName).flatMap(build)
    const own = amounts.get(row.Id)
    if (own === undefined && below.length === 0) return []
    return [{ customer: row, own: own ?? addColumns([], width), below }]
  }
  const roots = [...ledger.table('Customer').all()].filter((row) =>
    customers === undefined ? refOf(row.ParentRef) === undefined : customers.has(row.Id),
  )
  return roots.sort(byName).flatMap(build)
}

/** The rows of customers: a section where there are jobs below, a line else. */
export const customerRows = (nodes: readonly CustomerAmounts[], width: number): JsonObject[] =>
  nodes.map((node) => {
    const name = textOf(node.customer.DisplayName) ?? ''
    const cells = (label: JsonObject, columns: readonly Big[]): JsonObject => ({
      ColData: [label, ...columns.map(moneyCell)],
    })
    const label = { value: name, id: node.customer.Id }
    if (node.below.length === 0) return cells(label, node.own)
    return {
      Header: cells(label, node.own),
      Rows: { Row: customerRows(node.below, width) },
      Summary: cells({ value: `Total ${name}` }, totalOf(node, width)),
      type: 'Section',
    }
  })

/** Rows, and the grand total below them where there are any. */
export const withTotal = (nodes: readonly CustomerAmounts[], width: number): JsonObject[] => {
  const rows = customerRows(nodes, width)
  if (rows.length === 0) return []
  const total = addColumns(
    nodes.map((node) => totalOf(node, width)),
    width,
  )
  const Summary = { ColData: [{ value: 'TOTAL' }, ...total.map(moneyCell)] }
  return [...rows, { Summary, type: 'Section', group: 'GrandTotal' }]
}
