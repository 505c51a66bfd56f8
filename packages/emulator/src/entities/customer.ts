import { businessRule, invalidParent } from '../faults/fault.ts'
import { type JsonObject, objectOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wireNumber } from '../ledger/money.ts'
import { checkCurrency } from './currency.ts'
import { completeCustomFields } from './custom-fields.ts'
import { addToJobs, enterOpeningBalance, writeOffBalance } from './customer-balance.ts'
import {
  address,
  anything,
  bareRef,
  choice,
  date,
  decimal,
  flag,
  group,
  identity,
  list,
  readOnly,
  ref,
  text,
} from './fields.ts'
import { homeCurrency } from './home-currency.ts'
import type { Allowances, EntityKind } from './kind.ts'
import { renameBelow } from './names-below.ts'
import {
  completeAddress,
  completeNames,
  dropEmpty,
  masked,
  personFields,
  personName,
  personQueryable,
} from './person.ts'

/** A top-level customer and at most four levels of sub-customers below it. */
const deepestLevel = 4

/** How far below its top-level customer a row stands; follows ParentRef upwards. */
const parentOf = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): Row | undefined => {
  if (draft.Job !== true) return undefined
  const parent = ledger.find('Customer', refOf(draft.ParentRef))
  if (parent === undefined) throw invalidParent('6150', 'A sub-customer must have a ParentRef')
  for (
    let above: Row | undefined = parent;
    above !== undefined;
    above = ledger.find('Customer', refOf(above.ParentRef))
  )
    if (above.Id === previous?.Id) throw invalidParent('700', 'A customer cannot be its own sub-customer')
  if (Number(parent.Level ?? 0) >= deepestLevel)
    throw invalidParent('6180', 'Sub-customers can be at most four levels below their customer')
  return parent
}

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger, allowed?: Allowances): JsonObject => {
  const parent = parentOf(draft, previous, ledger)
  const below = (name: string): string => (parent === undefined ? name : `${textOf(parent.FullyQualifiedName)}:${name}`)
  const names = completeNames(draft, previous, ledger, below)
  const currency = refOf(previous?.CurrencyRef) ?? refOf(draft.CurrencyRef) ?? homeCurrency(ledger)
  if (previous !== undefined && refOf(draft.CurrencyRef) !== undefined && refOf(draft.CurrencyRef) !== currency)
    throw businessRule("You can't change the currency of a customer.")
  if (previous === undefined) checkCurrency(currency, ledger)
  const { Active: _active, Job: _job, ParentRef: _parent, ...kept } = draft
  const taxable = draft.Taxable !== false
  const customFields = completeCustomFields('Customer', draft.CustomField, previous, ledger, allowed)
  return dropEmpty({
    ...kept,
    ...names,
    CustomField: customFields.length === 0 ? undefined : customFields,
    Taxable: taxable,
    BillAddr: completeAddress(draft.BillAddr, previous?.BillAddr, ledger),
    ShipAddr: completeAddress(draft.ShipAddr, previous?.ShipAddr, ledger),
    Job: parent !== undefined,
    BillWithParent: parent !== undefined && draft.BillWithParent === true,
    ...(parent === undefined ? {} : { ParentRef: { value: parent.Id }, Level: Number(parent.Level ?? 0) + 1 }),
    FullyQualifiedName: below(textOf(names.DisplayName) ?? ''),
    Balance: previous?.Balance ?? openingBalance(draft),
    BalanceWithJobs: previous?.BalanceWithJobs ?? openingBalance(draft),
    CurrencyRef: { value: currency },
    PreferredDeliveryMethod: draft.PreferredDeliveryMethod ?? 'Print',
    PrimaryTaxIdentifier: masked(draft.PrimaryTaxIdentifier, 5),
    IsProject: previous?.IsProject ?? false,
    DefaultTaxCodeRef: taxable ? (draft.DefaultTaxCodeRef ?? defaultTaxCode(ledger)) : undefined,
  })
}

