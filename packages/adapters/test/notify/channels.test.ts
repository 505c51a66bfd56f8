import { afterEach, describe, expect, test } from 'vitest'
import { signatureSchemes, verifySignature } from '../../src/index.ts'
import { email, type NotifyChannel, NotifyError, slack, twilioSms, webhookOut } from '../../src/notify/index.ts'
import { json, type ServiceServer, serviceServer, text } from './service-server.ts'

const servers: ServiceServer[] = []
const serve = async (...input: Parameters<typeof serviceServer>) => {
  const server = await serviceServer(...input)
  servers.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const sms = { idempotencyKey: 'lead-1/thanks', to: '+15551234567', text: 'Thanks & goodbye: 100% é\n😀' }
const mail = { idempotencyKey: 'lead-1/mail', to: 'mike@email.com', subject: 'Your\r\nestimate', text: 'Hello' }
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const failure = async (sending: Promise<unknown>): Promise<NotifyError> => {
  const error = await sending.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof NotifyError) return error
  throw error
}

describe('twilioSms', () => {
  const account = { accountSid: 'AC123', authToken: 't0ken', from: '+15125550100' }

  test('posts a form with the account’s credentials and gives the message’s id', async () => {
    const { url, received } = await serve(json(201, { sid: 'SM1', status: 'queued' }))
    expect(await twilioSms({ ...account, baseUrl: `${url}/` }).send(sms)).toEqual({ id: 'SM1' })
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      method: 'POST',
      path: '/2010-04-01/Accounts/AC123/Messages.json',
      headers: { authorization: `Basic ${btoa('AC123:t0ken')}`, 'content-type': 'application/x-www-form-urlencoded' },
    })
    const form = Object.fromEntries(new URLSearchParams(received[0]?.body))
    expect(form).toEqual({ To: '+15551234567', From: '+15125550100', Body: sms.text })
  })

  test("sends from the message's own sender, which may be a messaging service", async () => {
    const { url, received } = await serve(json(201, { sid: 'SM1' }))
    await twilioSms({ ...account, baseUrl: url }).send({ ...sms, from: 'MG9' })
    expect(new URLSearchParams(received[0]?.body).get('MessagingServiceSid')).toBe('MG9')
    expect(new URLSearchParams(received[0]?.body).has('From')).toBe(false)
  })

  test.each([
    [400, 21211, 'invalid-recipient', false, 'not-sent'],
    [400, 21610, 'opted-out', false, 'not-sent'],
    [400, 21606, 'refused', false, 'not-sent'],
    [401, 20003, 'unauthorized', false, 'not-sent'],
    [429, 20429, 'throttled', true, 'not-sent'],
    [503, 20500, 'unavailable', true, 'unknown'],
  ])('HTTP %i with error %i is %s', async (status, vendorCode, code, retryable, outcome) => {
    const { url } = await serve(json(status, { code: vendorCode, message: 'The number +15551234567 …', status }))
    const error = await failure(twilioSms({ ...account, baseUrl: url }).send(sms))
    expect(error).toMatchObject({
      name: 'NotifyError',
      code,
      retryable,
      outcome,
      status,
      vendorCode: String(vendorCode),
    })
    expect(error.message).not.toMatch(/5551234567|t0ken|Thanks/)
  })

  test('asks no service about a number that is none', async () => {
    const { url, received } = await serve(json(201, {}))
    const channel = twilioSms({ ...account, baseUrl: url })
    for (const to of ['555-1234', '', '+1', '+15551234567,+15551234568'])
      expect(await failure(channel.send({ ...sms, to }))).toMatchObject({
        code: 'invalid-recipient',
        outcome: 'not-sent',
      })
    expect(received).toEqual([])
  })
})

describe('email', () => {
  const account = { apiKey: 're_1', from: "Mike's Plumbing <office@example.com>", replyTo: 'mike@example.com' }

  test('posts JSON with the idempotency key', async () => {
    const { url, received } = await serve(json(200, { id: 'e1' }))
    expect(await email({ ...account, baseUrl: url }).send(mail)).toEqual({ id: 'e1' })
    expect(received[0]).toMatchObject({ method: 'POST', path: '/emails' })
    expect(received[0]?.headers).toMatchObject({ authorization: 'Bearer re_1', 'idempotency-key': 'lead-1%2Fmail' })
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      from: account.from,
      to: ['mike@email.com'],
      subject: 'Your estimate',
      text: 'Hello',
      reply_to: 'mike@example.com',
    })
  })

  test('asks no service about an address that is none', async () => {
    const { url, received } = await serve(json(200, {}))
    for (const to of ['mike', 'a@b.co,c@d.co', 'Mike <mike@email.com>', 'a@b.co\r\nBcc: c@d.co'])
      expect(await failure(email({ ...account, baseUrl: url }).send({ ...mail, to }))).toMatchObject({
        code: 'invalid-recipient',
      })
    expect(received).toEqual([])
  })

  test('gives the service’s own word for an error', async () => {
    const { url } = await serve(json(422, { statusCode: 422, name: 'validation_error', message: 'to is not valid' }))
    expect(await failure(email({ ...account, baseUrl: url }).send(mail))).toMatchObject({
      code: 'refused',
      vendorCode: 'validation_error',
    })
  })
})

