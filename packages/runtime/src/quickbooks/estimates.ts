import type { Estimate } from '@leadbooks/qbo'
import { toEstimateCreate } from './documents.ts'
import type { Handler, HandlerContext } from './handler.ts'
import { requestIdFor } from './request-id.ts'

const itemIds = async ({ realmId, store }: HandlerContext): Promise<Map<string, string>> => {
  const items = await store.listItems(realmId)
  return new Map(items.filter(({ item }) => item.active).map(({ itemId, item }) => [item.item, itemId]))
}

const decimal = (amount: number): string => amount.toFixed(2)

/** Writes an estimate; the same command sent again is answered by QuickBooks with the same estimate. */
export const createEstimate: Handler<'estimate.create'> = async (command, context) => {
  const body = toEstimateCreate(command, await itemIds(context))
  const requestId = await requestIdFor(context.realmId, context.record.key, 'estimate.create', 0)
  const estimate = await context.quickbooks.estimates.create(body, { requestId })
  context.audit('POST /estimate', { requestId, estimateId: estimate.Id })
  return {
    kind: 'done',
    result: {
      estimateId: estimate.Id,
      totalAmount: decimal(estimate.TotalAmt),
      ...(estimate.DocNumber === undefined ? {} : { docNumber: estimate.DocNumber }),
    },
    also: [{ op: 'ref.put', realmId: context.realmId, kind: 'estimateId', value: estimate.Id, leadId: context.leadId }],
  }
}

const sent = (estimate: Estimate, to: string): Awaited<ReturnType<Handler<'estimate.send'>>> => ({
  kind: 'done',
  result: { estimateId: estimate.Id, sentTo: to, totalAmount: decimal(estimate.TotalAmt) },
})

/**
 * E-mails an estimate, at most once: after an attempt whose outcome is unknown, QuickBooks is asked whether it went out
 * before it is sent again.
 */
export const sendEstimate: Handler<'estimate.send'> = async ({ estimateId, to }, context) => {
  const requestId = await requestIdFor(context.realmId, context.record.key, 'estimate.send', 0)
  if (context.record.progress?.sending === true) {
    const estimate = await context.quickbooks.estimates.read(estimateId)
    context.audit('GET /estimate', { estimateId, why: 'was it sent?' })
    if (estimate.EmailStatus === 'EmailSent') return sent(estimate, to)
  } else await context.progress({ sending: true })
  const estimate = await context.quickbooks.estimates.send(estimateId, { to }, { requestId })
  context.audit('POST /estimate/send', { requestId, estimateId })
  return sent(estimate, to)
}