const defaultTaxCode = (ledger: Ledger): JsonObject | undefined => {
  const code = refOf(objectOf(ledger.settings('Preferences').TaxPrefs).TaxGroupCodeRef)
  return code === undefined ? undefined : { value: code }
}

/** What a new customer owed before the books began; a balance without its date is a computed one that came back. */
const openingBalance = (draft: JsonObject): number =>
  draft.OpenBalanceDate === undefined ? 0 : wireNumber(amountOf(draft.Balance))

/** What follows from a change: opening balances, names and sums of the rows around it, the credit that empties an account. */
const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  if (after === undefined) return
  if (before === undefined) {
    enterOpeningBalance(ledger, after)
    return
  }
  moveBalance(before, after, ledger)
  renameBelow('Customer', before, after, ledger)
  if (before.Active !== false && after.Active === false && amountOf(after.Balance).gt(0)) writeOffBalance(ledger, after)
}

/** A customer that goes to another parent takes its balance along. */
const moveBalance = (before: Row, after: Row, ledger: Ledger): void => {
  if (refOf(before.ParentRef) === refOf(after.ParentRef)) return
  const moved = Number(after.BalanceWithJobs ?? 0)
  addToJobs(ledger, refOf(before.ParentRef), -moved)
  addToJobs(ledger, refOf(after.ParentRef), moved)
}

/** People and companies that the business works for, and the jobs below them. */
export const customer: EntityKind = {
  name: 'Customer',
  is: 'nameList',
  sequence: 'person',
  listName: 'Names',
  operations: new Set(['create', 'update']),
  uniqueName: personName,
  fields: {
    Taxable: flag(),
    BillAddr: address(),
    ShipAddr: address(),
    OtherAddr: list(address()),
    Notes: text(2000),
    Job: flag(),
    BillWithParent: flag(),
    RootCustomerRef: readOnly(bareRef()),
    ParentRef: bareRef('Customer'),
    Level: readOnly(decimal()),
    CustomerTypeRef: bareRef('CustomerType'),
    SalesTermRef: ref('Term'),
    SalesRepRef: ref(),
    TaxGroupCodeRef: bareRef(),
    TaxRateRef: bareRef(),
    PaymentMethodRef: ref('PaymentMethod'),
    CCDetail: anything(),
    PriceLevelRef: ref(),
    Balance: decimal(),
    OpenBalanceDate: date(),
    BalanceWithJobs: readOnly(decimal()),
    CreditLimit: decimal(),
    AcctNum: text(),
    CurrencyRef: ref('Currency'),
    OverDueBalance: readOnly(decimal()),
    TotalRevenue: readOnly(decimal()),
    TotalExpense: readOnly(decimal()),
    PreferredDeliveryMethod: choice('Print', 'Email', 'None'),
    ResaleNum: text(16),
    JobInfo: group('JobInfo', {
      Status: text(),
      StartDate: date(),
      ProjectedEndDate: date(),
      EndDate: date(),
      Description: text(),
      JobTypeRef: bareRef(),
    }),
    TDSEnabled: flag(),
    CustomerEx: anything(),
    SecondaryTaxIdentifier: text(),
    ARAccountRef: ref('Account'),
    PrimaryTaxIdentifier: text(),
    TaxExemptionReasonId: text(),
    IsProject: readOnly(flag()),
    BusinessNumber: text(10),
    GSTIN: text(15),
    GSTRegistrationType: text(15),
    IsCISContractor: flag(),
    ClientCompanyId: readOnly(text()),
    ClientEntityId: readOnly(text()),
    Source: text(),
    TaxRegime: text(),
    IntuitId: text(),
    Organization: flag(),
    ContactName: text(),
    AltContactName: text(),
    OtherContactInfo: anything(),
    ...identity,
    ...personFields,
    DefaultTaxCodeRef: bareRef('TaxCode'),
  },
  queryable: {
    ...personQueryable,
    FullyQualifiedName: 'text',
    PrimaryEmailAddr: 'email',
    Balance: 'number',
    IsProject: 'flag',
  },
  complete,
  settle,
}
