import { type ChangeNotice, InputError, parseWebhook, verifyWebhook } from '@leadbooks/qbo'
import { instant } from '../engine/clock.ts'
import type { Engine } from '../engine/options.ts'
import { utc } from '../quickbooks/mirror.ts'
import type { Write } from '../stores/store.ts'
import { readBody } from './body.ts'
import { failure, json } from './reply.ts'

/** How long word of changes is gathered before they are read, so that one query answers what arrives together. */
const gatherMs = 2_000

/** Writes a notice down as a change to be read. @param nowMs - Unix time in milliseconds */
export const noteOf = ({ realmId, entity, id, operation, at, deletedId }: ChangeNotice, nowMs: number): Write => ({
  op: 'change.note',
  record: {
    realmId,
    entity,
    id,
    operation: operation === 'deleted' || operation === 'merged' ? operation : 'changed',
    ...(deletedId === undefined ? {} : { mergedId: deletedId }),
    noticedAt: utc(at) ?? instant(nowMs),
    dueAt: instant(nowMs + gatherMs),
    attempts: 0,
  },
})

/** Reads a delivery of Intuit's whose signature is right; otherwise gives the answer to it. */
export const readNotices = async (
  request: Request,
  { verifierTokens, maxBodyBytes }: { verifierTokens: readonly string[]; maxBodyBytes: number },
): Promise<ChangeNotice[] | Response> => {
  const rawBody = await readBody(request, maxBodyBytes)
  if (rawBody === undefined) return failure(413, 'too-large', `The body is larger than ${maxBodyBytes} bytes.`)
  const signature = request.headers.get('intuit-signature')
  if (!(await verifyWebhook({ rawBody, signature, verifierToken: verifierTokens })))
    return failure(
      401,
      'bad-signature',
      'The header intuit-signature is not that of any verifier token configured here.',
    )
  try {
    return parseWebhook(rawBody)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return failure(400, 'malformed', error.message)
  }
}

/**
 * `POST /v1/quickbooks/webhooks`: takes word of changes in, of any number of companies, and answers once all of it is
 * durable. What changed is read afterwards.
 *
 * Companies that nobody configured are passed over: the app may have been disconnected from them, and Intuit stops sending
 * to an endpoint that refuses.
 */
export const receiveChanges = async (engine: Engine, request: Request): Promise<Response> => {
  const { webhookVerifierTokens: verifierTokens, maxBodyBytes } = engine
  const notices = await readNotices(request, { verifierTokens, maxBodyBytes })
  if (notices instanceof Response) return notices
  const byRealm = new Map<string, Write[]>()
  for (const notice of notices) {
    const { realmId } = notice
    if (!byRealm.has(realmId) && (await engine.tenantIfKnown(realmId)) === undefined) continue
    byRealm.set(realmId, [...(byRealm.get(realmId) ?? []), noteOf(notice, engine.clock.now())])
  }
  for (const writes of byRealm.values()) await engine.store.commit(writes)
  engine.logger.log('info', 'changes.noted', { realms: byRealm.size, notices: notices.length })
  engine.poke()
  return json(200, { received: notices.length })
}
