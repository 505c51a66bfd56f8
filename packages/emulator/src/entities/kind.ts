import type { JsonObject, Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Fields } from './fields.ts'

/** The entities the emulator keeps. */
export type EntityName =
  | 'Account'
  | 'Attachable'
  | 'Bill'
  | 'BillPayment'
  | 'Class'
  | 'CompanyCurrency'
  | 'CompanyInfo'
  | 'CreditMemo'
  | 'Customer'
  | 'CustomerType'
  | 'Department'
  | 'Deposit'
  | 'Employee'
  | 'Estimate'
  | 'ExchangeRate'
  | 'Invoice'
  | 'Item'
  | 'JournalEntry'
  | 'Payment'
  | 'PaymentMethod'
  | 'Preferences'
  | 'Purchase'
  | 'PurchaseOrder'
  | 'RefundReceipt'
  | 'SalesReceipt'
  | 'TaxAgency'
  | 'TaxCode'
  | 'TaxRate'
  | 'Term'
  | 'TimeActivity'
  | 'Transfer'
  | 'Vendor'
  | 'VendorCredit'

/** How a property compares in a query. */
export type Comparison = 'id' | 'text' | 'number' | 'date' | 'time' | 'flag' | 'ref' | 'email'

/** Operations beside reading and querying. */
export type WriteOperation = 'create' | 'update' | 'delete' | 'void' | 'send' | 'pdf'

/** Which counter gives a row its Id: people share one, transactions share one. */
export type Sequence = 'person' | 'item' | 'account' | 'transaction' | 'address' | 'customField' | EntityName

/**
 * A list within which a full name is taken once: people share one across Customer, Vendor and Employee. Below different
 * parents the same name may stand twice, as the recorded companies show.
 */
export interface NameRule {
  readonly list: 'person' | 'item' | 'account' | EntityName
  readonly field: 'DisplayName' | 'Name'
  /** Whether the fault says which row holds the name. */
  readonly tellsHolder: boolean
}

/** What one request allows that the rules do not. */
export interface Allowances {
  /** A document number that is taken, by `include=allowduplicatedocnum`. */
  readonly duplicateDocNumber?: boolean
  /** Values of the company's own custom fields, by `include=enhancedAllCustomFields`. */
  readonly allCustomFields?: boolean
}

/** Everything the emulator knows of one entity; adding an entity is adding one of these. */
export interface EntityKind {
  readonly name: EntityName
  /** Inactive rows of a name list are hidden from queries; a transaction is deleted or voided instead. */
  readonly is: 'nameList' | 'transaction' | 'singleton'
  readonly sequence: Sequence
  readonly fields: Fields
  readonly operations: ReadonlySet<WriteOperation>
  readonly queryable: { readonly [property: string]: Comparison }
  /** Fields that replies have and queries do not know at all. */
  readonly unknownToQueries?: readonly string[]
  readonly uniqueName?: NameRule
  /** What rows of a name list are ordered by where a query does not say. @defaultValue 'name' */
  readonly listedBy?: 'id' | 'wordsThenName'
  /** Whether a page of a query says `totalCount`. */
  readonly countsPages?: true
  /** A row that is deleted by its Id alone. */
  readonly deletesWithoutToken?: true
  /** Where the address stands that a document is e-mailed to. @defaultValue 'BillEmail' */
  readonly mailField?: 'POEmail'
  /** QuickBooks' word for the list in "… element id 9 not found". */
  readonly listName: string
  /**
   * Checks a draft and computes the rest: defaults, names, totals.
   *
   * @param draft - the writable fields as they shall be: what was sent, for a sparse update over what there was
   * @param previous - the row before; undefined on create
   * @returns all fields but Id, SyncToken and MetaData
   * @throws FaultReply when QuickBooks would refuse
   */
  complete(draft: JsonObject, previous: Row | undefined, ledger: Ledger, allowed?: Allowances): JsonObject
  /** The amounts and notes of a row once it is voided. */
  voided?(row: Row): JsonObject
  /**
   * Refuses a change of a row that others stand on; `after` is undefined when the row is to be deleted or voided.
   *
   * @throws FaultReply 6540 for a deposited transaction
   */
  protect?(before: Row, after: JsonObject | undefined): void
  /** Carries a change to other rows: balances, links, names below it. Runs after the row is stored; must not refuse. */
  settle?(before: Row | undefined, after: Row | undefined, ledger: Ledger): void
}
