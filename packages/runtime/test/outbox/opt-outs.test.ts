import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { nextphone } from '@leadbooks/adapters/nextphone'
import { twilioSms } from '@leadbooks/adapters/notify'
import { twilio } from '@leadbooks/adapters/twilio'
import type { LeadBooks, TenantConfig } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { afterEach, describe, expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

const authToken = 'twilio-token-of-the-tests'
const other = '9341450000000002'
const ours = '+13125550100'
const his = '+15551234567'
const withTwilio: TenantConfig = {
  ...tenant,
  secrets: { ...tenant.secrets, twilio: [authToken] },
  senders: { businessName: 'Example Home Services', contractor: { sms: ['+13125550111'] }, from: { sms: ours } },
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Twilio's API on a socket; it refuses numbers that a carrier has blocked. */
const fakeTwilio = async (blocked: ReadonlySet<string> = new Set()) => {
  const sent: { To: string; From: string; Body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const [To = '', From = '', Body = ''] = ['To', 'From', 'Body'].map((name) => form.get(name) ?? '')
      if (blocked.has(To)) {
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"code":21610,"message":"unsubscribed"}')
        return
      }
      sent.push({ To, From, Body })
      response.writeHead(201, { 'content-type': 'application/json' }).end(`{"sid":"SM${sent.length}"}`)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { sent, baseUrl: `http://127.0.0.1:${address.port}` }
}

const stage = async (blocked?: ReadonlySet<string>) => {
  const service = await fakeTwilio(blocked)
  const whole = scene({
    store: memoryStore(),
    adapters: [nextphone(), twilio()],
    tenant: async (realm) => (realm === realmId || realm === other ? withTwilio : undefined),
    notify: [twilioSms({ accountSid: 'AC1', authToken: 'x', from: '+13125550199', baseUrl: service.baseUrl })],
    authenticate: async () => undefined,
    publicUrl: 'https://books.example',
  })
  return { ...whole, ...service, toMike: () => service.sent.filter(({ To }) => To === his) }
}

/** Posts a text message as Twilio does, signed. */
const textMessage = (
  books: LeadBooks,
  text: string,
  { sid = `SM${text}`, realm = realmId } = {},
): Promise<Response> => {
  const url = `https://books.example/v1/${realm}/calls/twilio`
  const form = { AccountSid: 'AC1', Body: text, From: his, MessageSid: sid, SmsStatus: 'received', To: ours }
  const signed = url + Object.entries(form).flat().join('')
  return books.fetch(
    new Request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64'),
      },
      body: new URLSearchParams(form),
    }),
  )
}

const again = { ...mike, summary: 'The furnace rattles. Wants a quote.' }

describe('after STOP', () => {
  it('sends nothing more to the number, by any command, until START', async () => {
    const { books, call, sent, toMike, clock } = await stage()
    await call(mike)
    await books.drain()
    expect(toMike()).toHaveLength(1)
    expect(toMike()[0]?.From).toBe(ours)

    expect((await textMessage(books, 'Stop')).status).toBe(200)
    clock.move(60_000)
    await call(again)
    await books.drain()
    expect(toMike()).toHaveLength(1)
    // The contractor is alerted all the same.
    expect(sent.filter(({ To }) => To === '+13125550111').length).toBeGreaterThan(1)
    expect(await books.optOuts.list(realmId)).toEqual([{ phone: his, since: '2026-11-23T20:02:00.000Z' }])
    expect(await books.deadLetters.list(realmId)).toEqual([])

    clock.move(60_000)
    await textMessage(books, 'START')
    await call({ ...mike, summary: 'A third thing: the drain is clogged. Wants a quote.' })
    await books.drain()
    expect(toMike()).toHaveLength(2)
  })

  it('holds for that business alone', async () => {
    const { books } = await stage()
    await textMessage(books, 'STOP')
    expect(await books.optOuts.list(other)).toEqual([])
  })

  it('lets no repeated STOP undo a later START', async () => {
    const { books, clock } = await stage()
    await textMessage(books, 'STOP')
    clock.move(60_000)
    await textMessage(books, 'START')
    clock.move(60_000)
    await textMessage(books, 'STOP')
    expect(await books.optOuts.list(realmId)).toEqual([])
    await textMessage(books, 'STOP', { sid: 'SM-another' })
    expect(await books.optOuts.list(realmId)).toHaveLength(1)
  })

  it('heeds a STOP that only the carrier has heard of', async () => {
    const { books, call, toMike } = await stage(new Set([his]))
    await call(mike)
    await books.drain()
    expect(toMike()).toEqual([])
    expect(await books.optOuts.list(realmId)).toMatchObject([{ phone: his }])
    expect(await books.deadLetters.list(realmId)).toEqual([])
  })
})

it('takes the word of a person at the business, and keeps who gave it', async () => {
  const { books, call, toMike } = await stage()
  await books.optOuts.add(realmId, '(555) 123-4567', { by: 'ann' })
  await call(mike)
  await books.drain()
  expect(toMike()).toEqual([])
  await books.optOuts.remove(realmId, his, { by: 'ann' })
  expect(await books.optOuts.list(realmId)).toEqual([])
  expect((await books.audit(realmId)).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
    'ann texts.allowed',
    'ann texts.stopped',
  ])
  await expect(books.optOuts.add(realmId, 'nobody', { by: 'ann' })).rejects.toThrow(TypeError)
})

it('asks for help when everybody who is to be alerted has answered STOP', async () => {
  const { books, call, sent } = await stage()
  await books.optOuts.add(realmId, '+13125550111', { by: 'ann' })
  await call(mike)
  await books.drain()
  expect(sent.filter(({ To }) => To === '+13125550111')).toEqual([])
  expect((await books.deadLetters.list(realmId)).map(({ error }) => error?.code)).toContain('nobody-told')
})
