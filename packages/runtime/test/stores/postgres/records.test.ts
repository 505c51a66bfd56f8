import type { TimelineEntry } from '@leadbooks/runtime'
import { postgresStore } from '@leadbooks/runtime/stores/postgres'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, customer, saveLead } from './rows.ts'
import { endAll, freshSchema, node, pool } from './scene.ts'

const schema = freshSchema()
const store = node(schema)

beforeAll(() => store.ready())
afterAll(endAll)

/** Text as strangers may send it: NUL, halves of surrogate pairs, private use, what looks like an escape. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\0', '\ud800', '\udfff', '\ue000', '\ue0000000', '\\u0000', '\\', '"', '\ufffe'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

describe('a record in Postgres', () => {
  it('comes back as it was, whatever text is in it or in its key', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (leadId, key, text) => {
        const realmId = crypto.randomUUID()
        const entry: TimelineEntry = { realmId, leadId, at: at(0), kind: 'note', name: text, data: { [key]: text } }
        await store.commit([
          saveLead(leadId, 0, { realmId, stage: text }),
          { op: 'ref.put', realmId, kind: 'callId', value: key, leadId },
          { op: 'timeline.append', entry },
          customer('7', [key], realmId),
        ])
        expect((await store.readLead(realmId, leadId))?.stage).toBe(text)
        expect(await store.findLead(realmId, 'callId', key)).toBe(leadId)
        expect(await store.timeline(realmId, leadId)).toEqual([entry])
        expect((await store.keyFrequencies(realmId, [key])).frequencies).toEqual(new Map([[key, 1]]))
      }),
      { numRuns: 60 },
    )
  })

  it('is one of 500 customers that go out in a handful of round trips', async () => {
    const connections = pool(2)
    let queries = 0
    const counted = {
      query: (query: { text: string; values?: unknown[] }) => {
        queries += 1
        return connections.query(query)
      },
      connect: async () => {
        const client = await connections.connect()
        return new Proxy(client, {
          get: (target, name) => {
            const value: unknown = Reflect.get(target, name)
            if (name === 'query') queries += 1
            return typeof value === 'function' ? value.bind(target) : value
          },
        })
      },
      end: () => connections.end(),
    }
    const counting = postgresStore({ pool: counted, schema })
    await counting.ready()
    queries = 0
    const realmId = 'import'
    await counting.commit(
      Array.from({ length: 500 }, (_, index) => customer(`${index}`, [`p:${index}`, 'n:smith', 'n:smith'], realmId)),
    )
    expect(queries).toBeLessThanOrEqual(8)
    expect((await store.keyFrequencies(realmId, ['n:smith', 'p:7'])).frequencies).toEqual(
      new Map([
        ['n:smith', 500],
        ['p:7', 1],
      ]),
    )
    await counting.close()
    // A pool of the app's own stays open.
    expect((await connections.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('is found with and without prepared statements', async () => {
    const plain = postgresStore({ pool: pool(1), schema, prepare: false })
    await plain.commit([saveLead('plain', 0)])
    expect((await plain.readLead('1', 'plain'))?.version).toBe(1)
  })
})
