import type { Sealer } from '@leadbooks/qbo'
import type { Clock } from '../../engine/clock.ts'
import type { RegisterKind } from '../records.ts'
import type { Store, Write } from '../store.ts'
import { fromBase64, importDataKey, randomKey, toBase64 } from './cipher.ts'

/** How long a key is used before it is asked for again: another process may have destroyed it. */
const freshMs = 60_000
const mostKeys = 10_000
const kind: RegisterKind = 'data-key'

/** What is stored cannot be read: it was sealed with a key that the app does not have now. */
export class SealedStoreError extends Error {
  override readonly name = 'SealedStoreError' as const
  readonly code = 'sealed-store'
  readonly retryable = false

  constructor() {
    super('No key of this app opens what is stored: give the encryption key it was sealed with, after the new one.')
  }
}

const contextOf = (realmId: string, id: string): string => `data-key\n${realmId}\n${id}`

const nameOf = (realmId: string, id: string): string => JSON.stringify([realmId, id])

/** A key that is made for a commit, with the write that keeps it. */
interface NewKey {
  realmId: string
  id: string
  raw: Uint8Array<ArrayBuffer>
  key: CryptoKey
}

/** The keys that rows are sealed with: one a lead, a delivery, a customer, kept in the register and themselves sealed. */
export class DataKeys {
  readonly #store: Store
  readonly #sealer: Sealer
  readonly #clock: Clock
  readonly #held = new Map<string, { until: number; key: Promise<CryptoKey | undefined> }>()

  constructor(store: Store, sealer: Sealer, clock: Clock) {
    this.#store = store
    this.#sealer = sealer
    this.#clock = clock
  }

  /**
   * @returns `undefined` where there is none: it was never made, or it was destroyed
   * @throws SealedStoreError where there is one that no key of the app opens
   */
  find(realmId: string, id: string): Promise<CryptoKey | undefined> {
    const name = nameOf(realmId, id)
    const known = this.#held.get(name)
    if (known !== undefined && known.until > this.#clock.now()) return known.key
    const key = this.readRaw(realmId, id).then((raw) => raw && importDataKey(raw))
    this.#hold(name, key)
    // What is not there may be there soon, and what failed may pass.
    const drop = (): void => {
      if (this.#held.get(name)?.key === key) this.#held.delete(name)
    }
    key.then((found) => found ?? drop(), drop)
    return key
  }

  async readRaw(realmId: string, id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const record = await this.#store.readRegister(realmId, kind, id)
    if (record === undefined) return undefined
    const text = await this.#sealer.open(contextOf(realmId, id), String(record.doc.key))
    if (text === undefined) throw new SealedStoreError()
    return fromBase64(text)
  }

  remember({ realmId, id, key }: NewKey): void {
    this.#hold(nameOf(realmId, id), Promise.resolve(key))
  }

  forget(realmId: string, id: string): void {
    this.#held.delete(nameOf(realmId, id))
  }

  async make(realmId: string, id: string): Promise<NewKey> {
    const raw = randomKey()
    return { realmId, id, raw, key: await importDataKey(raw) }
  }

  /** What keeps a new key; refused where another process has just made one. */
  async put({ realmId, id, raw }: NewKey): Promise<Write> {
    const updatedAt = new Date(this.#clock.now()).toISOString()
    const key = await this.#sealer.seal(contextOf(realmId, id), toBase64(raw))
    return { op: 'register.put', expectedVersion: 0, record: { realmId, kind, id, updatedAt, doc: { key } } }
  }

  #hold(name: string, key: Promise<CryptoKey | undefined>): void {
    this.#held.delete(name)
    this.#held.set(name, { until: this.#clock.now() + freshMs, key })
    const [oldest] = this.#held.size > mostKeys ? this.#held.keys() : []
    if (oldest !== undefined) this.#held.delete(oldest)
  }
}

/** The keys of one commit: those that are there, and those that it makes. */
export class CommitKeys {
  readonly #keys: DataKeys
  readonly #made = new Map<string, Promise<NewKey>>()

  constructor(keys: DataKeys) {
    this.#keys = keys
  }

  /** The key of what is new: made without asking whether there is one. */
  async fresh(realmId: string, id: string): Promise<CryptoKey> {
    const name = nameOf(realmId, id)
    const made = this.#made.get(name) ?? this.#keys.make(realmId, id)
    this.#made.set(name, made)
    return (await made).key
  }

  /** @param mayMake - asked where there is no key; what is sealed for a row that may have none is never read again */
  async of(realmId: string, id: string, mayMake: () => Promise<boolean> | boolean): Promise<CryptoKey> {
    const made = this.#made.get(nameOf(realmId, id))
    if (made !== undefined) return (await made).key
    const known = await this.#keys.find(realmId, id)
    if (known !== undefined) return known
    return (await mayMake()) ? this.fresh(realmId, id) : importDataKey(randomKey())
  }

  async writes(): Promise<Write[]> {
    return Promise.all([...this.#made.values()].map(async (made) => this.#keys.put(await made)))
  }

  /** Has the keys used from now on. */
  async keep(): Promise<void> {
    for (const made of this.#made.values()) this.#keys.remember(await made)
  }

  /** Tells whether another process has made one of the keys meanwhile. */
  async wereMadeElsewhere(): Promise<boolean> {
    for (const made of this.#made.values()) {
      const { realmId, id } = await made
      if ((await this.#keys.readRaw(realmId, id)) !== undefined) return true
    }
    return false
  }
}
