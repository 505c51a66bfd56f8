import type { Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf } from '../ledger/money.ts'
import { accountFor } from './account-roles.ts'
import type { Side } from './posting.ts'

/** What was in an account when it was opened: above zero for assets in hand, debts owed and capital paid in. */
export const accountOpeningSides = (row: Row, ledger: Ledger): Side[] => {
  const onBalanceSheet = ['Asset', 'Liability', 'Equity'].includes(String(row.Classification))
  if (!onBalanceSheet || amountOf(row.OpeningBalance).eq(0)) return []
  const sign = row.Classification === 'Asset' ? 1 : -1
  return [
    { accountId: row.Id, amount: row.OpeningBalance, sign },
    { accountId: accountFor('opening', ledger), amount: row.OpeningBalance, sign: sign === 1 ? -1 : 1 },
  ]
}
