import { compareDecimals, sumAmounts } from '@leadbooks/core'
import type { Estimate, Invoice, Payment, RefundReceipt } from '@leadbooks/qbo'
import type { EngineEvent } from '../quickbooks/handler.ts'
import { decimal, utc } from '../quickbooks/mirror.ts'
import type { DocumentEntity, DocumentRecord, RefKind } from '../stores/records.ts'

/** What QuickBooks says happened, and by which refs its leads are found. */
export interface Fact {
  /** A lead that any of these points at is told. */
  refs: readonly (readonly [RefKind, string])[]
  /** Leads that are told besides. */
  leads?: readonly string[]
  /** Kept for each lead that was told, so that later facts find it too. */
  keep: readonly (readonly [RefKind, string])[]
  event: EngineEvent
}

interface Versioned {
  SyncToken: string
  MetaData: { LastUpdatedTime: string }
}

const versionOf = ({ SyncToken, MetaData }: Versioned): { version: string; changedAt?: string } => {
  const changedAt = utc(MetaData.LastUpdatedTime)
  return { version: SyncToken, ...(changedAt === undefined ? {} : { changedAt }) }
}

const linked = (links: readonly { TxnId: string; TxnType: string }[] | undefined, type: string): string[] =>
  (links ?? []).filter(({ TxnType }) => TxnType === type).map(({ TxnId }) => TxnId)

const isVoided = ({ TotalAmt, PrivateNote = '' }: { TotalAmt: number; PrivateNote?: string }): boolean =>
  TotalAmt === 0 && /^voided/i.test(PrivateNote)

/** What an estimate as it stands now says. */
export const estimateFact = (estimate: Estimate): Fact => ({
  refs: [['estimateId', estimate.Id]],
  keep: [],
  event: {
    type: 'estimate.changed',
    id: `estimate/${estimate.Id}/${estimate.SyncToken}`,
    refs: { estimateId: estimate.Id },
    status: estimate.TxnStatus ?? 'Pending',
    totalAmount: decimal(estimate.TotalAmt),
    ...versionOf(estimate),
  },
})

/** What an invoice as it stands now says; one that somebody made from a lead's estimate belongs to the lead. */
export const invoiceFact = (invoice: Invoice): Fact => {
  const { Id, SyncToken, TotalAmt, Balance, DueDate } = invoice
  const estimates = linked(invoice.LinkedTxn, 'Estimate')
  const [estimateId] = estimates
  const common = {
    id: `invoice/${Id}/${SyncToken}`,
    refs: { invoiceId: Id, ...(estimateId === undefined ? {} : { estimateId }) },
    ...versionOf(invoice),
  }
  return {
    refs: [['invoiceId', Id], ...estimates.map((id): [RefKind, string] => ['estimateId', id])],
    keep: [['invoiceId', Id]],
    event: isVoided(invoice)
      ? { type: 'invoice.voided', ...common }
      : {
          type: 'invoice.changed',
          ...common,
          totalAmount: decimal(TotalAmt),
          balance: decimal(Balance),
          ...(DueDate === undefined ? {} : { dueDate: DueDate }),
        },
  }
}

/** What a payment puts towards an invoice: money, and credit memos that it applies. */
interface Portion {
  invoiceId: string
  /** Decimal strings. */
  money: string
  credit: string
}

/** QuickBooks applies credit memos by payments; what they cover of the invoices is not paid. They are used up in the order of the lines. */
const portionsOf = (payment: Payment): Portion[] => {
  if (isVoided(payment)) return []
  const { Line = [] } = payment
  const amountsTo = (type: string) =>
    Line.flatMap(({ Amount, LinkedTxn }) => linked(LinkedTxn, type).map((id) => ({ id, amount: decimal(Amount) })))
  let left = sumAmounts(amountsTo('CreditMemo').map(({ amount }) => amount))
  return amountsTo('Invoice').map(({ id, amount }) => {
    const credit = compareDecimals(left, amount) < 0 ? left : amount
    left = sumAmounts([left, `-${credit}`])
    return { invoiceId: id, money: sumAmounts([amount, `-${credit}`]), credit }
  })
}

const isSome = (amount: string): boolean => compareDecimals(amount, '0') > 0

/** Invoices that a payment settles with credit memos, at least in part. */
export const creditedInvoices = (payment: Payment): string[] =>
  portionsOf(payment).flatMap(({ invoiceId, credit }) => (isSome(credit) ? [invoiceId] : []))

const creditFact = (paymentId: string, { invoiceId, credit }: Pick<Portion, 'invoiceId' | 'credit'>): Fact => ({
  refs: [['invoiceId', invoiceId]],
  keep: [],
  event: {
    type: 'credit.applied',
    id: `payment/${paymentId}/credit/${invoiceId}`,
    refs: { invoiceId },
    invoiceId,
    amount: credit,
  },
})

