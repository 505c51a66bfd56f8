import { type PagedEntity, quickbooksUrl } from '@leadbooks/qbo'
import type { Engine } from '../engine/options.ts'
import type { DocumentEntity, DocumentRecord } from '../stores/records.ts'

/** A document as people see it, with the page in QuickBooks that shows it. */
export interface Transaction {
  entity: DocumentEntity
  id: string
  docNumber?: string
  /** `YYYY-MM-DD` */
  txnDate: string
  dueDate?: string
  /** Decimal strings, in `currency`. */
  totalAmount: string
  balance?: string
  currency?: string
  status?: string
  url: string
}

/** How the pages of QuickBooks are named that show a document. */
export const pages: Record<DocumentEntity, PagedEntity> = {
  Estimate: 'estimate',
  Invoice: 'invoice',
  Payment: 'payment',
  SalesReceipt: 'salesreceipt',
  CreditMemo: 'creditmemo',
  RefundReceipt: 'refundreceipt',
}

/** Which company of which QuickBooks a link leads to. */
export interface QuickBooksPlace {
  realmId: string
  environment: 'sandbox' | 'production'
}

/** @throws UnknownRealmError */
export const placeOf = async (engine: Engine, realmId: string): Promise<QuickBooksPlace> => ({
  realmId,
  environment: (await engine.tenantOf(realmId)).environment ?? 'production',
})

export const toTransaction = (record: DocumentRecord, place: QuickBooksPlace): Transaction => {
  const { entity, documentId, docNumber, txnDate, dueDate, totalAmount, balance, currency, status } = record
  return {
    entity,
    id: documentId,
    txnDate,
    totalAmount,
    url: quickbooksUrl(place, pages[entity], documentId),
    ...(docNumber === undefined ? {} : { docNumber }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(balance === undefined ? {} : { balance }),
    ...(currency === undefined ? {} : { currency }),
    ...(status === undefined ? {} : { status }),
  }
}
