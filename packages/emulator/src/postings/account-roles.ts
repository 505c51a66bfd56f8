import { homeCurrency } from '../entities/home-currency.ts'
import type { JsonObject } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** An account that QuickBooks opens by itself when a transaction needs it. */
interface Role {
  readonly name: string
  readonly classification: string
  readonly type: string
  readonly subType: string
  /** Whether any account of the type will do, or only one of the subtype. */
  readonly anyOfType?: true
}

/** What a transaction needs an account for when it names none. */
export type AccountRole =
  | 'receivable'
  | 'payable'
  | 'undeposited'
  | 'inventory'
  | 'tax'
  | 'opening'
  | 'retained'
  | 'sales'
  | 'discounts'
  | 'goodsSold'
  | 'exchange'
  | 'expense'

const roles: { readonly [role in AccountRole]: Role } = {
  receivable: {
    name: 'Accounts Receivable (A/R)',
    classification: 'Asset',
    type: 'Accounts Receivable',
    subType: 'AccountsReceivable',
    anyOfType: true,
  },
  payable: {
    name: 'Accounts Payable (A/P)',
    classification: 'Liability',
    type: 'Accounts Payable',
    subType: 'AccountsPayable',
    anyOfType: true,
  },
  undeposited: {
    name: 'Undeposited Funds',
    classification: 'Asset',
    type: 'Other Current Asset',
    subType: 'UndepositedFunds',
  },
  inventory: { name: 'Inventory Asset', classification: 'Asset', type: 'Other Current Asset', subType: 'Inventory' },
  tax: {
    name: 'Sales Tax Payable',
    classification: 'Liability',
    type: 'Other Current Liability',
    subType: 'SalesTaxPayable',
  },
  opening: {
    name: 'Opening Balance Equity',
    classification: 'Equity',
    type: 'Equity',
    subType: 'OpeningBalanceEquity',
  },
  retained: { name: 'Retained Earnings', classification: 'Equity', type: 'Equity', subType: 'RetainedEarnings' },
  sales: { name: 'Sales', classification: 'Revenue', type: 'Income', subType: 'SalesOfProductIncome', anyOfType: true },
  discounts: {
    name: 'Discounts given',
    classification: 'Revenue',
    type: 'Income',
    subType: 'DiscountsRefundsGiven',
  },
  goodsSold: {
    name: 'Cost of Goods Sold',
    classification: 'Expense',
    type: 'Cost of Goods Sold',
    subType: 'SuppliesMaterialsCogs',
    anyOfType: true,
  },
  exchange: {
    name: 'Exchange Gain or Loss',
    classification: 'Expense',
    type: 'Other Expense',
    subType: 'ExchangeGainOrLoss',
  },
  expense: {
    name: 'Uncategorized Expense',
    classification: 'Expense',
    type: 'Expense',
    subType: 'OtherMiscellaneousServiceCost',
    anyOfType: true,
  },
}

const opened = (role: Role, ledger: Ledger): string => {
  let Id = ledger.nextId('account')
  // Loaded books may hold an Id that no counter gave.
  while (ledger.find('Account', Id) !== undefined) Id = ledger.nextId('account')
  const stamp = ledger.stamp()
  ledger.table('Account').put({
    Name: role.name,
    SubAccount: false,
    FullyQualifiedName: role.name,
    Active: true,
    Classification: role.classification,
    AccountType: role.type,
    AccountSubType: role.subType,
    CurrentBalance: 0,
    CurrentBalanceWithSubAccounts: 0,
    CurrencyRef: { value: homeCurrency(ledger) },
    Id,
    SyncToken: '0',
    MetaData: { CreateTime: stamp, LastUpdatedTime: stamp },
  })
  ledger.announce('Account', Id, 'Create')
  return Id
}

/** The account that plays a role, when there is one. */
export const existingAccount = (role: AccountRole, ledger: Ledger): string | undefined => {
  const wanted = roles[role]
  let ofType: string | undefined
  for (const row of ledger.table('Account').all()) {
    if (row.AccountSubType === wanted.subType) return row.Id
    if (row.AccountType === wanted.type) ofType ??= row.Id
  }
  return wanted.anyOfType ? ofType : undefined
}

/** The account that plays a role; opened where the company has none, as QuickBooks does. */
export const accountFor = (role: AccountRole, ledger: Ledger): string =>
  existingAccount(role, ledger) ?? opened(roles[role], ledger)

/** A reference to the account that plays a role. */
export const accountRef = (role: AccountRole, ledger: Ledger): JsonObject => ({ value: accountFor(role, ledger) })
