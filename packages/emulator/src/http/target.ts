import type { Included } from '../entities/included.ts'
import type { Allowances, EntityKind, WriteOperation } from '../entities/kind.ts'
import { kindsByPath } from '../entities/kinds.ts'
import { isObject, type JsonObject } from '../ledger/json.ts'

/** A request with its body read. */
export interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
  /** Gives the body as it came; a file in it is no text. */
  bytes(): Uint8Array<ArrayBuffer>
}

/** Whether the caller takes JSON; who does not gets XML. */
export const acceptsJson = (call: Call): boolean => (call.headers.get('accept') ?? '').includes('json')

/** Reads a request to its end. */
export const callOf = async (request: Request): Promise<Call> => {
  const bytes = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer())
  return {
    method: request.method.toUpperCase(),
    url: new URL(request.url),
    headers: request.headers,
    body: bytes.length === 0 ? '' : new TextDecoder().decode(bytes),
    bytes: () => bytes,
  }
}

/**
 * Takes what `fetch` is given as it is, where the body is text or there is none: making a `Request` and reading it again
 * takes longer than most answers. Undefined for everything else.
 */
export const plainCall = (url: string | URL, init: RequestInit = {}): Call | undefined => {
  const { method = 'GET', headers, body = null } = init
  if ((body !== null && typeof body !== 'string') || (body !== null && /^(?:get|head)$/i.test(method))) return undefined
  return {
    method: method.toUpperCase(),
    url: new URL(url),
    headers: new Headers(headers),
    body: body ?? '',
    bytes: () => new TextEncoder().encode(body ?? ''),
  }
}

/** What a call is about; `unknown` where QuickBooks has nothing at the path. */
export type Operation =
  | WriteOperation
  | 'read'
  | 'query'
  | 'batch'
  | 'cdc'
  | 'upload'
  | 'download'
  | 'report'
  | 'taxCode'
  | 'unknown'

/** Where a call goes: company, entity, operation. */
export interface Target {
  readonly realmId: string
  /** The path below the company. */
  readonly path: string
  readonly operation: Operation
  readonly kind?: EntityKind
  readonly id?: string
  /** The body as JSON; undefined where there is none, `'malformed'` where it does not parse. */
  readonly body?: JsonObject | 'malformed'
  /** The statement of a query. */
  readonly statement?: string
  /** Where a document is e-mailed, instead of its `BillEmail`. */
  readonly sendTo?: string
  /** Which exchange rate is asked for. */
  readonly rate?: { readonly currency: string | null; readonly day: string | null }
  /** What the request allows that the rules do not. */
  readonly allowed?: Allowances
  /** What the request wants to see beside what every reply shows. */
  readonly included?: Included
}

const companyPath = /^\/v3\/company\/([^/]{1,64})\/?(.*)$/
const mostParsed = 2_000_000

const parseBody = (text: string): JsonObject | 'malformed' => {
  if (text.length > mostParsed) return 'malformed'
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : 'malformed'
  } catch {
    return 'malformed'
  }
}

const isUpdate = (body: JsonObject | 'malformed'): boolean =>
  body !== 'malformed' && body.Id !== undefined && body.Id !== null

const writeOperation = (call: Call, body: JsonObject | 'malformed'): Operation => {
  if (call.url.search === '') return isUpdate(body) ? 'update' : 'create'
  const asked = call.url.searchParams.get('operation')
  const include = call.url.searchParams.get('include') ?? ''
  if (asked === 'delete') return 'delete'
  if (asked === 'void' || include.split(',').includes('void')) return 'void'
  if (asked === 'update') return 'update'
  if (asked !== null && asked !== 'create') return 'unknown'
  return isUpdate(body) ? 'update' : 'create'
}

/** The words of `include`. */
const wordsOf = (url: URL): string[] => (url.searchParams.get('include') ?? '').split(',')

const nothingIncluded: Included = {}

