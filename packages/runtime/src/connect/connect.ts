import {
  type Connection,
  createTokenManager,
  InputError,
  type OAuth,
  OAuthError,
  type TokenStore,
} from '@leadbooks/qbo'
import { audited } from '../access/audit.ts'
import { digestOf, randomSecret } from '../access/digest.ts'
import { instant } from '../engine/clock.ts'
import type { Engine, Principal } from '../engine/options.ts'
import { page, text } from '../http/page.ts'
import { failure } from '../http/reply.ts'
import { isOfConnection } from '../outbox/failure.ts'
import type { Write } from '../stores/store.ts'

/**
 * What is known of whoever set out to connect a company, sealed into the OAuth `state`: nobody can make one up, and nothing
 * is stored for journeys that are never finished.
 */
interface Journey {
  subject?: string
  realms: Principal['realms']
  /** The company that is to be connected, where it was named. */
  realmId?: string
  /** SHA-256 of what the browser's cookie holds. */
  cookie: string
  expiresAt: string
}

/** Commands that are hastened when a connection is renewed; what is behind them is due within five minutes. */
const mostWaiting = 1_000

const journeyMs = 10 * 60_000
const cookieName = 'leadbooks-connect'
const context = 'quickbooks-connect'

const cookieOf = (request: Request): string | undefined =>
  request.headers
    .get('cookie')
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)

const setCookie = (request: Request, value: string, maxAgeSeconds: number): string => {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  // Lax: the browser comes back from Intuit by following a link.
  return `${cookieName}=${value}; Path=/v1/quickbooks; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`
}

/** `GET /v1/quickbooks/connect`: sends a signed-in person to Intuit's page of consent. */
export const startConnecting = async (engine: Engine, request: Request, principal: Principal): Promise<Response> => {
  const { oauth, sealer } = engine
  if (oauth === undefined || engine.tokens === undefined || sealer === undefined)
    return failure(404, 'not-configured', 'This app connects no companies: pass `oauth`, `tokens` and `encryptionKey`.')
  const realmId = new URL(request.url).searchParams.get('realmId') ?? undefined
  if (realmId !== undefined && principal.realms !== '*' && !principal.realms.includes(realmId))
    return failure(404, 'unknown-realm', 'No such realm.')
  const secret = randomSecret()
  const journey: Journey = {
    ...(principal.subject === undefined ? {} : { subject: principal.subject }),
    realms: principal.realms,
    ...(realmId === undefined ? {} : { realmId }),
    cookie: await digestOf(secret),
    expiresAt: instant(engine.clock.now() + journeyMs),
  }
  const state = await sealer.seal(context, JSON.stringify(journey))
  return new Response(null, {
    status: 302,
    headers: {
      location: oauth.authorizeUrl({ state }),
      'set-cookie': setCookie(request, secret, journeyMs / 1_000),
      'cache-control': 'no-store',
    },
  })
}

const journeyOf = async (engine: Engine, request: Request): Promise<Journey | undefined> => {
  const state = new URL(request.url).searchParams.get('state') ?? ''
  // What was never sealed would come back as it is: only a sealed state is one.
  const json = state.startsWith('{') ? undefined : await engine.sealer?.open(context, state)
  if (json === undefined || !json.startsWith('{')) return undefined
  const journey = JSON.parse(json) as Journey // sealed by us
  const cookie = cookieOf(request)
  const isTheirs = cookie !== undefined && (await digestOf(cookie)) === journey.cookie
  return isTheirs && journey.expiresAt > engine.now() ? journey : undefined
}

/** Tells whether somebody may connect a company: one of their own, or one that is nobody's yet. */
const mayConnect = async (engine: Engine, { subject, realms }: Journey, realmId: string): Promise<boolean> => {
  if (realms === '*' || realms.includes(realmId)) return true
  const owner = await engine.store.readRegister(realmId, 'connection', 'owner')
  if (owner !== undefined) return subject !== undefined && owner.doc.subject === subject
  return (await engine.tenantIfKnown(realmId)) === undefined
}

