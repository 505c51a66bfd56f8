import { createEmulator } from '@leadbooks/emulator'
import { createOAuth, createQuickBooks, createTokenManager, encryptedTokenStore } from '@leadbooks/qbo'
import { type LeadBooks, type Principal, tokenStoreIn } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { expect, it } from 'vitest'
import { callRequest, handClock, mike, realmId, scene, tenant } from '../scene.ts'

const other = '9341450000000002'
const encryptionKey = new Uint8Array(32).fill(7)

/** An app that connects companies, and people who are signed in to it. */
const app = (over: { tenants?: string[] } = {}) => {
  const clock = handClock()
  const emulator = createEmulator({ company: 'home-services', realmIds: [realmId, other], clock })
  const fetch = (request: Request | string | URL, init?: RequestInit): Promise<Response> =>
    emulator.fetch(new Request(request, init))
  const store = memoryStore()
  const tokens = encryptedTokenStore(tokenStoreIn(store), encryptionKey)
  const oauth = createOAuth({
    clientId: 'app',
    clientSecret: 'secret',
    redirectUri: 'https://books.example/v1/quickbooks/callback',
    environment: 'sandbox',
    fetch,
  })
  let signedIn: Principal | undefined
  const { books, sms } = scene({
    clock,
    store,
    oauth,
    tokens,
    encryptionKey,
    tenant: async (realm) => ((over.tenants ?? [realmId]).includes(realm) ? tenant : undefined),
    authenticate: async () => signedIn,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: createTokenManager({ realmId: realm, store: tokens, oauth }),
        fetch,
        maxRetries: 0,
      }),
  })
  return {
    books,
    sms,
    emulator,
    store,
    tokens,
    clock,
    signIn: (principal: Principal | undefined) => {
      signedIn = principal
    },
    fetch,
  }
}

const anna: Principal = { subject: 'anna', realms: [realmId], scopes: ['read', 'manage'] }
const eve: Principal = { subject: 'eve', realms: [other], scopes: ['read', 'manage'] }

/** Sets out as a browser does. @returns the cookie, and Intuit's page */
const setOut = async (books: LeadBooks, query = '') => {
  const started = await books.fetch(new Request(`https://books.example/v1/quickbooks/connect${query}`))
  return {
    status: started.status,
    consent: started.headers.get('location') ?? '',
    cookie: started.headers.get('set-cookie') ?? '',
  }
}

/** Says yes at Intuit for a company. @returns where Intuit sends the browser */
const agree = async ({ fetch }: ReturnType<typeof app>, consent: string, realm: string): Promise<string> => {
  const url = new URL(consent)
  url.searchParams.set('realmId', realm)
  const response = await fetch(url.href)
  return response.headers.get('location') ?? ''
}

const comeBack = (books: LeadBooks, callback: string, cookie: string): Promise<Response> =>
  books.fetch(new Request(callback, { headers: cookie === '' ? {} : { cookie: cookie.split(';')[0] ?? '' } }))

it('connects a company: consent, tokens sealed in the store, an owner, a line in the audit trail', async () => {
  const stage = app()
  stage.signIn(anna)
  const { consent, cookie } = await setOut(stage.books)
  expect(cookie).toMatch(
    /^leadbooks-connect=[\w-]{43}; Path=\/v1\/quickbooks; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
  )
  const callback = await agree(stage, consent, realmId)
  const response = await comeBack(stage.books, callback, cookie)
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('QuickBooks is connected')])
  const stored = JSON.stringify(await stage.store.readRegister(realmId, 'connection', 'tokens'))
  expect(stored).toContain('aes-gcm.v1.')
  const { tokens } = (await stage.tokens.read(realmId)) ?? {}
  expect(stored).not.toContain(tokens?.refreshToken ?? 'missing')
  expect((await stage.books.audit(realmId)).map(({ action, actor }) => [action, actor])).toEqual([
    ['quickbooks.connected', 'anna'],
  ])
  await stage.books.sync.import(realmId)
})

it('is closed to who is not signed in, may not manage, or names a realm of others', async () => {
  const stage = app()
  expect((await setOut(stage.books)).status).toBe(401)
  stage.signIn({ ...anna, scopes: ['read'] })
  expect((await setOut(stage.books)).status).toBe(403)
  stage.signIn(eve)
  expect((await setOut(stage.books, `?realmId=${realmId}`)).status).toBe(404)
})

