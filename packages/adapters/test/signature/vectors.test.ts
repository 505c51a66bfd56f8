import { describe, expect, test } from 'vitest'
import { signatureSchemes, verifySignature } from '../../src/index.ts'
import { readReference, withoutReference } from '../reference.ts'

interface Vector {
  id: string
  scheme: string
  secret: string
  body?: string
  call_id?: string
  headers?: Record<string, string>
  signature?: string
  now?: number
  nowMs?: number
  expect: 'valid' | 'invalid'
}

const schemeOf = {
  'standard-webhooks-v1': signatureSchemes.standardWebhooks,
  retell: signatureSchemes.retell,
  callrail: signatureSchemes.callrail,
  'github-sha256': signatureSchemes.github,
  elevenlabs: signatureSchemes.elevenlabs,
  bland: signatureSchemes.bland,
  'openphone-legacy': signatureSchemes.quo,
  stripe: signatureSchemes.stripe,
  'vapi-hmac': signatureSchemes.vapi,
  synthflow: { header: 'synthflow-signature' },
}

const isCovered = (vector: Vector): vector is Vector & { scheme: keyof typeof schemeOf } =>
  Object.hasOwn(schemeOf, vector.scheme)

const vectors = withoutReference
  ? []
  : // the file's shape is checked by using it: a vector without what its scheme needs fails
    (readReference('webhook-samples/vectors.json') as { vectors: Vector[] }).vectors.filter(isCovered)

const check = (vector: (typeof vectors)[number], body: string, headers: Record<string, string>) =>
  verifySignature(
    schemeOf[vector.scheme],
    { headers: new Headers(headers), rawBody: new TextEncoder().encode(body) },
    [vector.secret],
    new Date(vector.nowMs ?? (vector.now ?? 1_700_000_000) * 1000).toISOString(),
  )

const headersOf = (vector: (typeof vectors)[number]): Record<string, string> =>
  vector.headers ?? { [schemeOf[vector.scheme].header]: vector.signature ?? '' }

const bodyOf = (vector: Vector): string => vector.body ?? vector.call_id ?? ''

const flipBit = (text: string): string => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) ^ 1)

describe.skipIf(withoutReference)(`published signatures${withoutReference ? `: ${withoutReference}` : ''}`, () => {
  test.each(vectors)('$id is $expect', async (vector) => {
    const verification = await check(vector, bodyOf(vector), headersOf(vector))
    expect(verification.ok).toBe(vector.expect === 'valid')
  })

  test.each(vectors.filter((vector) => vector.expect === 'valid'))('$id fails with one bit flipped', async (vector) => {
    const code = 'bad-signature'
    expect(await check(vector, flipBit(bodyOf(vector)), headersOf(vector))).toEqual({ ok: false, code })
    const { header } = schemeOf[vector.scheme]
    const headers = headersOf(vector)
    const signature = headers[header] ?? ''
    const spelled = signature.replace(
      /[\w+/]{24,}=?(?=$|\s)/g,
      (digest) => (digest.startsWith('0') ? '1' : '0') + digest.slice(1),
    )
    expect(await check(vector, bodyOf(vector), { ...headers, [header]: spelled })).toEqual({ ok: false, code })
  })

  test('covers every keyed-hash scheme of the published set', () => {
    expect(new Set(vectors.map((vector) => vector.scheme))).toEqual(new Set(Object.keys(schemeOf)))
  })
})
