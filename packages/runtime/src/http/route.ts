import type * as z from 'zod'
import type { LeadBooks } from '../engine/leadbooks.ts'
import type { Engine, Principal, Scope } from '../engine/options.ts'

export interface RouteContext {
  engine: Engine
  books: Omit<LeadBooks, 'fetch'>
  request: Request
  params: Record<string, string>
  /** Who asks; nobody on a route that is open to everybody. */
  principal: Principal
}

/** What the description of the HTTP surface says of a route. */
export interface About {
  summary: string
  /** What its body is checked with. */
  body?: z.ZodType
  /** Query parameters, with what they say. */
  query?: Record<string, string>
  /** @defaultValue 200 */
  status?: number
  answers: string
  /** Media types of its answers. @defaultValue `application/json` alone */
  media?: readonly string[]
  /** Refusals of its own, by status. */
  refusals?: Record<number, string>
}

export interface Route {
  method: 'GET' | 'POST'
  /** A GET that changes something, as a browser's way back from Intuit does: nobody may look at it with a HEAD. */
  changes?: true
  /** Segments that start with `:` are parameters. */
  path: string
  /** Absent: open to everybody. */
  scope?: Scope
  about: About
  handle(context: RouteContext): Promise<Response>
}

const largestPage = 200

export const limitOf = (request: Request): number => {
  const limit = Number(new URL(request.url).searchParams.get('limit') ?? '50')
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, largestPage) : 50
}

export const parameter = (request: Request, name: string): string | undefined =>
  new URL(request.url).searchParams.get(name) ?? undefined

/** How the description speaks of `limit`. */
export const limitText = 'At most so many, 1 to 200; 50 when left out.'

/** Names whoever asks, for the audit trail. */
export const actorOf = ({ principal }: RouteContext): string => principal.subject ?? 'unnamed'
