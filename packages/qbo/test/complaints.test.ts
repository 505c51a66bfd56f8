/** What users of other clients complained of, a test each; the number is the complaint's, the link its issue. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Clock,
  createOAuth,
  createTokenManager,
  memoryRateLimiter,
  memoryTokenStore,
  QuickBooksReplyError,
  type StoredTokenManager,
  systemClock,
  type TokenStore,
} from '../src/index.ts'
import { testClock } from './clock.ts'
import { customerReply, faultReply, openCompany } from './company.ts'
import { type Answer, type Received, serve } from './server.ts'

const realmId = '9341457021722202'
const requestIds = (received: readonly Received[]) => received.map(({ query }) => query.get('requestid'))
const name = { DisplayName: 'Mike Chen' }
const tokenReply = (count: number): Answer => ({
  json: {
    access_token: `a${count}`,
    refresh_token: `r${count}`,
    expires_in: 3600,
    x_refresh_token_expires_in: 8726400,
  },
})
const expired = {
  accessToken: 'a0',
  accessTokenExpiresAt: '2020-01-01T00:00:00Z',
  refreshToken: 'r0',
  refreshTokenExpiresAt: '2027-01-01T00:00:00Z',
}

/** A manager of tokens that have expired, against an endpoint that answers as told. */
const connected = async (
  answers: Parameters<typeof serve>[0],
  store: TokenStore = memoryTokenStore(),
  clock: Clock = testClock(),
): Promise<{ auth: StoredTokenManager; store: TokenStore; received: Received[]; again(): StoredTokenManager }> => {
  const server = await serve(answers)
  const oauth = createOAuth({
    clientId: 'id',
    clientSecret: 'secret',
    redirectUri: 'https://app.example/callback',
    environment: 'sandbox',
    endpoints: { token: `${server.url}/tokens` },
    timeoutMs: 200_000,
    clock,
  })
  const again = () => createTokenManager({ realmId, store, oauth, clock })
  const auth = again()
  await auth.save(expired)
  return { auth, store, received: server.received, again }
}

