import type { JsonObject } from 'type-fest'
import { runBatch } from '../batch/batch.ts'
import type { BatchItem, BatchResults } from '../batch/batch-item.ts'
import type { ChangeSet, ChangesSpec } from '../changes/change-set.ts'
import { readChanges } from '../changes/changes.ts'
import type { EntityName } from '../entities/generated/entities.ts'
import { Attachables } from '../resources/attachables.ts'
import { type CompanyInfoResource, companyInfoOf, PreferencesResource } from '../resources/company-settings.ts'
import { ExchangeRates } from '../resources/exchange-rates.ts'
import { Lookups } from '../resources/lookups.ts'
import { Records } from '../resources/records.ts'
import { Reports } from '../resources/reports.ts'
import { SalesDocuments, VoidableDocuments } from '../resources/sales-documents.ts'
import { TaxAgencies } from '../resources/tax-agencies.ts'
import { Transactions, VoidableTransactions } from '../resources/transactions.ts'
import type { Clock } from './clock.ts'
import type { RequestOptions } from './options.ts'
import type { Pipeline } from './pipeline.ts'
import { type RawRequest, rawCall } from './raw-request.ts'

/** One company's books: a resource for every entity, with the verbs that QuickBooks has for it. */
export class QuickBooks {
  readonly realmId: string
  readonly accounts: Records<'Account'>
  readonly attachables: Attachables
  /** The same as `attachables`: `qbo.attachments.upload(…)`. */
  readonly attachments: Attachables
  readonly billPayments: VoidableTransactions<'BillPayment'>
  readonly bills: Transactions<'Bill'>
  readonly classes: Records<'Class'>
  readonly companyCurrencies: Records<'CompanyCurrency'>
  readonly companyInfo: CompanyInfoResource
  readonly creditMemos: SalesDocuments<'CreditMemo'>
  readonly customers: Records<'Customer'>
  readonly customerTypes: Lookups<'CustomerType'>
  readonly departments: Records<'Department'>
  readonly deposits: Transactions<'Deposit'>
  readonly employees: Records<'Employee'>
  readonly estimates: SalesDocuments<'Estimate'>
  readonly exchangeRates: ExchangeRates
  readonly invoices: VoidableDocuments<'Invoice'>
  readonly items: Records<'Item'>
  readonly journalEntries: Transactions<'JournalEntry'>
  readonly paymentMethods: Records<'PaymentMethod'>
  readonly payments: VoidableDocuments<'Payment'>
  readonly preferences: PreferencesResource
  readonly purchaseOrders: SalesDocuments<'PurchaseOrder'>
  readonly purchases: Transactions<'Purchase'>
  readonly refundReceipts: SalesDocuments<'RefundReceipt'>
  readonly reports: Reports
  readonly salesReceipts: VoidableDocuments<'SalesReceipt'>
  readonly taxAgencies: TaxAgencies
  readonly taxCodes: Lookups<'TaxCode'>
  readonly taxRates: Lookups<'TaxRate'>
  readonly terms: Records<'Term'>
  readonly timeActivities: Transactions<'TimeActivity'>
  readonly transfers: Transactions<'Transfer'>
  readonly vendorCredits: Transactions<'VendorCredit'>
  readonly vendors: Records<'Vendor'>
  readonly #pipeline: Pipeline
  readonly #clock: Clock

  constructor(realmId: string, pipeline: Pipeline, clock: Clock) {
    this.realmId = realmId
    this.#pipeline = pipeline
    this.#clock = clock
    this.accounts = new Records(pipeline, 'Account')
    this.attachables = new Attachables(pipeline)
    this.attachments = this.attachables
    this.billPayments = new VoidableTransactions(pipeline, 'BillPayment')
    this.bills = new Transactions(pipeline, 'Bill')
    this.classes = new Records(pipeline, 'Class')
    this.companyCurrencies = new Records(pipeline, 'CompanyCurrency')
    this.companyInfo = companyInfoOf(pipeline)
    this.creditMemos = new SalesDocuments(pipeline, 'CreditMemo')
    this.customers = new Records(pipeline, 'Customer')
    this.customerTypes = new Lookups(pipeline, 'CustomerType')
    this.departments = new Records(pipeline, 'Department')
    this.deposits = new Transactions(pipeline, 'Deposit')
    this.employees = new Records(pipeline, 'Employee')
    this.estimates = new SalesDocuments(pipeline, 'Estimate')
    this.exchangeRates = new ExchangeRates(pipeline)
    this.invoices = new VoidableDocuments(pipeline, 'Invoice')
    this.items = new Records(pipeline, 'Item')
    this.journalEntries = new Transactions(pipeline, 'JournalEntry')
    this.paymentMethods = new Records(pipeline, 'PaymentMethod')
    this.payments = new VoidableDocuments(pipeline, 'Payment')
    this.preferences = new PreferencesResource(pipeline)
    this.purchaseOrders = new SalesDocuments(pipeline, 'PurchaseOrder')
    this.purchases = new Transactions(pipeline, 'Purchase')
    this.refundReceipts = new SalesDocuments(pipeline, 'RefundReceipt')
    this.reports = new Reports(pipeline)
    this.salesReceipts = new VoidableDocuments(pipeline, 'SalesReceipt')
    this.taxAgencies = new TaxAgencies(pipeline)
    this.taxCodes = new Lookups(pipeline, 'TaxCode')
    this.taxRates = new Lookups(pipeline, 'TaxRate')
    this.terms = new Records(pipeline, 'Term')
    this.timeActivities = new Transactions(pipeline, 'TimeActivity')
    this.transfers = new Transactions(pipeline, 'Transfer')
    this.vendorCredits = new Transactions(pipeline, 'VendorCredit')
    this.vendors = new Records(pipeline, 'Vendor')
  }

  /**
   * Carries out many things with few requests, 30 to each; items fail by themselves, and the others are carried out all the same.
   *
   * What keeps a batch from being carried out twice is the `requestId` with each item's `bId`: after an unknown outcome give the same
   * items with the same `requestId` again, unchanged. A request that fails as a whole is told of each of its items.
   *
   * @throws `InputError` before anything is sent, for any item that QuickBooks is known to refuse
   */
  batch<const Items extends readonly BatchItem[] | readonly []>(
    items: Items,
    options: RequestOptions = {},
  ): Promise<BatchResults<Items>> {
    return runBatch(this.#pipeline, items, options)
  }

  /**
   * Tells what changed since an instant: change data capture where it reaches, queries where it does not.
   *
   * Beyond 30 days, 1000 objects, and for the few entities that are not captured, rows come by query; deletions are then not told, and
   * the entity is named in `deletionsUnsure`.
   */
  changes<Name extends EntityName>(spec: ChangesSpec<Name>, options: RequestOptions = {}): Promise<ChangeSet<Name>> {
    return readChanges(this.#pipeline, this.#clock, spec, options)
  }

  /**
   * Makes a call that has no method of its own, with the same retries, budget and errors as all the others.
   *
   * @returns the whole reply, its envelope included
   */
  async request(request: RawRequest, options: RequestOptions = {}): Promise<JsonObject> {
    return (await this.#pipeline.send(rawCall(request), options)).json
  }
}
