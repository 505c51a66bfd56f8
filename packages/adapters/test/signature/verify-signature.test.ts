import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SignatureScheme, signatureSchemes, signDelivery, verifySignature } from '../../src/index.ts'

const now = '2026-11-23T20:02:00.000Z'
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()

const usable = (scheme: SignatureScheme) =>
  scheme.secretEncoding === 'base64' && scheme.secretPrefix === undefined ? 'R2ZLM2o0bFhBNVpy' : secret

const sign = async (scheme: SignatureScheme, body: string, at = now) => ({
  headers: new Headers(await signDelivery(scheme, usable(scheme), body, at)),
  rawBody: new TextEncoder().encode(body),
})

describe.each(Object.entries(signatureSchemes))('%s', (_, scheme) => {
  test('verifies what it signed, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (body) => {
        expect(await verifySignature(scheme, await sign(scheme, body), [usable(scheme)], now)).toEqual({ ok: true })
      }),
      { numRuns: 30 },
    )
  })

  test('accepts either secret during a rotation', async () => {
    const secrets = ['R2ZLM2o0bFhBNVpyUnU2NG9mYXQ1MA==', usable(scheme)]
    expect(await verifySignature(scheme, await sign(scheme, '{}'), secrets, now)).toEqual({ ok: true })
  })

  test('says what is wrong', async () => {
    const delivery = await sign(scheme, '{}')
    const verify = (headers: Headers, secrets = [usable(scheme)]) =>
      verifySignature(scheme, { ...delivery, headers }, secrets, now)
    const damaged = new Headers(delivery.headers)
    damaged.set(scheme.header, 'dawfeoifkpqwoekfpqoekf')
    expect(await verify(new Headers())).toEqual({ ok: false, code: 'missing-header' })
    expect(await verify(damaged)).toEqual({ ok: false, code: 'malformed' })
    expect(await verify(delivery.headers, [])).toEqual({ ok: false, code: 'unknown-key' })
    expect(await verify(delivery.headers, [''])).toEqual({ ok: false, code: 'unknown-key' })
    expect(await verify(delivery.headers, ['R2ZLM2o0bFhBNVpyUnU2NG9mYXQ1MA=='])).toEqual({
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
