import { AuthenticationError } from './authentication-error.ts'
import { AuthorizationError } from './authorization-error.ts'
import { DuplicateNameError } from './duplicate-name-error.ts'
import { type FaultReport, faultInJson } from './fault.ts'
import { type FaultKind, kindOfCode } from './fault-codes.ts'
import { ObjectNotFoundError } from './object-not-found-error.ts'
import type { Outcome } from './quickbooks-error.ts'
import { QuickBooksReplyError, type ReplyDetails } from './reply-error.ts'
import { ServiceError } from './service-error.ts'
import { StaleObjectError } from './stale-object-error.ts'
import { ThrottledError } from './throttled-error.ts'
import { ValidationError } from './validation-error.ts'
import { faultInXml } from './xml-fault.ts'

const classes: Record<FaultKind | 'validation' | 'reply', typeof QuickBooksReplyError> = {
  throttled: ThrottledError,
  authentication: AuthenticationError,
  authorization: AuthorizationError,
  'duplicate-name': DuplicateNameError,
  'stale-object': StaleObjectError,
  'object-not-found': ObjectNotFoundError,
  service: ServiceError,
  validation: ValidationError,
  reply: QuickBooksReplyError,
}

const kindOfType = (type: string): FaultKind | 'validation' | undefined => {
  if (type === 'ValidationFault') return 'validation'
  if (type === 'SystemFault') return 'service'
  if (type === 'AuthenticationFault' || type === 'AUTHENTICATION') return 'authentication'
  // Intuit's own schema spells the fault both ways.
  if (type === 'AuthorizationFault' || type === 'AuthorizatonFault') return 'authorization'
  return undefined
}

const kindOfStatus = (status: number, report: FaultReport): keyof typeof classes => {
  if (status === 401) return 'authentication'
  if (status === 403) return 'authorization'
  if (status === 404) return 'object-not-found'
  if (status === 408 || status < 400 || status >= 500) return 'service'
  return report.faults.length > 0 ? 'validation' : 'reply'
}

/** A code that is sure of its class first, then the fault's type, then the status: the same fault comes with several statuses. */
const classify = (status: number, report: FaultReport): keyof typeof classes => {
  if (status === 429) return 'throttled'
  for (const { code } of report.faults) {
    const kind = kindOfCode(code)
    if (kind) return kind
  }
  return kindOfType(report.type) ?? kindOfStatus(status, report)
}

/** A reply as far as an error is made from it. */
export interface ErrorReply {
  status: number
  text: string
  /** The text parsed, where it is JSON. */
  json?: unknown
  intuitTid?: string | undefined
  retryAfterMs?: number | undefined
}

/** The call that was answered. */
export interface AnsweredCall {
  method: string
  path: string
  requestId?: string | undefined
  /** An earlier attempt of the call got no clear answer, so none of its errors proves that nothing happened. */
  lostBefore?: boolean
}

const noReport: FaultReport = { type: '', faults: [] }

/** What went wrong according to a reply in any of QuickBooks' shapes: `Fault`, the gateway's `fault`, XML. Nothing for a good reply. */
export const faultIn = ({ text, json }: Pick<ErrorReply, 'text' | 'json'>): FaultReport | undefined =>
  json === undefined ? (text.trimStart().startsWith('<') ? faultInXml(text) : undefined) : faultInJson(json)

/**
 * Makes the error for a reply that is one: any status, any of the fault shapes, an HTML page or nothing at all.
 *
 * A service error leaves the outcome of the call open: the failure may have come after the work was done.
 */
export const errorFromReply = (reply: ErrorReply, call: AnsweredCall): QuickBooksReplyError => {
  const report = faultIn(reply) ?? noReport
  const kind = classify(reply.status, report)
  const outcome: Outcome = kind === 'service' || call.lostBefore ? 'unknown' : 'refused'
  const details: ReplyDetails = {
    ...report,
    status: reply.status,
    method: call.method,
    path: call.path,
    outcome,
    intuitTid: reply.intuitTid,
    requestId: call.requestId,
    retryAfterMs: reply.retryAfterMs,
  }
  return new classes[kind](details)
}
