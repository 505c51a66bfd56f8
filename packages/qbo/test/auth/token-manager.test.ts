import { describe, expect, test } from 'vitest'
import {
  ConnectionError,
  createTokenManager,
  memoryTokenStore,
  type OAuth,
  OAuthError,
  ReauthorizationRequiredError,
  type StoredTokenManager,
  type TokenStore,
  TokenStoreConflictError,
  type Tokens,
} from '../../src/index.ts'
import { type TestClock, testClock } from '../clock.ts'

const realmId = '9341457021722202'
const tick = () => new Promise((resolve) => setImmediate(resolve))

/** Tokens number `n`, good for an hour. */
const tokens = (n: number, clock: TestClock): Tokens => ({
  accessToken: `access-${n}`,
  accessTokenExpiresAt: new Date(clock.now() + 3_600_000).toISOString(),
  refreshToken: `refresh-${n}`,
  refreshTokenExpiresAt: new Date(clock.now() + 8_640_000_000).toISOString(),
})

/** An endpoint that takes each refresh token once and never again. */
const rotating = (clock: TestClock) => {
  let current = 0
  const used: string[] = []
  return {
    used,
    refresh: async (refreshToken: string): Promise<Tokens> => {
      used.push(refreshToken)
      await tick()
      if (refreshToken !== `refresh-${current}`) throw new OAuthError({ error: 'invalid_grant', status: 400 })
      current += 1
      return tokens(current, clock)
    },
  }
}

/** A store as slow as a database, in which others get in between. */
const slowStore = (store: TokenStore): TokenStore => ({
  read: async (id) => {
    await tick()
    return store.read(id)
  },
  replace: async (id, version, next) => {
    await tick()
    return store.replace(id, version, next)
  },
})

interface Setup {
  clock: TestClock
  store: TokenStore
  manager(oauth: Pick<OAuth, 'refresh'>, store?: TokenStore): StoredTokenManager
}

const setUp = async (): Promise<Setup> => {
  const clock = testClock()
  const store = memoryTokenStore()
  const manager = (oauth: Pick<OAuth, 'refresh'>, other = store) =>
    createTokenManager({ realmId, store: other, oauth, clock })
  await manager(rotating(clock)).save(tokens(0, clock))
  return { clock, store, manager }
}

test('a token that lasts is handed out as it is', async () => {
  const { clock, manager } = await setUp()
  const oauth = rotating(clock)
  expect(await manager(oauth).accessToken()).toBe('access-0')
  expect(oauth.used).toEqual([])
})

test('a token is refreshed before it ends, five minutes ahead', async () => {
  const { clock, manager } = await setUp()
  const oauth = rotating(clock)
  const one = manager(oauth)
  await clock.advance(3_299_999)
  expect(await one.accessToken()).toBe('access-0')
  await clock.advance(1)
  expect(await one.accessToken()).toBe('access-1')
  expect(oauth.used).toEqual(['refresh-0'])
})

test('eight processes with fifty calls each refresh an expired token once', async () => {
  const { clock, store, manager } = await setUp()
  await clock.advance(3_600_000)
  const oauth = rotating(clock)
  const shared = slowStore(store)
  const calls = Array.from({ length: 8 }, () => manager(oauth, shared)).flatMap((process) =>
    Array.from({ length: 50 }, () => process.accessToken()),
  )
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['access-1']))
  expect(oauth.used).toEqual(['refresh-0'])
})

test('fifty calls of one process wait for one refresh without asking the store again and again', async () => {
  const { clock, store, manager } = await setUp()
  await clock.advance(3_600_000)
  let reads = 0
  const counted: TokenStore = {
    read: (id) => {
      reads += 1
      return store.read(id)
    },
    replace: (id, version, next) => store.replace(id, version, next),
  }
  const one = manager(rotating(clock), slowStore(counted))
  await Promise.all(Array.from({ length: 50 }, () => one.accessToken()))
  expect(reads).toBeLessThanOrEqual(51)
  expect(clock.slept).toEqual([])
})

test('a token rejected in eight processes at once is renewed once', async () => {
  const { clock, store, manager } = await setUp()
  const oauth = rotating(clock)
  const shared = slowStore(store)
  const processes = Array.from({ length: 8 }, () => manager(oauth, shared))
  await Promise.all(processes.map((process) => process.accessToken()))
  const renewed = await Promise.all(
    processes.flatMap((process) => [process.renew('access-0'), process.renew('access-0')]),
  )
  expect(new Set(renewed)).toEqual(new Set(['access-1']))
  expect(oauth.used).toEqual(['refresh-0'])
})

test('a token that another process has renewed is taken from the store', async () => {
  const { clock, manager } = await setUp()
  const oauth = rotating(clock)
  const [one, other] = [manager(oauth), manager(oauth)]
  await other.accessToken()
  await one.renew('access-0')
  expect(await other.renew('access-0')).toBe('access-1')
  expect(oauth.used).toHaveLength(1)
})

