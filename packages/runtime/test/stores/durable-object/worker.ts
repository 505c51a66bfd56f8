import { nextphone } from '@leadbooks/adapters/nextphone'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import { createQuickBooks } from '@leadbooks/qbo'
import {
  durableObjectRouter,
  durableObjectStore,
  leadBooksObject,
  type ObjectContext,
  type RealmNamespace,
} from '@leadbooks/runtime/stores/durable-object'
import { storeContract } from '@leadbooks/runtime/testing'

/** The Worker of the tests, bundled and run by workerd. */
interface Env {
  REALMS: RealmNamespace
  CASES: RealmNamespace
  QUICKBOOKS_URL: string
  /** JSON: each realm's secret. */
  SECRETS: string
}

const secretsOf = (env: Env): Record<string, string> => JSON.parse(env.SECRETS)

/** Runs one case of the contract on a store of its own. */
export class CaseObject {
  readonly #context: ObjectContext

  constructor(context: ObjectContext) {
    this.#context = context
  }

  async fetch(request: Request): Promise<Response> {
    const wanted = decodeURIComponent(new URL(request.url).pathname.slice(1))
    const found = storeContract.find(({ name }) => name === wanted)
    if (found === undefined) return new Response('There is no such case.', { status: 404 })
    try {
      await found.run(durableObjectStore(this.#context.storage))
      return new Response('kept')
    } catch (error) {
      return new Response(String(error), { status: 500 })
    }
  }
}

/** A realm's object that loses its alarm and tells of itself, as the tests ask. */
const Realm = leadBooksObject<Env>((env) => ({
  quickbooks: (realmId) =>
    createQuickBooks({
      realmId,
      environment: 'sandbox',
      baseUrl: env.QUICKBOOKS_URL,
      auth: { accessToken: 'token' },
    }),
  adapters: [nextphone()],
  tenant: async (realmId) => {
    const secret = secretsOf(env)[realmId]
    if (secret === undefined) return undefined
    return {
      timeZone: 'America/Chicago',
      country: 'US',
      currency: 'USD',
      secrets: { nextphone: [secret] },
      mapping: homeServicesRules,
      items: homeServicesItems,
      senders: { businessName: 'Example Home Services', contractor: {} },
    }
  },
  authenticate: async (request) =>
    request.headers.get('authorization') === 'Bearer key' ? { realms: '*', scopes: ['read'] } : undefined,
  leaseMs: 1_000,
}))

export class RealmObject extends Realm {
  readonly #context: ObjectContext & { storage: { deleteAlarm(): Promise<void> } }

  constructor(context: ObjectContext & { storage: { deleteAlarm(): Promise<void> } }, env: Env) {
    super(context, env)
    this.#context = context
  }

  override async fetch(request: Request): Promise<Response> {
    const { storage } = this.#context
    const asked = request.headers.get('x-test')
    if (asked === 'tables') return Response.json(storage.sql.exec('select name from sqlite_master').toArray().length)
    if (asked === 'alarm') return Response.json(await storage.getAlarm())
    const response = await super.fetch(request)
    if (asked === 'lose-alarm') await storage.deleteAlarm()
    return response
  }
}

const router = durableObjectRouter<Env>({
  namespace: (env) => env.REALMS,
  verifierTokens: () => ['verifier'],
  realms: (env) => Object.keys(secretsOf(env)),
})

// biome-ignore lint/style/noDefaultExport: where workerd looks for a Worker's handlers
export default {
  fetch: async (request: Request, env: Env): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname.startsWith('/case/')) {
      const name = decodeURIComponent(pathname.slice('/case/'.length))
      return env.CASES.getByName(name).fetch(new Request(`https://case.internal/${encodeURIComponent(name)}`))
    }
    if (pathname === '/object')
      return env.REALMS.getByName(searchParams.get('realm') ?? '').fetch(
        new Request('https://test.internal/', { headers: { 'x-test': searchParams.get('ask') ?? '' } }),
      )
    if (pathname === '/scheduled') {
      await router.scheduled(undefined, env)
      return new Response(null, { status: 204 })
    }
    return router.fetch(request, env)
  },
}
