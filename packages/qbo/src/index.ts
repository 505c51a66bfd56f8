export * from './auth/index.ts'
export * from './client/index.ts'
export type * from './entities/index.ts'
export * from './errors/index.ts'
export type {
  Comparison,
  CustomerFields,
  EstimateFields,
  InvoiceFields,
  ItemFields,
  QuerySpec,
  Where,
} from './query/fields.ts'
export type { Query } from './query/query.ts'
export type { Customers } from './resources/customers.ts'
export type { Estimates } from './resources/estimates.ts'
export type { Invoices } from './resources/invoices.ts'
export type { Items } from './resources/items.ts'
export type { Recipient } from './resources/sales-documents.ts'
export type { ChangeNotice, ChangeOperation } from './webhooks/change-notice.ts'
export { parseWebhook } from './webhooks/parse.ts'
export { type SignedDelivery, signWebhook, verifyWebhook } from './webhooks/signature.ts'
