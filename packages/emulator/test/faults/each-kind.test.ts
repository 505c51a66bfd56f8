import { afterEach, describe, expect, test, vi } from 'vitest'
import { createEmulator, type FaultKind, type FaultRule } from '../../src/index.ts'
import { monday, realmId } from '../company.ts'

const otherRealm = '9341450000000002'
const kinds: readonly FaultKind[] = [
  ...(['throttle', 'serverError', 'maintenance', 'htmlError', 'staleToken', 'resetBefore'] as const),
  ...(['resetAfter', 'wrongJson', 'slowBody', 'latency'] as const),
]
/** Kinds that let the work be done. */
const done = new Set<FaultKind>(['resetAfter', 'wrongJson', 'slowBody', 'latency'])
const waitMs = 7

afterEach(() => {
  vi.restoreAllMocks()
})

const fresh = (seed = 1) => {
  const emulator = createEmulator({
    company: 'empty',
    realmIds: [realmId, otherRealm],
    clock: { now: () => monday },
    seed,
  })
  let count = 0
  /** Creates a class or customer; tells whether the call ended as if nothing were wrong. */
  const call = async (path = 'customer', realm = realmId): Promise<boolean> => {
    count += 1
    // Watched, not replaced: whether the emulator waits says more than how long a busy machine took.
    const waits = vi.spyOn(globalThis, 'setTimeout')
    const waited = (): boolean => waits.mock.calls.some(([, milliseconds]) => milliseconds === waitMs)
    try {
      const response = await emulator.fetch(`https://quickbooks.api.intuit.com/v3/company/${realm}/${path}`, {
        method: 'POST',
        headers: { authorization: 'Bearer any', accept: 'application/json' },
        body: JSON.stringify(path === 'customer' ? { DisplayName: `C ${count}` } : { Name: `C ${count}` }),
      })
      const text = await response.text()
      if (response.status === 200) JSON.parse(text)
      return response.status === 200 && !waited()
    } catch {
      return false
    } finally {
      waits.mockRestore()
    }
  }
  return { emulator, call, customers: (realm = realmId) => emulator.documents(realm, 'Customer').length }
}

const rule = (kind: FaultKind, rest: FaultRule = {}): FaultRule => ({
  kind,
  ...(kind === 'slowBody' || kind === 'latency' ? { latencyMs: waitMs } : {}),
  ...rest,
})

describe.each(kinds)('the fault %s', (kind) => {
  test(`is noticed by the caller, and the work is ${done.has(kind) ? '' : 'not '}done`, async () => {
    const { emulator, call, customers } = fresh()
    emulator.faults.next(rule(kind))
    expect(await call()).toBe(false)
    expect(customers()).toBe(done.has(kind) ? 1 : 0)
    expect(await call()).toBe(true)
  })

  test('hits one company', async () => {
    const { emulator, call } = fresh()
    emulator.faults.next(rule(kind, { realmId: otherRealm }))
    expect([await call(), await call('customer', otherRealm), await call('customer', otherRealm)]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('hits one path, by a part of it or a pattern that remembers where it was', async () => {
    for (const path of ['clas', /^class$/g]) {
      const { emulator, call } = fresh()
      emulator.faults.next(rule(kind, { path, times: 2 }))
      expect([await call(), await call('class'), await call('class'), await call('class')]).toEqual([
        true,
        false,
        false,
        true,
      ])
    }
  })

  test('hits the nth call', async () => {
    const { emulator, call } = fresh()
    emulator.faults.next(rule(kind, { nth: 3 }))
    expect([await call(), await call(), await call(), await call()]).toEqual([true, true, false, true])
  })

  test('comes by chance, the same calls for the same seed', async () => {
    const played = async (seed: number): Promise<boolean[]> => {
      const { emulator, call } = fresh()
      const { latencyMs } = rule(kind)
      emulator.faults.random({ share: 0.5, kinds: [kind], seed, path: 'customer', ...(latencyMs ? { latencyMs } : {}) })
      const found: boolean[] = []
      for (let index = 0; index < 8; index += 1) found.push(await call())
      expect(await call('class')).toBe(true)
      return found
    }
    const first = await played(7)
    expect(await played(7)).toEqual(first)
    expect(new Set(first)).toEqual(new Set([true, false]))
  })
})

test('the OAuth endpoints fail by rules that name their path, and by no others', async () => {
  const { emulator } = fresh()
  const { refreshToken } = emulator.tokens.issue(realmId)
  const refresh = () =>
    emulator.fetch('https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('id:secret')}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }).toString(),
    })
  emulator.faults.next({ status: 500 })
  expect((await refresh()).status).toBe(200)
  emulator.faults.next({ status: 503, path: '/oauth2/v1/tokens' })
  expect((await refresh()).status).toBe(503)
  emulator.faults.next({ kind: 'resetAfter', path: 'tokens/bearer' })
  await expect(refresh()).rejects.toThrow('fetch failed')
  expect((await refresh()).status).toBe(200)
})

test('the same seed, clock and calls leave the same bytes, faults by chance and webhooks included', async () => {
  const played = async (seed: number): Promise<string> => {
    const { emulator, call } = fresh(seed)
    const bodies: string[] = []
    emulator.webhooks.to('https://app.example/', 'token', {
      automatic: false,
      fetch: async (request) => {
        bodies.push(await request.text())
        return new Response()
      },
    })
    emulator.faults.random({ share: 0.3, seed })
    for (let index = 0; index < 30; index += 1) await call()
    emulator.tokens.issue(realmId)
    await emulator.webhooks.flush()
    return JSON.stringify([emulator.save(), bodies])
  }
  expect(await played(5)).toBe(await played(5))
  expect(await played(5)).not.toBe(await played(6))
})

test('a call that is given up ends at once', async () => {
  const { emulator, customers } = fresh()
  emulator.faults.latency(1_000)
  const url = `https://quickbooks.api.intuit.com/v3/company/${realmId}/customer`
  const init = { method: 'POST', headers: { authorization: 'Bearer any' }, body: '{"DisplayName":"A"}' }
  await expect(emulator.fetch(url, { ...init, signal: AbortSignal.timeout(5) })).rejects.toThrow('timeout')
  await expect(emulator.fetch(new Request(url, { ...init, signal: AbortSignal.abort() }))).rejects.toThrow('abort')
  expect(customers()).toBe(0)
})
