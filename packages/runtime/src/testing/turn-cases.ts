import type { Store, Write } from '../stores/store.ts'
import { expectEqual } from './expect.ts'
import { at, change, command, delivery, lead } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

const pile = 1_500
const quiet = Array.from({ length: 20 }, (_, index) => `quiet-${String(index).padStart(2, '0')}`)

interface Row {
  realmId: string
}

/** Work of one kind: how a store is given it, and how it gives it out. */
interface Kind {
  name: string
  write(realmId: string, id: string, minutes: number): Write
  take(store: Store, limit: number, after?: string): Promise<Row[]>
}

const kinds: readonly Kind[] = [
  {
    name: 'deliveries',
    write: (realmId, id, minutes) => ({
      op: 'delivery.insert',
      record: delivery(id, { realmId, dueAt: at(minutes) }),
    }),
    take: (store, limit, after) => store.dueDeliveries(at(60), limit, after),
  },
  {
    name: 'leads',
    write: (realmId, id, minutes) => ({
      op: 'lead.save',
      expectedVersion: 0,
      record: lead(id, { realmId, dueAt: at(minutes) }),
    }),
    take: (store, limit, after) => store.dueLeads(at(60), limit, after),
  },
  {
    name: 'changes',
    write: (realmId, id, minutes) => change('Customer', id, minutes, { realmId }),
    take: (store, limit, after) => store.dueChanges(at(60), limit, after),
  },
  {
    name: 'commands',
    write: (realmId, id, minutes) => command(id, { realmId, leadId: id, dueAt: at(minutes) }),
    take: (store, limit, after = '') =>
      store.claimCommands({ now: at(60), limit, leaseMs: 60_000, perRealm: 10, after }),
  },
]

const piledUp = ({ write }: Kind, realmId: string, count: number, minutes: number): Write[] =>
  Array.from({ length: count }, (_, index) => write(realmId, `${realmId}/${index}`, minutes))

const realmsOf = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ realmId }) => realmId))].sort()

/** Nobody is held up by what another has piled up. */
export const turnCases: readonly StoreCase[] = kinds.flatMap((kind) => [
  {
    name: `gives out the ${kind.name} of twenty realms beside the ${pile} of another that are due longer`,
    run: async (store) => {
      await store.commit(piledUp(kind, 'noisy', pile, 0))
      await store.commit(quiet.map((realmId) => kind.write(realmId, 'only', 30)))
      const rows = await kind.take(store, 32)
      expectEqual(realmsOf(rows), ['noisy', ...quiet].sort(), 'realms')
      // Of each lane of a realm at most ten commands run at once.
      expectEqual(rows.length, kind.name === 'commands' ? 30 : 32, 'how many')
      expectEqual(rows.filter(({ realmId }) => realmId !== 'noisy').length, 20, 'of the quiet realms')
    },
  },
  {
    name: `gives every realm its turn at ${kind.name}, however many have piled some up`,
    run: async (store) => {
      const realmIds = Array.from({ length: 12 }, (_, index) => `realm-${String(index).padStart(2, '0')}`)
      for (const [index, realmId] of realmIds.entries()) await store.commit(piledUp(kind, realmId, 6, index))
      const served: string[] = []
      let after = ''
      for (let round = 0; round < 3; round += 1) {
        const realms = realmsOf(await kind.take(store, 4, after))
        served.push(...realms)
        after = realms.at(-1) ?? ''
      }
      expectEqual(served, realmIds, 'three rounds of four')
      expectEqual(
        realmsOf(await kind.take(store, 4, 'realm-09')),
        ['realm-00', 'realm-01', 'realm-10', 'realm-11'],
        'around',
      )
    },
  },
])
