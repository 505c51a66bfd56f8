import type { FaultReply } from '../faults/fault.ts'
import type { JsonObject } from '../ledger/json.ts'
import { pacificTimeMs } from '../ledger/pacific-time.ts'
import { toXml } from './xml.ts'

/** An answer before it becomes a `Response`; kept whole for replays. */
export interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string | Uint8Array<ArrayBuffer>
  /** Milliseconds between the first half of the body and the rest. */
  readonly restAfterMs?: number
  readonly headers?: { readonly [name: string]: string }
}

const json = (status: number, body: JsonObject): Reply => ({
  status,
  contentType: status === 200 ? 'application/json;charset=utf-8' : 'application/json',
  body: JSON.stringify(body),
})

const xml = (status: number, body: JsonObject, time: string): Reply => ({
  status,
  contentType: 'application/xml;charset=utf-8',
  body: toXml(body, time),
})

/** What was asked for, in JSON, or in XML for who does not accept JSON; `at` is when the request began. */
export const contentReply = (body: JsonObject, at: number, acceptsJson: boolean): Reply => {
  const time = pacificTimeMs(at)
  return acceptsJson ? json(200, { ...body, time }) : xml(200, body, time)
}

/** A report, which has no envelope: its own header says when it was made. */
export const reportReply = (report: JsonObject, acceptsJson: boolean): Reply =>
  acceptsJson
    ? json(200, report)
    : { status: 200, contentType: 'application/xml;charset=utf-8', body: toXml({ Report: report }, '') }

/** The gateway's own envelope: lower case, everything there and null, `time` in milliseconds since 1970. */
const gatewayBody = (fault: FaultReply, at: number): JsonObject => ({
  warnings: null,
  intuitObject: null,
  fault: {
    error: [{ message: fault.error.Message, detail: fault.error.Detail, code: fault.error.code, element: null }],
    type: fault.type,
  },
  report: null,
  queryResponse: null,
  batchItemResponse: [],
  attachableResponse: [],
  syncErrorResponse: null,
  requestId: null,
  time: at,
  status: null,
  cdcresponse: [],
})

/**
 * A refusal in the shape QuickBooks uses for it: XML for a throttle, whatever was asked for; the gateway's envelope for
 * 401 and 403; `Fault` for the rest.
 */
export const faultReply = (fault: FaultReply, at: number, acceptsJson: boolean): Reply => {
  const time = pacificTimeMs(at)
  const { code, element, ...texts } = fault.error
  if (fault.status === 429 || !acceptsJson) {
    const error = { code, ...(element === undefined ? {} : { element }), ...texts }
    return xml(fault.status, { Fault: { type: fault.type, Error: [error] } }, time)
  }
  if (fault.status === 403) return json(403, gatewayBody(fault, at))
  if (fault.status === 401)
    return {
      ...json(401, gatewayBody(fault, at)),
      headers: { 'www-authenticate': 'Bearer realm="Intuit", error="invalid_token"' },
    }
  const body = { Fault: { Error: [{ ...fault.error }], type: fault.type } }
  return json(fault.status, code === '2030' ? body : { ...body, time })
}

/** A page from a proxy in front of QuickBooks. */
export const htmlReply = (status: number, title: string): Reply => ({
  status,
  contentType: 'text/html',
  body: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
})
