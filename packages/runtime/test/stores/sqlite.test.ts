import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { initialState } from '@leadbooks/core'
import type { Write } from '@leadbooks/runtime'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { storeContract } from '@leadbooks/runtime/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { dueLanes, headsOfLane } from '../../src/stores/sqlite/claims.ts'
import { changes, deliveries, dueOfRealm, dueRealms, leads } from '../../src/stores/sqlite/due.ts'
import { byKeys } from '../../src/stores/sqlite/reads/mirror.ts'
import { migrations } from '../../src/stores/sqlite/schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbooks-sqlite-'))
let path = ''
let files = 0

beforeEach(() => {
  files += 1
  path = join(folder, `${files}.sqlite`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the SQLite store', () => {
  it.each([...storeContract])('$name', async ({ run }) => {
    const store = sqliteStore({ path })
    await run(store)
    await store.close()
  })

  it('finds everything again after it was closed', async () => {
    const before = sqliteStore({ path })
    await before.commit([{ op: 'realm.imported', realmId: '1', at: '2026-01-05T12:00:00.000Z' }])
    await before.close()
    const after = sqliteStore({ path })
    expect((await after.readRealm('1')).importedAt).toBe('2026-01-05T12:00:00.000Z')
    await after.close()
  })

  it('writes ahead and syncs fully, also when an old file is opened again', async () => {
    for (let times = 0; times < 2; times += 1) await sqliteStore({ path }).close()
    const probe = new DatabaseSync(path)
    expect(probe.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    probe.close()
  })

  it('says in a sentence that a file cannot be opened', () => {
    expect(() => sqliteStore({ path: join(folder, 'no', 'such', 'folder.sqlite') })).toThrow(
      /Cannot open the database file .*folder\.sqlite: /,
    )
  })

  it('refuses a file that is no database', () => {
    writeFileSync(path, 'these are not the bytes of a database, only a text that is long enough')
    expect(() => sqliteStore({ path })).toThrow(expect.objectContaining({ code: 'sqlite-unusable' }))
  })

  it('brings a file of each earlier version up to this one, with what it holds', async () => {
    for (const [done] of migrations.slice(1).entries()) {
      const file = join(folder, `of-step-${done + 1}.sqlite`)
      const old = new DatabaseSync(file)
      for (const step of migrations.slice(0, done + 1)) old.exec(step)
      old.exec(`pragma user_version = ${done + 1}`)
      old.exec("insert into realms (realm_id, imported_at) values ('1', '2026-01-05T12:00:00.000Z')")
      old.close()
      // Two processes that start at once: the second finds the work done.
      const stores = [sqliteStore({ path: file }), sqliteStore({ path: file })]
      for (const store of stores) {
        expect((await store.readRealm('1')).importedAt).toBe('2026-01-05T12:00:00.000Z')
        expect(await store.listAudit('1', { limit: 1 })).toEqual([])
        await store.close()
      }
    }
  })

  it('finds customers by their keys without going through those of the realm', async () => {
    await sqliteStore({ path }).close()
    const database = new DatabaseSync(path)
    const plan = database.prepare(`explain query plan ${byKeys}`).all('[]', '1', 9, '1')
    const customers = plan.map(({ detail }) => String(detail)).filter((detail) => / (?:c|customers) /.test(detail))
    expect(customers).toEqual(['SEARCH c USING PRIMARY KEY (realm_id=? AND customer_id=?)'])
    database.close()
  })

  it('looks for what is due by index alone, whatever has piled up', async () => {
    await sqliteStore({ path }).close()
    const database = new DatabaseSync(path)
    const scans = (sql: string): string[] => {
      const plan = database.prepare(`explain query plan ${sql}`).all()
      return plan
        .map(({ detail }) => String(detail))
        .filter((detail) => /^SCAN (?:q|c|n|deliveries|leads|changes|commands)\b|TEMP B-TREE/.test(detail))
    }
    for (const queue of [deliveries, leads, changes])
      expect([...scans(dueRealms(queue)), ...scans(dueOfRealm(queue))], queue.table).toEqual([])
    expect([...scans(dueLanes), ...scans(headsOfLane)]).toEqual([])
    // Within a lane too the next one is found by its name, not by walking through what has piled up.
    const hops = database.prepare(`explain query plan ${dueLanes}`).all()
    expect(hops.map(({ detail }) => String(detail))).toContain(
      'SEARCH n USING COVERING INDEX commands_ready (realm_id=? AND lane>?)',
    )
    database.close()
  })

  it('commits what arrives in the same moment together, each list all or none', async () => {
    const store = sqliteStore({ path })
    const lead = (leadId: string, expectedVersion: number): Write => ({
      op: 'lead.save',
      expectedVersion,
      record: {
        realmId: '1',
        leadId,
        version: 0,
        state: initialState(leadId),
        stage: 'received',
        pricing: 'waiting',
        createdAt: '2026-01-05T12:00:00.000Z',
        updatedAt: '2026-01-05T12:00:00.000Z',
        attempts: 0,
      },
    })
    const broken = { ...lead('c', 0), record: { realmId: null } } as unknown as Write
    const lists = Array.from({ length: 600 }, (_, index) => store.commit([lead(`l${index}`, 0)]))
    const refused = store.commit([lead('a', 0), lead('l0', 7)])
    const failed = store.commit([lead('b', 0), broken])
    const after = store.commit([lead('d', 0)])
    expect((await Promise.all(lists)).every(({ ok }) => ok)).toBe(true)
    expect(await refused).toEqual({ ok: false, conflict: 'lead-version' })
    await expect(failed).rejects.toThrow()
    expect(await after).toEqual({ ok: true })
    for (const [leadId, there] of [
      ['a', false],
      ['b', false],
      ['c', false],
      ['d', true],
      ['l599', true],
    ] as const)
      expect((await store.readLead('1', leadId)) !== undefined).toBe(there)
    await store.close()
  })

  it('never changes or deletes a line of the audit trail', async () => {
    const store = sqliteStore({ path })
    const entry = { realmId: '1', at: '2026-01-05T12:00:00.000Z', actor: 'office', action: 'tried', detail: {} }
    await store.commit([{ op: 'audit.append', entry }])
    const database = new DatabaseSync(path)
    expect(() => database.exec("update audit set doc = '{}'")).toThrow(/never changed/)
    expect(() => database.exec('delete from audit')).toThrow(/never deleted/)
    expect(() => database.exec('insert or replace into audit select * from audit')).toThrow(/never changed/)
    expect(() => database.exec('replace into audit select * from audit')).toThrow(/never changed/)
    database.close()
    expect(await store.listAudit('1', { limit: 9 })).toEqual([entry])
    await store.close()
  })

  it('refuses a file that a newer version wrote', async () => {
    await sqliteStore({ path }).close()
    const database = new DatabaseSync(path)
    database.exec('pragma user_version = 999')
    database.close()
    expect(() => sqliteStore({ path })).toThrow(/newer version/)
  })
})
