import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { at, command, customer, delivery, saveLead } from './rows.ts'
import { emptySchema, endAll, freshSchema, node, pool, untilLocked } from './scene.ts'

const schema = freshSchema()
const nodes = Array.from({ length: 4 }, () => node(schema))
const [first] = nodes
if (first === undefined) throw new Error('Four nodes were made.')

beforeAll(() => first.ready())
afterEach(() => emptySchema(schema))
afterAll(endAll)

type Node = typeof first

/** Every node does the same at the same moment. @returns how many were let through, and why the others were not */
const race = async (work: (store: Node, index: number) => ReturnType<Node['commit']>) => {
  const outcomes = await Promise.all(nodes.map(work))
  return {
    passed: outcomes.filter(({ ok }) => ok).length,
    refused: [...new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.conflict])))],
  }
}

const rounds = Array.from({ length: 20 }, (_, index) => index)

describe('of several nodes at once on Postgres', () => {
  it('one saves a lead over the version that all have read, first and later ones', async () => {
    for (const version of rounds)
      expect(
        await race((store, index) => store.commit([saveLead('l', version), command(`k${version}-${index}`)])),
      ).toEqual({ passed: 1, refused: ['lead-version'] })
    expect((await first.readLead('1', 'l'))?.version).toBe(rounds.length)
    // What came with a refused save is not there.
    expect(await first.listCommands('1', { limit: 100 })).toHaveLength(rounds.length)
  })

  it('one stores a delivery', async () => {
    for (const round of rounds)
      expect(await race((store) => store.commit([delivery(`d${round}`)]))).toEqual({
        passed: 1,
        refused: ['duplicate-delivery'],
      })
  })

  it('one settles a delivery', async () => {
    for (const round of rounds) {
      const deliveryId = `d${round}`
      await first.commit([delivery(deliveryId)])
      const settle = {
        op: 'delivery.settle',
        realmId: '1',
        adapter: 'nextphone',
        deliveryId,
        status: 'processed',
      } as const
      expect(await race((store) => store.commit([settle]))).toEqual({ passed: 1, refused: ['delivery-settled'] })
    }
  })

  it('one decides on the customers of a realm as they were, also of a realm that nobody knows yet', async () => {
    for (const round of rounds) {
      const realmId = `realm-${round % 10}`
      const { customersRevision } = await first.readRealm(realmId)
      expect(
        await race((store, index) =>
          store.commit([
            { op: 'customers.guard', realmId, expectedRevision: customersRevision },
            customer(`${round}-${index}`, ['p:1'], realmId),
          ]),
        ),
      ).toEqual({ passed: 1, refused: ['customers-revision'] })
    }
    expect((await first.keyFrequencies('realm-0', ['p:1'])).size).toBe(2)
  })

  it('one takes the last of what is allowed in an hour', async () => {
    for (const round of rounds) {
      const add = { op: 'usage.add', realmId: `${round}`, kind: 'documents', hour: at(0), perHour: 1 } as const
      expect(await race((store) => store.commit([add]))).toEqual({ passed: 1, refused: ['usage-limit'] })
    }
  })

  it('one resolves a review, and one redrives a dead letter', async () => {
    const review = {
      realmId: '1',
      reviewId: 'r',
      code: 'c',
      message: 'm',
      detail: {},
      status: 'open',
      openedAt: at(0),
    } as const
    await first.commit([{ op: 'review.open', record: review }, command('k')])
    const [leased] = await first.claimCommands({ now: at(0), limit: 1, leaseMs: 60_000, perRealm: 10 })
    const token = leased?.leaseToken ?? ''
    await first.commit([{ op: 'command.settle', realmId: '1', key: 'k', token, status: 'dead', attempts: 1 }])
    const resolve = { op: 'review.resolve', realmId: '1', reviewId: 'r', at: at(1), resolution: {} } as const
    expect(await race((store) => store.commit([resolve]))).toEqual({ passed: 1, refused: ['review-resolved'] })
    const redrive = { op: 'command.redrive', realmId: '1', key: 'k', dueAt: at(1) } as const
    expect(await race((store) => store.commit([redrive]))).toEqual({ passed: 1, refused: ['not-dead'] })
  })

  it('each adds its word about a changed record, and none is lost', async () => {
    const note = (minutes: number) =>
      ({
        op: 'change.note',
        record: {
          realmId: '1',
          entity: 'Invoice',
          id: '7',
          operation: minutes === 2 ? 'deleted' : 'changed',
          noticedAt: at(minutes),
          dueAt: at(minutes),
          attempts: 0,
        },
      }) as const
    for (const _ of rounds.slice(0, 10)) {
      await emptySchema(schema)
      await race((store, index) => store.commit([note(index + 1)]))
      const [known] = await first.dueChanges(at(9), 10)
      expect([known?.operation, known?.noticedAt, known?.dueAt]).toEqual(['deleted', at(4), at(1)])
    }
  })

  it('all get their commits through where they touch the same rows in different orders', async () => {
    const leads = Array.from({ length: 8 }, (_, index) => `l${index}`)
    await first.commit(leads.map((leadId) => saveLead(leadId, 0)))
    const version = new Map(leads.map((leadId) => [leadId, 1]))
    for (let round = 0; round < 10; round += 1) {
      const results = await Promise.all(
        nodes.map((store, index) => {
          const order = index % 2 === 0 ? leads : leads.toReversed()
          return store.commit([
            ...order.map((leadId) => command(`${round}/${index}/${leadId}`, { leadId })),
            ...order.map((leadId) => customer(leadId, [`n:${round}`], index % 2 === 0 ? 'a' : 'b')),
            ...order.map((leadId) => customer(leadId, [`n:${round}`], index % 2 === 0 ? 'b' : 'a')),
            ...(index === 0 ? order.map((leadId) => saveLead(leadId, version.get(leadId) ?? 0)) : []),
          ])
        }),
      )
      expect(results.every(({ ok }) => ok)).toBe(true)
      for (const leadId of leads) version.set(leadId, (version.get(leadId) ?? 0) + 1)
    }
    expect((await first.listCommands('1', { limit: 1_000 })).length).toBe(8 * 4 * 10)
    expect((await first.readRealm('a')).customersRevision).toBe(8 * 4 * 10)
  })

  it('a transaction that is given up in a deadlock is run again', async () => {
    const pause = (realmId: string) => ({ op: 'realm.pause', realmId, until: at(1) }) as const
    await first.commit([pause('a'), pause('b')])
    // Who looks for a deadlock first is given up: the store, however long this process is kept from going on.
    const store = node(schema, 'deadlock_timeout=4s')
    const client = await pool(1).connect()
    const touch = (realmId: string) =>
      client.query(`update ${schema}.realms set held_since = $2 where realm_id = $1`, [realmId, at(0)])
    await client.query('begin')
    await client.query("set local deadlock_timeout = '60s'")
    await touch('b')
    const committed = store.commit([pause('a'), pause('a'), pause('b')])
    await untilLocked()
    await touch('a')
    await client.query('commit')
    client.release()
    expect(await committed).toEqual({ ok: true })
  })
})