describe('tokens', () => {
  test('1: a refused refresh never stores undefined tokens (node-quickbooks#171)', async () => {
    const { auth, store } = await connected([{ status: 400, json: { error: 'invalid_grant' } }])
    await expect(auth.accessToken()).rejects.toMatchObject({ name: 'ReauthorizationRequiredError' })
    expect((await store.read(realmId))?.tokens).toEqual(expired)
  })

  test('2: a refresh whose reply was lost does not end the connection (node-quickbooks#192, oauth-jsclient#128)', async () => {
    const { auth, store } = await connected([(response) => void response.destroy(), tokenReply(1)])
    expect(await auth.accessToken()).toBe('a1')
    expect((await store.read(realmId))?.tokens.refreshToken).toBe('r1')
  })

  test('3: a token that another process refreshed first is taken, not fought over (oauth-jsclient#138)', async () => {
    const store = memoryTokenStore()
    const other = {
      ...expired,
      accessToken: 'theirs',
      refreshToken: 'r-theirs',
      accessTokenExpiresAt: '2099-01-01T00:00:00Z',
    }
    const { auth } = await connected(async () => {
      const current = await store.read(realmId)
      await store.replace(realmId, current?.version, { version: (current?.version ?? 0) + 1, tokens: other })
      return { status: 400, json: { error: 'invalid_grant' } }
    }, store)
    expect(await auth.accessToken()).toBe('theirs')
  })

  test('4: sessions that refresh in parallel make one refresh (laravel-quickbooks-client#46, #27)', async () => {
    const { again, received } = await connected([tokenReply(1), tokenReply(2)], memoryTokenStore(), systemClock)
    const tokens = await Promise.all([again(), again(), again()].map((session) => session.accessToken()))
    expect([new Set(tokens), received.length]).toEqual([new Set(['a1']), 1])
  })

  test('5: a second refresh soon after the first uses the new token, if it is made at all (python-quickbooks#397)', async () => {
    const { auth, again, received } = await connected([tokenReply(1), tokenReply(2)])
    expect(await auth.renew('a0')).toBe('a1')
    expect(await again().renew('a0')).toBe('a1')
    expect(await auth.renew('a1')).toBe('a2')
    const sent = received.map(({ body }) => new URLSearchParams(body).get('refresh_token'))
    expect(sent).toEqual(['r0', 'r1'])
  })

  test('6: an expired token is refreshed without being asked to (node-quickbooks#151)', async () => {
    const { auth } = await connected([tokenReply(1)])
    const books = await serve([customerReply()])
    await openCompany(books.url, { auth }).customers.read('60')
    expect(books.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer a1'])
  })
})

describe('writes', () => {
  test('7: a retry carries the requestid of the first try, singly and in a batch (DotNET-SDK#352, PHP-SDK#563)', async () => {
    const batch: Answer = { json: { BatchItemResponse: [{ ...customerReply().json, bId: '1' }], time: 't' } }
    const server = await serve([{ status: 503, text: '' }, customerReply(), { status: 503, text: '' }, batch])
    const qbo = openCompany(server.url)
    await qbo.customers.create(name)
    await qbo.batch([{ operation: 'create', entity: 'Customer', input: name }])
    const [first, second, third, fourth] = requestIds(server.received)
    expect([first === second, third === fourth, first === third]).toEqual([true, true, false])
  })

  test('8: a batch of thirty that is not answered in time is sent again to the letter (quickbooks-ruby#343)', async () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      operation: 'create' as const,
      entity: 'Customer' as const,
      input: { DisplayName: `Customer ${index}` },
    }))
    const answers = items.map((_, index) => ({ ...customerReply().json, bId: String(index + 1) }))
    const server = await serve([() => undefined, { json: { BatchItemResponse: answers, time: 't' } }])
    const qbo = openCompany(server.url, { clock: systemClock, random: () => 0, timeoutMs: 300 })
    const results = await qbo.batch(items)
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(new Set(server.received.map(({ rawUrl, body }) => rawUrl + body)).size).toBe(1)
  })

  test('9: no write of any entity goes without a requestid (quickbooks-ruby#256)', async () => {
    const server = await serve([{ json: { JournalEntry: { Id: '1' }, Payment: { Id: '1' }, Invoice: { Id: '1' } } }])
    const qbo = openCompany(server.url)
    const posting = (PostingType: string) => ({
      DetailType: 'JournalEntryLineDetail' as const,
      Amount: 10,
      JournalEntryLineDetail: { PostingType, AccountRef: { value: '1' } },
    })
    await qbo.journalEntries.create({ Line: [posting('Debit'), posting('Credit')] })
    await qbo.payments.create({ CustomerRef: { value: '1' }, TotalAmt: 10 })
    await qbo.invoices.delete({ Id: '1', SyncToken: '0' })
    await qbo.invoices.send('1')
    await qbo.request({ method: 'POST', path: '/invoice', body: {} })
    expect(requestIds(server.received).filter((id) => /^[0-9a-f]{32}$/.test(id ?? ''))).toHaveLength(5)
  })

  test('10: a write keeps its requestid over a refused token (clawbolt#1062)', async () => {
    const server = await serve([{ status: 401, text: '' }, customerReply()])
    let token = 'a0'
    const auth = { accessToken: async () => token, renew: async () => (token = 'a1') }
    await openCompany(server.url, { auth }).customers.create(name)
    expect(new Set(requestIds(server.received)).size).toBe(1)
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer a0', 'Bearer a1'])
  })

  test('11: a caller can name the write, so that a second run makes nothing new (quickbooks-online-mcp-server#100)', async () => {
    const server = await serve([customerReply()])
    const qbo = openCompany(server.url)
    await qbo.customers.create(name, { requestId: 'lead-17' })
    await qbo.customers.create(name, { requestId: 'lead-17' })
    expect(requestIds(server.received)).toEqual(['lead-17', 'lead-17'])
  })
})

