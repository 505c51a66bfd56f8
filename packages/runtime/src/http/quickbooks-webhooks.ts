import { type ChangeNotice, InputError, parseWebhook, verifyWebhook } from '@leadbooks/qbo'
import type { Engine } from '../engine/options.ts'
import { utc } from '../quickbooks/mirror.ts'
import type { Write } from '../stores/store.ts'
import { readBody } from './body.ts'
import { failure, json } from './reply.ts'

/** How long word of changes is gathered before they are read, so that one query answers what arrives together. */
const gatherMs = 2_000

const noteOf = ({ realmId, entity, id, operation, at, deletedId }: ChangeNotice, engine: Engine): Write => ({
  op: 'change.note',
  record: {
    realmId,
    entity,
    id,
    operation: operation === 'deleted' || operation === 'merged' ? operation : 'changed',
    ...(deletedId === undefined ? {} : { mergedId: deletedId }),
    noticedAt: utc(at) ?? engine.now(),
    dueAt: new Date(engine.clock.now() + gatherMs).toISOString(),
    attempts: 0,
  },
})

/**
 * `POST /v1/quickbooks/webhooks`: takes word of changes in, of any number of companies, and answers once all of it is
 * durable. What changed is read afterwards.
 *
 * Companies that nobody configured are passed over: the app may have been disconnected from them, and Intuit stops sending
 * to an endpoint that refuses.
 */
export const receiveChanges = async (engine: Engine, request: Request): Promise<Response> => {
  const rawBody = await readBody(request, engine.maxBodyBytes)
  if (rawBody === undefined) return failure(413, 'too-large', `The body is larger than ${engine.maxBodyBytes} bytes.`)
  const signature = request.headers.get('intuit-signature')
  if (!(await verifyWebhook({ rawBody, signature, verifierToken: engine.webhookVerifierTokens })))
    return failure(
      401,
      'bad-signature',
      'The header intuit-signature is not that of any verifier token configured here.',
    )
  let notices: ChangeNotice[]
  try {
    notices = parseWebhook(rawBody)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return failure(400, 'malformed', error.message)
  }
  const byRealm = new Map<string, Write[]>()
  for (const notice of notices) {
    const { realmId } = notice
    if (!byRealm.has(realmId) && (await engine.tenant(realmId)) === undefined) continue
    byRealm.set(realmId, [...(byRealm.get(realmId) ?? []), noteOf(notice, engine)])
  }
  for (const writes of byRealm.values()) await engine.store.commit(writes)
  engine.logger.log('info', 'changes.noted', { realms: byRealm.size, notices: notices.length })
  engine.poke()
  return json(200, { received: notices.length })
}
