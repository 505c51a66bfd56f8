import { describe, expect, test } from 'vitest'
import {
  type Adapter,
  type AdapterContext,
  aircall,
  bland,
  callrail,
  type Delivery,
  dialpad,
  elevenlabs,
  gohighlevel,
  gohighlevelPublicKey,
  quo,
  retell,
  ringcentral,
  signatureSchemes,
  signDelivery,
  synthflow,
  twilio,
  vapi,
} from '../../src/index.ts'
import { context, deliveryOf } from '../vendor-calls.ts'

const { now } = context
const later = (seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString()
const withSecrets = (...secrets: string[]): AdapterContext => ({ ...context, secrets })
const body = '{"id":"EV1","type":"call.completed","locationId":"l1","call":{"call_id":"c1"},"data":{}}'

const signedWith = async (
  scheme: (typeof signatureSchemes)[keyof typeof signatureSchemes],
  secret: string,
  signed = body,
  at = now,
): Promise<Delivery> => deliveryOf(body, { headers: new Headers(await signDelivery(scheme, secret, signed, at)) })

/** One more bit in the body, with the headers as they were. */
const flipped = (delivery: Delivery): Delivery => ({
  ...delivery,
  rawBody: delivery.rawBody.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
})

const base64Key = 'R2ZLM2o0bFhBNVpyUnU2NG9mYXQ1MHNyR3pvSUhIVVg='

describe.each<[string, Adapter, (typeof signatureSchemes)[keyof typeof signatureSchemes], string, number?, number?]>([
  ['vapi', vapi(), signatureSchemes.vapi, 'a-secret', 300, 300],
  ['retell', retell(), signatureSchemes.retell, 'key_1', 300, 300],
  ['bland', bland(), signatureSchemes.bland, 'b-secret'],
  ['callrail', callrail(), signatureSchemes.callrail, 'c-secret'],
  ['quo, older', quo(), signatureSchemes.quo, base64Key, 172_800, 300],
  ['quo, newer', quo(), signatureSchemes.standardWebhooks, `whsec_${base64Key}`, 300, 300],
  ['elevenlabs', elevenlabs(), signatureSchemes.elevenlabs, 'wsec_1', 1800, 1800],
])('%s', (_, adapter, scheme, secret, tolerance, future) => {
  test('takes what was signed with any of its secrets, and refuses one flipped bit', async () => {
    const delivery = await signedWith(scheme, secret)
    expect(await adapter.verify(delivery, withSecrets(base64Key.toLowerCase(), secret))).toEqual({ ok: true })
    expect(await adapter.verify(flipped(delivery), withSecrets(secret))).toEqual({ ok: false, code: 'bad-signature' })
    expect(await adapter.verify(deliveryOf(body), withSecrets(secret))).toEqual({ ok: false, code: 'missing-header' })
    expect(await adapter.verify(delivery, withSecrets())).toEqual({ ok: false, code: 'unknown-key' })
  })

  if (tolerance === undefined) return
  test('closes its window of time at both ends', async () => {
    const delivery = await signedWith(scheme, secret)
    const at = (instant: string) => adapter.verify(delivery, { ...withSecrets(secret), now: instant })
    expect(await at(later(tolerance))).toEqual({ ok: true })
    expect(await at(later(tolerance + 1))).toEqual({ ok: false, code: 'too-old' })
    expect(await at(later(-(future ?? 0)))).toEqual({ ok: true })
    expect(await at(later(-(future ?? 0) - 1))).toEqual({ ok: false, code: 'too-new' })
  })
})

const token = '?token=a-long-random-token'
const carrying = (...headers: [string, string][]): Delivery => deliveryOf(body, { headers: new Headers(headers) })

describe.each([vapi(), bland(), callrail(), dialpad(), ringcentral(), aircall(), gohighlevel(), synthflow()])(
  '$name, where it signs nothing',
  (adapter) => {
    test('takes a secret in the address, whole and no other', async () => {
      const at = (query: string) => ({ ...deliveryOf(body), url: `https://books.example.com/calls${query}` })
      const own = withSecrets('older', 'a-long-random-token')
      expect(await adapter.verify(at(token), own)).toEqual({ ok: true })
      expect(await adapter.verify(at(token.slice(0, -1)), own)).toEqual({ ok: false, code: 'bad-signature' })
      expect((await adapter.verify(at(''), own)).ok).toBe(false)
      expect(await adapter.verify(at('?token='), withSecrets(''))).toEqual({ ok: false, code: 'unknown-key' })
    })
  },
)

describe('vapi', () => {
  test('takes the older secret header, a bearer token, and the aliases of older pages', async () => {
    const own = withSecrets('vapi-secret')
    expect(await vapi().verify(carrying(['x-vapi-secret', 'vapi-secret']), own)).toEqual({ ok: true })
    expect(await vapi().verify(carrying(['authorization', 'Bearer vapi-secret']), own)).toEqual({ ok: true })
    expect(await vapi({ headerName: 'x-own' }).verify(carrying(['x-own', 'vapi-secret']), own)).toEqual({ ok: true })
    expect(await vapi().verify(carrying(['x-vapi-secret', 'vapi-secre']), own)).toEqual({
      ok: false,
      code: 'bad-signature',
    })
    for (const format of ['{signature}', 'sha256={signature}']) {
      const headers = await signDelivery({ header: 'x-vapi-signature', format }, 'vapi-secret', body, now)
      expect(await vapi().verify(deliveryOf(body, { headers: new Headers(headers) }), own)).toEqual({ ok: true })
    }
  })

  test('reads its timestamp in seconds or milliseconds', async () => {
    const scheme = { ...signatureSchemes.vapi, timestampUnit: 'milliseconds' } as const
    const delivery = await signedWith(scheme, 's')
    expect(await vapi().verify(delivery, withSecrets('s'))).toEqual({ ok: true })
    expect(await vapi().verify(delivery, { ...withSecrets('s'), now: later(301) })).toEqual({
      ok: false,
      code: 'too-old',
    })
  })

  test('follows a plan of its own', async () => {
    const signature = { header: 'x-hook', algorithm: 'sha512', encoding: 'base64', format: 'v={signature}' } as const
    const delivery = await signedWith(signature, 's')
    expect(await vapi({ signature }).verify(delivery, withSecrets('s'))).toEqual({ ok: true })
    expect((await vapi().verify(delivery, withSecrets('s'))).ok).toBe(false)
  })
})

describe('quo', () => {
  test('finds the good one among several signatures, each with a timestamp of its own', async () => {
    const [old, fresh] = await Promise.all([
      signedWith(signatureSchemes.quo, 'b3RoZXI=', body, later(-90)),
      signedWith(signatureSchemes.quo, base64Key),
    ])
    const header = [old, fresh].map(({ headers }) => headers.get('openphone-signature')).join(', ')
    expect(await quo().verify(carrying(['openphone-signature', header]), withSecrets(base64Key))).toEqual({ ok: true })
  })

  test('takes a retry that keeps its first timestamp 27 hours later', async () => {
    const delivery = await signedWith(signatureSchemes.quo, base64Key)
    const retry = { ...withSecrets(base64Key), now: later(27 * 3600 + 35 * 60) }
    expect(await quo().verify(delivery, retry)).toEqual({ ok: true })
  })

  test('uses every byte of a key, those beyond 0x7f too', async () => {
    const key = Buffer.from(Uint8Array.from({ length: 32 }, (_, index) => 255 - index)).toString('base64')
    expect(await quo().verify(await signedWith(signatureSchemes.quo, key), withSecrets(key))).toEqual({ ok: true })
  })
})

const jwt = async (secret: string, payload: object, header: object = { alg: 'HS256', typ: 'JWT' }): Promise<string> => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(payload)}`
  const key = await crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return `${signed}.${Buffer.from(await crypto.subtle.sign('HMAC', key, Buffer.from(signed))).toString('base64url')}`
}

describe('dialpad', () => {
  const call = {
    call_id: 1,
    state: 'hangup',
    external_number: '+15128675310',
    direction: 'inbound',
    iat: Date.parse(now) / 1000,
  }
  const own = withSecrets('older', 'dialpad-secret')

  test('takes a body that is a JWT, with quotation marks or without, and reads the call in it', async () => {
    const token = await jwt('dialpad-secret', call)
    for (const text of [token, `"${token}"`, `${token}\n`]) {
      const delivery = deliveryOf(text)
      expect(await dialpad().verify(delivery, own)).toEqual({ ok: true })
      expect(await dialpad().parse(delivery, context)).toMatchObject({ events: [{ leadId: 'dialpad:1' }] })
    }
  })

  test.each(['none', 'None', 'HS512', 'RS256'])('refuses the algorithm %s, whatever the signature', async (alg) => {
    const token = await jwt('dialpad-secret', call, { alg })
    expect((await dialpad().verify(deliveryOf(token), own)).ok).toBe(false)
    expect((await dialpad().verify(deliveryOf(`${token.split('.').slice(0, 2).join('.')}.AA`), own)).ok).toBe(false)
  })

  test('refuses another key, another payload, and plain JSON that carries no secret', async () => {
    const token = await jwt('dialpad-secret', call)
    const [head, , proof] = token.split('.')
    const forged = `${head}.${Buffer.from(JSON.stringify({ ...call, call_id: 2 })).toString('base64url')}.${proof}`
    expect(await dialpad().verify(deliveryOf(await jwt('stranger', call)), own)).toEqual({
      ok: false,
      code: 'bad-signature',
    })
    expect(await dialpad().verify(deliveryOf(forged), own)).toEqual({ ok: false, code: 'bad-signature' })
    expect(await dialpad().verify(deliveryOf(call), own)).toEqual({ ok: false, code: 'missing-header' })
  })

  test('refuses a token that has expired or comes from the future', async () => {
    const seconds = Date.parse(now) / 1000
    expect(
      await dialpad().verify(deliveryOf(await jwt('dialpad-secret', { ...call, exp: seconds - 61 })), own),
    ).toEqual({ ok: false, code: 'too-old' })
    expect(
      await dialpad().verify(deliveryOf(await jwt('dialpad-secret', { ...call, iat: seconds + 301 })), own),
    ).toEqual({ ok: false, code: 'too-new' })
  })
})

describe('ringcentral', () => {
  test('takes its token in either header', async () => {
    for (const name of ['validation-token', 'verification-token'])
      expect(await ringcentral().verify(carrying([name, 'chosen']), withSecrets('chosen'))).toEqual({ ok: true })
    expect(await ringcentral().verify(carrying(['verification-token', 'guess']), withSecrets('chosen'))).toEqual({
      ok: false,
      code: 'bad-signature',
    })
  })
})

describe('aircall', () => {
  test('takes its token in the body and nowhere else in it', async () => {
    const own = withSecrets('aircall-token')
    expect(await aircall().verify(deliveryOf({ token: 'aircall-token', data: {} }), own)).toEqual({ ok: true })
    expect(await aircall().verify(deliveryOf({ token: 'guess', data: {} }), own)).toEqual({
      ok: false,
      code: 'bad-signature',
    })
    expect((await aircall().verify(deliveryOf({ data: { token: 'aircall-token' } }), own)).ok).toBe(false)
  })
})

describe('synthflow', () => {
  const signed = async (name = 'synthflow-signature') => {
    const headers = await signDelivery(signatureSchemes.synthflow, 'synth-secret', 'c1', now)
    return carrying([name, headers['synthflow-signature'] ?? ''])
  }

  test("takes a signature of the call's id under either name of the header", async () => {
    for (const name of ['synthflow-signature', 'http_synthflow_signature'])
      expect(await synthflow().verify(await signed(name), withSecrets('synth-secret'))).toEqual({ ok: true })
    const other = { ...(await signed()), rawBody: new TextEncoder().encode(body.replace('c1', 'c2')) }
    expect(await synthflow().verify(other, withSecrets('synth-secret'))).toEqual({ ok: false, code: 'bad-signature' })
  })

  test('can want a secret in the address besides, since the signature covers nothing else', async () => {
    const strict = synthflow({ requireToken: true })
    expect((await strict.verify(await signed(), withSecrets('synth-secret'))).ok).toBe(false)
  })

  test('names a call with another body the same, so that a repeated signature counts once', async () => {
    const delivery = await signed()
    const changed = { ...delivery, rawBody: new TextEncoder().encode(body.replace('EV1', 'EV2')) }
    expect(await synthflow().deliveryId(changed)).toBe(await synthflow().deliveryId(delivery))
  })
})

describe('gohighlevel', () => {
  const keyPair = async () => {
    const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
    if (!('publicKey' in keys)) throw new Error('expected a pair of keys')
    const text = async (key: CryptoKey, format: 'pkcs8' | 'spki') =>
      Buffer.from(await crypto.subtle.exportKey(format, key)).toString('base64')
    return { sign: await text(keys.privateKey, 'pkcs8'), verify: await text(keys.publicKey, 'spki') }
  }

  test("takes an event signed with a key among the tenant's secrets, and refuses one flipped bit", async () => {
    const keys = await keyPair()
    const delivery = await signedWith(signatureSchemes.gohighlevel, keys.sign)
    expect(await gohighlevel().verify(delivery, withSecrets('other', keys.verify))).toEqual({ ok: true })
    expect((await gohighlevel().verify(flipped(delivery), withSecrets(keys.verify))).ok).toBe(false)
    expect((await gohighlevel().verify(delivery, withSecrets((await keyPair()).verify))).ok).toBe(false)
  })

  test('does not take a signature of anybody for that of HighLevel', async () => {
    const delivery = await signedWith(signatureSchemes.gohighlevel, (await keyPair()).sign)
    expect(await gohighlevel().verify(delivery, withSecrets('location:l1'))).toEqual({
      ok: false,
      code: 'bad-signature',
    })
    expect(Buffer.from(gohighlevelPublicKey, 'base64')).toHaveLength(44)
  })

  test('takes the retired signature only where its key was given, and then for the right location alone', async () => {
    const rsa = {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1),
      hash: 'SHA-256',
    }
    const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const base64 = async (key: CryptoKey, format: 'pkcs8' | 'spki') =>
      Buffer.from(await crypto.subtle.exportKey(format, key)).toString('base64')
    const legacyPublicKey = `-----BEGIN PUBLIC KEY-----\n${await base64(keys.publicKey, 'spki')}\n-----END PUBLIC KEY-----`
    const delivery = await signedWith(signatureSchemes.gohighlevelLegacy, await base64(keys.privateKey, 'pkcs8'))
    delivery.headers.set('x-ghl-signature', 'N/A')
    expect(await gohighlevel({ legacyPublicKey }).verify(delivery, withSecrets('location:l1'))).toEqual({ ok: true })
    expect((await gohighlevel({ legacyPublicKey }).verify(delivery, withSecrets('location:l2'))).ok).toBe(false)
    expect((await gohighlevel({ legacyPublicKey }).verify(flipped(delivery), withSecrets('location:l1'))).ok).toBe(
      false,
    )
    expect((await gohighlevel().verify(delivery, withSecrets('location:l1'))).ok).toBe(false)
  })

  test('closes the window of a dated event at both ends', async () => {
    const keys = await keyPair()
    const dated = `{"type":"NoteCreate","timestamp":"${now}"}`
    const headers = new Headers(await signDelivery(signatureSchemes.gohighlevel, keys.sign, dated, now))
    const at = (seconds: number) =>
      gohighlevel().verify(deliveryOf(dated, { headers }), { ...withSecrets(keys.verify), now: later(seconds) })
    expect(await at(300)).toEqual({ ok: true })
    expect(await at(301)).toEqual({ ok: false, code: 'too-old' })
    expect(await at(-301)).toEqual({ ok: false, code: 'too-new' })
  })

  test('a location is no secret: who knows it is not let in', async () => {
    const at = { ...deliveryOf(body), url: 'https://books.example.com/calls?token=location:l1' }
    expect((await gohighlevel().verify(at, withSecrets('location:l1'))).ok).toBe(false)
  })
})

describe('twilio', () => {
  const form = new URLSearchParams({ CallSid: 'CA1', From: '+15128675310' })
  const sign = async (url: string, auth = 'token') => {
    const key = await crypto.subtle.importKey('raw', Buffer.from(auth), { name: 'HMAC', hash: 'SHA-1' }, false, [
      'sign',
    ])
    const text = `${url}CallSidCA1From+15128675310`
    return Buffer.from(await crypto.subtle.sign('HMAC', key, Buffer.from(text))).toString('base64')
  }
  const arriving = async (called: string, url: string, headers: Record<string, string> = {}) =>
    deliveryOf(form, { url, headers: new Headers({ ...headers, 'x-twilio-signature': await sign(called) }) })
  const called = 'https://books.example.com/v1/9341/calls/twilio?a=1'

  test('knows the address Twilio called behind a proxy by publicUrl', async () => {
    const delivery = await arriving(called, 'http://10.0.0.7:8080/v1/9341/calls/twilio?a=1')
    for (const publicUrl of [
      'https://books.example.com',
      'https://books.example.com/',
      'https://books.example.com/v1/9341/calls/twilio',
    ]) {
      expect(await twilio().verify(delivery, { ...withSecrets('token'), publicUrl })).toEqual({ ok: true })
      expect(await twilio({ publicUrl }).verify(delivery, withSecrets('token'))).toEqual({ ok: true })
    }
    expect((await twilio().verify(delivery, withSecrets('token'))).ok).toBe(false)
    expect(
      (await twilio().verify(delivery, { ...withSecrets('token'), publicUrl: 'https://other.example.com' })).ok,
    ).toBe(false)
  })

  test('knows a path that the proxy cut off, and a delivery that was handed over by path alone', async () => {
    const base = 'https://example.com/books'
    const delivery = await arriving(`${base}/v1/1/calls/twilio`, '/v1/1/calls/twilio')
    expect(await twilio().verify(delivery, { ...withSecrets('token'), publicUrl: base })).toEqual({ ok: true })
  })

  test('believes forwarded headers only when told to', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'books.example.com' }
    const delivery = await arriving(called, 'http://10.0.0.7/v1/9341/calls/twilio?a=1', forwarded)
    expect(await twilio({ trustForwardedHeaders: true }).verify(delivery, withSecrets('token'))).toEqual({ ok: true })
    expect((await twilio().verify(delivery, withSecrets('token'))).ok).toBe(false)
  })

  test('does not hash a form of a megabyte for whoever sends one', async () => {
    const huge = { ...(await arriving(called, called)), rawBody: new Uint8Array(1_000_000).fill(97) }
    expect(await twilio().verify(huge, withSecrets('token'))).toEqual({ ok: false, code: 'malformed' })
  })

  test('takes the secondary token while the primary one is being replaced', async () => {
    const delivery = await arriving(called, called)
    expect(await twilio().verify(delivery, withSecrets('primary', 'token'))).toEqual({ ok: true })
    expect(await twilio().verify(delivery, withSecrets('primary'))).toEqual({ ok: false, code: 'bad-signature' })
    expect(await twilio().verify(deliveryOf(form), withSecrets('token'))).toEqual({ ok: false, code: 'missing-header' })
  })
})
