import { documentPdf } from '../entities/document-pdf.ts'
import { unsupportedOperation } from '../faults/fault.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { findRow } from '../ledger/write.ts'
import { runReport } from '../reporting/run-report.ts'
import { downloadAddress, upload } from './attachments.ts'
import { runBatch } from './batch.ts'
import { bodyOf, carryOut } from './carry-out.ts'
import { changesSince } from './changes.ts'
import { contentReply, type Reply, reportReply } from './reply.ts'
import { acceptsJson, type Call, type Target } from './target.ts'
import { createTaxCode } from './tax-service.ts'

const pdf = (ledger: Ledger, target: Target): Reply => {
  const { kind, id = '' } = target
  if (kind === undefined || !kind.operations.has('pdf')) throw unsupportedOperation(`pdf of ${target.path}`)
  return {
    status: 200,
    contentType: 'application/pdf',
    body: documentPdf(findRow(ledger, kind, id), kind.name, ledger),
  }
}

/**
 * Answers a call from one company's books.
 *
 * @param at - when the request began; replies carry it as `time`
 * @throws FaultReply when QuickBooks would refuse
 */
export const perform = (ledger: Ledger, target: Target, call: Call, at: number): Reply => {
  const isJson = acceptsJson(call)
  switch (target.operation) {
    case 'pdf':
      return pdf(ledger, target)
    case 'batch':
      return contentReply(runBatch(ledger, target.realmId, bodyOf(target)), at, isJson)
    case 'upload':
      return contentReply(
        upload(ledger, call.bytes(), call.headers.get('content-type') ?? '', call.url.origin),
        at,
        isJson,
      )
    case 'download':
      return downloadAddress(ledger, target.id ?? '', call.url.origin)
    case 'taxCode':
      return contentReply(createTaxCode(ledger, bodyOf(target)), at, isJson)
    case 'report':
      return reportReply(runReport(ledger, target.id ?? '', call.url.searchParams, at), isJson)
    case 'cdc':
      return contentReply(changesSince(ledger, call.url.searchParams), at, isJson)
    default:
      return contentReply(carryOut(ledger, target), at, isJson)
  }
}
