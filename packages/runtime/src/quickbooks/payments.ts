import { compareDecimals, sumAmounts } from '@leadbooks/core'
import type { Invoice, PaymentCreate } from '@leadbooks/qbo'
import { paymentFact } from '../sync/facts.ts'
import { DocumentError } from './document-error.ts'
import type { Handler, HandlerContext } from './handler.ts'
import { decimal, mirrorDocument } from './mirror.ts'
import { negated } from './negated.ts'
import { createOnce } from './write-once.ts'
import { writingFor } from './writing.ts'

type Create = Parameters<Handler<'payment.create'>>[0]

/** What is entered, and how much of it the invoice takes. */
type Entry = { entered: string; applied?: string }

const mostCommands = 500

const lesser = (left: string, right: string): string => (compareDecimals(left, right) > 0 ? right : left)
const isNone = (amount: string): boolean => compareDecimals(amount, '0') <= 0

/** What QuickBooks counts as paid of an invoice, whoever entered it; credit memos are no payment. */
const paidOf = async ({ Id, LinkedTxn = [] }: Invoice, { quickbooks, request }: HandlerContext): Promise<string> => {
  const ids = LinkedTxn.filter(({ TxnType }) => TxnType === 'Payment').map(({ TxnId }) => TxnId)
  const amounts: string[] = []
  if (ids.length > 0)
    for await (const payment of quickbooks.payments.query({ where: { Id: { in: ids } } }, request())) {
      const { event } = paymentFact(payment)
      if ('applied' in event)
        for (const { invoiceId, amount } of event.applied) if (invoiceId === Id) amounts.push(amount)
    }
  return sumAmounts(amounts)
}

/** What the other system says has been paid of an invoice in all: our commands each say what is new. */
const statedOf = async ({ invoiceId, amount }: Create, { store, realmId, leadId }: HandlerContext): Promise<string> => {
  const done = await store.listCommands(realmId, { leadId, status: 'done', limit: mostCommands })
  const before = done.flatMap(({ command }) =>
    command.type === 'payment.create' && command.invoiceId === invoiceId ? [command.amount] : [],
  )
  return sumAmounts([...before, amount])
}

/**
 * Decides once what is entered, before the first byte is sent: after a lost reply the invoice is paid already, by this very
 * payment. What somebody has entered in QuickBooks counts: a payment that came there first, and was told to the other system,
 * is not entered again when that tells of it in turn.
 *
 * @returns `undefined` where QuickBooks counts as much already as the other system says
 * @throws DocumentError when nothing is owed any more, though less was paid than is said
 */
const entryFor = async (command: Create, context: HandlerContext): Promise<Entry | undefined> => {
  const { amount, invoiceId } = command
  const { applied, entered = amount } = context.record.progress ?? {}
  if (typeof applied === 'string' && typeof entered === 'string') return { entered, applied }
  if (invoiceId === undefined) return { entered: amount }
  const invoice = await context.quickbooks.invoices.read(invoiceId, context.request())
  const missing = sumAmounts([await statedOf(command, context), negated(await paidOf(invoice, context))])
  if (isNone(missing)) return undefined
  const owed = decimal(invoice.Balance)
  if (isNone(owed))
    throw new DocumentError(
      'already-paid',
      'Nothing is owed on this invoice: see whether the payment is recorded already.',
    )
  const entry = { entered: lesser(amount, missing), applied: lesser(lesser(amount, missing), owed) }
  await context.progress({ ...context.record.progress, ...entry })
  return entry
}

/** Records a payment that another system took; the same command again finds the same payment. */
export const createPayment: Handler<'payment.create'> = async (command, context) => {
  const { realmId, leadId, now, quickbooks } = context
  const { customerId, currency, invoiceId } = command
  const writing = await writingFor(context, { customerId, currency, lines: [], details: {} })
  const entry = await entryFor(command, context)
  if (entry === undefined)
    return { kind: 'done', result: { ...(invoiceId && { invoiceId }), detail: { isThere: true } } }
  const { entered, applied } = entry
  const body: PaymentCreate = {
    CustomerRef: { value: customerId },
    TotalAmt: Number(entered),
    TxnDate: writing.today,
    PrivateNote: writing.marker,
    ...(writing.currency === undefined ? {} : { CurrencyRef: { value: writing.currency } }),
    ...(invoiceId === undefined || applied === undefined
      ? {}
      : { Line: [{ Amount: Number(applied), LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }] }] }),
  }
  const payment = await createOnce(context, {
    step: 'payment.create',
    marker: writing.marker,
    since: (instant) =>
      quickbooks.payments.query(
        { where: { CustomerRef: customerId, 'MetaData.CreateTime': { '>=': instant } } },
        context.request(),
      ),
    create: (requestId) => quickbooks.payments.create(body, context.request(requestId)),
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
