import type {
  Account,
  Attachable,
  Bill,
  BillPayment,
  Class,
  CompanyCurrency,
  CompanyInfo,
  CreditMemo,
  Customer,
  CustomerType,
  Department,
  Deposit,
  Employee,
  Estimate,
  ExchangeRate,
  Invoice,
  Item,
  JournalEntry,
  Payment,
  PaymentMethod,
  Preferences,
  Purchase,
  PurchaseOrder,
  RefundReceipt,
  SalesReceipt,
  TaxAgency,
  TaxCode,
  TaxRate,
  Term,
  TimeActivity,
  Transfer,
  Vendor,
  VendorCredit,
} from '@leadbooks/qbo'
import { EmulatorError } from './emulator-error.ts'
import type { EntityKind, EntityName } from './entities/kind.ts'
import { kinds } from './entities/kinds.ts'
import { present } from './entities/present.ts'
import type { Ledger } from './ledger/ledger.ts'

/** A row by its entity, as QuickBooks sends it. */
export interface Documents {
  Account: Account
  Attachable: Attachable
  Bill: Bill
  BillPayment: BillPayment
  Class: Class
  CompanyCurrency: CompanyCurrency
  CompanyInfo: CompanyInfo
  CreditMemo: CreditMemo
  Customer: Customer
  CustomerType: CustomerType
  Department: Department
  Deposit: Deposit
  Employee: Employee
  Estimate: Estimate
  ExchangeRate: ExchangeRate
  Invoice: Invoice
  Item: Item
  JournalEntry: JournalEntry
  Payment: Payment
  PaymentMethod: PaymentMethod
  Preferences: Preferences
  Purchase: Purchase
  PurchaseOrder: PurchaseOrder
  RefundReceipt: RefundReceipt
  SalesReceipt: SalesReceipt
  TaxAgency: TaxAgency
  TaxCode: TaxCode
  TaxRate: TaxRate
  Term: Term
  TimeActivity: TimeActivity
  Transfer: Transfer
  Vendor: Vendor
  VendorCredit: VendorCredit
}

/** A row of an entity as QuickBooks sends it. */
export type DocumentOf<Name extends EntityName> = Documents[Name]

/** What the emulator keeps of an entity. @throws EmulatorError `unknown-entity` */
export const kindOf = (entity: EntityName): EntityKind => {
  const kind = kinds.get(entity)
  if (kind === undefined) throw new EmulatorError('unknown-entity', `The emulator keeps no ${entity}`)
  return kind
}

/** Copies of all rows of one entity, as QuickBooks would send them. */
export const documentsOf = <Name extends EntityName>(ledger: Ledger, entity: Name): DocumentOf<Name>[] => {
  const kind = kindOf(entity)
  const rows = [...ledger.table(entity).all()]
  const shown: unknown[] = rows.map((row) => structuredClone(present(row, kind, (to, id) => ledger.nameOf(to, id))))
  // What the emulator sends is JSON by its own field tables; the client's types describe the same wire, and tests compare them.
  return shown as DocumentOf<Name>[]
}
