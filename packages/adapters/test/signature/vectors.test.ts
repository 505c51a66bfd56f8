import { describe, expect, test } from 'vitest'
import { type SignatureScheme, signatureSchemes, verifySignature, verifyTwilio } from '../../src/index.ts'
import { readReference, withoutReference } from '../reference.ts'

interface Vector {
  id: string
  scheme: string
  secret?: string
  publicKey?: string
  url?: string
  params?: Record<string, string | string[]>
  body?: string
  call_id?: string
  headers?: Record<string, string>
  signature?: string
  now?: number
  nowMs?: number
  expect: 'valid' | 'invalid'
}

const schemeOf: Record<string, SignatureScheme> = {
  'standard-webhooks-v1': signatureSchemes.standardWebhooks,
  retell: signatureSchemes.retell,
  callrail: signatureSchemes.callrail,
  'github-sha256': signatureSchemes.github,
  elevenlabs: signatureSchemes.elevenlabs,
  bland: signatureSchemes.bland,
  'openphone-legacy': signatureSchemes.quo,
  stripe: signatureSchemes.stripe,
  'vapi-hmac': signatureSchemes.vapi,
  synthflow: signatureSchemes.synthflow,
  'standard-webhooks-v1a': signatureSchemes.standardWebhooks,
}

const vectors = withoutReference
  ? []
  : // the file's shape is checked by using it: a vector without what its scheme needs fails
    (readReference('webhook-samples/vectors.json') as { vectors: Vector[] }).vectors

const signed = vectors.filter(({ scheme }) => !scheme.startsWith('twilio'))

/** A vector of a scheme that nobody here knows fails. */
const schemeOfVector = ({ scheme }: Vector): SignatureScheme => {
  const known = schemeOf[scheme]
  if (known === undefined) throw new Error(`no scheme for ${scheme}`)
  return known
}

const check = (vector: Vector, body: string, headers: Record<string, string>) =>
  verifySignature(
    schemeOfVector(vector),
    { headers: new Headers(headers), rawBody: new TextEncoder().encode(body) },
    [vector.publicKey ?? vector.secret ?? ''],
    new Date(vector.nowMs ?? (vector.now ?? 1_700_000_000) * 1000).toISOString(),
  )

const headersOf = (vector: Vector): Record<string, string> =>
  vector.headers ?? { [schemeOfVector(vector).header]: vector.signature ?? '' }

const bodyOf = (vector: Vector): string => vector.body ?? vector.call_id ?? ''

const flipBit = (text: string): string => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) ^ 1)

describe.skipIf(withoutReference)(`published signatures${withoutReference ? `: ${withoutReference}` : ''}`, () => {
  test.each(signed)('$id is $expect', async (vector) => {
    const verification = await check(vector, bodyOf(vector), headersOf(vector))
    expect(verification.ok).toBe(vector.expect === 'valid')
  })

  test.each(signed.filter((vector) => vector.expect === 'valid'))('$id fails with one bit flipped', async (vector) => {
    const code = 'bad-signature'
    expect(await check(vector, flipBit(bodyOf(vector)), headersOf(vector))).toEqual({ ok: false, code })
    const { header } = schemeOfVector(vector)
    const headers = headersOf(vector)
    const signature = headers[header] ?? ''
    const spelled = signature.replace(
      /[\w+/]{24,}={0,2}(?=$|\s)/g,
      (digest) => (digest.startsWith('0') ? '1' : '0') + digest.slice(1),
    )
    expect(await check(vector, bodyOf(vector), { ...headers, [header]: spelled })).toEqual({ ok: false, code })
  })

  test('there are as many as were published', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(38)
  })
})

const twilio = vectors.filter(({ scheme }) => scheme.startsWith('twilio'))

const formOf = (params: Vector['params'] = {}): string =>
  Object.entries(params)
    .flatMap(([name, value]) => [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`))
    .join('&')

const checkTwilio = ({ url = '', secret = '', signature = '' }: Vector, body: string) =>
  verifyTwilio(
    {
      method: 'POST',
      url,
      headers: new Headers({ 'x-twilio-signature': signature }),
      rawBody: new TextEncoder().encode(body),
    },
    { secrets: ['another', secret] },
  )

const twilioBody = (vector: Vector): string => vector.body ?? formOf(vector.params)

describe.skipIf(withoutReference)(
  `published Twilio signatures${withoutReference ? `: ${withoutReference}` : ''}`,
  () => {
    test.each(twilio)('$id is $expect', async (vector) => {
      expect((await checkTwilio(vector, twilioBody(vector))).ok).toBe(vector.expect === 'valid')
    })

    test.each(twilio.filter((vector) => vector.expect === 'valid'))(
      '$id fails with one bit flipped',
      async (vector) => {
        const code = 'bad-signature'
        expect(await checkTwilio(vector, flipBit(twilioBody(vector)))).toEqual({ ok: false, code })
        expect(
          await checkTwilio({ ...vector, url: vector.url?.replace('foo=1', 'foo=0') ?? '' }, twilioBody(vector)),
        ).toEqual({ ok: false, code })
        const [first = ''] = vector.signature ?? ''
        const signature = `${first === 'A' ? 'B' : 'A'}${vector.signature?.slice(1)}`
        expect(await checkTwilio({ ...vector, signature }, twilioBody(vector))).toEqual({ ok: false, code })
      },
    )
  },
)
