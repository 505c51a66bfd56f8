import type { MeteredCalls } from './meter.ts'
import type { RequestKind } from './rate-limiter.ts'

/** One call, before it is known how often it has to be sent. */
export interface Call {
  method: 'GET' | 'POST'
  /** Below the company, parts percent-encoded: `/customer/12`. */
  path: string
  query?: Readonly<Record<string, string>>
  body?: { contentType: string; content: string | Uint8Array<ArrayBuffer> }
  /** Writes carry a `requestid`. */
  write: boolean
  /** @defaultValue `application/json`; anything else is answered as bytes */
  accept?: string
  /** The field a good answer has: `Customer`. */
  answer?: string
  /** Batches and reports have limits of their own. */
  kind?: RequestKind
  /** How Intuit counts the call; one write or one read where it is left out. */
  metered?: MeteredCalls
}

/** How far a call has come between its attempts. */
export interface Progress {
  readonly requestId: string | undefined
  /** Attempts begun. */
  attempt: number
  /** Attempts made again after a failure that may pass. */
  retries: number
  /** The token of the latest attempt. */
  token: string
  /** A rejected token was replaced once. */
  renewed: boolean
  /** An attempt ended without a clear answer: the work may have been done. */
  lost: boolean
}

const minorVersion = '75'

/** The address of a call. Every part is percent-encoded, spaces too: QuickBooks does not read `+` as one. */
export const callUrl = (companyUrl: string, { path, query }: Call, requestId: string | undefined): string => {
  const parts = { ...query, minorversion: minorVersion, ...(requestId && { requestid: requestId }) }
  const encoded = Object.entries(parts).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  )
  return `${companyUrl}${path}?${encoded.join('&')}`
}

/** What `fetch` is told about a call. */
export const callInit = ({ method, accept, body }: Call, token: string): RequestInit => ({
  method,
  headers: {
    accept: accept ?? 'application/json',
    authorization: `Bearer ${token}`,
    ...(body && { 'content-type': body.contentType }),
  },
  ...(body && { body: body.content }),
})
