import type { JsonObject } from '../ledger/json.ts'
import { address, anything, date, email, flag, identity, phone, text, website } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { dropEmpty } from './person.ts'

const whole = (draft: JsonObject): JsonObject => dropEmpty(draft)

/** Who the company is. */
export const companyInfo: EntityKind = {
  name: 'CompanyInfo',
  is: 'singleton',
  sequence: 'CompanyInfo',
  listName: 'CompanyInfo',
  operations: new Set(['update']),
  fields: {
    CompanyName: text(1024),
    LegalName: text(1024),
    CompanyAddr: address(),
    CustomerCommunicationAddr: address(),
    LegalAddr: address(),
    CompanyEmailAddr: email(),
    CustomerCommunicationEmailAddr: email(),
    CompanyURL: website(),
    PrimaryPhone: phone(),
    CompanyStartDate: date(),
    EmployerId: text(),
    FiscalYearStartMonth: text(),
    TaxYearStartMonth: text(),
    Country: text(),
    ShipAddr: address(),
    OtherAddr: anything(),
    Mobile: phone(),
    Fax: phone(),
    Email: email(),
    WebAddr: website(),
    SupportedLanguages: text(),
    DefaultTimeZone: text(),
    MultiByteCharsSupported: flag(),
    NameValue: anything(),
    ...identity,
  },
  queryable: { Id: 'id', 'MetaData.LastUpdatedTime': 'time' },
  complete: whole,
}

/** How the company works: numbering, terms, taxes, currency. */
export const preferences: EntityKind = {
  name: 'Preferences',
  is: 'singleton',
  sequence: 'Preferences',
  listName: 'Preferences',
  operations: new Set(['update']),
  fields: {
    AccountingInfoPrefs: anything(),
    AdvancedInventoryPrefs: anything(),
    ProductAndServicesPrefs: anything(),
    SalesFormsPrefs: anything(),
    EmailMessagesPrefs: anything(),
    PrintDocumentPrefs: anything(),
    VendorAndPurchasesPrefs: anything(),
    TimeTrackingPrefs: anything(),
    TaxPrefs: anything(),
    FinanceChargesPrefs: anything(),
    CurrencyPrefs: anything(),
    ReportPrefs: anything(),
    OtherPrefs: anything(),
    ...identity,
  },
  queryable: { Id: 'id', 'MetaData.LastUpdatedTime': 'time' },
  complete: whole,
}
