import type { ChangeNotice } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import { readNotices } from '../../http/quickbooks-webhooks.ts'
import { failure, json } from '../../http/reply.ts'
import { describeApi } from '../../http/router.ts'
import { objectPaths, type RealmNamespace, realmOfRequest } from './platform.ts'

export interface DurableObjectRouterOptions<Env> {
  /** The binding to the class that {@link leadBooksObject} made. */
  namespace: (env: Env) => RealmNamespace
  /** Verifier tokens of the app's webhooks at Intuit, several while one is replaced. @defaultValue none: no webhook is taken */
  verifierTokens?: (env: Env) => readonly string[]
  /** Every realm there is, for the watchdog: each is touched by `scheduled`, so that an alarm that was lost is set again. */
  realms: (env: Env) => readonly string[] | Promise<readonly string[]>
  /** Largest webhook of QuickBooks taken, in bytes. @defaultValue 1,048,576 */
  maxBodyBytes?: number
}

/** Handlers of a Worker: `export default durableObjectRouter(…)`. */
export interface DurableObjectRouter<Env> {
  fetch(request: Request, env: Env): Promise<Response>
  /** The watchdog; have a cron trigger call it every few minutes. @throws AggregateError when a realm's object did not answer */
  scheduled(controller: unknown, env: Env): Promise<void>
}

/** As QuickBooks gives them: digits alone, so that no id is spelled in two ways and none of them is a path. */
const realmIdPattern = /^\d{1,20}$/
/** Objects spoken to at once; a Worker may call a thousand in all. */
const mostAtOnce = 50

const tell = async (namespace: RealmNamespace, realmId: string, path: string, body?: unknown): Promise<void> => {
  const request = new Request(`https://realm.internal${path}?realm=${realmId}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await namespace.getByName(realmId).fetch(request)
  if (!response.ok) throw new Error(`The object of realm ${realmId} answered ${response.status}.`)
}

/** Does all of it, whatever fails, and gives what did. */
const tellAll = async <T>(all: readonly T[], tellOne: (one: T) => Promise<void>): Promise<unknown[]> => {
  const failures: unknown[] = []
  for (let start = 0; start < all.length; start += mostAtOnce) {
    const outcomes = await Promise.allSettled(all.slice(start, start + mostAtOnce).map(tellOne))
    failures.push(...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])))
  }
  return failures
}

const byRealm = (notices: readonly ChangeNotice[]): [string, ChangeNotice[]][] => {
  const groups = new Map<string, ChangeNotice[]>()
  for (const notice of notices)
    if (realmIdPattern.test(notice.realmId)) groups.set(notice.realmId, [...(groups.get(notice.realmId) ?? []), notice])
  return [...groups]
}

const busy = (message: string): Response => {
  const response = failure(503, 'realm-unavailable', message)
  response.headers.set('retry-after', '5')
  return response
}

const fanOut = async (namespace: RealmNamespace, notices: readonly ChangeNotice[]): Promise<Response> => {
  const failures = await tellAll(byRealm(notices), ([realmId, its]) =>
    tell(namespace, realmId, objectPaths.changes, its),
  )
  // Intuit sends again what is not answered 2xx; a change that was noted is noted once.
  if (failures.length > 0) return busy('Not every company could note its changes; send them again.')
  return json(200, { received: notices.length })
}

/** What belongs to no company: a Worker that answers is ready, and each company's object looks after its own store. */
const ownAnswers: Readonly<Record<string, () => JsonObject>> = {
  '/healthz': () => ({ ok: true, store: 'durable-object' }),
  '/readyz': () => ({ ready: true, store: 'durable-object' }),
  '/v1/openapi.json': describeApi,
}

const answerItself = ({ method }: Request, answer: () => JsonObject): Response => {
  if (method === 'GET') return json(200, answer())
  if (method === 'HEAD') return new Response(null, json(200, answer()))
  const response = failure(405, 'method-not-allowed', `This path does not take ${method}.`)
  response.headers.set('allow', 'GET, HEAD')
  return response
}

/**
 * Makes the handlers of a Worker that stands before the realms' objects: it sends each request of the HTTP surface to its
 * realm's object, verifies a webhook of QuickBooks once and hands every company its own part, answering 2xx after all of
 * them have it, and wakes objects whose alarm was lost.
 */
export const durableObjectRouter = <Env>(options: DurableObjectRouterOptions<Env>): DurableObjectRouter<Env> => {
  const { maxBodyBytes = 1_048_576 } = options
  return {
    fetch: async (request, env) => {
      const { pathname } = new URL(request.url)
      const namespace = options.namespace(env)
      const own = Object.hasOwn(ownAnswers, pathname) ? ownAnswers[pathname] : undefined
      if (own !== undefined) return answerItself(request, own)
      if (pathname === '/v1/quickbooks/webhooks' && request.method === 'POST') {
        const verifierTokens = options.verifierTokens?.(env) ?? []
        const notices = await readNotices(request, { verifierTokens, maxBodyBytes })
        return notices instanceof Response ? notices : fanOut(namespace, notices)
      }
      const realmId = realmOfRequest(new URL(request.url))
      if (realmId === undefined) return failure(404, 'unknown-route', 'There is nothing at this path.')
      if (!realmIdPattern.test(realmId)) return failure(404, 'unknown-realm', 'No such realm.')
      try {
        return await namespace.getByName(realmId).fetch(request)
      } catch {
        return busy('The company’s object could not be reached, or was moved while it worked; send this again.')
      }
    },
    scheduled: async (_controller, env) => {
      const namespace = options.namespace(env)
      const realms = (await options.realms(env)).filter((realmId) => realmIdPattern.test(realmId))
      const failures = await tellAll(realms, (realmId) => tell(namespace, realmId, objectPaths.wake))
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} realms could not be woken.`)
    },
  }
}
