import { compareDecimals } from '@leadbooks/core'
import type { PaymentCreate } from '@leadbooks/qbo'
import { paymentFact } from '../sync/facts.ts'
import { DocumentError } from './document-error.ts'
import type { Handler, HandlerContext } from './handler.ts'
import { decimal, mirrorDocument } from './mirror.ts'
import { createOnce } from './write-once.ts'
import { writingFor } from './writing.ts'

/**
 * How much of a payment the invoice takes: no more than is owed. What is over stays unapplied with the customer.
 *
 * @throws DocumentError when nothing is owed any more: most likely the payment has been recorded already
 */
const applicable = async (invoiceId: string, amount: string, context: HandlerContext): Promise<string> => {
  const { Balance } = await context.quickbooks.invoices.read(invoiceId, context.request())
  const owed = decimal(Balance)
  if (compareDecimals(owed, '0') <= 0)
    throw new DocumentError(
      'already-paid',
      'Nothing is owed on this invoice: see whether the payment is recorded already.',
    )
  return compareDecimals(amount, owed) > 0 ? owed : amount
}

/** Records a payment that another system took; the same command again finds the same payment. */
export const createPayment: Handler<'payment.create'> = async (command, context) => {
  const { realmId, leadId, now, quickbooks } = context
  const { customerId, amount, currency, invoiceId } = command
  const {
    marker,
    today,
    currency: billed,
  } = await writingFor(context, { customerId, currency, lines: [], details: {} })
  const payment = await createOnce(context, {
    step: 'payment.create',
    marker,
    since: (instant) =>
      quickbooks.payments.query(
        { where: { CustomerRef: customerId, 'MetaData.CreateTime': { '>=': instant } } },
        context.request(),
      ),
    create: async (requestId) => {
      const applied = await appliedBefore(invoiceId, amount, context)
      const body: PaymentCreate = {
        CustomerRef: { value: customerId },
        TotalAmt: Number(amount),
        TxnDate: today,
        PrivateNote: marker,
        ...(billed === undefined ? {} : { CurrencyRef: { value: billed } }),
        ...(invoiceId === undefined || applied === undefined
          ? {}
          : { Line: [{ Amount: Number(applied), LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }] }] }),
      }
      return quickbooks.payments.create(body, context.request(requestId))
    },
  })
  return {
    kind: 'done',
    result: { paymentId: payment.Id, totalAmount: decimal(payment.TotalAmt), ...(invoiceId && { invoiceId }) },
    // Our own write is not read again when QuickBooks tells of it, so the lead hears here what it settles.
    events: [paymentFact(payment).event],
    also: [
      { op: 'ref.put', realmId, kind: 'paymentId', value: payment.Id, leadId },
      mirrorDocument(realmId, 'Payment', payment, { at: now() }),
    ],
  }
}

/**
 * Decides once how much the invoice takes, before the first byte is sent: after a lost reply the invoice is paid already,
 * by this very payment.
 */
const appliedBefore = async (
  invoiceId: string | undefined,
  amount: string,
  context: HandlerContext,
): Promise<string | undefined> => {
  const decided = context.record.progress?.applied
  if (typeof decided === 'string') return decided
  if (invoiceId === undefined) return undefined
  const applied = await applicable(invoiceId, amount, context)
  await context.progress({ ...context.record.progress, applied })
  return applied
}