/** What a payment as it stands now says of the money that came. */
export const paymentFact = (payment: Payment): Fact => {
  const { Id, SyncToken, UnappliedAmt = 0, CurrencyRef } = payment
  const portions = portionsOf(payment)
  return {
    refs: [['paymentId', Id], ...portions.map(({ invoiceId }): [RefKind, string] => ['invoiceId', invoiceId])],
    keep: [['paymentId', Id]],
    event: {
      type: isVoided(payment) ? 'payment.voided' : SyncToken === '0' ? 'payment.received' : 'payment.changed',
      id: `payment/${Id}/${SyncToken}`,
      refs: { paymentId: Id },
      paymentId: Id,
      currency: CurrencyRef?.value ?? '',
      applied: portions
        .filter(({ money }) => isSome(money))
        .map(({ invoiceId, money }) => ({ invoiceId, amount: money })),
      unapplied: decimal(UnappliedAmt),
      ...versionOf(payment),
    },
  }
}

/**
 * What a payment says of money and of credit memos.
 *
 * @param before - invoices that it settled with credit memos when it was last seen
 */
export const paymentFacts = (payment: Payment, before: readonly string[] = []): Fact[] => {
  const portions = portionsOf(payment)
  const credits = portions.filter(({ credit }) => isSome(credit))
  const gone = before.filter((invoiceId) => !credits.some((one) => one.invoiceId === invoiceId))
  return [
    paymentFact(payment),
    ...credits.map((portion) => creditFact(payment.Id, portion)),
    ...gone.map((invoiceId) => creditFact(payment.Id, { invoiceId, credit: '0.00' })),
  ]
}

/** What a refund receipt as it stands now says to the lead whose money was given back. */
export const refundFact = (receipt: RefundReceipt, leadId: string): Fact => {
  const { Id, SyncToken, TotalAmt, CurrencyRef } = receipt
  return {
    refs: [],
    leads: [leadId],
    keep: [['paymentId', `refund/${Id}`]],
    event: {
      type: 'payment.refunded',
      id: `refund/${Id}/${SyncToken}`,
      refs: { paymentId: `refund/${Id}` },
      paymentId: `refund/${Id}`,
      currency: CurrencyRef?.value ?? '',
      applied: [],
      unapplied: isVoided(receipt) ? '0.00' : decimal(TotalAmt),
      ...versionOf(receipt),
    },
  }
}

/** Nothing comes after a deletion. */
const lastVersion = '999999999999999999'

const deletedFact = (entity: DocumentEntity, id: string, at: string): Fact | undefined => {
  switch (entity) {
    case 'Estimate':
      return {
        refs: [['estimateId', id]],
        keep: [],
        event: { type: 'estimate.deleted', id: `estimate/${id}/deleted`, refs: { estimateId: id } },
      }
    case 'Invoice':
      return {
        refs: [['invoiceId', id]],
        keep: [],
        event: { type: 'invoice.deleted', id: `invoice/${id}/deleted`, refs: { invoiceId: id } },
      }
    case 'Payment':
      return {
        refs: [['paymentId', id]],
        keep: [],
        event: {
          type: 'payment.voided',
          id: `payment/${id}/deleted`,
          refs: { paymentId: id },
          paymentId: id,
          currency: '',
          applied: [],
          unapplied: '0.00',
          version: lastVersion,
          changedAt: at,
        },
      }
    case 'RefundReceipt':
      return {
        refs: [['paymentId', `refund/${id}`]],
        keep: [],
        event: {
          type: 'payment.refunded',
          id: `refund/${id}/deleted`,
          refs: { paymentId: `refund/${id}` },
          paymentId: `refund/${id}`,
          currency: '',
          applied: [],
          unapplied: '0.00',
          version: lastVersion,
          changedAt: at,
        },
      }
    default:
      return undefined
  }
}

/**
 * What the deletion of a document says to the leads it belonged to.
 *
 * @param known - the document as it was last seen
 */
export const deletedFacts = (
  { entity, documentId }: Pick<DocumentRecord, 'entity' | 'documentId'>,
  at: string,
  known: DocumentRecord | undefined,
): Fact[] => {
  const fact = deletedFact(entity, documentId, at)
  const credits = (known?.creditedInvoices ?? []).map((invoiceId) =>
    creditFact(documentId, { invoiceId, credit: '0.00' }),
  )
  return [...(fact === undefined ? [] : [fact]), ...credits]
}

/** What a merge says to the leads of the customer who went. */
export const mergedFact = (customerId: string, intoCustomerId: string): Fact => ({
  refs: [['customerId', customerId]],
  keep: [['customerId', intoCustomerId]],
  event: {
    type: 'customer.merged',
    id: `customer/${customerId}/merged/${intoCustomerId}`,
    customerId,
    intoCustomerId,
  },
})
