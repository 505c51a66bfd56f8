import type { SmsConsent } from '@leadbooks/adapters'
import { normalizePhone } from '@leadbooks/core'
import { audited } from '../access/audit.ts'
import type { Engine } from '../engine/options.ts'
import type { Store, Write } from '../stores/store.ts'

/** A number that gets no texts. */
export interface OptOut {
  /** E.164 */
  phone: string
  /** ISO 8601 instant. */
  since: string
}

/**
 * Who wants no texts of a business. STOP and START answered to one of its numbers are heeded without anybody's doing; this is for
 * what people say otherwise.
 */
export interface OptOuts {
  /** Keeps texts from a number. @throws UnknownRealmError, TypeError for what is no number */
  add(realmId: string, phone: string, options: { by: string }): Promise<void>
  /** Lets texts go to a number again, on its owner's word. @throws UnknownRealmError, TypeError for what is no number */
  remove(realmId: string, phone: string, options: { by: string }): Promise<void>
  /** Newest first. */
  list(realmId: string, limit?: number): Promise<OptOut[]>
}

const kind = 'sms-consent'
const most = 1_000
const tries = 20

/** What a wish changes in the store: nothing where a later one is known already. */
export const consentWrites = async (
  store: Store,
  realmId: string,
  { phone, texts, at }: SmsConsent & { at: string },
): Promise<Write[]> => {
  const known = await store.readRegister(realmId, kind, phone)
  if (known !== undefined && known.updatedAt > at) return []
  const record = { realmId, kind, id: phone, updatedAt: at, doc: { texts } } as const
  return [{ op: 'register.put', expectedVersion: known?.version ?? 0, record }]
}

/** Tells whether the owner of a number asked this business for no texts. */
export const hasOptedOut = async (store: Store, realmId: string, phone: string): Promise<boolean> =>
  (await store.readRegister(realmId, kind, phone))?.doc.texts === 'stop'

/** Commits a wish together with other writes; what another process has just heard of the same number is read again. */
export const commitConsent = async (
  store: Store,
  realmId: string,
  wish: SmsConsent & { at: string },
  also: readonly Write[] = [],
): Promise<Awaited<ReturnType<Store['commit']>>> => {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await store.commit([...also, ...(await consentWrites(store, realmId, wish))])
    if (outcome.ok || outcome.conflict !== 'register-version' || attempt === tries) return outcome
  }
}

export const createOptOuts = (engine: Engine): OptOuts => {
  const put = async (realmId: string, raw: string, texts: SmsConsent['texts'], by: string): Promise<void> => {
    const { country } = await engine.tenantOf(realmId)
    const phone = normalizePhone(raw, { country }).e164
    if (phone === undefined) throw new TypeError('A telephone number was expected, such as +15125550187.')
    const action = texts === 'stop' ? 'texts.stopped' : 'texts.allowed'
    await commitConsent(engine.store, realmId, { phone, texts, at: engine.now() }, [
      audited(engine, { realmId, actor: by, action }),
    ])
  }
  return {
    add: (realmId, phone, { by }) => put(realmId, phone, 'stop', by),
    remove: (realmId, phone, { by }) => put(realmId, phone, 'start', by),
    list: async (realmId, limit = most) => {
      const known = await engine.store.listRegister(realmId, kind, Math.min(limit, most))
      return known
        .filter(({ doc }) => doc.texts === 'stop')
        .map(({ id, updatedAt }) => ({ phone: id, since: updatedAt }))
    },
  }
}
