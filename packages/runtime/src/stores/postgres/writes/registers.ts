import { toDoc } from '../text.ts'
import { type Operations, rowName } from './operation.ts'

export const registers: Operations<'register.put' | 'register.remove' | 'audit.append'> = {
  'register.put': {
    row: ({ record }) => rowName('register', record.realmId, record.kind, record.id),
    apply: async (session, writes) => {
      for (const { record, expectedVersion } of writes) {
        const values = [record.realmId, record.kind, record.id, toDoc({ ...record, version: expectedVersion + 1 })]
        const changed =
          expectedVersion === 0
            ? await session.change(
                `insert into leadbooks.registers (realm_id, kind, id, version, doc) values ($1, $2, $3, 1, $4)
                 on conflict do nothing`,
                ...values,
              )
            : await session.change(
                `update leadbooks.registers set version = version + 1, doc = $4
                 where realm_id = $1 and kind = $2 and id = $3 and version = $5`,
                ...values,
                expectedVersion,
              )
        if (changed !== 1) return 'register-version'
      }
      return undefined
    },
  },
  'register.remove': {
    row: ({ realmId, kind, id }) => rowName('register', realmId, kind, id),
    apply: async (session, writes) => {
      for (const { realmId, kind, id } of writes)
        await session.change(
          'delete from leadbooks.registers where realm_id = $1 and kind = $2 and id = $3',
          ...[realmId, kind, id],
        )
      return undefined
    },
  },
  'audit.append': {
    row: () => undefined,
    apply: async (session, writes) => {
      for (const { entry } of writes)
        await session.change(
          'insert into leadbooks.audit (realm_id, at, doc) values ($1, $2, $3)',
          ...[entry.realmId, entry.at, toDoc(entry)],
        )
      return undefined
    },
  },
}
