import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SignatureScheme, signatureSchemes, signDelivery, verifySignature } from '../../src/index.ts'

const now = '2026-11-23T20:02:00.000Z'
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()

/** A key that signs and the one that verifies: the same, or the halves of a pair. */
interface Keys {
  sign: string
  verify: string
}

const base64 = async (key: CryptoKey, format: 'pkcs8' | 'spki' | 'raw') =>
  Buffer.from(await crypto.subtle.exportKey(format, key)).toString('base64')

const pair = async (algorithm: 'Ed25519' | 'RSA'): Promise<Keys> => {
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: 'SHA-256',
  }
  const keys = await crypto.subtle.generateKey(algorithm === 'RSA' ? rsa : algorithm, true, ['sign', 'verify'])
  if (!('publicKey' in keys)) throw new Error('expected a pair of keys')
  return { sign: await base64(keys.privateKey, 'pkcs8'), verify: await base64(keys.publicKey, 'spki') }
}

const pairs = { ed25519: await pair('Ed25519'), 'rsa-sha256': await pair('RSA') }

const keysOf = (scheme: SignatureScheme): Keys => {
  if (scheme.algorithm === 'ed25519' || scheme.algorithm === 'rsa-sha256') return pairs[scheme.algorithm]
  const key = scheme.secretEncoding === 'base64' && scheme.secretPrefix === undefined ? 'R2ZLM2o0bFhBNVpy' : secret
  return { sign: key, verify: key }
}

const usable = (scheme: SignatureScheme): string => keysOf(scheme).verify

const strange = async (scheme: SignatureScheme): Promise<string> =>
  scheme.algorithm === 'ed25519' || scheme.algorithm === 'rsa-sha256'
    ? (await pair(scheme.algorithm === 'ed25519' ? 'Ed25519' : 'RSA')).verify
    : 'R2ZLM2o0bFhBNVpyUnU2NG9mYXQ1MA=='

const sign = async (scheme: SignatureScheme, body: string, at = now) => ({
  headers: new Headers(await signDelivery(scheme, keysOf(scheme).sign, body, at)),
  rawBody: new TextEncoder().encode(body),
})

describe.each(Object.entries(signatureSchemes))('%s', (_, scheme) => {
  test('verifies what it signed, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (body) => {
        expect(await verifySignature(scheme, await sign(scheme, body), [usable(scheme)], now)).toEqual({ ok: true })
      }),
      { numRuns: 15 },
    )
  })

  test('accepts either secret during a rotation', async () => {
    const secrets = [await strange(scheme), usable(scheme)]
    expect(await verifySignature(scheme, await sign(scheme, '{}'), secrets, now)).toEqual({ ok: true })
  })

  test('says what is wrong', async () => {
    const delivery = await sign(scheme, '{}')
    const verify = (headers: Headers, secrets = [usable(scheme)]) =>
      verifySignature(scheme, { ...delivery, headers }, secrets, now)
    const damaged = new Headers(delivery.headers)
    damaged.set(scheme.header, 'dawfeoifkpqwoekfpqoekf')
    expect(await verify(new Headers())).toEqual({ ok: false, code: 'missing-header' })
    expect(await verify(damaged)).toEqual({
      ok: false,
      // The length of an RSA signature is its key's, so that any base64 may be one.
      code: scheme.algorithm === 'rsa-sha256' ? 'bad-signature' : 'malformed',
    })
    expect(await verify(delivery.headers, [])).toEqual({ ok: false, code: 'unknown-key' })
    expect(await verify(delivery.headers, [''])).toEqual({ ok: false, code: 'unknown-key' })
    expect(await verify(delivery.headers, [await strange(scheme)])).toEqual({
      ok: false,
      code: 'bad-signature',
    })
  })
})

const timed = Object.entries(signatureSchemes).filter(([, scheme]) => scheme.toleranceSeconds !== undefined)

test.each(timed)('%s closes its window of time at both ends', async (_, scheme) => {
  const { toleranceSeconds = 0, futureToleranceSeconds = toleranceSeconds } = scheme
  const delivery = await sign(scheme, '{}')
  const at = (instant: string) => verifySignature(scheme, delivery, [usable(scheme)], instant)
  expect(await at(later(toleranceSeconds))).toEqual({ ok: true })
  expect(await at(later(toleranceSeconds + 0.001))).toEqual({ ok: false, code: 'too-old' })
  expect(await at(later(-futureToleranceSeconds))).toEqual({ ok: true })
  expect(await at(later(-futureToleranceSeconds - 0.001))).toEqual({ ok: false, code: 'too-new' })
})

