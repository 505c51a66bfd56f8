import type { JsonObject, Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wireNumber } from '../ledger/money.ts'
import { address, anything, bareRef, date, decimal, flag, identity, list, readOnly, ref, text } from './fields.ts'
import { homeCurrency } from './home-currency.ts'
import type { EntityKind } from './kind.ts'
import {
  completeAddress,
  completeNames,
  dropEmpty,
  masked,
  personFields,
  personName,
  personQueryable,
} from './person.ts'

/** Adds to what the business owes a vendor. */
export const addToVendorBalance = (ledger: Ledger, vendorId: string | undefined, change: number): void => {
  const row = ledger.find('Vendor', vendorId)
  if (row === undefined || change === 0) return
  ledger.touch('Vendor', row.Id, { Balance: wireNumber(amountOf(row.Balance).plus(amountOf(change))) })
}

/** Whom the business buys from. */
export const vendor: EntityKind = {
  name: 'Vendor',
  is: 'nameList',
  sequence: 'person',
  listName: 'Names',
  operations: new Set(['create', 'update']),
  uniqueName: personName,
  fields: {
    BillAddr: address(),
    ShipAddr: address(),
    OtherAddr: list(address()),
    Notes: text(),
    TaxCountry: text(),
    TaxIdentifier: text(20),
    TaxIdEffectiveDate: date(),
    BusinessNumber: text(10),
    ParentRef: bareRef('Vendor'),
    VendorTypeRef: bareRef(),
    TermRef: bareRef('Term'),
    PrefillAccountRef: bareRef(),
    Balance: readOnly(decimal()),
    BillRate: decimal(),
    CostRate: decimal(),
    OpenBalanceDate: readOnly(date()),
    CreditLimit: decimal(),
    AcctNum: text(),
    Vendor1099: flag(),
    T4AEligible: flag(),
    T5018Eligible: flag(),
    CurrencyRef: ref('Currency'),
    APAccountRef: ref('Account'),
    VendorEx: anything(),
    VendorPaymentBankDetail: anything(),
    OtherContactInfo: anything(),
    TaxReportingBasis: text(),
    GSTIN: text(15),
    GSTRegistrationType: text(15),
    HasTPAR: flag(),
    Source: text(),
    IntuitId: text(),
    Organization: flag(),
    ContactName: text(),
    AltContactName: text(),
    DefaultTaxCodeRef: bareRef('TaxCode'),
    ...identity,
    ...personFields,
  },
  queryable: personQueryable,
  complete: (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject =>
    dropEmpty({
      ...draft,
      ...completeNames(draft, previous, ledger),
      BillAddr: completeAddress(draft.BillAddr, previous?.BillAddr, ledger),
      Balance: previous?.Balance ?? 0,
      TaxIdentifier: masked(draft.TaxIdentifier, 4),
      Vendor1099: draft.Vendor1099 === true,
      CurrencyRef: previous?.CurrencyRef ?? draft.CurrencyRef ?? { value: homeCurrency(ledger) },
    }),
}
