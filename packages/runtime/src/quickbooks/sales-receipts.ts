import { checkTotal } from './agreed-total.ts'
import { toSalesReceiptCreate } from './documents.ts'
import type { Handler } from './handler.ts'
import { writtenLinesOf } from './lines.ts'
import { decimal, mirrorDocument } from './mirror.ts'
import { createOnce } from './write-once.ts'
import { writingFor } from './writing.ts'

/** Writes a sales receipt; the same command again finds the same receipt. */
export const createSalesReceipt: Handler<'salesReceipt.create'> = async (command, context) => {
  const { realmId, now, quickbooks } = context
  const writing = await writingFor(context, command)
  const body = toSalesReceiptCreate(command, writing)
  const receipt = await createOnce(context, {
    step: 'salesReceipt.create',
    marker: writing.marker,
    since: (instant) =>
      quickbooks.salesReceipts.query(
        { where: { CustomerRef: command.customerId, 'MetaData.CreateTime': { '>=': instant } } },
        context.request(),
      ),
    create: (requestId) => quickbooks.salesReceipts.create(body, context.request(requestId)),
  })
  return {
    kind: 'done',
    result: {
      salesReceiptId: receipt.Id,
      totalAmount: decimal(receipt.TotalAmt),
      ...(receipt.DocNumber === undefined ? {} : { docNumber: receipt.DocNumber }),
    },
    also: [
      ...checkTotal(command, receipt, context),
      mirrorDocument(realmId, 'SalesReceipt', receipt, { at: now(), writtenLines: await writtenLinesOf(receipt.Line) }),
    ],
  }
}