test('finds the one good signature among those of other keys and versions', async () => {
  const scheme = signatureSchemes.stripe
  const delivery = await sign(scheme, '{}')
  const good = delivery.headers.get(scheme.header) ?? ''
  delivery.headers.set(scheme.header, `v0=00,${good.replace(',', `,v1=${'0'.repeat(64)},`)},v2=x`)
  expect(await verifySignature(scheme, delivery, [secret], now)).toEqual({ ok: true })
})

test('signs text and its bytes alike, and keeps a given id', async () => {
  const scheme = signatureSchemes.standardWebhooks
  const options = { id: 'msg_1' }
  const bytes = new TextEncoder().encode('{"é":1}')
  const headers = await signDelivery(scheme, secret, '{"é":1}', now, options)
  expect(headers).toEqual(await signDelivery(scheme, secret, bytes, now, options))
  expect(headers['webhook-id']).toBe('msg_1')
})

test('refuses to sign with a secret that is misspelled or empty, without naming it', async () => {
  await expect(signDelivery(signatureSchemes.standardWebhooks, 'whsec_!!', '', now)).rejects.toThrow(/base64/)
  await expect(signDelivery(signatureSchemes.standardWebhooks, 'whsec_!!', '', now)).rejects.not.toThrow(/!!/)
  await expect(signDelivery(signatureSchemes.github, '', '', now)).rejects.toThrow(TypeError)
  await expect(signDelivery(signatureSchemes.github, 'a', '', 'tomorrow')).rejects.toThrow(TypeError)
})

describe('Standard Webhooks', () => {
  const scheme = signatureSchemes.standardWebhooks

  test('takes a keyed hash or a signature, whichever its secrets are for', async () => {
    const both = await sign(scheme, '{}')
    const v1 = both.headers.get('webhook-signature') ?? ''
    const id = both.headers.get('webhook-id') ?? ''
    const asymmetric = await signDelivery(signatureSchemes.standardWebhooksV1a, pairs.ed25519.sign, '{}', now, { id })
    both.headers.set('webhook-signature', `${v1} ${asymmetric['webhook-signature']}`)
    expect(await verifySignature(scheme, both, [secret], now)).toEqual({ ok: true })
    expect(await verifySignature(scheme, both, [`whpk_${pairs.ed25519.verify}`], now)).toEqual({ ok: true })
    expect(await verifySignature(scheme, both, ['whsec_c3RyYW5nZXI='], now)).toEqual({
      ok: false,
      code: 'bad-signature',
    })
  })

  test('never takes a signature of one version for the other', async () => {
    const delivery = await sign(scheme, '{}')
    const v1 = delivery.headers.get('webhook-signature') ?? ''
    delivery.headers.set('webhook-signature', v1.replace('v1,', 'v1a,'))
    expect((await verifySignature(scheme, delivery, [secret, `whpk_${pairs.ed25519.verify}`], now)).ok).toBe(false)
  })
})

test('signs method and address where the scheme says so', async () => {
  const scheme: SignatureScheme = { header: 'x-signature', algorithm: 'sha512', signed: '{method} {url}\n{body}' }
  const at = { method: 'POST', url: 'https://books.example.com/calls?a=1' }
  const delivery = {
    headers: new Headers(await signDelivery(scheme, secret, '{}', now, at)),
    rawBody: new Uint8Array([123, 125]),
  }
  expect(await verifySignature(scheme, { ...delivery, ...at }, [secret], now)).toEqual({ ok: true })
  const elsewhere = { ...delivery, ...at, url: 'https://books.example.com/calls?a=2' }
  expect(await verifySignature(scheme, elsewhere, [secret], now)).toEqual({ ok: false, code: 'bad-signature' })
})

test('reads an Ed25519 key as PEM, SPKI or its 32 bytes, and a private one with or without its public half', async () => {
  const scheme = signatureSchemes.gohighlevel
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('publicKey' in keys)) throw new Error('expected a pair of keys')
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey))
  const bare = Buffer.from(pkcs8.subarray(-32)).toString('base64')
  const whole = Buffer.concat([pkcs8.subarray(-32), raw]).toString('base64')
  const spki = await base64(keys.publicKey, 'spki')
  const pem = `-----BEGIN PUBLIC KEY-----\n${spki.replace(/.{20}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`
  for (const privateKey of [await base64(keys.privateKey, 'pkcs8'), bare, `whsk_${whole}`])
    for (const publicKey of [spki, pem, Buffer.from(raw).toString('base64')]) {
      const headers = new Headers(await signDelivery(scheme, privateKey, '{}', now))
      expect(await verifySignature(scheme, { headers, rawBody: new Uint8Array([123, 125]) }, [publicKey], now)).toEqual(
        { ok: true },
      )
    }
})
