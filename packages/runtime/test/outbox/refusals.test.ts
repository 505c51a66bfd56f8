import { createQuickBooks, OAuthError, TokenKeyError } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

/** A fault as QuickBooks and its gateway write one. */
const faultOf = (status: number, type: string, code: string): Response =>
  Response.json({ Fault: { type, Error: [{ Message: 'refused', Detail: 'refused', code }] } }, { status })

/** Refuses every write until it is let through. */
const refused = (reply: () => Response, ends: { entity: 'customer' | 'estimate' }) => {
  const ids: string[] = []
  let isRefusing = true
  const played: Scene = scene({
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        fetch: async (request) => {
          const url = new URL(request.url)
          const isAsked = request.method === 'POST' && url.pathname.endsWith(`/${ends.entity}`)
          if (!isAsked) return played.emulator.fetch(request)
          ids.push(url.searchParams.get('requestid') ?? '')
          return isRefusing ? reply() : played.emulator.fetch(request)
        },
      }),
  })
  return { played, ids, letThrough: () => (isRefusing = false) }
}

const alerts = ({ sms }: Scene): string[] =>
  sms.sent.map(({ text }) => text).filter((text) => /cannot go on|Connect it again/.test(text))

const notLetIn = [
  ['3100', () => faultOf(403, 'AuthorizationFault', '003100')],
  ['120', () => faultOf(400, 'ValidationFault', '120')],
  ['a 403 without a fault', () => new Response('Forbidden', { status: 403 })],
] as const

it.each(notLetIn)('waits for a new connection where QuickBooks lets the app in no more: %s', async (_, reply) => {
  const { played, letThrough } = refused(reply, { entity: 'estimate' })
  const { books, call, clock, store, estimates } = played
  await call(mike)
  await books.drain()
  expect(await books.deadLetters.list(realmId)).toEqual([])
  expect((await store.readRealm(realmId)).pausedUntil).toBe(new Date(clock.now() + 1_000).toISOString())
  expect(alerts(played)).toMatchObject([expect.stringContaining('Connect it again')])
  letThrough()
  clock.move(1_000)
  await books.drain()
  expect(estimates()).toMatchObject([{ TotalAmt: 445 }])
})

it('waits, and says why at once, while the subscription of the company has ended', async () => {
  const { played, letThrough, ids } = refused(() => faultOf(403, 'AuthorizationFault', '6190'), { entity: 'customer' })
  const { books, call, clock, store, estimates } = played
  await call(mike)
  await books.drain()
  await call({ ...mike, caller_name: 'Ada Novak', caller_number: '(414) 765-4321', email: 'ada@example.com' })
  await books.drain()
  expect((await store.readRealm(realmId)).pausedUntil).toBeDefined()
  expect(await books.deadLetters.list(realmId)).toEqual([])
  expect(alerts(played)).toMatchObject([expect.stringContaining('subscription has ended')])
  letThrough()
  clock.move(60_000)
  await books.drain()
  expect(estimates()).toHaveLength(2)
  // QuickBooks replays faults: what it has refused goes out under another requestid.
  expect(new Set(ids).size).toBe(ids.length)
})

it.each([
  ['5020', 'not-permitted'],
  ['5030', 'not-in-plan'],
])('takes what the company may not do to a person at once, and asks for no new connection: %s', async (code, cause) => {
  const { played } = refused(() => faultOf(400, 'ValidationFault', code), { entity: 'estimate' })
  const { books, call, store } = played
  await call(mike)
  await books.drain()
  expect(await books.deadLetters.list(realmId)).toMatchObject([{ attempts: 1, error: { code: cause } }])
  expect((await store.readRealm(realmId)).pausedUntil).toBeUndefined()
  expect(alerts(played)).toMatchObject([expect.stringContaining('cannot go on with estimate.create')])
})

it.each([
  ['oauth', new OAuthError({ error: 'invalid_client', status: 401 })],
  ['token-key', new TokenKeyError(realmId)],
])('waits, and loses no call, while the app itself is not set up as it was: %s', async (code, fault) => {
  let isBroken = true
  const played = scene({
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        fetch: (request) => played.emulator.fetch(request),
        auth: {
          accessToken: async () => {
            if (isBroken) throw fault
            return 'token'
          },
          renew: async () => 'token',
        },
      }),
  })
  const { books, call, clock, estimates } = played
  isBroken = false
  await books.sync.import(realmId)
  isBroken = true
  await call(mike)
  for (const waitMs of [0, 1_000, 5_000]) {
    clock.move(waitMs)
    await books.drain()
  }
  expect(await books.deadLetters.list(realmId)).toEqual([])
  expect((await played.store.listCommands(realmId, { status: 'ready', limit: 9 }))[0]?.error?.code).toBe(code)
  expect(alerts(played)).toHaveLength(1)
  isBroken = false
  clock.move(60_000)
  await books.drain()
  expect(estimates()).toHaveLength(1)
})
