import { describe, expect, test } from 'vitest'
import { encryptedTokenStore, memoryTokenStore, type StoredTokens, TokenKeyError } from '../../src/index.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const stored: StoredTokens = {
  version: 1,
  tokens: {
    accessToken: 'secret-access',
    accessTokenExpiresAt: '2026-11-23T21:00:00Z',
    refreshToken: 'secret-refresh',
    refreshTokenExpiresAt: '2027-03-01T00:00:00Z',
  },
}

describe('an encrypted token store', () => {
  test('reads back what it stored, and stores nothing that can be read', async () => {
    const inner = memoryTokenStore()
    const store = encryptedTokenStore(inner, key(1))
    expect(await store.replace('1', undefined, stored)).toBe(true)
    expect(await store.read('1')).toEqual(stored)
    expect(JSON.stringify(await inner.read('1'))).not.toContain('secret')
  })

  test('keeps compare-and-set, versions and claims', async () => {
    const store = encryptedTokenStore(memoryTokenStore(), key(1))
    const claim = { by: 'me', expiresAt: '2026-11-23T21:00:00Z' }
    await store.replace('1', undefined, stored)
    expect(await store.replace('1', 7, { ...stored, version: 8 })).toBe(false)
    expect(await store.replace('1', 1, { ...stored, version: 2, claim })).toBe(true)
    expect(await store.read('1')).toEqual({ ...stored, version: 2, claim })
  })

  test('never encrypts alike twice', async () => {
    const inner = memoryTokenStore()
    const store = encryptedTokenStore(inner, key(1))
    await store.replace('1', undefined, stored)
    const first = await inner.read('1')
    await store.replace('1', 1, { ...stored, version: 2 })
    expect((await inner.read('1'))?.tokens.refreshToken).not.toBe(first?.tokens.refreshToken)
  })

  test('takes a new key first and still reads with the old ones', async () => {
    const inner = memoryTokenStore()
    await encryptedTokenStore(inner, key(1)).replace('1', undefined, stored)
    const rotated = encryptedTokenStore(inner, [key(2), key(1)])
    expect(await rotated.read('1')).toEqual(stored)
    await rotated.replace('1', 1, { ...stored, version: 2 })
    expect((await encryptedTokenStore(inner, key(2)).read('1'))?.tokens).toEqual(stored.tokens)
    await expect(encryptedTokenStore(inner, key(1)).read('1')).rejects.toBeInstanceOf(TokenKeyError)
  })

  test("refuses one company's tokens in another's place, and changed ones", async () => {
    const inner = memoryTokenStore()
    const store = encryptedTokenStore(inner, key(1))
    await store.replace('1', undefined, stored)
    const [sealed] = [await inner.read('1')]
    if (!sealed) throw new Error('nothing is stored')
    await inner.replace('2', undefined, sealed)
    await expect(store.read('2')).rejects.toMatchObject({ code: 'token-key', realmId: '2' })
    const { accessToken, refreshToken } = sealed.tokens
    await inner.replace('1', 1, {
      ...sealed,
      tokens: { ...sealed.tokens, accessToken: refreshToken, refreshToken: accessToken },
    })
    await expect(store.read('1')).rejects.toBeInstanceOf(TokenKeyError)
  })

  test('reads what was stored before there was a key', async () => {
    const inner = memoryTokenStore()
    await inner.replace('1', undefined, stored)
    expect(await encryptedTokenStore(inner, key(1)).read('1')).toEqual(stored)
  })

  test('takes a key in base64 and one of the runtime', async () => {
    const inner = memoryTokenStore()
    const base64 = btoa(String.fromCharCode(...key(3)))
    await encryptedTokenStore(inner, base64).replace('1', undefined, stored)
    const own = await crypto.subtle.importKey('raw', key(3), 'AES-GCM', false, ['encrypt', 'decrypt'])
    expect(await encryptedTokenStore(inner, own).read('1')).toEqual(stored)
  })

  test.each([['too short'], [new Uint8Array(16)], ['']])('refuses %j as a key at once', (wrong) => {
    expect(() => encryptedTokenStore(memoryTokenStore(), wrong)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    )
  })
})
