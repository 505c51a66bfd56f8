import { invalidParent, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { moveBalances } from '../postings/account-balance.ts'
import { anything, bareRef, choice, date, decimal, flag, identity, readOnly, ref, text } from './fields.ts'
import { homeCurrency } from './home-currency.ts'
import type { EntityKind, NameRule } from './kind.ts'
import { renameBelow } from './names-below.ts'
import { activeName, checkNameCharacters, dropEmpty } from './person.ts'

const accountName: NameRule = { list: 'account', field: 'Name', tellsHolder: false }

/** What each account type is classified as, and the subtype it gets when none is given. */
const accountTypes: { readonly [type: string]: readonly [classification: string, subType: string] } = {
  Bank: ['Asset', 'CashOnHand'],
  'Accounts Receivable': ['Asset', 'AccountsReceivable'],
  'Other Current Asset': ['Asset', 'EmployeeCashAdvances'],
  'Fixed Asset': ['Asset', 'FurnitureAndFixtures'],
  'Other Asset': ['Asset', 'SecurityDeposits'],
  'Accounts Payable': ['Liability', 'AccountsPayable'],
  'Credit Card': ['Liability', 'CreditCard'],
  'Other Current Liability': ['Liability', 'OtherCurrentLiabilities'],
  'Long Term Liability': ['Liability', 'NotesPayable'],
  Equity: ['Equity', 'OpeningBalanceEquity'],
  Income: ['Revenue', 'ServiceFeeIncome'],
  'Other Income': ['Revenue', 'OtherMiscellaneousIncome'],
  'Cost of Goods Sold': ['Expense', 'SuppliesMaterialsCogs'],
  Expense: ['Expense', 'OtherMiscellaneousServiceCost'],
  'Other Expense': ['Expense', 'OtherMiscellaneousExpense'],
}

/** Every type of account, in the order of a balance sheet and then of profit and loss. */
export const accountTypeNames: readonly string[] = Object.keys(accountTypes)

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  const wanted = textOf(draft.Name)?.trim()
  if (wanted === undefined || wanted === '') throw requiredParameter('Name')
  checkNameCharacters(wanted, 'Name')
  const type = textOf(draft.AccountType) ?? textOf(previous?.AccountType)
  const [classification, subType] = accountTypes[type ?? ''] ?? []
  if (type === undefined || classification === undefined) throw requiredParameter('AccountType')
  const parentId = refOf(draft.ParentRef)
  const parent = ledger.find('Account', parentId)
  if (parentId !== undefined && parentId === previous?.Id)
    throw invalidParent('700', 'An account cannot be its own sub-account')
  const below = (name: string): string => (parent === undefined ? name : `${textOf(parent.FullyQualifiedName)}:${name}`)
  const active = draft.Active !== false
  const taken = (name: string): boolean => ledger.nameHolder(accountName, below(name)) !== undefined
  const name = active && previous?.Active !== false ? wanted : activeName(wanted, textOf(previous?.Name), active, taken)
  return dropEmpty({
    ...draft,
    Name: name,
    SubAccount: parent !== undefined,
    FullyQualifiedName: below(name),
    Active: active,
    Classification: classification,
    AccountType: type,
    AccountSubType: textOf(draft.AccountSubType) ?? subType,
    CurrentBalance: previous?.CurrentBalance ?? 0,
    CurrentBalanceWithSubAccounts: previous?.CurrentBalanceWithSubAccounts ?? 0,
    CurrencyRef: previous?.CurrencyRef ?? draft.CurrencyRef ?? { value: homeCurrency(ledger) },
  })
}

/** The chart of accounts. */
export const account: EntityKind = {
  name: 'Account',
  is: 'nameList',
  sequence: 'account',
  listName: 'Accounts',
  operations: new Set(['create', 'update']),
  uniqueName: accountName,
  fields: {
    Name: text(100),
    SubAccount: readOnly(flag()),
    ParentRef: bareRef('Account'),
    Description: text(100),
    FullyQualifiedName: readOnly(text()),
    AccountAlias: text(),
    TxnLocationType: text(),
    Active: flag(),
    Classification: readOnly(text()),
    AccountType: choice(...Object.keys(accountTypes)),
    AccountSubType: text(),
    AccountPurposes: anything(),
    AcctNum: text(),
    AcctNumExtn: text(),
    BankNum: text(),
    OpeningBalance: decimal(),
    OpeningBalanceDate: date(),
    CurrentBalance: readOnly(decimal()),
    CurrentBalanceWithSubAccounts: readOnly(decimal()),
    CurrencyRef: ref('Currency'),
    TaxAccount: flag(),
    TaxCodeRef: bareRef('TaxCode'),
    OnlineBankingEnabled: readOnly(flag()),
    FIName: readOnly(text()),
    JournalCodeRef: readOnly(bareRef()),
    AccountEx: anything(),
    ...identity,
  },
  queryable: {
    Id: 'id',
    Name: 'text',
    FullyQualifiedName: 'text',
    AccountType: 'text',
    AccountSubType: 'text',
    Classification: 'text',
    Active: 'flag',
    CurrentBalance: 'number',
    'MetaData.CreateTime': 'time',
    'MetaData.LastUpdatedTime': 'time',
  },
  complete,
  settle: (before, after, ledger) => {
    renameBelow('Account', before, after, ledger)
    if (before !== undefined && after !== undefined) moveBalances(before, after, ledger)
  },
}
