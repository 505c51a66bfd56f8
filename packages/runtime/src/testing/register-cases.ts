import type { RegisterRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { expectEqual } from './expect.ts'
import { at } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

const entry = (id: string, doc: RegisterRecord['doc'], realmId = '1'): Omit<RegisterRecord, 'version'> => ({
  realmId,
  kind: 'settings',
  id,
  updatedAt: at(0),
  doc,
})

const put = (expectedVersion: number, record: Omit<RegisterRecord, 'version'>): Write => ({
  op: 'register.put',
  expectedVersion,
  record,
})

const audit = (action: string, minutes: number, realmId = '1'): Write => ({
  op: 'audit.append',
  entry: { realmId, at: at(minutes), actor: 'office', action, detail: {} },
})

/** Registers and the audit trail. */
export const registerCases: readonly StoreCase[] = [
  {
    name: 'changes an entry of a register only over the version it was read at',
    run: async (store) => {
      expectEqual(await store.commit([put(0, entry('a', { n: 1 }))]), { ok: true }, 'the first')
      const conflict = { ok: false, conflict: 'register-version' }
      expectEqual(await store.commit([put(0, entry('a', { n: 9 })), audit('x', 0)]), conflict, 'entering it again')
      expectEqual(await store.commit([put(1, entry('a', { n: 2 }))]), { ok: true }, 'a change')
      expectEqual(await store.commit([put(1, entry('a', { n: 3 }))]), conflict, 'a stale change')
      expectEqual(await store.commit([put(1, entry('b', { n: 3 }))]), conflict, 'a change of what is not there')
      const { version, doc } = (await store.readRegister('1', 'settings', 'a')) ?? {}
      expectEqual({ version, doc }, { version: 2, doc: { n: 2 } }, 'the entry')
      expectEqual(await store.listAudit('1', { limit: 10 }), [], 'the audit trail of what was refused')
    },
  },
  {
    name: 'lists a register by id, last first, and apart from other realms and kinds',
    run: async (store) => {
      await store.commit([
        put(0, entry('001', {})),
        put(0, entry('003', {})),
        put(0, entry('002', {})),
        put(0, entry('009', {}, '2')),
        put(0, { ...entry('008', {}), kind: 'approval' }),
      ])
      const ids = async (limit: number): Promise<string[]> =>
        (await store.listRegister('1', 'settings', limit)).map(({ id }) => id)
      expectEqual(await ids(2), ['003', '002'], 'the last two')
      expectEqual(await ids(10), ['003', '002', '001'], 'all')
      expectEqual(await store.readRegister('1', 'settings', '009'), undefined, 'the entry of another realm')
    },
  },
  {
    name: 'forgets an entry that is removed',
    run: async (store) => {
      await store.commit([put(0, entry('a', { n: 1 }))])
      await store.commit([{ op: 'register.remove', realmId: '1', kind: 'settings', id: 'a' }])
      expectEqual(await store.readRegister('1', 'settings', 'a'), undefined, 'the entry')
      expectEqual(await store.commit([put(0, entry('a', { n: 2 }))]), { ok: true }, 'entering it anew')
    },
  },
  {
    name: 'keeps the audit trail of each realm, newest first, page by page',
    run: async (store) => {
      await store.commit([audit('first', 1), audit('second', 2), audit('elsewhere', 3, '2')])
      await store.commit([audit('third', 2)])
      const page = await store.listAudit('1', { limit: 2 })
      expectEqual(
        page.map(({ action }) => action),
        ['third', 'second'],
        'the first page',
      )
      const next = await store.listAudit('1', { limit: 2, before: page.at(-1)?.at ?? '' })
      expectEqual(
        next.map(({ action }) => action),
        ['first'],
        'the next page',
      )
    },
  },
]
