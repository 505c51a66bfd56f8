import Big from 'big.js'
import { type JsonObject, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, sum } from '../ledger/money.ts'
import { existingAccount } from '../postings/account-roles.ts'
import { type AccountNode, accountTree, isNominal, natural, plain } from './account-tree.ts'
import { type Booking, bookings, personOn, typeName } from './bookings.ts'
import type { Report } from './report.ts'

const columns: readonly (readonly [title: string, type: string])[] = [
  ['Date', 'tx_date'],
  ['Transaction Type', 'txn_type'],
  ['Num', 'doc_num'],
  ['Name', 'name'],
  ['Memo/Description', 'memo'],
  ['Split', 'split_acc'],
  ['Amount', 'subt_nat_amount'],
  ['Balance', 'rbal_nat_amount'],
]

/** Cells of a row that says little: its label, the amount and the balance. */
const cells = (label: JsonObject, amount = '', balance = ''): JsonObject => ({
  ColData: [label, ...Array.from({ length: 5 }, () => ({ value: '' })), { value: amount }, { value: balance }],
})

const named = (ledger: Ledger, id: string): JsonObject => ({ value: ledger.nameOf('Account', id) ?? '', id })

/** The other account of a booking: the document's own for a line; for its own, the only line's, or `-Split-`. */
const splitOf = ({ posting, postings }: Booking, ledger: Ledger): JsonObject => {
  const [own, ...lines] = postings
  if (own !== undefined && posting !== own) return named(ledger, own.accountId)
  const others = new Set(lines.map(({ accountId }) => accountId))
  const [only] = others
  return others.size === 1 && only !== undefined ? named(ledger, only) : { value: '-Split-', id: '' }
}

const dataRow = (booking: Booking, amount: Big, balance: Big, ledger: Ledger): JsonObject => {
  const { posting, postings, entity, row, date } = booking
  const person = personOn(booking)
  const memo = posting === postings[0] ? textOf(row.PrivateNote) : posting.memo
  return {
    ColData: [
      { value: date },
      { value: typeName(entity, row), id: row.Id },
      { value: textOf(row.DocNumber) ?? '' },
      person === undefined
        ? { value: '', id: '' }
        : { value: ledger.nameOf(person.list, person.id) ?? '', id: person.id },
      { value: memo ?? '' },
      splitOf(booking, ledger),
      { value: plain(amount) },
      { value: plain(balance) },
    ],
    type: 'Data',
  }
}

/** What stood in each account before the period; income and expense of earlier years stand in the retained earnings. */
const beginnings = (all: readonly Booking[], startOn: string, ledger: Ledger): ReadonlyMap<string, Big> => {
  const found = new Map<string, Big>()
  const retained = existingAccount('retained', ledger) ?? ''
  for (const { posting, date } of all) {
    if (date >= startOn) continue
    const nominal = isNominal(ledger.find('Account', posting.accountId))
    const accountId = nominal && date < `${startOn.slice(0, 4)}-01-01` ? retained : posting.accountId
    found.set(accountId, (found.get(accountId) ?? new Big(0)).plus(amountOf(posting.amount)))
  }
  return found
}

/** Every booking of a period, account by account, with the balance after each. */
export const generalLedger: Report = ({ ledger, period }) => {
  const all = bookings(ledger).filter(({ date }) => date <= period.endOn)
  const before = beginnings(all, period.startOn, ledger)
  const inPeriod = new Map<string, Booking[]>()
  for (const booking of all) {
    const { accountId, amount } = booking.posting
    if (booking.date < period.startOn || amount === 0) continue
    inPeriod.set(accountId, [...(inPeriod.get(accountId) ?? []), booking])
  }
  const amountsOf = (account: Row): Big[] =>
    (inPeriod.get(account.Id) ?? []).map(({ posting }) => natural(account, amountOf(posting.amount)))
  const dataRows = (account: Row): JsonObject[] => {
    let balance = natural(account, before.get(account.Id) ?? new Big(0))
    const opening = balance.eq(0)
      ? []
      : [{ ...cells({ value: 'Beginning Balance' }, '', plain(balance)), type: 'Data' }]
    return [
      ...opening,
      ...(inPeriod.get(account.Id) ?? []).map((booking) => {
        const amount = natural(account, amountOf(booking.posting.amount))
        balance = balance.plus(amount)
        return dataRow(booking, amount, balance, ledger)
      }),
    ]
  }
  const total = ({ account, below }: AccountNode): Big[] => [...amountsOf(account), ...below.flatMap(total)]
  const section = (node: AccountNode, isTop: boolean): JsonObject => {
    const name = textOf(node.account.Name) ?? ''
    const own = dataRows(node.account)
    const amounts = total(node)
    const label = `Total for ${name}${own.length > 0 && node.below.length > 0 ? ' with sub-accounts' : ''}`
    return {
      Header: cells(isTop ? { value: name, id: node.account.Id } : { value: name }),
      Rows: { Row: [...own, ...node.below.map((below) => section(below, false))] },
      Summary: cells({ value: label }, amounts.length === 0 ? '' : plain(sum(amounts))),
      type: 'Section',
    }
  }
  const counts = ({ Id }: Row): boolean => inPeriod.has(Id) || !(before.get(Id) ?? new Big(0)).eq(0)
  return {
    Columns: columns.map(([ColTitle, ColType]) => ({ ColTitle, ColType })),
    Row: accountTree(ledger, counts).map((node) => section(node, true)),
    Header: { StartPeriod: period.startOn },
    Option: [],
  }
}
