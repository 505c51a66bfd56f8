import { createQuickBooks } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const hour = 3_600_000

const createIds = (requests: readonly { path: string; method: string; requestId?: string }[], entity: string) =>
  requests
    .filter(({ path, method }) => method === 'POST' && path.endsWith(`/${entity}`))
    .map(({ requestId }) => requestId)

it('sends a write that did not arrive again with the same requestid, and makes one document', async () => {
  const { books, call, emulator, estimates, clock } = scene()
  await books.sync.import(realmId)
  const before = estimates().length
  emulator.faults.next({ kind: 'resetBefore', entity: 'Estimate', method: 'POST' })
  await call(mike)
  await books.drain()
  clock.move(1_000)
  await books.drain()
  const ids = createIds(emulator.requests, 'estimate')
  expect(ids.length).toBe(2)
  expect(new Set(ids).size).toBe(1)
  expect(estimates().length - before).toBe(1)
})

it('rests the whole realm when QuickBooks throttles it, without counting a failed attempt', async () => {
  const { books, call, emulator, clock, store } = scene()
  await books.sync.import(realmId)
  emulator.faults.next({ kind: 'throttle', entity: 'Customer', method: 'POST' })
  await call(mike)
  await books.drain()
  expect((await store.readRealm(realmId)).pausedUntil).toBeDefined()
  expect((await store.listCommands(realmId, { status: 'ready', limit: 10 }))[0]).toMatchObject({ attempts: 0 })
  clock.move(60_000)
  await books.drain()
  expect((await books.stats(realmId)).counts['commands.ready']).toBeUndefined()
})

it('tries after seconds, then every five minutes for 24 hours, then puts a dead letter before a person, who redrives it', async () => {
  // Sweeps would be due in between.
  const { books, call, emulator, clock, estimates } = scene({ sweepMs: 365 * 24 * hour })
  await books.sync.import(realmId)
  const before = estimates().length
  emulator.faults.next({ kind: 'serverError', entity: 'Estimate', method: 'POST', times: 10_000 })
  await call(mike)
  const started = clock.now()
  let report = await books.drain()
  const tries: number[] = []
  while ((await books.deadLetters.list(realmId)).length === 0) {
    const { nextDueAt } = report
    if (nextDueAt === undefined) break
    tries.push((Date.parse(nextDueAt) - started) / 1_000)
    clock.set(nextDueAt)
    report = await books.drain()
  }
  expect(tries.slice(0, 6)).toEqual([1, 6, 26, 86, 386, 686])
  expect(clock.now() - started).toBeGreaterThanOrEqual(24 * hour)
  expect(clock.now() - started).toBeLessThan(24.2 * hour)

  const [letter] = await books.deadLetters.list(realmId)
  expect(letter).toMatchObject({ command: { type: 'estimate.create' }, error: { code: 'service' } })
  emulator.faults.clear()
  expect(await books.deadLetters.redrive(realmId, letter?.key ?? '')).toBe(true)
  await books.drain()
  expect(estimates().length - before).toBe(1)
  expect(await books.deadLetters.list(realmId)).toEqual([])
})

it('keeps a command whose token was refused, and carries it out when the connection is renewed', async () => {
  const { books, call, emulator, clock, estimates } = scene()
  await books.sync.import(realmId)
  emulator.faults.next({ kind: 'staleToken', entity: 'Estimate', method: 'POST', times: 3 })
  await call(mike)
  await books.drain()
  expect(estimates()).toHaveLength(0)
  for (const waitMs of [1_000, 5_000, 20_000]) {
    clock.move(waitMs)
    await books.drain()
  }
  expect(await books.deadLetters.list(realmId)).toEqual([])
  expect(estimates().map(({ TotalAmt }) => TotalAmt)).toEqual([445])
})

it('rests the realm while its connection has ended, so that no crowd of calls asks in vain', async () => {
  const { books, call, emulator, clock, store, estimates } = scene()
  await books.sync.import(realmId)
  await call(mike)
  await books.drain()
  emulator.faults.next({ kind: 'staleToken', method: 'POST', times: 10_000 })
  await call({ ...mike, caller_name: 'Ada Novak', caller_number: '(414) 765-4321', email: 'ada@example.com' })
  await books.drain()
  const asked = emulator.requests.length
  expect((await store.readRealm(realmId)).pausedUntil).toBe(new Date(clock.now() + 1_000).toISOString())
  await call({ ...mike, caller_name: 'Ivo Marek', caller_number: '(414) 555-2277', email: 'ivo@example.com' })
  await books.drain()
  expect(emulator.requests.length).toBe(asked)
  emulator.faults.clear()
  clock.move(1_000)
  await books.drain()
  expect(estimates()).toHaveLength(3)
})

it('takes a fault that no try can pass to a person at once', async () => {
  const { books, call, emulator, store } = scene()
  await books.sync.import(realmId)
  const items = emulator.documents(realmId, 'Item') as { Id: string; Name: string }[] // rows of that entity
  const diagnostic = items.find(({ Name }) => Name === 'Emergency HVAC Diagnostic')
  emulator.ui.deactivateItem(realmId, diagnostic?.Id ?? '')
  await call(mike)
  await books.drain()
  const [letter] = await books.deadLetters.list(realmId)
  expect(letter).toMatchObject({ attempts: 1, command: { type: 'estimate.create' } })
  const reviews = await store.listReviews(realmId, 'open', 10)
  expect(reviews.length).toBeGreaterThan(0)
})

it('asks a person instead of texting a customer twice when the answer of the channel is lost', async () => {
  const sent: string[] = []
  const { books, call, clock } = scene({
    notify: [
      {
        kind: 'sms',
        name: 'flaky',
        send: async ({ to }) => {
          sent.push(to)
          if (to === '+15551234567')
            throw Object.assign(new Error('no reply'), { code: 'connection', retryable: true, outcome: 'unknown' })
          return {}
        },
      },
    ],
  })
  await call(mike)
  await books.drain()
  clock.move(60_000)
  await books.drain()
  expect(sent.filter((to) => to === '+15551234567')).toHaveLength(1)
  expect(await books.deadLetters.list(realmId)).toMatchObject([{ error: { code: 'message-uncertain' } }])
})

it('tries again later where others change a record faster than it can', async () => {
  let changes = 0
  const played: Scene = scene({
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        fetch: (request) => {
          if (request.method === 'POST' && request.url.includes('/estimate?') && played.estimates().length > 0) {
            changes += 1
            const CustomerMemo = { value: `changed ${changes} times` }
            if (changes < 7) played.emulator.ui.editEstimate(realmId, played.estimates()[0]?.Id ?? '', { CustomerMemo })
          }
          return played.emulator.fetch(request)
        },
      }),
  })
  await played.call(mike)
  await played.books.drain()
  const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { type: 'estimate.declined', via: 'phone', id: 'declined', at, leadId })
  await played.books.drain()
  expect(await played.books.deadLetters.list(realmId)).toEqual([])
  played.clock.move(1_000)
  await played.books.drain()
  expect(played.estimates()).toMatchObject([{ TxnStatus: 'Closed', CustomerMemo: { value: 'changed 6 times' } }])
})