describe('limits', () => {
  const xml = `<?xml version="1.0"?><IntuitResponse><Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>The request limit was reached.</Detail></Error></Fault></IntuitResponse>`

  test('12: a throttled answer in XML is a ThrottledError, not a failure to parse (python-quickbooks#43)', async () => {
    const server = await serve([{ status: 429, text: xml, headers: { 'content-type': 'application/xml' } }])
    const read = openCompany(server.url, { maxRetries: 0 }).customers.read('60')
    await expect(read).rejects.toMatchObject({ name: 'ThrottledError', fault: { code: '3001' } })
  })

  test('13: bulk work stays within the limits by itself (python-quickbooks#83, PHP-SDK#54)', async () => {
    const clock = testClock(100_000)
    const starts: number[] = []
    const rateLimiter = memoryRateLimiter({ clock })
    for (let index = 0; index < 1_200; index += 1) {
      const release = await rateLimiter.acquire({ baseUrl: '', realmId })
      starts.push(clock.now())
      release()
    }
    const within = (from: number) => starts.filter((at) => at >= from && at < from + 60_000).length
    expect(Math.max(...[...new Set(starts)].map(within))).toBe(500)
  })

  test('14: 429 and 503 are waited out, Retry-After is kept to (pipedream#18041, #13721, #18098)', async () => {
    const clock = testClock(150_000)
    const wait = (status: number): Answer => ({ status, text: '', headers: { 'retry-after': '7' } })
    const server = await serve([wait(429), wait(503), customerReply()])
    expect((await openCompany(server.url, { clock }).customers.read('60')).Id).toBe('60')
    expect(clock.slept.filter((ms) => ms === 7_000).length).toBeGreaterThanOrEqual(2)
  })
})

describe('queries', () => {
  const pages =
    (total: number) =>
    ({ query }: Received): Answer => {
      const [, start, max] = /STARTPOSITION (\d+) MAXRESULTS (\d+)$/.exec(query.get('query') ?? '') ?? []
      const rows = Array.from({ length: total }, (_, index) => ({ Id: String(index + 1) }))
      const page = rows.slice(Number(start) - 1, Number(start) - 1 + Number(max))
      return { json: { QueryResponse: page.length > 0 ? { Customer: page, totalCount: 9999 } : {}, time: 't' } }
    }

  test('15: apostrophes and backslashes do not break a query (node-quickbooks#14, #74)', async () => {
    const server = await serve([{ json: { QueryResponse: {} } }])
    await openCompany(server.url)
      .customers.query({ where: { DisplayName: "Amy's \\ Bird" } })
      .all()
    expect(server.received[0]?.query.get('query')).toContain("DisplayName = 'Amy\\'s \\\\ Bird'")
  })

  test('16: a query is percent-encoded once (quickbooks-node-promise#1)', async () => {
    const server = await serve([{ json: { QueryResponse: {} } }])
    const text = '100% & more + #1 = ✓'
    await openCompany(server.url)
      .customers.query({ where: { DisplayName: text } })
      .all()
    const [received] = server.received
    const raw = /[?&]query=([^&]*)/.exec(received?.rawUrl ?? '')?.[1] ?? ''
    expect(raw).not.toContain('+')
    expect(decodeURIComponent(raw)).toContain(`DisplayName = '${text}'`)
  })

  test('17: all rows are read, not the first thousand (msp-skills#104, n8n#3169)', async () => {
    const server = await serve(pages(2_345))
    expect(await openCompany(server.url).customers.query().all()).toHaveLength(2_345)
  })

  test('18: no count decides how far pages go, so a filtered query ends (n8n#21597)', async () => {
    const server = await serve(pages(1_000))
    expect(
      await openCompany(server.url)
        .customers.query({ where: { Active: true } })
        .all(),
    ).toHaveLength(1_000)
    expect(server.received).toHaveLength(2)
  })
})

