import type { Store } from '../store.ts'
import { toBase64 } from './cipher.ts'
import { CommitKeys, type DataKeys } from './data-keys.ts'

const id = 'index'
/** 128 bits of a hash tell keys apart. */
const hashBytes = 16
const mostRealms = 1_000
const tries = 20

const encoder = new TextEncoder()

/**
 * Blocking keys as they stand in an index: hashed with a secret of the realm, so that they are found by equality and say
 * nothing of a number or a name.
 */
export class HashedKeys {
  readonly #store: Store
  readonly #keys: DataKeys
  readonly #secrets = new Map<string, Promise<CryptoKey>>()

  constructor(store: Store, keys: DataKeys) {
    this.#store = store
    this.#keys = keys
  }

  async hash(realmId: string, keys: readonly string[]): Promise<string[]> {
    if (keys.length === 0) return []
    const secret = await this.#secretOf(realmId)
    return Promise.all(
      keys.map(async (key) => {
        const signed = await crypto.subtle.sign('HMAC', secret, encoder.encode(key))
        return toBase64(new Uint8Array(signed, 0, hashBytes))
      }),
    )
  }

  #secretOf(realmId: string): Promise<CryptoKey> {
    const known = this.#secrets.get(realmId)
    if (known !== undefined) return known
    const secret = this.#readOrMake(realmId).then((raw) =>
      crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    )
    secret.catch(() => this.#secrets.delete(realmId))
    if (this.#secrets.size >= mostRealms) this.#secrets.clear()
    this.#secrets.set(realmId, secret)
    return secret
  }

  async #readOrMake(realmId: string): Promise<Uint8Array<ArrayBuffer>> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const held = await this.#keys.readRaw(realmId, id)
      if (held !== undefined) return held
      const made = new CommitKeys(this.#keys)
      await made.fresh(realmId, id)
      // Refused when another process makes one at this moment: theirs counts.
      await this.#store.commit(await made.writes())
    }
    throw new Error('The secret of an index could not be kept.')
  }
}
