import type { Estimate, Invoice, Payment } from '@leadbooks/qbo'
import type { EngineEvent } from '../quickbooks/handler.ts'
import { decimal, utc } from '../quickbooks/mirror.ts'
import type { DocumentEntity, RefKind } from '../stores/records.ts'

/** What QuickBooks says happened, and by which refs its leads are found. */
export interface Fact {
  /** A lead that any of these points at is told. */
  refs: readonly (readonly [RefKind, string])[]
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

/** What a payment as it stands now says; credits are applied by payments of nothing. */
export const paymentFact = (payment: Payment): Fact => {
  const { Id, SyncToken, Line = [], UnappliedAmt = 0, CurrencyRef } = payment
  const voided = isVoided(payment)
  const applied = voided
    ? []
    : Line.flatMap(({ Amount, LinkedTxn }) =>
        linked(LinkedTxn, 'Invoice').map((invoiceId) => ({ invoiceId, amount: decimal(Amount) })),
      )
  return {
    refs: [['paymentId', Id], ...applied.map(({ invoiceId }): [RefKind, string] => ['invoiceId', invoiceId])],
    keep: [['paymentId', Id]],
    event: {
      type: voided ? 'payment.voided' : SyncToken === '0' ? 'payment.received' : 'payment.changed',
      id: `payment/${Id}/${SyncToken}`,
      refs: { paymentId: Id },
      paymentId: Id,
      currency: CurrencyRef?.value ?? '',
      applied,
      unapplied: decimal(UnappliedAmt),
      ...versionOf(payment),
    },
  }
}

/** What the deletion of a document says to the leads it belonged to. */
export const deletedFact = (entity: DocumentEntity, id: string, at: string): Fact | undefined => {
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
          // Nothing comes after a deletion.
          version: '999999999999999999',
          changedAt: at,
        },
      }
    default:
      return undefined
  }
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
