import { invalidRequestId } from '../faults/fault.ts'
import { authenticationFailed, authorizationFailed, throttleExceeded } from '../faults/gateway-fault.ts'
import type { Faults } from '../faults/injection.ts'
import type { Clock, Ledger } from '../ledger/ledger.ts'
import type { OAuthServer } from '../oauth/oauth-server.ts'
import { booksPage } from '../pages/books.ts'
import type { Random } from '../random.ts'
import { temporaryFile } from './attachments.ts'
import { type Answer, disturbed } from './disturbed.ts'
import type { Journal } from './journal.ts'
import type { LimitSwitch } from './limits.ts'
import { meteredCalls } from './metering.ts'
import { pause } from './pause.ts'
import { perform } from './perform.ts'
import { refusal } from './refusal.ts'
import { Replays } from './replays.ts'
import { faultReply, htmlReply, type Reply } from './reply.ts'
import { inHalves } from './slow-body.ts'
import { type Call, callOf, type Target, targetOf } from './target.ts'

/** What the gateway stands in front of. */
export interface GatewayParts {
  readonly companies: ReadonlyMap<string, Ledger>
  readonly clock: Clock
  readonly faults: Faults
  readonly journal: Journal
  readonly oauth: OAuthServer
  readonly random: Random
  readonly limits: LimitSwitch
  readonly replays?: Replays
}

const longestRequestId = 50

const bearerOf = (call: Call): string | undefined =>
  /^Bearer +(\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1]

/** Takes every request: lets it fail as planned, checks who asks, replays what was asked before, does the rest. */
export class Gateway {
  readonly #parts: GatewayParts
  readonly #replays: Replays
  readonly #limits: LimitSwitch

  constructor(parts: GatewayParts) {
    this.#parts = parts
    this.#limits = parts.limits
    this.#replays = parts.replays ?? new Replays()
  }

  /** Answers a request. @throws ConnectionReset when a planned fault breaks the connection */
  async handle(request: Request): Promise<Response> {
    return this.answer(await callOf(request))
  }

  /** Answers a call that has been read. @throws ConnectionReset when a planned fault breaks the connection */
  async answer(call: Call): Promise<Response> {
    const target = targetOf(call)
    if (target !== undefined) return this.#response(await this.#company(call, target))
    const elsewhere = (await this.#oauth(call)) ?? temporaryFile(call.url.pathname, this.#parts.companies)
    if (elsewhere === undefined && call.method === 'GET') {
      const page = booksPage(call.url, { companies: this.#parts.companies, calls: this.#parts.journal.calls })
      if (page !== undefined) return this.#response(page)
    }
    return this.#response(elsewhere ?? htmlReply(404, 'Not Found'))
  }

  /** Answers a call to an OAuth endpoint, or lets it fail as planned; undefined for every other path. */
  async #oauth(call: Call): Promise<Reply | undefined> {
    const { clock, faults, oauth } = this.#parts
    if (!oauth.serves(call)) return undefined
    const path = call.url.pathname
    const { kind, latencyMs } = faults.meet({
      path,
      realmId: '',
      method: call.method,
      operation: 'unknown',
      isOAuth: true,
    })
    await pause(latencyMs)
    const { reply } = disturbed(kind, call, clock.now(), () => ({ reply: oauth.answer(call), replayed: false }))
    return reply
  }

  async #company(call: Call, target: Target): Promise<Reply> {
    const { clock, faults, journal } = this.#parts
    const at = clock.now()
    const started = performance.now()
    const requestId = (call.url.search === '' ? null : call.url.searchParams.get('requestid')) || undefined
    const metered = meteredCalls(target)
    const close = journal.open({
      method: call.method,
      path: call.url.pathname,
      realmId: target.realmId,
      ...(target.kind === undefined ? {} : { entity: target.kind.name }),
      operation: target.operation,
      ...(requestId === undefined ? {} : { requestId }),
      metered: metered > 0,
      meteredCalls: metered,
      at: new Date(at).toISOString(),
      ...(target.statement === undefined ? {} : { statement: target.statement }),
    })
    const disturbance = faults.meet({
      path: target.path,
      realmId: target.realmId,
      method: call.method,
      operation: target.operation,
      ...(target.kind === undefined ? {} : { entity: target.kind.name }),
    })
    const counter = this.#limits.counter(target.realmId)
    const admitted = counter === undefined || counter.enter(at, target.operation, metered)
    try {
      const slow = disturbance.kind === 'slowBody'
      await pause(slow ? 0 : disturbance.latencyMs)
      const { reply, replayed } = admitted
        ? disturbed(disturbance.kind, call, at, () => this.#authorizedAnswer(call, target, requestId, at))
        : { reply: faultReply(throttleExceeded(), at, false), replayed: false }
      close({ status: reply.status, replayed, durationMs: performance.now() - started })
      return slow ? { ...reply, restAfterMs: disturbance.latencyMs } : reply
    } finally {
      if (admitted) counter?.leave()
    }
  }

  #authorizedAnswer(call: Call, target: Target, requestId: string | undefined, at: number): Answer {
    const { faults, clock } = this.#parts
    let ledger: Ledger
    try {
      ledger = this.#authorized(call, target.realmId)
      if ((requestId?.length ?? 0) > longestRequestId) throw invalidRequestId()
    } catch (error) {
      return { reply: refusal(error, call, at), replayed: false }
    }
    if (requestId === undefined) return { reply: this.#carriedOut(ledger, call, target, at), replayed: false }
    const earlier = this.#replays.find(target.realmId, requestId, clock.now(), faults.treatment)
    if (earlier !== undefined) return { reply: earlier, replayed: true }
    const reply = this.#carriedOut(ledger, call, target, at)
    this.#replays.remember(target.realmId, requestId, reply, clock.now())
    return { reply, replayed: false }
  }

  #carriedOut(ledger: Ledger, call: Call, target: Target, at: number): Reply {
    try {
      return perform(ledger, target, call, at)
    } catch (error) {
      return refusal(error, call, at)
    }
  }

  #authorized(call: Call, realmId: string): Ledger {
    const bearer = bearerOf(call)
    if (bearer === undefined) throw authenticationFailed('Authorization header is missing or malformed')
    const standing = this.#parts.oauth.standing(bearer, realmId)
    if (standing === 'expired') throw authenticationFailed(`Token expired: ${bearer.slice(0, 8)}`)
    const ledger = this.#parts.companies.get(realmId)
    if (ledger === undefined || standing === 'otherCompany') throw authorizationFailed(realmId)
    return ledger
  }

  #response(reply: Reply): Response {
    const { clock, random } = this.#parts
    const seconds = Math.floor(clock.now() / 1000)
      .toString(16)
      .padStart(8, '0')
    return new Response(reply.restAfterMs === undefined ? reply.body : inHalves(reply.body, reply.restAfterMs), {
      status: reply.status,
      headers: {
        'content-type': reply.contentType,
        intuit_tid: `1-${seconds}-${random.hex(24)}`,
        'qbo-version': '2073.223',
        'service-time': 'total=4, db=1',
        'cache-control': 'max-age=0, no-cache, no-store, must-revalidate, private',
        ...reply.headers,
      },
    })
  }
}
