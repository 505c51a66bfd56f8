import { expectTypeOf, test } from 'vitest'
import type {
  AccountCreate,
  Customer,
  CustomerCreate,
  CustomerReplace,
  CustomerUpdate,
  Entities,
  EstimateCreate,
  EstimateFields,
  Id,
  Invoice,
  InvoiceCreate,
  Item,
  ItemCreate,
  Payment,
  PaymentCreate,
  QuickBooks,
  Where,
} from '../../src/index.ts'

const line = { DetailType: 'SalesItemLineDetail', Amount: 1, SalesItemLineDetail: {} } as const

test('what QuickBooks needs on create is required', () => {
  expectTypeOf<{ DisplayName: string }>().toExtend<CustomerCreate>()
  expectTypeOf<{ GivenName: string }>().toExtend<CustomerCreate>()
  expectTypeOf<{ Notes: string }>().not.toExtend<CustomerCreate>()
  expectTypeOf<{ CustomerRef: { value: string }; Line: [typeof line] }>().toExtend<EstimateCreate>()
  expectTypeOf<{ Line: [typeof line] }>().not.toExtend<EstimateCreate>()
  expectTypeOf<{ CustomerRef: { value: string } }>().not.toExtend<InvoiceCreate>()
  expectTypeOf<{ Name: string; Type: 'Service'; IncomeAccountRef: { value: string } }>().toExtend<ItemCreate>()
  expectTypeOf<{ Name: string; Type: 'Service' }>().not.toExtend<ItemCreate>()
  expectTypeOf<{ Name: string; Type: 'NonInventory' }>().toExtend<ItemCreate>()
})

test('a change names its record and the state it was seen in', () => {
  expectTypeOf<{ Id: string; SyncToken: string; Notes: string }>().toExtend<CustomerUpdate>()
  expectTypeOf<{ Notes: string }>().not.toExtend<CustomerUpdate>()
})

test('what QuickBooks computes cannot be written, and what was read can be written back', () => {
  // @ts-expect-error TotalAmt is QuickBooks' own sum
  const estimate: EstimateCreate = { CustomerRef: { value: '1' }, Line: [line], TotalAmt: 1 }
  // @ts-expect-error FullyQualifiedName follows from the names
  const update: CustomerUpdate = { Id: '1', SyncToken: '0', FullyQualifiedName: 'a:b' }
  const replace = (customer: Customer): CustomerReplace => ({ ...customer, Notes: 'n' })
  void [estimate, update, replace]
})

test('an id of one entity is none of another, and a plain string is any', () => {
  expectTypeOf<string>().toExtend<Id<'Customer'>>()
  expectTypeOf<Item['Id']>().not.toExtend<Id<'Customer'>>()
  expectTypeOf<Customer['Id']>().toExtend<EstimateCreate['CustomerRef']['value']>()
  expectTypeOf<Customer['Id']>().toExtend<string>()
  expectTypeOf<number>().not.toExtend<Id>()
})

test('enumerations take values that QuickBooks adds later', () => {
  expectTypeOf<'SomethingNew'>().toExtend<NonNullable<Invoice['EmailStatus']>>()
  expectTypeOf<7>().not.toExtend<NonNullable<Invoice['EmailStatus']>>()
})

test('only what can be asked for can be asked for', () => {
  expectTypeOf<{ CustomerRef: string; TotalAmt: { '>': number } }>().toExtend<Where<EstimateFields>>()
  expectTypeOf<{ TotalAmt: string }>().not.toExtend<Where<EstimateFields>>()
  const ask = (qbo: QuickBooks) => [
    qbo.customers.query({ where: { Active: { in: [true, false] } }, orderBy: 'DisplayName DESC' }),
    // @ts-expect-error a phone number is not queryable
    qbo.customers.query({ where: { PrimaryPhone: '5551234567' } }),
    // @ts-expect-error neither is the status of an estimate
    qbo.estimates.query({ where: { TxnStatus: 'Pending' } }),
    // @ts-expect-error a truth value has no pattern
    qbo.customers.query({ where: { Active: { like: 't%' } } }),
    // @ts-expect-error an order is a column, alone or with its direction
    qbo.items.query({ orderBy: 'Name DOWN' }),
  ]
  void ask
})

test('rows are of their entity', () => {
  type Rows = ReturnType<QuickBooks['invoices']['query']> extends AsyncIterable<infer Row> ? Row : never
  expectTypeOf<Rows>().toEqualTypeOf<Invoice>()
})

test('every entity has its needs, its own fields and its columns', () => {
  expectTypeOf<{ CustomerRef: { value: string }; TotalAmt: number }>().toExtend<PaymentCreate>()
  expectTypeOf<{ CustomerRef: { value: string } }>().not.toExtend<PaymentCreate>()
  expectTypeOf<{ Name: string; AccountSubType: string }>().toExtend<AccountCreate>()
  expectTypeOf<{ Name: string }>().not.toExtend<AccountCreate>()
  expectTypeOf<'UnappliedAmt'>().not.toExtend<keyof PaymentCreate>()
  expectTypeOf<'CurrentBalance'>().not.toExtend<keyof AccountCreate>()
  expectTypeOf<'CurrencyRef'>().not.toExtend<keyof CustomerUpdate>()
  expectTypeOf<'CurrencyRef'>().toExtend<keyof CustomerCreate>()
  expectTypeOf<Entities['TaxCode']['create']>().toBeNever()
  expectTypeOf<NonNullable<Payment['DepositToAccountRef']>['value']>().not.toExtend<Id<'Customer'>>()
  const ask = (qbo: QuickBooks) => [
    qbo.bills.query({ where: { VendorRef: '7', Balance: { '>': 0 } } }),
    // @ts-expect-error the total of a deposit is not queryable
    qbo.deposits.query({ where: { TotalAmt: 1 } }),
    // @ts-expect-error neither is the e-mail address of a vendor
    qbo.vendors.query({ where: { PrimaryEmailAddr: 'a@b.c' } }),
  ]
  void ask
})
