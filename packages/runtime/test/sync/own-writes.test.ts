import { createQuickBooks } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const verifierToken = 'a-verifier-token-of-the-tests'

it('confirms a write whose reply was lost when QuickBooks tells of it, and does not wait for the retry', async () => {
  let isAway = false
  const played: Scene = scene({
    webhookVerifierTokens: [verifierToken],
    sweepMs: 365 * 86_400_000,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        maxRetries: 0,
        rateLimiter: { acquire: async () => () => undefined, slowDown: () => undefined },
        fetch: async (request) => {
          if (isAway) throw new TypeError('fetch failed')
          const reply = await played.emulator.fetch(request)
          // It is carried out, its reply is lost, and nothing gets through any more.
          isAway = request.method === 'POST' && request.url.includes('/estimate?')
          if (isAway) throw new TypeError('fetch failed')
          return reply
        },
      }),
  })
  const { books, emulator, clock, call, estimates } = played
  emulator.webhooks.to('https://books.example/v1/quickbooks/webhooks', verifierToken, {
    fetch: (request) => books.fetch(request),
    automatic: false,
  })
  await books.sync.import(realmId)
  const before = estimates().length
  await call(mike)
  for (const seconds of [0, 1, 5]) {
    clock.move(seconds * 1_000)
    await books.drain()
  }
  const waiting = async () =>
    (await played.store.listCommands(realmId, { status: 'ready', limit: 50 })).map(({ command }) => command.type)
  expect(await waiting()).toEqual(['estimate.create'])
  isAway = false
  await emulator.webhooks.flush()
  clock.move(3_000)
  const posts = emulator.requests.length
  await books.drain()
  expect(await waiting()).toEqual([])
  expect(estimates()).toHaveLength(before + 1)
  // It was found, not sent again.
  const after = emulator.requests.slice(posts)
  expect(after.filter(({ method, path }) => method === 'POST' && path.endsWith('/estimate'))).toEqual([])
  const [{ leadId = '' } = {}] = await books.leads.list(realmId)
  expect((await books.leads.read(realmId, leadId))?.estimate).toMatchObject({ total: '445.00', sentTo: mike.email })
})
