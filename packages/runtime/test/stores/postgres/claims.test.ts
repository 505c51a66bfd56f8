import type { OutboxRecord } from '@leadbooks/runtime'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { at, command } from './rows.ts'
import { emptySchema, endAll, freshSchema, node, pool, query, untilLocked } from './scene.ts'

const schema = freshSchema()
const nodes = Array.from({ length: 4 }, () => node(schema))
const [first, second] = nodes
if (first === undefined || second === undefined) throw new Error('Four nodes were made.')

beforeAll(() => first.ready())
afterEach(() => emptySchema(schema))
afterAll(endAll)

const options = { now: at(1), limit: 50, leaseMs: 60_000, perRealm: 3 }

describe('of several nodes that claim on Postgres', () => {
  it('none has a realm run more than it may, none gets what another has, and lanes stay in order', async () => {
    const realms = ['a', 'b', 'c']
    const all = realms.flatMap((realmId) =>
      Array.from({ length: 30 }, (_, index) =>
        command(`${realmId}/${index}`, { realmId, leadId: `lead-${index % 10}` }),
      ),
    )
    await first.commit(all)
    const running = new Map<string, Set<string>>(realms.map((realmId) => [realmId, new Set()]))
    const done: OutboxRecord[] = []
    let most = 0

    const start = ({ realmId, key }: OutboxRecord): void => {
      const now = running.get(realmId)
      expect(now?.has(key)).toBe(false)
      now?.add(key)
      most = Math.max(most, now?.size ?? 0)
    }
    const work = async (store: (typeof nodes)[number]): Promise<void> => {
      while (done.length < all.length) {
        const claimed = await store.claimCommands({ ...options, limit: 5 })
        for (const record of claimed) start(record)
        for (const record of claimed) {
          const { realmId, key, leaseToken = '' } = record
          // It ends for this test before the store says so: the store may only ever run fewer.
          running.get(realmId)?.delete(key)
          done.push(record)
          await store.commit([{ op: 'command.settle', realmId, key, token: leaseToken, status: 'done', attempts: 1 }])
        }
      }
    }
    await Promise.all(nodes.map(work))

    expect(most).toBe(3)
    expect(new Set(done.map(({ realmId, key }) => `${realmId} ${key}`)).size).toBe(all.length)
    for (const realmId of realms)
      for (let lead = 0; lead < 10; lead += 1) {
        const order = done.filter((record) => record.realmId === realmId && record.leadId === `lead-${lead}`)
        expect(order.map(({ key }) => key)).toEqual([lead, lead + 10, lead + 20].map((index) => `${realmId}/${index}`))
      }
  })

  it('each realm gets its turn, however long another one waits in line', async () => {
    const crowd = Array.from({ length: 3_000 }, (_, index) =>
      command(`noisy/${index}`, { realmId: 'noisy', leadId: `lead-${index}` }),
    )
    await first.commit(crowd)
    await first.commit([command('quiet', { realmId: 'quiet' })])
    const claimed = await second.claimCommands({ ...options, limit: 4, perRealm: 10 })
    expect(claimed.map(({ key }) => key)).toEqual(['noisy/0', 'noisy/1', 'noisy/2', 'quiet'])
  })

  it('none sees a command of a lead before an earlier one that is not committed yet', async () => {
    const client = await pool(1).connect()
    await client.query('begin')
    await first.within(client).commit([command('earlier')])
    const later = second.commit([command('later')])
    await untilLocked()
    expect(await second.claimCommands(options)).toEqual([])
    await client.query('commit')
    client.release()
    await later
    expect((await second.claimCommands(options)).map(({ key }) => key)).toEqual(['earlier'])
  })

  it('none can hold on to a lease that has run out once another claims, even for another command', async () => {
    await first.commit(['a', 'b', 'c', 'd'].map((key) => command(key, { leadId: key })))
    const held = await first.claimCommands({ ...options, limit: 3 })
    const claimed = await second.claimCommands({ ...options, now: at(5), limit: 1 })
    expect(claimed).toHaveLength(1)
    const extended = await Promise.all(
      held.map(({ key, leaseToken = '' }) => first.extendLease('1', key, leaseToken, at(9))),
    )
    expect(extended).toEqual([false, false, false])
    const rows = await query(`select count(*)::int as running from ${schema}.commands where status = 'leased'`)
    expect(rows).toEqual([{ running: 1 }])
  })
})
