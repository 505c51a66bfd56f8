import type { HttpHandler } from 'msw'
import { type CompanyName, openCompany } from './company/company.ts'
import { type DocumentOf, documentsOf } from './documents.ts'
import { EmulatorError } from './emulator-error.ts'
import type { EntityName } from './entities/kind.ts'
import { type FaultControls, Faults } from './faults/injection.ts'
import { ConnectionReset } from './http/disturbed.ts'
import { Gateway } from './http/gateway.ts'
import { Journal, type RecordedCall } from './http/journal.ts'
import { type LimitControls, LimitSwitch, type Limits } from './http/limits.ts'
import { Replays } from './http/replays.ts'
import { plainCall } from './http/target.ts'
import { type Clock, Ledger } from './ledger/ledger.ts'
import { type HandlerOptions, mswHandlers } from './msw.ts'
import type { OAuthOptions } from './oauth/client.ts'
import { OAuthServer, type TokenControls } from './oauth/oauth-server.ts'
import { createRandom } from './random.ts'
import { type Listening, type ListenOptions, listen } from './server.ts'
import type { EmulatorState } from './state.ts'
import { createUi, type QuickBooksUi } from './ui/ui.ts'
import { type WebhookControls, Webhooks } from './webhooks/webhooks.ts'

/** How an emulator is set up. */
export interface EmulatorOptions {
  /** What the companies hold at the start. @defaultValue 'home-services' */
  readonly company?: CompanyName
  /** Whether `home-services` has ten months of estimates, invoices and payments behind it. @defaultValue false */
  readonly history?: boolean
  /** The emulator's time. @defaultValue the machine's */
  readonly clock?: Clock
  /** The companies there are; each has books of its own. @defaultValue ['9341450000000001'] */
  readonly realmIds?: readonly string[]
  /** Where transaction ids and tokens begin; the same seed gives the same ones. @defaultValue 1 */
  readonly seed?: number
  /** What {@link Emulator.save} gave, in place of a company: the emulator goes on from there. */
  readonly state?: EmulatorState
  /** The apps that are known to the OAuth server, and whether people are asked. */
  readonly oauth?: OAuthOptions
  /** QuickBooks' limits of traffic; `{}` switches them on. @defaultValue none */
  readonly limits?: Limits
}

/** QuickBooks Online on this machine. */
export interface Emulator {
  /**
   * Answers a request as QuickBooks does; pass it as a client's `fetch`. The host does not matter, the path does.
   *
   * @throws TypeError `fetch failed` when a planned fault breaks the connection
   */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>
  /** Serves the same over HTTP (Node). @throws EmulatorError `port-in-use` or `cannot-listen` */
  listen(options?: ListenOptions): Promise<Listening>
  /** Gives msw request handlers. @throws EmulatorError `msw-missing` */
  handlers(options?: HandlerOptions): HttpHandler[]
  /** Every call received, oldest first; the oldest go after 100,000. */
  readonly requests: readonly RecordedCall[]
  /** The companies there are. */
  readonly realmIds: readonly string[]
  /** Copies of all rows of one entity as QuickBooks would send them, oldest first, inactive ones too. */
  documents<Name extends EntityName>(realmId: string, entity: Name): DocumentOf<Name>[]
  /** Everything there is, as plain JSON that `createEmulator({ state })` takes. */
  save(): EmulatorState
  /** Makes QuickBooks fail on purpose. */
  readonly faults: FaultControls
  /** Switches QuickBooks' limits of traffic on and off. */
  readonly limits: LimitControls
  /** Issues tokens and takes them back. */
  readonly tokens: TokenControls
  /** Tells receivers of changes, signed. */
  readonly webhooks: WebhookControls
  /** What a person does at QuickBooks' screens. */
  readonly ui: QuickBooksUi
}

const loadCompany = (realmId: string, clock: Clock, state: EmulatorState | undefined): Ledger | undefined => {
  const saved = state?.companies[realmId]
  if (saved === undefined) return undefined
  const ledger = new Ledger(realmId, clock)
  ledger.load(saved)
  return ledger
}

