import fc from 'fast-check'
import Retell from 'retell-sdk'
import { Webhook } from 'standardwebhooks'
import twilioLibrary from 'twilio'
import { expect, test } from 'vitest'
import { signatureSchemes, signDelivery, verifySignature, verifyTwilio } from '../../src/index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const token = '12345'

/** What the vendor's library and we say of the same request. */
const bothSay = async (signature: string, url: string, params: Record<string, string | string[]>) => {
  const pairs = Object.entries(params).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
  const delivery = {
    method: 'POST',
    url,
    headers: new Headers({ 'x-twilio-signature': signature }),
    rawBody: bytes(new URLSearchParams(pairs).toString()),
  }
  const { ok } = await verifyTwilio(delivery, { secrets: [token] })
  return { theirs: twilioLibrary.validateRequest(token, signature, url, params), ours: ok }
}

const sign = (url: string, params: Record<string, string | string[]>) =>
  twilioLibrary.getExpectedTwilioSignature(token, url, params)

test('twilio: whatever its library signs, we take, and with another parameter neither does', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '+', '&', '=', '%', 'é', '水', '😀', '\n', "'") })
  const name = fc.stringMatching(/^[A-Za-z][\w.]{0,12}$/).filter((each) => each !== 'constructor')
  const value = fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, value, { maxKeys: 6 }), async (params) => {
      const url = 'https://books.example.com/v1/9341/calls/twilio?a=1&b=x%20y'
      expect(await bothSay(sign(url, params), url, params)).toEqual({ theirs: true, ours: true })
      expect(await bothSay(sign(url, params), url, { ...params, Added: '1' })).toEqual({ theirs: false, ours: false })
    }),
    { numRuns: 60 },
  )
})

test('twilio: agrees with its library on every form of an address, signed in any other form', async () => {
  const paths = [
    '/',
    '/a?x=1',
    "/a?x=it's",
    '/a?x=a b',
    '/a?x=a+b&x=c&y=',
    '/a?x=%C3%A9&y=%2520',
    '/a?z&y=1',
    '/ü?x=ü',
    '/a?x=1#rc=2',
  ]
  const hosts = [
    'mycompany.com',
    'mycompany.com:443',
    'mycompany.com:80',
    'mycompany.com:8443',
    'user:pass@mycompany.com',
    'user@mycompany.com:1',
  ]
  const urls = ['https', 'http'].flatMap((scheme) =>
    hosts.flatMap((host) => paths.map((path) => `${scheme}://${host}${path}`)),
  )
  let taken = 0
  for (const path of paths) {
    const same = urls.filter((url) => url.endsWith(path))
    for (const called of same)
      for (const arrived of same) {
        const { theirs, ours } = await bothSay(sign(called, { A: '1' }), arrived, { A: '1' })
        if (theirs) taken += 1
        // A request for exactly the address that was signed is one that the library may still refuse.
        expect({ called, arrived, ours }).toEqual({ called, arrived, ours: theirs || (called === arrived && ours) })
      }
  }
  expect(taken).toBeGreaterThan(150)
})

test('twilio: a JSON body is proved by the digest in its address', async () => {
  const body = '{"property": "value", "boolean": true}'
  const url = 'https://books.example.com/hook?bodySHA256='
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes(body))).toString('hex')
  const called = `${url}${digest}`
  const signature = sign(called, {})
  expect(twilioLibrary.validateRequestWithBody(token, signature, called, body)).toBe(true)
  const verify = (rawBody: string) =>
    verifyTwilio(
      {
        method: 'POST',
        url: called,
        headers: new Headers({ 'x-twilio-signature': signature }),
        rawBody: bytes(rawBody),
      },
      { secrets: [token] },
    )
  expect(await verify(body)).toEqual({ ok: true })
  expect(await verify(body.replace('true', 'false'))).toEqual({ ok: false, code: 'bad-signature' })
})

test('standardwebhooks: each side takes what the other signs', async () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const library = new Webhook(secret)
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      // The library asks the clock of the machine.
      const now = new Date()
      const id = 'msg_1'
      const theirs = new Headers({
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': library.sign(id, now, body),
      })
      const delivery = { headers: theirs, rawBody: bytes(body) }
      expect(await verifySignature(signatureSchemes.standardWebhooks, delivery, [secret], now.toISOString())).toEqual({
        ok: true,
      })
      const ours = await signDelivery(signatureSchemes.standardWebhooks, secret, body, now.toISOString(), { id })
      expect(library.verify(body, ours)).toEqual(JSON.parse(body))
      expect(() => library.verify(`${body} `, ours)).toThrow()
    }),
    { numRuns: 40 },
  )
})

test('retell-sdk: each side takes what the other signs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      const now = new Date().toISOString()
      const signature = await Retell.sign(body, 'key_test')
      const delivery = { headers: new Headers({ 'x-retell-signature': signature }), rawBody: bytes(body) }
      expect(await verifySignature(signatureSchemes.retell, delivery, ['key_old', 'key_test'], now)).toEqual({
        ok: true,
      })
      const ours = await signDelivery(signatureSchemes.retell, 'key_test', body, now)
      expect(await Retell.verify(body, 'key_test', ours['x-retell-signature'] ?? '')).toBe(true)
      expect(await Retell.verify(`${body} `, 'key_test', ours['x-retell-signature'] ?? '')).toBe(false)
    }),
    { numRuns: 40 },
  )
})
