import type { createEmulator, EntityName } from '@leadbooks/emulator'
import type { Customer, Estimate, Invoice, Payment, SalesReceipt } from '@leadbooks/qbo'
import { realmId } from './company.ts'

type Emulator = ReturnType<typeof createEmulator>

/** What QuickBooks holds of one caller. */
export interface BooksOf {
  /** Everybody of that name, the distinguished ones (`Ada Novak (2)`) too, and their jobs. */
  customers(): Customer[]
  customerId(): string | undefined
  estimates(): Estimate[]
  invoices(): Invoice[]
  receipts(): SalesReceipt[]
  payments(): Payment[]
}

/** Reads the rows of an entity. */
export type ReadRows = (entity: EntityName) => readonly object[]

/** Reads each entity once: for when nothing changes any more. */
export const readOnce = (emulator: Emulator): ReadRows => {
  const read = new Map<EntityName, readonly object[]>()
  return (entity) => {
    const rows = read.get(entity) ?? emulator.documents(realmId, entity)
    read.set(entity, rows)
    return rows
  }
}

export const booksOf = (read: ReadRows, name: string): BooksOf => {
  const rows = <Row>(entity: EntityName): Row[] => read(entity) as Row[] // rows of that entity
  const customers = (): Customer[] =>
    rows<Customer>('Customer').filter(({ DisplayName, FullyQualifiedName = '' }) =>
      `${DisplayName} ${FullyQualifiedName}`.includes(name),
    )
  const theirs = <Row extends { CustomerRef?: { value: string } }>(entity: EntityName): Row[] => {
    const ids = new Set(customers().map(({ Id }) => Id))
    return rows<Row>(entity).filter(({ CustomerRef }) => ids.has(CustomerRef?.value ?? ''))
  }
  return {
    customers,
    customerId: () => customers().find(({ Job }) => Job !== true)?.Id,
    estimates: () => theirs('Estimate'),
    invoices: () => theirs('Invoice'),
    receipts: () => theirs('SalesReceipt'),
    payments: () => theirs('Payment'),
  }
}

/** What a person does at QuickBooks' screens. */
export interface Screens {
  accept(estimateId: string): void
  editEstimate(estimateId: string, Line: Estimate['Line']): void
  /** @returns the payment's Id */
  pay(invoiceId: string, amount?: number): string
  voidPayment(paymentId: string): void
  editCustomer(customerId: string, changes: { Mobile: { FreeFormNumber: string } }): void
}

export const screensOf = ({ ui }: Emulator): Screens => ({
  accept: (estimateId) => ui.acceptEstimate(realmId, estimateId),
  editEstimate: (estimateId, Line) => ui.editEstimate(realmId, estimateId, { Line: JSON.parse(JSON.stringify(Line)) }),
  pay: (invoiceId, amount) => ui.payInvoice(realmId, invoiceId, amount === undefined ? {} : { amount }),
  voidPayment: (paymentId) => ui.voidDocument(realmId, 'Payment', paymentId),
  editCustomer: (customerId, changes) => ui.editCustomer(realmId, customerId, changes),
})