const includedIn = (url: URL): Included => {
  if (!url.search.includes('include=')) return nothingIncluded
  const words = wordsOf(url)
  return {
    invoiceLink: words.includes('invoiceLink'),
    allCustomFields: words.includes('enhancedAllCustomFields'),
  }
}

const queryTarget = (call: Call, realmId: string, path: string): Target => {
  const statement = call.url.searchParams.get('query') ?? (call.method === 'POST' ? call.body : '')
  const named = /\bfrom\s+(\w{1,40})/i.exec(statement.slice(0, 1000))?.[1]
  const kind = named === undefined ? undefined : kindsByPath.get(named.toLowerCase())
  const found = { realmId, path, operation: 'query', statement, included: includedIn(call.url) } as const
  return { ...found, ...(kind === undefined ? {} : { kind }) }
}

const entityTarget = (call: Call, realmId: string, path: string, steps: readonly string[]): Target => {
  const [entity = '', id, action, extra] = steps
  const kind = kindsByPath.get(entity)
  const unknown: Target = { realmId, path, operation: 'unknown', ...(kind === undefined ? {} : { kind }) }
  if (kind === undefined || extra !== undefined) return unknown
  const at = { realmId, path, kind }
  const single = kind.is === 'singleton'
  if (call.method === 'GET' && action === undefined && (id !== undefined || single))
    return { ...at, operation: 'read', id: single ? '1' : (id ?? ''), included: includedIn(call.url) }
  if (call.method === 'GET' && action === 'pdf' && id !== undefined) return { ...at, operation: 'pdf', id }
  if (call.method !== 'POST') return unknown
  if (action === 'send' && id !== undefined) {
    const sendTo = call.url.searchParams.get('sendTo')
    return { ...at, operation: 'send', id, ...(sendTo === null ? {} : { sendTo }) }
  }
  if (id !== undefined) return unknown
  const body = parseBody(call.body)
  const operation = writeOperation(call, body)
  if (call.url.search === '') return { ...at, operation, body }
  const included = includedIn(call.url)
  const duplicateDocNumber = wordsOf(call.url).includes('allowduplicatedocnum')
  const allowed = { duplicateDocNumber, allCustomFields: included.allCustomFields === true }
  return { ...at, operation, body, allowed, included }
}

/** Finds what a call is about; undefined where its path leads to no company. */
export const targetOf = (call: Call): Target | undefined => {
  const [, realmId, path = ''] = companyPath.exec(call.url.pathname) ?? []
  if (realmId === undefined) return undefined
  const steps = path
    .split('/')
    .filter((step) => step !== '')
    .map(decoded)
  const route = `${call.method} ${steps.join('/')}`
  if (route === 'GET query' || route === 'POST query') return queryTarget(call, realmId, path)
  if (route === 'GET exchangerate') {
    const { searchParams } = call.url
    const rate = { currency: searchParams.get('sourcecurrencycode'), day: searchParams.get('asofdate') }
    return { realmId, path, operation: 'read', rate, ...kindAt('exchangerate') }
  }
  if (route === 'GET cdc') return { realmId, path, operation: 'cdc' }
  if (route === 'POST upload') return { realmId, path, operation: 'upload', ...kindAt('attachable') }
  if (route === 'POST taxservice/taxcode') return { realmId, path, operation: 'taxCode', body: parseBody(call.body) }
  const [first, second, third] = steps
  if (call.method === 'GET' && first === 'download' && second !== undefined && third === undefined)
    return { realmId, path, operation: 'download', id: second, ...kindAt('attachable') }
  if (call.method === 'GET' && first === 'reports' && second !== undefined && third === undefined)
    return { realmId, path, operation: 'report', id: second }
  if (route === 'POST batch') return { realmId, path, operation: 'batch', body: parseBody(call.body) }
  return entityTarget(call, realmId, path, steps)
}

const kindAt = (path: string): { readonly kind?: EntityKind } => {
  const kind = kindsByPath.get(path)
  return kind === undefined ? {} : { kind }
}

const decoded = (step: string): string => {
  if (!step.includes('%')) return step
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
