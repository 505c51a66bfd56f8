import type { Estimate } from '@leadbooks/qbo'
import { unlessGone } from './change-once.ts'
import { toEstimateCreate } from './documents.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { writtenLinesOf } from './lines.ts'
import { decimal } from './mirror.ts'
import { lookAgain, mirrorOwn } from './mirror-own.ts'
import { createOnce } from './write-once.ts'
import { writingFor } from './writing.ts'

const written = async (estimate: Estimate, context: HandlerContext): Promise<Outcome> => ({
  kind: 'done',
  result: {
    estimateId: estimate.Id,
    totalAmount: decimal(estimate.TotalAmt),
    ...(estimate.DocNumber === undefined ? {} : { docNumber: estimate.DocNumber }),
  },
  also: [
    {
      op: 'ref.put',
      realmId: context.realmId,
      kind: 'estimateId',
      value: estimate.Id,
      leadId: context.leadId,
    },
    ...(await mirrorOwn('Estimate', estimate, context, { writtenLines: await writtenLinesOf(estimate.Line) })),
  ],
})

/** Writes an estimate; the same command again finds the same estimate. */
export const createEstimate: Handler<'estimate.create'> = async (command, context) => {
  const { estimates } = context.quickbooks
  const writing = await writingFor(context, command)
  const body = toEstimateCreate(command, writing)
  const estimate = await createOnce(context, {
    step: 'estimate.create',
    marker: writing.marker,
    since: (instant) =>
      estimates.query(
        { where: { CustomerRef: command.customerId, 'MetaData.CreateTime': { '>=': instant } } },
        context.request(),
      ),
    create: (requestId) => estimates.create(body, context.request(requestId)),
  })
  return written(estimate, context)
}

/** Statuses in which an estimate no longer waits for an answer. */
const ended: ReadonlySet<string | undefined> = new Set(['Closed', 'Rejected', 'Converted'])

/**
 * Closes an estimate that is not wanted any more; one that a person has accepted meanwhile is closed too, and one that they
 * have deleted waits for nobody.
 */
export const closeEstimate: Handler<'estimate.close'> = async ({ estimateId }, context) => {
  const { quickbooks } = context
  const closed = await unlessGone(context, {
    step: 'estimate.close',
    read: () => quickbooks.estimates.read(estimateId, context.request()),
    isDone: ({ TxnStatus }) => ended.has(TxnStatus),
    apply: ({ Id, SyncToken }, requestId) =>
      quickbooks.estimates.update({ Id, SyncToken, TxnStatus: 'Closed' }, context.request(requestId)),
  })
  if (closed === undefined)
    return { kind: 'done', result: { estimateId }, also: [lookAgain('Estimate', estimateId, context)] }
  const { row: estimate, before } = closed
  return {
    kind: 'done',
    result: { estimateId, detail: { status: estimate.TxnStatus ?? '' } },
    also: await mirrorOwn('Estimate', estimate, context, { writtenLines: undefined, before }),
  }
}