const said = (status: number, title: string, sentence: string): Response => page(status, title, [text(sentence)])

/**
 * Keeps the tokens of a new connection, if they open the company that the browser named: the name came through the
 * browser, so anybody could have changed it on the way. Otherwise what was there before stays.
 *
 * @returns whether they do
 */
const keepTokens = async (
  engine: Engine,
  { oauth, tokens }: { oauth: OAuth; tokens: TokenStore },
  connection: Connection,
): Promise<boolean> => {
  const { realmId } = connection
  const before = await tokens.read(realmId)
  await createTokenManager({ realmId, store: tokens, oauth }).save(connection.tokens)
  try {
    await engine.reconnect(realmId).companyInfo.read()
    return true
  } catch (error) {
    const now = await tokens.read(realmId)
    if (before !== undefined && now !== undefined)
      await tokens.replace(realmId, now.version, { tokens: before.tokens, version: now.version + 1 })
    engine.reconnect(realmId)
    if (isRetryable(error)) throw error
    return false
  }
}

const isRetryable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === true

/** `GET /v1/quickbooks/callback`: where Intuit sends the browser back; exchanges the code and keeps the tokens. */
export const finishConnecting = async (
  engine: Engine,
  request: Request,
  principal: Principal | undefined,
): Promise<Response> => {
  const { oauth, tokens } = engine
  if (oauth === undefined || tokens === undefined)
    return failure(404, 'not-configured', 'This app connects no companies.')
  const journey = await journeyOf(engine, request)
  if (journey === undefined)
    return said(
      400,
      'Please start again',
      'This page was opened too late, or by another browser than the one that set out.',
    )
  if (principal !== undefined && principal.subject !== journey.subject)
    return said(403, 'Somebody else is signed in', 'Sign in as the person who set out to connect QuickBooks.')
  // Which company it is, the browser says; that it is true shows when Intuit takes the code, and its tokens open no other.
  const claimed = new URL(request.url).searchParams.get('realmId') ?? ''
  if (journey.realmId !== undefined && journey.realmId !== claimed)
    return said(409, 'That is another company', 'Choose the company you set out to connect.')
  if (!(await mayConnect(engine, journey, claimed))) {
    engine.logger.log('warn', 'connect.refused', { realmId: claimed })
    return said(409, 'That company is connected already', 'Somebody else has connected it. Ask them, or support.')
  }
  try {
    const connection = await oauth.exchangeCode(request.url)
    if (!(await keepTokens(engine, { oauth, tokens }, connection)))
      return said(
        400,
        'QuickBooks was not connected',
        'What Intuit gave us does not open that company. Please start again.',
      )
    await welcome(engine, connection.realmId, journey)
    return said(200, 'QuickBooks is connected', 'You can close this page.')
  } catch (error) {
    if (!(error instanceof OAuthError || error instanceof InputError)) throw error
    return said(400, 'QuickBooks was not connected', 'Intuit did not accept it, or you said no. Please start again.')
  }
}

const welcome = async (engine: Engine, realmId: string, { subject = 'unnamed' }: Journey): Promise<void> => {
  const owner = await engine.store.readRegister(realmId, 'connection', 'owner')
  const waiting = await engine.store.listCommands(realmId, { status: 'ready', limit: mostWaiting })
  const now = engine.now()
  const put: Write[] =
    owner === undefined
      ? [
          {
            op: 'register.put',
            expectedVersion: 0,
            record: { realmId, kind: 'connection', id: 'owner', updatedAt: now, doc: { subject } },
          },
        ]
      : []
  await engine.store.commit([
    ...put,
    // What waited for the connection goes on, and at once.
    { op: 'realm.pause', realmId, until: null },
    ...waiting
      .filter(({ error }) => error !== undefined && isOfConnection(error))
      .map(({ key }): Write => ({ op: 'command.hasten', realmId, key, dueAt: now })),
    audited(engine, { realmId, actor: subject, action: 'quickbooks.connected' }),
  ])
  engine.logger.log('info', 'quickbooks.connected', { realmId })
  engine.poke()
}