/** Rejects as soon as the signal says so; the work goes on, as it does behind a connection that was given up. */
const untilAborted = <Result>(work: () => Promise<Result>, signal: AbortSignal | null | undefined): Promise<Result> => {
  if (signal === null || signal === undefined) return work()
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
}

const fetchFrom = async (
  gateway: Gateway,
  request: Request | string | URL,
  init: RequestInit | undefined,
): Promise<Response> => {
  const plain = request instanceof Request ? undefined : plainCall(request, init)
  try {
    if (plain !== undefined) return await untilAborted(() => gateway.answer(plain), init?.signal)
    const whole = new Request(request, init)
    return await untilAborted(() => gateway.handle(whole), whole.signal)
  } catch (error) {
    if (error instanceof ConnectionReset) throw new TypeError('fetch failed', { cause: error })
    throw error
  }
}

const systemClock: Clock = { now: () => Date.now() }

/**
 * Creates an emulator: books in memory, with the items, customers and taxes of an example company.
 *
 * @throws EmulatorError `invalid-options` for a realmId that is no number
 * @example
 * import { createEmulator } from '@leadbooks/emulator'
 *
 * const emulator = createEmulator()
 * const reply = await emulator.fetch('https://quickbooks.api.intuit.com/v3/company/9341450000000001/customer', {
 *   method: 'POST',
 *   headers: { authorization: 'Bearer any', accept: 'application/json' },
 *   body: JSON.stringify({ DisplayName: 'Ada Byron' }),
 * })
 * reply.status // => 200
 * emulator.documents('9341450000000001', 'Customer').length // => 31
 */
export const createEmulator = (options: EmulatorOptions = {}): Emulator => {
  const { clock = systemClock, company = 'home-services', state } = options
  if (state !== undefined && state.version !== 1)
    throw new EmulatorError('invalid-options', `state is of version ${String(state.version)}; version 1 is understood`)
  const realmIds = options.realmIds ?? (state === undefined ? ['9341450000000001'] : Object.keys(state.companies))
  for (const realmId of realmIds)
    if (!/^\d{1,20}$/.test(realmId))
      throw new EmulatorError(
        'invalid-options',
        `realmId ${JSON.stringify(realmId)} is not a number of at most 20 digits`,
      )
  const companies = new Map(
    realmIds.map((realmId) => [
      realmId,
      loadCompany(realmId, clock, state) ?? openCompany(company, realmId, clock, options.history),
    ]),
  )
  const random = createRandom(options.seed ?? 1)
  const faults = new Faults()
  const journal = new Journal()
  const webhooks = new Webhooks(clock, random)
  for (const ledger of companies.values()) ledger.onChange((change) => webhooks.hear(change))
  const oauth = new OAuthServer(clock, random, realmIds, options.oauth)
  const replays = new Replays()
  if (state !== undefined) {
    random.position = state.position
    oauth.load(state.grants)
    replays.load(state.replays)
  }
  const limits = new LimitSwitch(options.limits)
  const gateway = new Gateway({ companies, clock, faults, journal, oauth, random, replays, limits })
  const ledgerOf = (realmId: string): Ledger => {
    const ledger = companies.get(realmId)
    if (ledger === undefined) throw new EmulatorError('unknown-company', `The emulator has no company ${realmId}`)
    return ledger
  }
  return {
    fetch: (request, init) => fetchFrom(gateway, request, init),
    listen: (listenOptions = {}) => listen(gateway, listenOptions),
    handlers: (handlerOptions = {}) => mswHandlers(gateway, handlerOptions),
    requests: journal.calls,
    realmIds,
    documents: (realmId, entity) => documentsOf(ledgerOf(realmId), entity),
    save: () =>
      structuredClone({
        version: 1,
        companies: Object.fromEntries([...companies].map(([realmId, ledger]) => [realmId, ledger.save()])),
        grants: oauth.save(),
        replays: replays.save(),
        position: random.position,
      }),
    faults,
    limits,
    tokens: oauth,
    webhooks,
    ui: createUi(ledgerOf),
  }
}
