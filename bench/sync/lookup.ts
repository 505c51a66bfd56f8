import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blockingKeys, type CustomerProfile } from '@leadbooks/core'
import type { Write } from '@leadbooks/runtime'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { company, quantile, realmId } from './company.ts'

const customers = 100_000
const lookups = 5_000
const at = '2026-11-23T20:00:00.000Z'

const phoneOf = (index: number): string => `+1${String(2_012_000_000 + index * 7)}`

const writesFor = (index: number): Write[] => {
  const id = String(index + 1)
  const profile: CustomerProfile = {
    id,
    displayName: `Customer ${id}`,
    givenName: 'Customer',
    familyName: `Number${id}`,
    phones: [phoneOf(index)],
    emails: [`customer${id}@example.com`],
    addresses: [{ line1: `${id} Main St`, city: 'Chicago', region: 'IL', postalCode: '60601' }],
    active: true,
  }
  return [
    {
      op: 'customer.put',
      record: { realmId, customerId: id, profile, syncToken: '0', updatedAt: at },
      keys: blockingKeys(profile, { defaultCountry: 'US' }),
    },
    {
      op: 'document.put',
      record: {
        realmId,
        entity: 'Invoice',
        documentId: id,
        customerId: id,
        syncToken: '0',
        txnDate: '2026-10-01',
        dueDate: '2026-10-31',
        totalAmount: '120.00',
        balance: '20.00',
        updatedAt: at,
      },
    },
  ]
}

/** Caller look-up over 100,000 customers in SQLite. */
export const callerLookup = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-lookup-'))
  const store = sqliteStore({ path: join(folder, 'books.sqlite') })
  try {
    for (let start = 0; start < customers; start += 1_000)
      await store.commit(Array.from({ length: 1_000 }, (_, index) => writesFor(start + index)).flat())
    const { books } = company(store)
    const took: number[] = []
    let found = 0
    for (let round = 0; round < lookups; round += 1) {
      const startedAt = performance.now()
      const caller = await books.callers.lookup(realmId, phoneOf((round * 7_919) % customers))
      took.push(performance.now() - startedAt)
      found += caller.customers.length
    }
    took.sort((left, right) => left - right)
    const figures = [0.5, 0.99, 1].map((share) => quantile(took, share).toFixed(2))
    console.log(`caller look-up, ${customers} customers in SQLite, ${found} of ${lookups} found, milliseconds`)
    console.log(`  p50 ${figures[0]}  p99 ${figures[1]}  most ${figures[2]}`)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}
