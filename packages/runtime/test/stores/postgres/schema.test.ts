import { postgresStore } from '@leadbooks/runtime/stores/postgres'
import { afterEach, describe, expect, it } from 'vitest'
import { migrations } from '../../../src/stores/postgres/schema.ts'
import { connectionString, endAll, freshSchema, node, query } from './scene.ts'

afterEach(endAll)

describe('the schema on Postgres', () => {
  it('is made once by four nodes that start at the same moment', async () => {
    const schema = freshSchema()
    await Promise.all(Array.from({ length: 4 }, () => node(schema).ready()))
    expect(await query(`select step from ${schema}.migrations`)).toEqual(
      migrations.map((_, index) => ({ step: index + 1 })),
    )
  })

  it('of each earlier version is brought up to this one, with what it holds, by one of two nodes that start at once', async () => {
    for (const [done] of migrations.slice(1).entries()) {
      const schema = freshSchema()
      await query(`create schema ${schema}`)
      await query(
        `create table ${schema}.migrations (step int primary key, taken_at timestamptz not null default now())`,
      )
      for (const [index, step] of migrations.slice(0, done + 1).entries()) {
        await query(step.replaceAll('leadbooks.', `${schema}.`))
        await query(`insert into ${schema}.migrations (step) values (${index + 1})`)
      }
      await query(`insert into ${schema}.realms (realm_id, imported_at) values ('1', '2026-01-05T12:00:00.000Z')`)
      const nodes = [node(schema), node(schema)]
      await Promise.all(nodes.map((store) => store.ready()))
      for (const store of nodes) {
        expect((await store.readRealm('1')).importedAt).toBe('2026-01-05T12:00:00.000Z')
        expect(await store.listAudit('1', { limit: 1 })).toEqual([])
      }
    }
  })

  it('lets nobody change or delete a line of the audit trail', async () => {
    const schema = freshSchema()
    const store = node(schema)
    const entry = { realmId: '1', at: '2026-01-05T12:00:00.000Z', actor: 'office', action: 'tried', detail: {} }
    await store.commit([{ op: 'audit.append', entry }])
    for (const statement of [
      `update ${schema}.audit set at = ''`,
      `delete from ${schema}.audit`,
      `truncate ${schema}.audit`,
    ])
      await expect(query(statement)).rejects.toThrow('the audit trail is never changed')
    expect(await store.listAudit('1', { limit: 9 })).toEqual([entry])
  })

  it('is refused when a newer version wrote it, and nothing is touched', async () => {
    const schema = freshSchema()
    await node(schema).ready()
    await query(`insert into ${schema}.migrations (step) values (999)`)
    const older = node(schema)
    await expect(older.ready()).rejects.toMatchObject({ code: 'postgres-newer', retryable: false })
    await expect(older.readLead('1', 'l')).rejects.toThrow(/newer version of LeadBooks \(step 999/)
  })

  it('can be used by a role that may not make one', async () => {
    const schema = freshSchema()
    await node(schema).ready()
    const role = `r_${schema.slice(2, 20)}`
    await query(`create role ${role} login password 'p'`)
    await query(`grant usage on schema ${schema} to ${role}`)
    await query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`)
    const url = new URL(connectionString)
    url.username = role
    url.password = 'p'
    const store = postgresStore({ connectionString: url.href, schema })
    expect(await store.commit([{ op: 'realm.imported', realmId: '1', at: '2026-01-05T12:00:00.000Z' }])).toEqual({
      ok: true,
    })
    await store.close()
    await query(`drop owned by ${role}; drop role ${role}`)
  })

  it('is not put under a name that could be anything else', () => {
    for (const schema of ['', 'Books', '1st', 'a"; drop table x', 'a'.repeat(41)])
      expect(() => postgresStore({ connectionString, schema })).toThrow(
        /lower-case letters, digits and "_" were expected/,
      )
  })

  it('is not used where a commit could be lost, unless a test says so', async () => {
    const url = new URL(connectionString)
    url.searchParams.set('options', '-c synchronous_commit=off')
    const schema = freshSchema()
    const store = postgresStore({ connectionString: url.href, schema })
    await expect(store.ready()).rejects.toMatchObject({ code: 'postgres-not-durable', retryable: false })
    await store.close()
    const tolerant = postgresStore({ connectionString: url.href, schema, durable: false })
    await tolerant.ready()
    await tolerant.close()
  })
})
