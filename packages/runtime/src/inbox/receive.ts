import {
  type Adapter,
  type AdapterContext,
  type Delivery,
  DeliveryError,
  type ReceiveResult,
} from '@leadbooks/adapters'
import { type CommandFailure, normalizePhone } from '@leadbooks/core'
import { instant } from '../engine/clock.ts'
import type { Engine } from '../engine/options.ts'
import { type TenantConfig, UnknownRealmError } from '../engine/tenant.ts'
import { commitConsent } from '../outbox/opt-outs.ts'
import type { DeliveryRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { storableHeaders, storableUrl } from './credentials.ts'

type Rejection = Extract<ReceiveResult, { status: 'rejected' }>

/** What became of a delivery; a handshake is answered as the phone service wants it. */
export type Received = ReceiveResult | { status: 'handshake'; response: Response }

const hourMs = 3_600_000

/** Counts a delivery that was refused before anything of it could be trusted: visible afterwards, bounded, without its body. */
const refuse = async (
  engine: Engine,
  where: { realmId: string; adapter: string },
  rejection: Rejection,
): Promise<Rejection> => {
  const now = engine.clock.now()
  await engine.store.commit([
    {
      op: 'rejection.count',
      record: {
        ...where,
        code: rejection.code,
        hour: instant(now - (now % hourMs)),
        lastAt: instant(now),
        message: rejection.message,
      },
    },
  ])
  engine.logger.log('warn', 'delivery.refused', { ...where, code: rejection.code })
  return rejection
}

const rejected = (httpStatus: number, code: string, message: string): Rejection => ({
  status: 'rejected',
  httpStatus,
  code,
  message,
})

export const contextOf = (engine: Engine, tenant: TenantConfig, adapter: string, now: string): AdapterContext => ({
  secrets: Object.hasOwn(tenant.secrets, adapter) ? (tenant.secrets[adapter] ?? []) : [],
  timeZone: tenant.timeZone,
  country: tenant.country,
  phones: normalizePhone,
  ...(engine.publicUrl === undefined ? {} : { publicUrl: engine.publicUrl }),
  now,
})

const recordOf = (
  realmId: string,
  adapter: Adapter,
  deliveryId: string,
  delivery: Delivery,
  secrets: readonly string[],
): Omit<DeliveryRecord, 'status'> => ({
  realmId,
  adapter: adapter.name,
  deliveryId,
  receivedAt: delivery.receivedAt,
  method: delivery.method,
  url: storableUrl(delivery.url, secrets),
  headers: storableHeaders(delivery.headers, secrets),
  rawBody: delivery.rawBody,
  attempts: 0,
  leadIds: [],
  repeats: 0,
})

/** Puts a delivery before a person that is genuine and cannot be read: they can still call back. */
export const askAboutDelivery = (
  { realmId, adapter, deliveryId }: Pick<DeliveryRecord, 'realmId' | 'adapter' | 'deliveryId'>,
  { code, message }: CommandFailure,
  at: string,
): Write => ({
  op: 'review.open',
  record: {
    realmId,
    reviewId: `delivery/${adapter}/${deliveryId}`,
    code,
    message,
    detail: { adapter, deliveryId },
    status: 'open',
    openedAt: at,
  },
})

/** Keeps a delivery that is genuine but cannot be read. */
const keepUnreadable = async (
  engine: Engine,
  record: Omit<DeliveryRecord, 'status'>,
  error: DeliveryError,
): Promise<Rejection> => {
  const { realmId, adapter, deliveryId, receivedAt } = record
  const failure = { code: error.code, message: error.message }
  const outcome = await engine.store.commit([
    { op: 'delivery.insert', record: { ...record, status: 'rejected', error: failure } },
    askAboutDelivery(record, failure, receivedAt),
  ])
  if (!outcome.ok) await engine.store.commit([{ op: 'delivery.repeat', realmId, adapter, deliveryId }])
  engine.logger.log('warn', 'delivery.rejected', { realmId, adapter, deliveryId, code: error.code })
  return {
    status: 'rejected',
    httpStatus: error.httpStatus,
    code: error.code,
    message: error.message,
    issues: error.issues.map(({ path, code, message }) => ({ path, code, message })),
  }
}

const verifyMessages: Record<string, string> = {
  'missing-header': 'The delivery carries no secret: send the header or the token that the set-up page shows.',
  malformed: 'The secret or signature of the delivery is not in the form this phone service uses.',
  'bad-signature': 'The secret or signature of the delivery is not the one configured for this realm.',
  'too-old': 'The signature of the delivery is too old.',
  'too-new': 'The signature of the delivery is from the future: check the clocks.',
  'unknown-key': 'No secret is configured for this phone service in this realm.',
}

/**
 * Takes a delivery in: proves it genuine, reads it once to see that it can be read, and stores it. A result that is
 * `accepted` means that it is durable; nothing else has happened yet.
 */
export const receiveDelivery = async (
  engine: Engine,
  realmId: string,
  adapterName: string,
  delivery: Delivery,
): Promise<Received> => {
  const { telemetry } = engine
  const startedAt = performance.now()
  const attributes = { 'leadbooks.realm_id': realmId, 'leadbooks.adapter': adapterName }
  const received = await engine.intake.during(() =>
    telemetry.span('leadbooks.receive', attributes, () => takeIn(engine, realmId, adapterName, delivery)),
  )
  // What strangers wrote in the path is no name of a figure.
  const known = engine.adapters.some(({ name }) => name === adapterName) ? adapterName : 'unknown'
  const figures = { adapter: known, status: received.status }
  telemetry.count('leadbooks.deliveries', figures)
  telemetry.took('leadbooks.delivery.duration', performance.now() - startedAt, figures)
  return received
}

const takeIn = async (engine: Engine, realmId: string, adapterName: string, delivery: Delivery): Promise<Received> => {
  let tenant: TenantConfig
  try {
    tenant = await engine.tenantOf(realmId)
  } catch (error) {
    if (!(error instanceof UnknownRealmError)) throw error
    return refuse(engine, { realmId: '', adapter: '' }, rejected(404, 'unknown-realm', error.message))
  }
  const adapter = engine.adapters.find(({ name }) => name === adapterName)
  if (adapter === undefined) {
    const known = engine.adapters.map(({ name }) => name).join(', ')
    return refuse(
      engine,
      { realmId, adapter: '' },
      rejected(404, 'unknown-adapter', `No adapter of that name is installed; there are: ${known}.`),
    )
  }
  const where = { realmId, adapter: adapter.name }
  if (delivery.rawBody.byteLength > engine.maxBodyBytes) return refuse(engine, where, tooLarge(engine))
  const context = contextOf(engine, tenant, adapter.name, delivery.receivedAt)
  const verification = await adapter.verify(delivery, context)
  if (!verification.ok) {
    const message = verifyMessages[verification.code] ?? 'The delivery could not be verified.'
    return refuse(engine, where, rejected(401, verification.code, message))
  }

  const deliveryId = await adapter.deliveryId(delivery)
  const record = recordOf(realmId, adapter, deliveryId, delivery, context.secrets)
  let parsed: Awaited<ReturnType<Adapter['parse']>>
  try {
    parsed = await adapter.parse(delivery, context)
  } catch (error) {
    if (error instanceof DeliveryError) return keepUnreadable(engine, record, error)
    throw error
  }
  if (parsed.kind === 'handshake') return { status: 'handshake', response: parsed.response }
  const leadIds = parsed.kind === 'events' ? [...new Set(parsed.events.flatMap(({ leadId }) => leadId ?? []))] : []
  const insert: Write =
    parsed.kind === 'ignored'
      ? {
          op: 'delivery.insert',
          record: { ...record, status: 'ignored', error: { code: 'ignored', message: parsed.reason } },
        }
      : { op: 'delivery.insert', record: { ...record, status: 'received', leadIds, dueAt: engine.now() } }
  // With the delivery or not at all: a STOP that comes again years later changes nothing.
  const outcome = parsed.consent
    ? await commitConsent(engine.store, realmId, { ...parsed.consent, at: delivery.receivedAt }, [insert])
    : await engine.store.commit([insert])
  if (!outcome.ok) await engine.store.commit([{ op: 'delivery.repeat', ...where, deliveryId }])
  const [leadId] = leadIds
  const about = { ...where, ...(leadId === undefined ? {} : { leadId }), deliveryId }
  engine.logger.log('info', 'delivery.received', { ...about, duplicate: !outcome.ok })
  if (parsed.kind === 'ignored') return { status: 'ignored', deliveryId, reason: parsed.reason }
  engine.poke()
  return { status: 'accepted', deliveryId, leadIds, duplicate: !outcome.ok }
}

export const tooLarge = (engine: Engine): Rejection =>
  rejected(413, 'too-large', `The body is larger than ${engine.maxBodyBytes} bytes.`)

/** Counts a delivery whose body was cut off because it is too large to read. */
export const refuseTooLarge = (engine: Engine, realmId: string, adapter: string): Promise<Rejection> =>
  refuse(
    engine,
    engine.adapters.some(({ name }) => name === adapter) ? { realmId, adapter } : { realmId: '', adapter: '' },
    tooLarge(engine),
  )
