import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryChannel } from '@leadbooks/adapters/notify'
import { createEmulator } from '@leadbooks/emulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp, type Listening, listen } from '../src/app.ts'
import { createBooks } from '../src/books.ts'
import { readSettings } from '../src/settings.ts'
import { openStore } from '../src/store.ts'

const realmId = '9341450000000001'
const folder = mkdtempSync(join(tmpdir(), 'leadbooks-http-'))
let app: Listening
let quickbooks: Listening

beforeAll(async () => {
  quickbooks = await createEmulator({ realmIds: [realmId] }).listen()
  const settings = readSettings({
    LEADBOOKS_DATABASE: join(folder, 'books.sqlite'),
    QUICKBOOKS_URL: quickbooks.url,
    QUICKBOOKS_REALM_ID: realmId,
    QUICKBOOKS_ACCESS_TOKEN: 'any',
    NEXTPHONE_SECRET: 'a-secret',
    LEADBOOKS_API_KEY: 'a-key',
  })
  app = await listen(
    createApp(createBooks(settings, { store: await openStore(settings), notify: [memoryChannel('sms')] })),
    0,
  )
})
afterAll(async () => {
  await app.close()
  await quickbooks.close()
  rmSync(folder, { recursive: true })
})

const genuine = { 'content-type': 'application/json', authorization: 'Bearer a-secret' }
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = genuine,
  realm = realmId,
): Promise<Response> => fetch(`${app.url}/v1/${realm}/calls/nextphone`, { method: 'POST', headers, body })

const call = '{"caller_number":"(555) 123-4567","caller_name":"Mike Chen","summary":"AC not cooling"}'

it.each([
  ['a body that is not JSON', () => post('{"caller_name": "Mi'), 400, 'invalid-json'],
  ['a body of 5 MB', () => post(new Uint8Array(5_000_000).fill(32)), 413, 'too-large'],
  ['a wrong secret', () => post(call, { ...genuine, authorization: 'Bearer guess' }), 401, 'bad-signature'],
  ['no secret', () => post(call, { 'content-type': 'application/json' }), 401, 'missing-header'],
  ['neither phone nor name', () => post('{"summary":"A new boiler, please."}'), 422, 'no-contact'],
  ['an unknown realm', () => post(call, genuine, '123'), 404, 'unknown-realm'],
])('answers %s over a socket with the right status and a code', async (_, send, status, code) => {
  const response = await send()
  expect(response.status).toBe(status)
  const { error } = (await response.json()) as { error: { code: string; message: string } } // our own form of errors
  expect(error.code).toBe(code)
  expect(error.message).toMatch(/^[A-Z].{15,}/)
})

it('shows afterwards what was refused, and what waits for a person', async () => {
  const headers = { authorization: 'Bearer a-key' }
  const seen = await (await fetch(`${app.url}/v1/${realmId}/deliveries`, { headers })).json()
  expect(seen).toMatchObject({
    deliveries: [{ error: { code: 'no-contact' } }, { error: { code: 'invalid-json' } }],
    rejections: expect.arrayContaining([
      expect.objectContaining({ code: 'too-large', count: 1 }),
      expect.objectContaining({ code: 'bad-signature', count: 1 }),
      expect.objectContaining({ code: 'missing-header', count: 1 }),
    ]),
  })
  const unknown = await (await fetch(`${app.url}/v1/rejections`, { headers })).json()
  expect(unknown).toMatchObject({ rejections: [{ code: 'unknown-realm', count: 1 }] })
  const waiting = await (await fetch(`${app.url}/v1/${realmId}/reviews`, { headers })).json()
  expect(waiting).toMatchObject({ reviews: [{ code: 'no-contact' }, { code: 'invalid-json' }] })
})

it('takes a genuine call', async () => {
  expect((await post(call)).status).toBe(200)
})

it('leaves every other path of the app alone, and answers its own unknown ones itself', async () => {
  for (const path of ['/healthz', '/readyz']) {
    expect((await fetch(`${app.url}${path}`)).status).toBe(200)
    expect((await fetch(`${app.url}${path}`, { method: 'HEAD' })).status).toBe(200)
  }
  expect(await (await fetch(`${app.url}/v1/${realmId}/nothing`)).json()).toMatchObject({
    error: { code: 'unknown-route' },
  })
  const elsewhere = await fetch(`${app.url}/about`)
  expect([elsewhere.status, elsewhere.headers.get('content-type')]).toEqual([404, expect.stringContaining('text/html')])
})
