import { expectEqual } from './expect.ts'
import { at, customer, document } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

/** The mirror of a realm's customers and items. */
export const mirrorCases: readonly StoreCase[] = [
  {
    name: 'finds customers by any of their keys, those that share most first',
    run: async (store) => {
      await store.commit([customer('1', ['p:1', 'n:smith']), customer('2', ['n:smith']), customer('3', ['p:9'])])
      const found = await store.customersByKeys('1', ['p:1', 'n:smith'], 10)
      expectEqual(
        found.map(({ customerId }) => customerId),
        ['1', '2'],
        'found',
      )
      expectEqual(
        (await store.customersByKeys('1', ['p:1', 'n:smith'], 1)).map(({ customerId }) => customerId),
        ['1'],
        'the best',
      )
      expectEqual(await store.customersByKeys('1', [], 10), [], 'without keys')
      expectEqual(await store.customersByKeys('2', ['p:1'], 10), [], 'in another realm')
    },
  },
  {
    name: 'forgets the old keys of a customer that changes, and all of one that goes',
    run: async (store) => {
      await store.commit([customer('1', ['p:1'])])
      await store.commit([customer('1', ['p:2'])])
      expectEqual(await store.customersByKeys('1', ['p:1'], 10), [], 'the old key')
      expectEqual((await store.customersByKeys('1', ['p:2'], 10)).length, 1, 'the new key')
      await store.commit([{ op: 'customer.remove', realmId: '1', customerId: '1' }])
      expectEqual(await store.customersByKeys('1', ['p:2'], 10), [], 'after it is gone')
      expectEqual(await store.readCustomer('1', '1'), undefined, 'the customer')
    },
  },
  {
    name: 'counts customers, and how many hold a key',
    run: async (store) => {
      await store.commit([
        customer('1', ['n:smith']),
        customer('2', ['n:smith']),
        customer('3', ['n:lee']),
        customer('4', ['n:smith'], '2'),
      ])
      await store.commit([customer('3', ['n:lee'])])
      const { size, frequencies } = await store.keyFrequencies('1', ['n:smith', 'n:lee', 'n:none'])
      expectEqual(size, 3, 'size')
      expectEqual(
        [frequencies.get('n:smith'), frequencies.get('n:lee'), frequencies.get('n:none')],
        [2, 1, undefined],
        'frequencies',
      )
    },
  },
  {
    name: 'refuses a decision that was made on customers which have changed since',
    run: async (store) => {
      await store.commit([customer('1', ['p:1'])])
      const { customersRevision } = await store.readRealm('1')
      const guard = { op: 'customers.guard', realmId: '1', expectedRevision: customersRevision } as const
      expectEqual(await store.commit([guard, customer('pending:a', ['p:2'])]), { ok: true }, 'the first decision')
      expectEqual(
        await store.commit([guard, customer('pending:b', ['p:2'])]),
        { ok: false, conflict: 'customers-revision' },
        'the second',
      )
      expectEqual(
        (await store.customersByKeys('1', ['p:2'], 10)).map(({ customerId }) => customerId),
        ['pending:a'],
        'found',
      )
    },
  },
  {
    name: 'remembers that a realm was imported, and when it may go on',
    run: async (store) => {
      expectEqual(await store.readRealm('1'), { realmId: '1', customersRevision: 0 }, 'an unknown realm')
      await store.commit([
        { op: 'realm.imported', realmId: '1', at: at(1) },
        { op: 'realm.pause', realmId: '1', until: at(5) },
      ])
      expectEqual(
        await store.readRealm('1'),
        { realmId: '1', customersRevision: 0, importedAt: at(1), pausedUntil: at(5) },
        'a paused one',
      )
      await store.commit([{ op: 'realm.pause', realmId: '1', until: null }])
      expectEqual((await store.readRealm('1')).pausedUntil, undefined, 'after the pause was lifted')
    },
  },
  {
    name: 'replaces an item under its id',
    run: async (store) => {
      const put = (rate: string) =>
        ({
          op: 'item.put',
          record: { realmId: '1', itemId: '7', item: { item: 'Drain Service', unit: 'each', rate, active: true } },
        }) as const
      await store.commit([put('125.00')])
      await store.commit([put('130.00')])
      expectEqual(
        (await store.listItems('1')).map(({ item }) => item.rate),
        ['130.00'],
        'the items',
      )
      expectEqual(await store.listItems('2'), [], 'of another realm')
    },
  },
  {
    name: 'keeps the documents of a customer, newest first, each under its entity and id',
    run: async (store) => {
      await store.commit([
        document('Estimate', '7', '2026-01-05'),
        document('Invoice', '7', '2026-01-06'),
        document('Invoice', '8', '2026-01-04', 'other'),
      ])
      const ids = async () => (await store.listDocuments('1', 'c', 10)).map(({ entity }) => entity)
      expectEqual(await ids(), ['Invoice', 'Estimate'], "the customer's own")
      expectEqual((await store.listDocuments('1', 'c', 1)).length, 1, 'the newest alone')
      expectEqual(await store.listDocuments('2', 'c', 10), [], 'in another realm')
      await store.commit([document('Invoice', '7', '2026-01-06', 'c', '99.00')])
      expectEqual((await store.readDocument('1', 'Invoice', '7'))?.totalAmount, '99.00', 'after a change')
      await store.commit([{ op: 'document.remove', realmId: '1', entity: 'Invoice', documentId: '7' }])
      expectEqual(await ids(), ['Estimate'], 'after one is gone')
    },
  },
]
