import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSealer } from '@leadbooks/qbo'
import { sealedStore } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { storeContract } from '@leadbooks/runtime/testing'
import { afterAll, describe, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'leadbooks-sealed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const secret = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))

describe.each([
  ['memory', () => memoryStore()],
  ['SQLite', (name: string) => sqliteStore({ path: join(folder, `${name.replaceAll(/\W/g, '-')}.sqlite`) })],
])('a sealed store on %s', (_, open) => {
  it.each([...storeContract])('$name', async ({ name, run }) => {
    const store = open(name)
    await run(sealedStore(store, createSealer(secret())))
    await store.close()
  })
})
