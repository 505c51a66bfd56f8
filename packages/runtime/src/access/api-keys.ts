import { instant } from '../engine/clock.ts'
import type { Engine, Principal, Scope } from '../engine/options.ts'
import type { RegisterRecord } from '../stores/records.ts'
import { audited } from './audit.ts'
import { digestOf, randomSecret } from './digest.ts'

/** A key to the HTTP surface, without the secret: that is shown once, when it is made. */
export interface ApiKey {
  /** First 16 hexadecimal digits of the secret's hash. */
  id: string
  /** What it is for, in the words of whoever made it. */
  label: string
  scopes: Scope[]
  /** ISO 8601 instants. */
  createdAt: string
  expiresAt?: string
}

export interface NewApiKey {
  label: string
  scopes: readonly Scope[]
  /** ISO 8601 instant. @defaultValue never */
  expiresAt?: string
  /** Who makes it, for the audit trail. */
  by: string
}

/** Keys of one realm each. The store holds SHA-256 of them: 256 random bits need no slower hash. */
export interface ApiKeys {
  /** @returns the key as it is sent in `Authorization: Bearer …`, for this once. @throws ApiKeyError, UnknownRealmError */
  create(realmId: string, key: NewApiKey): Promise<ApiKey & { key: string }>
  list(realmId: string): Promise<ApiKey[]>
  /** Ends a key at once. @returns whether there was one */
  revoke(realmId: string, id: string, by: string): Promise<boolean>
}

/** A key that cannot be made as it was asked for. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError' as const
  readonly code = 'invalid-api-key'
  readonly retryable = false
  readonly issues: { path: string; code: string; message: string }[]

  constructor(issues: ApiKeyError['issues']) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join('; '))
    this.issues = issues
  }
}

export const scopes: readonly Scope[] = ['agent', 'read', 'events', 'manage']
const mostKeys = 200
const idDigits = 16

/** `lb_<realm>_<secret>`: the realm says where the key is looked up, so that one realm's keys are never read for another's. */
const keyPattern = /^lb_([^_\s]{1,64})_([\w-]{43})$/

const asKey = ({ id, doc }: RegisterRecord): ApiKey => ({
  ...(doc as unknown as Omit<ApiKey, 'id'>), // written by `create` below
  id: id.slice(0, idDigits),
})

const check = ({ label, scopes: wanted, expiresAt }: NewApiKey, now: string): void => {
  const issues: ApiKeyError['issues'] = []
  if (label.length === 0 || label.length > 200)
    issues.push({ path: 'label', code: 'length', message: 'expected 1 to 200 characters' })
  if (wanted.length === 0 || wanted.some((scope) => !scopes.includes(scope)))
    issues.push({ path: 'scopes', code: 'unknown-scope', message: `expected some of ${scopes.join(', ')}` })
  if (expiresAt !== undefined && !(Date.parse(expiresAt) > Date.parse(now)))
    issues.push({ path: 'expiresAt', code: 'not-ahead', message: 'expected an instant that is still to come' })
  if (issues.length > 0) throw new ApiKeyError(issues)
}

export const createApiKeys = (engine: Engine): ApiKeys => ({
  create: async (realmId, wanted) => {
    await engine.tenantOf(realmId)
    const createdAt = engine.now()
    check(wanted, createdAt)
    const secret = randomSecret()
    const id = await digestOf(secret)
    const doc = {
      label: wanted.label,
      scopes: [...new Set(wanted.scopes)],
      createdAt,
      ...(wanted.expiresAt === undefined ? {} : { expiresAt: instant(Date.parse(wanted.expiresAt)) }),
    }
    const record = { realmId, kind: 'api-key', id, updatedAt: createdAt, doc } as const
    const shown = { ...doc, id: id.slice(0, idDigits) }
    await engine.store.commit([
      { op: 'register.put', expectedVersion: 0, record },
      audited(engine, {
        realmId,
        actor: wanted.by,
        action: 'key.created',
        detail: { id: shown.id, scopes: doc.scopes },
      }),
    ])
    return { ...shown, key: `lb_${realmId}_${secret}` }
  },
  list: async (realmId) => (await engine.store.listRegister(realmId, 'api-key', mostKeys)).map(asKey),
  revoke: async (realmId, id, by) => {
    const held = (await engine.store.listRegister(realmId, 'api-key', mostKeys)).find(
      (record) => id.length >= idDigits && record.id.startsWith(id),
    )
    if (held === undefined) return false
    const outcome = await engine.store.commit([
      { op: 'register.remove', realmId, kind: 'api-key', id: held.id },
      audited(engine, { realmId, actor: by, action: 'key.revoked', detail: { id: held.id.slice(0, idDigits) } }),
    ])
    return outcome.ok
  },
})

/** Says who sends a request with one of our own keys; `undefined` for any other, and for one that has ended. */
export const principalOfKey = async (engine: Engine, request: Request): Promise<Principal | undefined> => {
  const [, realmId, secret] =
    keyPattern.exec(request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? '') ?? []
  if (realmId === undefined || secret === undefined) return undefined
  // Found by the hash: how long a comparison takes says nothing of the secret.
  const record = await engine.store.readRegister(realmId, 'api-key', await digestOf(secret))
  if (record === undefined) return undefined
  const { id, scopes: granted, expiresAt } = asKey(record)
  if (expiresAt !== undefined && expiresAt <= engine.now()) return undefined
  return { subject: `key:${id}`, realms: [realmId], scopes: granted }
}
