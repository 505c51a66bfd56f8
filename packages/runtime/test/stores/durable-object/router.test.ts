import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, get, postCall, secrets, webhook } from './calls.ts'
import { realms } from './company.ts'
import { bundle, prepare, start, type Workerd } from './workerd.ts'

const [one] = realms
let folder = ''
let workerd: Workerd

beforeAll(async () => {
  folder = prepare(await bundle(), { QUICKBOOKS_URL: 'http://127.0.0.1:1', SECRETS: JSON.stringify(secrets) })
  workerd = await start(folder)
}, 60_000)
afterAll(async () => {
  await workerd.kill()
  rmSync(folder, { recursive: true })
})

describe('the router', () => {
  it('refuses a webhook whose signature is wrong, and does not touch an object', async () => {
    expect((await webhook(workerd.url, [one], 'another')).status).toBe(401)
    expect(await ask(workerd.url, 'tables', one)).toBe(0)
  })

  it.each([
    '%39341450000000001',
    '9341450000000001%00',
    '..%2F9341450000000001',
    '९३४१',
    '-1',
    '0x1',
    '1'.repeat(21),
    'constructor',
    '__proto__',
    '%',
    'changes',
    ' ',
  ])('makes no object for the realm id "%s"', async (realmId) => {
    const response = await postCall(workerd.url, realmId, 'secret-one')
    expect(response.status).toBe(404)
  })

  it('leaves nothing behind for a realm that nobody configured', async () => {
    expect((await postCall(workerd.url, '424242', 'secret')).status).toBe(404)
    expect(await ask(workerd.url, 'tables', '424242')).toBe(0)
    expect(await ask(workerd.url, 'alarm', '424242')).toBe(null)
  })

  it.each([
    '/changes',
    '/wake',
    '/v1/../changes',
    '/v1/9341450000000001',
    '//changes',
    '/v1/quickbooks/webhooks/../../changes',
  ])('lets nobody reach an object’s own path by %s', async (path) => {
    const response = await fetch(`${workerd.url}${path}?realm=${one}`, { method: 'POST', body: '[]' })
    expect(response.status).toBe(404)
    expect(await ask(workerd.url, 'tables', one)).toBe(0)
  })

  it('says that it is up', async () => {
    expect(await get(workerd.url, '/healthz')).toEqual({ ok: true, store: 'durable-object' })
    expect(await get(workerd.url, '/readyz')).toEqual({ ready: true, store: 'durable-object' })
    expect((await fetch(`${workerd.url}/healthz`, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(`${workerd.url}/healthz`, { method: 'DELETE' })).status).toBe(405)
  })

  it('describes the HTTP surface, which is that of each company', async () => {
    expect(await get(workerd.url, '/v1/openapi.json')).toMatchObject({ openapi: '3.1.1', info: { title: 'LeadBooks' } })
  })

  it('sends links and journeys through Intuit to the object of their realm', async () => {
    const link = (realm: string): Promise<Response> =>
      fetch(`${workerd.url}/v1/approvals/${realm}.${'x'.repeat(43)}`, { headers: { accept: 'application/json' } })
    expect(await (await link(one)).json()).toMatchObject({ error: { code: 'unknown-link' } })
    expect(await (await link('424242')).json()).toMatchObject({ error: { code: 'unknown-realm' } })
    const journey = (query: string): Promise<Response> =>
      fetch(`${workerd.url}/v1/quickbooks/connect${query}`, { headers: { authorization: 'Bearer key' } })
    expect((await journey(`?realmId=${one}`)).status).toBe(403)
    expect((await journey('')).status).toBe(404)
  })
})
