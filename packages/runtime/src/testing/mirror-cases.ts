import { expectEqual } from './expect.ts'
import { at, change, customer, document } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

/** The mirror of a realm's customers and items. */
export const mirrorCases: readonly StoreCase[] = [
  {
    name: 'finds first who shares the keys that weigh most, not who shares most keys',
    run: async (store) => {
      await store.commit([
        customer('common', ['smith', 'chicago', 'plumber']),
        customer('rare', ['+15551234567']),
        customer('none', ['other']),
      ])
      const keys = ['smith', 'chicago', 'plumber', '+15551234567']
      const found = async (weights?: readonly number[]): Promise<string[]> =>
        (await store.customersByKeys('1', keys, 10, weights)).map(({ customerId }) => customerId)
      expectEqual(await found(), ['common', 'rare'], 'by how many')
      expectEqual(await found([1, 0.5, 1.25, 14]), ['rare', 'common'], 'by weight')
    },
  },
  {
    name: 'lists the customers of a realm by id, page by page',
    run: async (store) => {
      await store.commit([customer('10', []), customer('9', []), customer('8', []), customer('7', [], '2')])
      const first = await store.listCustomers('1', { limit: 2 })
      const next = await store.listCustomers('1', { limit: 2, after: first.at(-1)?.customerId ?? '' })
      expectEqual(
        [first, next].map((page) => page.map(({ customerId }) => customerId)),
        [['10', '8'], ['9']],
        'the pages',
      )
    },
  },
  {
    name: 'counts the companies that are imported',
    run: async (store) => {
      await store.commit([
        { op: 'realm.imported', realmId: '1', at: at(0) },
        { op: 'realm.imported', realmId: '2', at: at(0) },
        { op: 'realm.hold', realmId: '3', since: at(0) },
      ])
      expectEqual(await store.countRealms(), 2, 'companies')
    },
  },
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
  {
    name: 'notes a change once for all words about it, takes a deletion for good, and strikes off what was read',
    run: async (store) => {
      await store.commit([change('Invoice', '7', 3), change('Invoice', '7', 1), change('Customer', '7', 2)])
      const due = async (minutes: number) =>
        (await store.dueChanges(at(minutes), 10)).map(({ entity, noticedAt }) => [entity, noticedAt])
      expectEqual(await due(0), [], 'before it is due')
      expectEqual(await store.nextDueAt(), at(1), 'what is due next')
      expectEqual(
        await due(9),
        [
          ['Invoice', at(3)],
          ['Customer', at(2)],
        ],
        'the latest words, the oldest due first',
      )
      await store.commit([change('Invoice', '7', 4, { operation: 'deleted' }), change('Invoice', '7', 5)])
      expectEqual((await store.dueChanges(at(9), 1))[0]?.operation, 'deleted', 'after a deletion')
      const settle = (minutes: number) =>
        store.commit([{ op: 'change.settle', realmId: '1', entity: 'Invoice', id: '7', noticedAt: at(minutes) }])
      await settle(3)
      expectEqual((await due(9)).length, 2, 'after an older word was read')
      await settle(5)
      expectEqual(await due(9), [['Customer', at(2)]], 'after the latest was read')
      await store.commit([{ op: 'change.postpone', realmId: '1', entity: 'Customer', id: '7', dueAt: at(20) }])
      expectEqual(await due(9), [], 'after it was put off')
      expectEqual((await store.dueChanges(at(20), 1))[0]?.attempts, 1, 'the attempts')
    },
  },
  {
    name: 'leaves the changes of a paused realm alone until the pause ends',
    run: async (store) => {
      await store.commit([
        change('Invoice', '7', 1),
        { op: 'realm.swept', realmId: '1', since: at(0), dueAt: at(2) },
        { op: 'realm.pause', realmId: '1', until: at(10) },
      ])
      expectEqual(await store.dueChanges(at(9), 10), [], 'changes while paused')
      expectEqual(await store.dueSweeps(at(9), 10), [], 'sweeps while paused')
      expectEqual(await store.nextDueAt(), at(10), 'what is due next')
      expectEqual((await store.dueChanges(at(10), 10)).length, 1, 'changes afterwards')
      expectEqual(
        (await store.dueSweeps(at(10), 10)).map(({ realmId, changesSince }) => [realmId, changesSince]),
        [['1', at(0)]],
        'sweeps afterwards',
      )
    },
  },
  {
    name: 'tells all leads that a ref points at, of its realm alone',
    run: async (store) => {
      const ref = (leadId: string, realmId = '1') =>
        ({ op: 'ref.put', realmId, kind: 'customerId', value: '7', leadId }) as const
      await store.commit([ref('a'), ref('b'), ref('a'), ref('c', '2')])
      expectEqual([...(await store.leadsOf('1', 'customerId', '7', 10))].sort(), ['a', 'b'], 'the leads')
      expectEqual((await store.leadsOf('1', 'customerId', '7', 1)).length, 1, 'at most so many')
      expectEqual(await store.leadsOf('1', 'invoiceId', '7', 10), [], 'of another kind')
    },
  },
]
