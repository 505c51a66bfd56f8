import type { EntityName } from '../entities/kind.ts'
import { type Json, objectsOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { wholeCents, wireCents } from '../ledger/money.ts'
import { accountFor } from './account-roles.ts'
import type { Side } from './posting.ts'

/** What a payment settles, and what it uses up to do so. */
const settled: ReadonlyMap<string, { readonly entity: EntityName; readonly sign: 1 | -1 }> = new Map([
  ['Invoice', { entity: 'Invoice', sign: 1 }],
  ['Bill', { entity: 'Bill', sign: 1 }],
  ['CreditMemo', { entity: 'CreditMemo', sign: -1 }],
  ['VendorCredit', { entity: 'VendorCredit', sign: -1 }],
])

/** One part of a payment, at the rate of the document it is put on. */
interface Part {
  readonly cents: number
  readonly rate: Json
}

const partsOf = (row: Row, ledger: Ledger): Part[] => {
  const parts = objectsOf(row.Line).flatMap((line): Part[] => {
    const [link] = objectsOf(line.LinkedTxn)
    const to = settled.get(textOf(link?.TxnType) ?? '')
    const document = to === undefined ? undefined : ledger.find(to.entity, textOf(link?.TxnId))
    if (to === undefined || document === undefined) return []
    return [{ cents: to.sign * wholeCents(line.Amount), rate: document.ExchangeRate ?? 1 }]
  })
  const applied = parts.reduce((total, { cents }) => total + cents, 0)
  return [...parts, { cents: wholeCents(row.TotalAmt) - applied, rate: row.ExchangeRate ?? 1 }]
}

/**
 * Takes a payment off what is owed: each document at the rate it was booked at, the rest at the payment's own.
 *
 * What the rates differ by is gained or lost, and goes to the account for that, as QuickBooks does it.
 *
 * @param accountId - the receivables or the payables
 * @param sign - 1 for what the company owed, -1 for what it was owed
 */
export const settlementSides = (row: Row, accountId: string, sign: 1 | -1, ledger: Ledger): Side[] => {
  const parts = partsOf(row, ledger)
  if (parts.every(({ rate }) => rate === (row.ExchangeRate ?? 1))) return [{ accountId, amount: row.TotalAmt, sign }]
  return [
    ...parts.map(({ cents, rate }): Side => ({ accountId, amount: wireCents(cents), sign, rate })),
    { accountId: accountFor('exchange', ledger), amount: 0, sign, takesRest: true },
  ]
}