describe('slack', () => {
  test('posts text in which nobody can be called by markup', async () => {
    const { url, received } = await serve(text(200, 'ok'))
    const message = { idempotencyKey: '1', to: '', subject: 'Urgent', text: '<!channel> A & B' }
    expect(await slack({ webhookUrl: `${url}/services/T/B/x` }).send(message)).toEqual({})
    expect(received[0]?.path).toBe('/services/T/B/x')
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ text: '*Urgent*\n&lt;!channel&gt; A &amp; B' })
  })

  test.each([
    [404, 'no_service', 'gone'],
    [400, 'invalid_payload', 'refused'],
    [403, 'action_prohibited', 'unauthorized'],
  ])('HTTP %i %s is %s, without the secret address', async (status, reply, code) => {
    const { url } = await serve(text(status, reply))
    const error = await failure(slack({ webhookUrl: `${url}/services/s3cret` }).send(sms))
    expect(error).toMatchObject({ code, vendorCode: reply })
    expect(error.message).not.toMatch(/s3cret|127\.0\.0\.1/)
  })
})

describe('webhookOut', () => {
  test('signs the bytes it sends, with an id that stays over retries', async () => {
    let at = '2026-11-23T20:02:00.000Z'
    const { url, received } = await serve(text(204, ''))
    const channel = webhookOut({ url, secret, now: () => at })
    await channel.send(mail)
    at = '2026-11-23T20:07:00.000Z'
    await channel.send(mail)
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(['lead-1%2Fmail', 'lead-1%2Fmail'])
    expect(received.map(({ headers }) => headers['webhook-timestamp'])).toEqual(['1795464120', '1795464420'])
    for (const { headers, body } of received) {
      const delivery = {
        headers: new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])),
        rawBody: new TextEncoder().encode(body),
      }
      expect(await verifySignature(signatureSchemes.standardWebhooks, delivery, [secret], at)).toEqual({ ok: true })
      expect(JSON.parse(body)).toMatchObject({ type: 'message', data: { to: 'mike@email.com', text: 'Hello' } })
    }
  })

  test('a receiver that is gone, or points elsewhere, is not tried again', async () => {
    const { url } = await serve(text(410, ''))
    expect(await failure(webhookOut({ url, secret }).send(mail))).toMatchObject({ code: 'gone', retryable: false })
    const elsewhere = await serve((response) => response.writeHead(302, { location: url }).end())
    expect(await failure(webhookOut({ url: elsewhere.url, secret }).send(mail))).toMatchObject({
      code: 'refused',
      retryable: false,
    })
    expect(servers[0]?.received).toHaveLength(1)
  })
})

describe('any channel', () => {
  const channels = (url: string, timeoutMs?: number): [string, NotifyChannel, typeof sms][] => {
    const more = timeoutMs === undefined ? {} : { timeoutMs }
    return [
      ['sms', twilioSms({ accountSid: 'AC1', authToken: 't', from: '+15125550100', baseUrl: url, ...more }), sms],
      ['email', email({ apiKey: 'k', from: 'a@b.co', baseUrl: url, ...more }), mail],
      ['chat', slack({ webhookUrl: url, ...more }), sms],
      ['webhook', webhookOut({ url, secret, ...more }), sms],
    ]
  }

  test('has a kind', () => {
    for (const [kind, channel] of channels('http://127.0.0.1:1')) expect(channel.kind).toBe(kind)
  })

  test('knows that nothing was sent where no connection came about', async () => {
    const { url, close } = await serviceServer(json(200, {}))
    await close()
    for (const [, channel, message] of channels(url))
      expect(await failure(channel.send(message))).toMatchObject({
        code: 'unreachable',
        retryable: true,
        outcome: 'not-sent',
      })
  })

  test('does not know what became of a message whose answer was lost', async () => {
    const { url } = await serve((response) => response.destroy())
    for (const [, channel, message] of channels(url))
      expect(await failure(channel.send(message))).toMatchObject({
        code: 'no-reply',
        retryable: true,
        outcome: 'unknown',
      })
  })

  test('does not wait for ever', async () => {
    const { url } = await serve(() => {})
    for (const [, channel, message] of channels(url, 30))
      expect(await failure(channel.send(message))).toMatchObject({ code: 'no-reply', outcome: 'unknown' })
  })

  test('passes on how long to wait', async () => {
    const { url } = await serve(json(429, {}, { 'retry-after': '7' }))
    for (const [, channel, message] of channels(url))
      expect(await failure(channel.send(message))).toMatchObject({
        code: 'throttled',
        retryAfterMs: 7000,
        outcome: 'not-sent',
      })
  })

  test('waits a day at most, whatever is asked for', async () => {
    const { url } = await serve(json(429, {}, { 'retry-after': '99999999' }))
    for (const [, channel, message] of channels(url))
      expect(await failure(channel.send(message))).toMatchObject({ retryAfterMs: 86_400_000 })
  })

  test('has sent the message even if the answer is not what it should be', async () => {
    const { url } = await serve(text(200, '<html>'))
    for (const [kind, channel, message] of channels(url))
      expect(await channel.send(message)).toEqual(kind === 'webhook' ? { id: 'lead-1%2Fthanks' } : {})
  })

  test('takes the fetch it is given', async () => {
    const seen: string[] = []
    const own: typeof fetch = async (input) => {
      seen.push(String(input))
      return Response.json({ sid: 'SM1' })
    }
    await twilioSms({ accountSid: 'AC1', authToken: 't', from: '+15125550100', fetch: own }).send(sms)
    expect(seen).toEqual(['https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json'])
  })
})
