import { requiredParameter } from '../faults/fault.ts'
import { type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { address, anything, bareRef, decimal, type Fields, flag, identity, readOnly, text } from './fields.ts'
import type { EntityKind, EntityName, WriteOperation } from './kind.ts'
import { renameBelow } from './names-below.ts'
import { dropEmpty } from './person.ts'

interface NameListOptions {
  readonly name: EntityName
  readonly listName: string
  readonly fields: Fields
  readonly operations?: readonly WriteOperation[]
  readonly complete?: (draft: JsonObject) => JsonObject
  readonly nested?: true
  readonly listedBy?: 'id' | 'wordsThenName'
}

/** A list whose rows are little more than a name: terms, payment methods, classes, departments, tax codes. */
const nameList = (options: NameListOptions): EntityKind => ({
  name: options.name,
  is: 'nameList',
  sequence: options.name,
  listName: options.listName,
  operations: new Set(options.operations ?? ['create', 'update']),
  uniqueName: { list: options.name, field: 'Name', tellsHolder: false },
  ...(options.listedBy === undefined ? {} : { listedBy: options.listedBy }),
  fields: { Name: text(100), Active: flag(), ...options.fields, ...identity },
  queryable: {
    // TAX and NON are Ids too.
    Id: options.name === 'TaxCode' ? 'text' : 'id',
    Name: 'text',
    Active: 'flag',
    ...(options.nested ? { FullyQualifiedName: 'text' as const } : {}),
    'MetaData.CreateTime': 'time',
    'MetaData.LastUpdatedTime': 'time',
  },
  complete: (draft: JsonObject, _previous: Row | undefined, ledger: Ledger): JsonObject => {
    const name = textOf(draft.Name)?.trim()
    if (name === undefined || name === '') throw requiredParameter('Name')
    const parent = options.nested ? ledger.find(options.name, refOf(draft.ParentRef)) : undefined
    return dropEmpty({
      ...draft,
      Name: name,
      Active: draft.Active !== false,
      ...(options.nested
        ? { FullyQualifiedName: parent === undefined ? name : `${textOf(parent.FullyQualifiedName)}:${name}` }
        : {}),
      ...options.complete?.(draft),
    })
  },
  settle: (before, after, ledger) => renameBelow(options.name, before, after, ledger),
})

/** When an invoice is due. */
export const term: EntityKind = nameList({
  name: 'Term',
  listName: 'Terms',
  fields: {
    Type: readOnly(text()),
    DiscountPercent: decimal(),
    DueDays: decimal(),
    DiscountDays: decimal(),
    DayOfMonthDue: decimal(),
    DueNextMonthDays: decimal(),
    DiscountDayOfMonth: decimal(),
    SalesTermEx: anything(),
  },
  complete: (draft) => ({
    Type: draft.DayOfMonthDue === undefined ? 'STANDARD' : 'DATE_DRIVEN',
    DiscountPercent: draft.DiscountPercent ?? 0,
    ...(draft.DayOfMonthDue === undefined ? { DueDays: draft.DueDays ?? 0 } : {}),
  }),
})

/** How money comes in: cash, check, credit card. */
export const paymentMethod: EntityKind = nameList({
  name: 'PaymentMethod',
  listName: 'PaymentMethods',
  fields: { Type: text(), PaymentMethodEx: anything() },
  complete: (draft) => ({ Type: draft.Type ?? 'NON_CREDIT_CARD' }),
})

/** A segment of the business that a line can be put under. */
export const classKind: EntityKind = nameList({
  name: 'Class',
  listName: 'Klasses',
  nested: true,
  fields: {
    SubClass: flag(),
    ParentRef: bareRef('Class'),
    FullyQualifiedName: readOnly(text()),
    ClassEx: anything(),
  },
  complete: (draft) => ({ SubClass: draft.SubClass === true }),
})

/** A place of the business; QuickBooks' screens call it a location. */
export const department: EntityKind = nameList({
  name: 'Department',
  listName: 'Departments',
  nested: true,
  fields: {
    SubDepartment: flag(),
    ParentRef: bareRef('Department'),
    FullyQualifiedName: readOnly(text()),
    DepartmentEx: anything(),
    Address: address(),
  },
  complete: (draft) => ({ SubDepartment: draft.SubDepartment === true }),
})

/** Kinds of customers; the API reads them and cannot make them. */
export const customerType: EntityKind = nameList({
  name: 'CustomerType',
  listedBy: 'id',
  listName: 'CustomerTypes',
  operations: [],
  fields: { ParentRef: bareRef('CustomerType'), FullyQualifiedName: readOnly(text()) },
})

/** What a line is taxed with: in the US TAX and NON, and the codes of the places behind them. */
export const taxCode: EntityKind = nameList({
  name: 'TaxCode',
  listedBy: 'wordsThenName',
  listName: 'TaxCodes',
  operations: [],
  fields: {
    Description: text(100),
    Hidden: flag(),
    Taxable: flag(),
    TaxGroup: flag(),
    SalesTaxRateList: anything(),
    PurchaseTaxRateList: anything(),
    AdjustmentTaxRateList: anything(),
    TaxCodeEx: anything(),
    TaxCodeConfigType: text(),
  },
})

/** A rate of one tax agency. */
export const taxRate: EntityKind = nameList({
  name: 'TaxRate',
  listName: 'TaxRates',
  operations: [],
  fields: {
    Description: text(),
    RateValue: decimal(),
    AgencyRef: bareRef(),
    TaxReturnLineRef: bareRef(),
    EffectiveTaxRate: anything(),
    SpecialTaxType: text(),
    DisplayType: text(),
    TaxRateEx: anything(),
    OriginalTaxRate: bareRef(),
  },
})

/** Whom a sales tax is owed to. */
export const taxAgency: EntityKind = {
  name: 'TaxAgency',
  is: 'nameList',
  sequence: 'TaxAgency',
  listName: 'TaxAgencies',
  operations: new Set(['create']),
  uniqueName: { list: 'TaxAgency', field: 'DisplayName', tellsHolder: false },
  fields: {
    TaxTrackedOnPurchases: flag(),
    TaxTrackedOnSales: flag(),
    TaxRegistrationNumber: text(),
    LastFileDate: readOnly(text()),
    TaxAgencyConfig: text(),
    DisplayName: text(100),
    Active: flag(),
    ...identity,
  },
  queryable: { Id: 'id', DisplayName: 'text', 'MetaData.CreateTime': 'time', 'MetaData.LastUpdatedTime': 'time' },
  complete: (draft) => {
    if (textOf(draft.DisplayName)?.trim() === undefined) throw requiredParameter('DisplayName')
    const tracked = draft.TaxTrackedOnSales !== false
    return dropEmpty({
      ...draft,
      TaxTrackedOnPurchases: draft.TaxTrackedOnPurchases === true,
      TaxTrackedOnSales: tracked,
    })
  },
}
