import type { LeadEvent } from '@leadbooks/core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mike, realmId, scene } from '../../scene.ts'
import { command, saveLead } from './rows.ts'
import { emptySchema, endAll, freshSchema, node, pool } from './scene.ts'

const schema = freshSchema()
const store = node(schema)
const clients = pool(2)

beforeAll(() => store.ready())
afterEach(() => emptySchema(schema))
afterAll(endAll)

describe('inside a transaction of the app’s own', () => {
  it('becomes true when the app commits, with what the app wrote itself', async () => {
    const client = await clients.connect()
    await client.query('create temporary table jobs (id int)')
    await client.query('begin')
    await client.query('insert into jobs values (1)')
    const within = store.within(client)
    expect(await within.commit([saveLead('l', 0), command('k')])).toEqual({ ok: true })
    expect((await within.readLead('1', 'l'))?.version).toBe(1)
    expect(await store.readLead('1', 'l')).toBeUndefined()
    await client.query('commit')
    expect((await store.readLead('1', 'l'))?.version).toBe(1)
    client.release(true)
  })

  it('never was when the app rolls back', async () => {
    const client = await clients.connect()
    await client.query('begin')
    await store.within(client).commit([saveLead('l', 0), command('k')])
    await client.query('rollback')
    client.release()
    expect(await store.readLead('1', 'l')).toBeUndefined()
    expect(await store.readCommand('1', 'k')).toBeUndefined()
  })

  it('leaves what the app wrote alone when a guard refuses', async () => {
    const client = await clients.connect()
    await client.query('create temporary table jobs (id int)')
    await client.query('begin')
    await client.query('insert into jobs values (1)')
    const within = store.within(client)
    expect(await within.commit([command('k'), saveLead('l', 7)])).toEqual({ ok: false, conflict: 'lead-version' })
    expect(await within.commit([saveLead('l', 0)])).toEqual({ ok: true })
    await client.query('commit')
    expect((await client.query('select id from jobs')).rows).toEqual([{ id: 1 }])
    client.release(true)
    expect(await store.readCommand('1', 'k')).toBeUndefined()
    expect((await store.readLead('1', 'l'))?.version).toBe(1)
  })

  it('wakes the nodes when the app commits, and not before', async () => {
    const client = await clients.connect()
    let woken = 0
    let wake = (): void => undefined
    const told = (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve
      })
    const listening = told()
    const end = store.onWork(() => {
      woken += 1
      wake()
    })
    await listening
    await client.query('begin')
    await store.within(client).commit([command('k')])
    await client.query('select 1')
    expect(woken).toBe(1)
    const next = told()
    await client.query('commit')
    await next
    expect(woken).toBe(2)
    end()
    client.release()
  })

  it('takes what a lead is told along with the app’s own rows, or leaves the lead as it was', async () => {
    const { books, call } = scene({ store })
    await call(mike)
    await books.drain()
    const [lead] = await books.leads.list(realmId)
    const leadId = lead?.leadId ?? ''
    const accept = async (client: Parameters<typeof store.within>[0]) => {
      const at = '2026-11-23T20:10:00.000Z'
      const event: LeadEvent = { type: 'estimate.accepted', id: 'accepted-1', at, via: 'phone', leadId }
      await books.event(realmId, event, { transaction: client })
    }
    const client = await clients.connect()
    for (const end of ['rollback', 'commit'] as const) {
      await client.query('begin')
      await accept(client)
      await client.query(end)
      const accepted = (await books.leads.timeline(realmId, leadId)).filter(({ name }) => name === 'estimate.accepted')
      expect(accepted).toHaveLength(end === 'commit' ? 1 : 0)
    }
    client.release()
  })
})