it('takes no journey that another browser, another person or nobody began, and none that took too long', async () => {
  const stage = app()
  stage.signIn(anna)
  const { consent, cookie } = await setOut(stage.books)
  const callback = await agree(stage, consent, realmId)
  expect((await comeBack(stage.books, callback, '')).status).toBe(400)
  expect((await comeBack(stage.books, callback, 'leadbooks-connect=another')).status).toBe(400)
  const forged = new URL(callback)
  forged.searchParams.set('state', JSON.stringify({ realms: '*', cookie: '', expiresAt: '2099' }))
  expect((await comeBack(stage.books, forged.href, cookie)).status).toBe(400)
  stage.signIn(eve)
  expect((await comeBack(stage.books, callback, cookie)).status).toBe(403)
  stage.signIn(anna)
  stage.clock.move(11 * 60_000)
  expect((await comeBack(stage.books, callback, cookie)).status).toBe(400)
  expect(await stage.tokens.read(realmId)).toBeUndefined()
})

it('lets nobody take a company that another tenant has connected, or that the app gave to another', async () => {
  const stage = app()
  stage.signIn(anna)
  const first = await setOut(stage.books)
  await comeBack(stage.books, await agree(stage, first.consent, realmId), first.cookie)
  const held = await stage.tokens.read(realmId)
  for (const thief of [eve, { subject: 'mallory', realms: [], scopes: ['manage'] } satisfies Principal]) {
    stage.signIn(thief)
    const { consent, cookie } = await setOut(stage.books)
    expect((await comeBack(stage.books, await agree(stage, consent, realmId), cookie)).status).toBe(409)
  }
  expect(await stage.tokens.read(realmId)).toEqual(held)

  const fresh = app()
  fresh.signIn({ subject: 'mallory', realms: [], scopes: ['manage'] })
  const { consent, cookie } = await setOut(fresh.books)
  expect((await comeBack(fresh.books, await agree(fresh, consent, realmId), cookie)).status).toBe(409)
})

it('keeps what was there when the browser names another company than the one consent was given for', async () => {
  const stage = app({ tenants: [realmId, other] })
  const both: Principal = { ...anna, realms: [realmId, other] }
  stage.signIn(both)
  const first = await setOut(stage.books)
  await comeBack(stage.books, await agree(stage, first.consent, other), first.cookie)
  const held = (await stage.tokens.read(other))?.tokens
  const { consent, cookie } = await setOut(stage.books)
  const callback = new URL(await agree(stage, consent, realmId))
  callback.searchParams.set('realmId', other)
  expect((await comeBack(stage.books, callback.href, cookie)).status).toBe(400)
  expect((await stage.tokens.read(other))?.tokens).toEqual(held)
})

it('says so when the person refuses, and when the code is used a second time', async () => {
  const stage = app()
  stage.signIn(anna)
  const { consent, cookie } = await setOut(stage.books)
  const state = new URL(consent).searchParams.get('state') ?? ''
  const no = `https://books.example/v1/quickbooks/callback?error=access_denied&state=${encodeURIComponent(state)}&realmId=${realmId}`
  expect((await comeBack(stage.books, no, cookie)).status).toBe(400)
  const callback = await agree(stage, consent, realmId)
  expect((await comeBack(stage.books, callback, cookie)).status).toBe(200)
  expect((await comeBack(stage.books, callback, cookie)).status).toBe(400)
  expect((await stage.tokens.read(realmId))?.tokens).toBeDefined()
})

it('lets a realm that waited for its connection go on', async () => {
  const stage = app()
  await stage.store.commit([{ op: 'realm.pause', realmId, until: '2099-01-01T00:00:00.000Z' }])
  stage.signIn(anna)
  const { consent, cookie } = await setOut(stage.books)
  await comeBack(stage.books, await agree(stage, consent, realmId), cookie)
  expect((await stage.store.readRealm(realmId)).pausedUntil).toBeUndefined()
})

it('asks for the connection when a call comes in before there was one', async () => {
  const stage = app()
  await stage.books.fetch(callRequest(mike))
  await stage.books.drain()
  stage.clock.move(1_000)
  await stage.books.drain()
  const told = stage.sms.sent.filter(({ text }) => text.includes('Connect it again'))
  expect(told.map(({ to }) => to)).toEqual(['+13125550100'])
})

it('carries out at once what was tried in vain while the connection had ended', async () => {
  const stage = app()
  const connect = async (): Promise<void> => {
    const { consent, cookie } = await setOut(stage.books)
    await comeBack(stage.books, await agree(stage, consent, realmId), cookie)
  }
  stage.signIn(anna)
  await connect()
  await stage.books.sync.import(realmId)
  stage.emulator.faults.next({ kind: 'staleToken', method: 'POST', entity: 'Customer', times: 10_000 })
  await stage.books.fetch(callRequest(mike))
  for (const waitMs of [1_000, 5_000, 20_000, 60_000]) {
    await stage.books.drain()
    stage.clock.move(waitMs)
  }
  await stage.books.drain()
  stage.emulator.faults.clear()
  await connect()
  await stage.books.drain()
  expect(stage.emulator.documents(realmId, 'Estimate')).toMatchObject([{ TotalAmt: 445 }])
})