describe('answers', () => {
  test('19: what is thrown is an Error that says something, and a good answer throws nothing (node-quickbooks#174, #209)', async () => {
    const failures: Answer[] = [
      { status: 500, text: '' },
      { status: 400, json: {} },
      { status: 200, text: 'null' },
      (response) => void response.destroy(),
    ]
    for (const failure of failures) {
      const server = await serve([failure])
      const error = await openCompany(server.url, { maxRetries: 0 })
        .customers.read('60')
        .catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      expect(String(error)).toMatch(/GET \/customer\/60 /)
    }
    const server = await serve([customerReply()])
    await expect(openCompany(server.url).customers.read('60')).resolves.toMatchObject({ Id: '60' })
  })

  test('20: the detail of a refusal reaches the caller (oauth-jsclient#188)', async () => {
    const server = await serve([faultReply('6000')])
    const error = await openCompany(server.url)
      .customers.create(name)
      .catch((reason: unknown) => reason)
    expect(error instanceof QuickBooksReplyError && error.faults).toEqual([
      { code: '6000', message: 'Message', detail: 'Detail' },
    ])
  })

  test('21: a refusal is read whatever its content type says (PHP-SDK#521, #7, #246)', async () => {
    for (const type of ['application/json;charset=UTF-8', 'text/plain', 'application/octet-stream']) {
      const server = await serve([{ ...faultReply('610'), headers: { 'content-type': type } }])
      const read = openCompany(server.url).customers.read('60')
      await expect(read).rejects.toMatchObject({ name: 'ObjectNotFoundError', fault: { code: '610' } })
    }
  })

  test('22: a PDF comes byte for byte (oauth-jsclient#97, #98)', async () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256)
    const server = await serve([{ bytes, headers: { 'content-type': 'application/pdf' } }])
    expect(await openCompany(server.url).invoices.pdf('17')).toEqual(bytes)
  })
})

describe('the package', () => {
  const manifest: {
    types?: string
    exports: Record<string, string | { types?: string }>
    dependencies: Record<string, string>
  } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

  test('23: every entry brings its types, and no dependency can change under it (oauth-jsclient#156, #163)', () => {
    const entries = Object.entries(manifest.exports).filter(([entry]) => entry !== './package.json')
    for (const [, target] of entries) expect(target).toMatchObject({ types: expect.stringMatching(/\.d\.ts$/) })
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  test('24: void is there for each entity that has it, in that entity’s way (node-quickbooks#105, #43, apigrate#10)', async () => {
    const reply = {
      json: { Invoice: { Id: '7' }, Payment: { Id: '7' }, SalesReceipt: { Id: '7' }, BillPayment: { Id: '7' } },
    }
    const server = await serve([reply])
    const qbo = openCompany(server.url)
    const ref = { Id: '7', SyncToken: '2' }
    for (const resource of [qbo.invoices, qbo.payments, qbo.salesReceipts, qbo.billPayments]) await resource.void(ref)
    const ways = server.received.map(({ query }) => `${query.get('operation')} ${query.get('include') ?? ''}`.trim())
    expect(ways).toEqual(['void', 'update void', 'update void', 'update void'])
  })

  test('25: clients share no settings, and each speaks the current minor version (Java-SDK#170, DotNET-SDK#136, node-quickbooks#237)', async () => {
    const [one, two] = [await serve([customerReply({ Id: '1' })]), await serve([customerReply({ Id: '2' })])]
    const first = openCompany(one.url, { realmId: '111', auth: { accessToken: 'one' } })
    const second = openCompany(two.url, { realmId: '222', auth: { accessToken: 'two' } })
    const read = await Promise.all([first.customers.read('1'), second.customers.read('2')])
    expect(read.map(({ Id }) => Id)).toEqual(['1', '2'])
    for (const [server, realm, token] of [
      [one, '111', 'one'],
      [two, '222', 'two'],
    ] as const) {
      expect(server.received[0]?.path).toContain(`/company/${realm}/`)
      expect(server.received[0]?.headers.authorization).toBe(`Bearer ${token}`)
      expect(server.received[0]?.query.get('minorversion')).toBe('75')
    }
  })
})
