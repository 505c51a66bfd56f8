import { principalOfKey } from '../access/api-keys.ts'
import type { Engine, Principal, Scope } from '../engine/options.ts'
import { RateGate } from './rate-gate.ts'
import { failure } from './reply.ts'

/** Who sends a request: as the app says, or by one of our own keys. */
export const principalOf = async (engine: Engine, request: Request): Promise<Principal | undefined> =>
  (await engine.authenticate?.(request)) ?? principalOfKey(engine, request)

/** Who may read a realm may do so as an agent, too. */
const has = ({ scopes }: Principal, scope: Scope): boolean =>
  scopes.includes(scope) || (scope === 'agent' && scopes.includes('read'))

const tooMany = (seconds: number): Response => {
  const response = failure(429, 'too-many-requests', `Too many requests; try again in ${seconds} s.`)
  response.headers.set('retry-after', String(seconds))
  return response
}

/** The doors of the HTTP surface: who may pass, and how often. */
export class Doors {
  readonly #engine: Engine
  readonly #deliveries: RateGate
  readonly #requests: RateGate
  /** Of strangers to a realm, who try keys. */
  readonly #refusals = new RateGate(120)

  constructor(engine: Engine) {
    this.#engine = engine
    this.#deliveries = new RateGate(engine.rates.deliveriesPerMinute)
    this.#requests = new RateGate(engine.rates.requestsPerMinute)
  }

  /** Counts a delivery of a realm. @returns the refusal, if it is one too many */
  deliver(realmId: string): Response | undefined {
    const seconds = this.#deliveries.take(realmId, this.#engine.clock.now())
    return seconds === undefined ? undefined : tooMany(seconds)
  }

  async pass(request: Request, realmId: string | undefined, scope: Scope): Promise<Response | Principal> {
    const now = this.#engine.clock.now()
    const principal = await principalOf(this.#engine, request)
    if (principal === undefined) {
      const seconds = this.#refusals.take(realmId ?? '', now)
      return seconds === undefined
        ? failure(401, 'unauthenticated', 'A valid key is needed, as `Authorization: Bearer …`.')
        : tooMany(seconds)
    }
    const seconds = this.#requests.take(principal.subject ?? JSON.stringify(principal.realms), now)
    if (seconds !== undefined) return tooMany(seconds)
    // A realm one may not see is answered like one that does not exist, so that nobody can find out who is a tenant.
    if (principal.realms !== '*' && realmId !== undefined && !principal.realms.includes(realmId))
      return failure(404, 'unknown-realm', 'No such realm.')
    return has(principal, scope) ? principal : failure(403, 'missing-scope', `This key lacks the scope ${scope}.`)
  }
}
