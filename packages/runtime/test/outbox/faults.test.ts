import { createQuickBooks } from '@leadbooks/qbo'
import { describe, expect, it } from 'vitest'
import { classify, isOfCompany } from '../../src/outbox/failure.ts'

/** What becomes of a command: tried again, kept until the whole company may go on, slowed down, or put before a person. */
type Fate = 'passes' | 'company' | 'throttled' | 'person'

const fateOf = async (fetch: () => Promise<Response> | Response): Promise<Fate> => {
  const quickbooks = createQuickBooks({
    realmId: '1',
    environment: 'sandbox',
    auth: { accessToken: 'token' },
    fetch: async () => fetch(),
    maxRetries: 0,
  })
  try {
    await quickbooks.customers.create({ DisplayName: 'Ada Byron' })
  } catch (cause) {
    const { error, retryable, throttledMs } = classify(cause)
    if (throttledMs !== undefined) return 'throttled'
    if (isOfCompany(error)) return 'company'
    return retryable ? 'passes' : 'person'
  }
  throw new Error('Nothing went wrong.')
}

const fault = (status: number, type: string, code: string): Response =>
  Response.json({ Fault: { type, Error: [{ Message: 'refused', Detail: 'refused', code }] } }, { status })

const byCode: Record<Fate, string> = {
  passes: '140 150 5010 10000',
  company: '100 110 120 3100 3200 6190',
  throttled: '3001',
  person:
    '500 600 610 620 700 1040 2010 2020 2030 2040 2050 2130 2170 2210 2500 4000 4001 4002 5020 5030 6000 6070 6080 6100 6140 6150 6180 6200 6210 6240 6270 6540 10100',
}

const byStatus: Record<Fate, number[]> = {
  passes: [408, 500, 502, 503, 504],
  company: [401, 403],
  throttled: [429],
  person: [404, 405, 409, 413, 415, 422],
}

const cases = <Value>(table: Record<Fate, readonly Value[]>): [Value, Fate][] =>
  (Object.keys(table) as Fate[]).flatMap((fate) => table[fate].map((value): [Value, Fate] => [value, fate])) // its own keys

describe('what becomes of a command that QuickBooks refuses', () => {
  const codes = Object.fromEntries(Object.entries(byCode).map(([fate, list]) => [fate, list.split(' ')]))
  it.each(cases(codes as Record<Fate, string[]>))('fault %s: %s', async (code, fate) => {
    expect(await fateOf(() => fault(400, 'ValidationFault', code))).toBe(fate)
  })

  it.each(cases(byStatus))('a page with status %i: %s', async (status, fate) => {
    expect(await fateOf(() => new Response('<html>no</html>', { status }))).toBe(fate)
  })

  it('a fault with status 200, an empty answer, half an answer and none: passes', async () => {
    const answers: (() => Response)[] = [
      () => fault(200, 'SystemFault', '10000'),
      () => new Response(''),
      () => new Response('{"Customer":{"Id":"1"'),
      () => {
        throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })
      },
      () => {
        throw new DOMException('The operation was aborted.', 'AbortError')
      },
    ]
    expect(await Promise.all(answers.map(fateOf))).toEqual(answers.map(() => 'passes'))
  })
})
