import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { storeContract } from '@leadbooks/runtime/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

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

  it('refuses a file that a newer version wrote', async () => {
    await sqliteStore({ path }).close()
    const database = new DatabaseSync(path)
    database.exec('pragma user_version = 999')
    database.close()
    expect(() => sqliteStore({ path })).toThrow(/newer version/)
  })
})
