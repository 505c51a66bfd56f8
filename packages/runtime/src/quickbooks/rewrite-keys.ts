import { blockingKeysVersion } from '@leadbooks/core'
import type { Engine } from '../engine/options.ts'
import { putCustomer } from './mirror.ts'

const pageSize = 200

/** How keys are made: the matcher's way, and the country that numbers without a prefix belong to. */
const wayOf = (country: string): string => `${blockingKeysVersion}/${country}`

const rewritten = new WeakMap<Engine, Map<string, string>>()

/**
 * Makes the keys anew under which a realm's customers are found, where another version of the matcher has made them: else a
 * caller would be looked for under keys that nobody holds, and become a customer a second time.
 */
export const ensureKeys = async (engine: Engine, realmId: string): Promise<void> => {
  const { country } = await engine.tenantOf(realmId)
  const way = wayOf(country)
  const known = rewritten.get(engine) ?? new Map<string, string>()
  rewritten.set(engine, known)
  if (known.get(realmId) === way) return
  const record = await engine.store.readRegister(realmId, 'import', 'keys')
  if (record?.doc.way !== way) await rewriteKeys(engine, realmId, country)
  known.set(realmId, way)
}

const rewriteKeys = async (engine: Engine, realmId: string, country: string): Promise<void> => {
  const { store } = engine
  let after = ''
  let count = 0
  for (;;) {
    const { customersRevision: expectedRevision } = await store.readRealm(realmId)
    const page = await store.listCustomers(realmId, { after, limit: pageSize })
    if (page.length === 0) break
    const { ok } = await store.commit([
      // A customer who changed since they were read is read again.
      { op: 'customers.guard', realmId, expectedRevision },
      ...page.map((record) => putCustomer(record, { realmId, country })),
    ])
    if (!ok) continue
    count += page.length
    after = page.at(-1)?.customerId ?? ''
  }
  await noteKeys(engine, realmId, country)
  engine.logger.log('info', 'customers.rekeyed', { realmId, count, version: blockingKeysVersion })
}

/** Notes how the keys of a realm's customers were made. */
export const noteKeys = async (engine: Engine, realmId: string, country: string): Promise<void> => {
  const held = await engine.store.readRegister(realmId, 'import', 'keys')
  await engine.store.commit([
    {
      op: 'register.put',
      expectedVersion: held?.version ?? 0,
      record: { realmId, kind: 'import', id: 'keys', updatedAt: engine.now(), doc: { way: wayOf(country) } },
    },
  ])
}