describe('a refresh', () => {
  test('whose reply was lost is asked for once more with the same token', async () => {
    const { clock, manager } = await setUp()
    const used: string[] = []
    const refresh = async (refreshToken: string) => {
      used.push(refreshToken)
      if (used.length === 1) throw new ConnectionError({ method: 'POST', path: '/token' })
      return tokens(1, clock)
    }
    expect(await manager({ refresh }).renew('access-0')).toBe('access-1')
    expect(used).toEqual(['refresh-0', 'refresh-0'])
  })

  test('that fails gives its claim back, so that the next one need not wait', async () => {
    const { clock, store, manager } = await setUp()
    const down = async () => {
      throw new OAuthError({ error: 'HTTP 503', status: 503 })
    }
    await expect(manager({ refresh: down }).renew('access-0')).rejects.toBeInstanceOf(OAuthError)
    expect((await store.read(realmId))?.claim).toBeUndefined()
    expect(await manager(rotating(clock)).renew('access-0')).toBe('access-1')
    expect(clock.slept).toEqual([])
  })

  test('of a process that died is taken over when its claim ends', async () => {
    const { clock, store, manager } = await setUp()
    const stored = await store.read(realmId)
    if (!stored) throw new Error('expected stored tokens')
    const claim = { by: 'the dead', expiresAt: new Date(clock.now() + 60_000).toISOString() }
    await store.replace(realmId, stored.version, { ...stored, version: stored.version + 1, claim })
    expect(await manager(rotating(clock)).renew('access-0')).toBe('access-1')
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(60_000)
  })

  test('that is refused means that the company has to connect again', async () => {
    const { manager } = await setUp()
    const refresh = async () => {
      throw new OAuthError({ error: 'invalid_grant', status: 400 })
    }
    const renewal = manager({ refresh }).renew('access-0')
    await expect(renewal).rejects.toBeInstanceOf(ReauthorizationRequiredError)
    await expect(renewal).rejects.toMatchObject({ realmId, retryable: false })
  })

  test('that is refused because another process was faster takes what that one stored', async () => {
    const { clock, store, manager } = await setUp()
    const refresh = async () => {
      const stored = await store.read(realmId)
      if (!stored) throw new Error('expected stored tokens')
      await store.replace(realmId, stored.version, { tokens: tokens(7, clock), version: stored.version + 1 })
      throw new OAuthError({ error: 'invalid_grant', status: 400 })
    }
    expect(await manager({ refresh }).renew('access-0')).toBe('access-7')
  })

  test('whose tokens the store does not take is not made again: they are stored the next time', async () => {
    const { clock, store, manager } = await setUp()
    const oauth = rotating(clock)
    let writes = 0
    const failing: TokenStore = {
      read: (id) => store.read(id),
      replace: async (id, version, next) => {
        writes += 1
        if (writes === 2) throw new Error('disk full')
        return store.replace(id, version, next)
      },
    }
    const one = manager(oauth, failing)
    await expect(one.renew('access-0')).rejects.toThrow('disk full')
    expect(await one.renew('access-0')).toBe('access-1')
    expect(oauth.used).toEqual(['refresh-0'])
    expect((await store.read(realmId))?.tokens.refreshToken).toBe('refresh-1')
  })

  test('stores its tokens over the claim of a process that thought it dead', async () => {
    const { clock, store, manager } = await setUp()
    const refresh = async () => {
      const stored = await store.read(realmId)
      if (!stored) throw new Error('expected stored tokens')
      const claim = { by: 'the hasty', expiresAt: new Date(clock.now() + 60_000).toISOString() }
      await store.replace(realmId, stored.version, { ...stored, version: stored.version + 1, claim })
      return tokens(1, clock)
    }
    await manager({ refresh }).renew('access-0')
    expect(await store.read(realmId)).toMatchObject({ tokens: { refreshToken: 'refresh-1' } })
  })
})

test('a call that is aborted stops waiting, and the refresh goes on for the others', async () => {
  const { clock, manager } = await setUp()
  const oauth = rotating(clock)
  const one = manager(oauth)
  const controller = new AbortController()
  const left = one.renew('access-0', controller.signal)
  const stays = one.renew('access-0')
  controller.abort(new Error('left'))
  await expect(left).rejects.toThrow('left')
  expect(await stays).toBe('access-1')
})

test('a company that is not connected is told so', async () => {
  const clock = testClock()
  const one = createTokenManager({ realmId: '1', store: memoryTokenStore(), oauth: rotating(clock), clock })
  await expect(one.accessToken()).rejects.toBeInstanceOf(ReauthorizationRequiredError)
})

test('a new connection replaces what was stored, claims and all', async () => {
  const { clock, store, manager } = await setUp()
  const one = manager(rotating(clock))
  await one.accessToken()
  await one.save({ ...tokens(9, clock) })
  expect(await one.accessToken()).toBe('access-9')
  expect(await manager(rotating(clock)).accessToken()).toBe('access-9')
  expect(await store.read(realmId)).toMatchObject({ version: 2 })
})

test('a store that never settles is given up with an error that may pass', async () => {
  const { clock, store, manager } = await setUp()
  const restless: TokenStore = { read: (id) => store.read(id), replace: async () => false }
  const oauth = rotating(clock)
  await expect(manager(oauth, restless).renew('access-0')).rejects.toBeInstanceOf(TokenStoreConflictError)
  await expect(manager(oauth, restless).save(tokens(1, clock))).rejects.toMatchObject({ retryable: true })
  expect(oauth.used).toEqual([])
})
