import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxCandidates } from '../../src/matching/candidates.ts'
import {
  blockingKeys,
  createBlockingIndex,
  createCustomerIndex,
  decideMatch,
  loadCustomerIndex,
  SnapshotError,
} from '../../src/matching/index.ts'
import { anyCaller, anyCustomers, caller, customer } from './people.ts'

const reasonOf = (bytes: Uint8Array): string => {
  try {
    loadCustomerIndex(bytes)
  } catch (error) {
    if (error instanceof SnapshotError) return error.reason
    throw error
  }
  return 'loaded'
}

describe('a snapshot', () => {
  test('decides as the index it was saved from, before and after changes', () => {
    fc.assert(
      fc.property(anyCustomers, anyCustomers, anyCaller, (customers, later, query) => {
        const index = createCustomerIndex(customers)
        const loaded = loadCustomerIndex(index.save())
        expect(loaded.size).toBe(index.size)
        expect(loaded.match(query)).toEqual(index.match(query))
        for (const { id } of customers.slice(0, 3)) for (const each of [index, loaded]) each.remove(id)
        for (const profile of later) for (const each of [index, loaded]) each.upsert(profile)
        expect(loaded.match(query)).toEqual(index.match(query))
        expect(loaded.save().length).toBe(index.save().length)
      }),
    )
  })

  test('keeps names and ids in any script', () => {
    const wang = customer({ id: 'ид\n"7"', displayName: '王小明 🎉', phones: ['512-555-0187'] })
    const query = caller({ name: '王小明 🎉', phones: ['512-555-0187'] })
    const index = createCustomerIndex([wang])
    expect(loadCustomerIndex(index.save()).match(query)).toEqual(index.match(query))
    expect(index.match(query).candidates[0]?.customerId).toBe(wang.id)
  })

  test('keeps the country its numbers were read with', () => {
    const jane = customer({ id: 'jane', displayName: 'Jane Doe', phones: ['020 7946 0958'] })
    const loaded = loadCustomerIndex(createCustomerIndex([jane], { defaultCountry: 'GB' }).save())
    expect(loaded.match(caller({ name: 'Jane Doe', phones: ['020 7946 0958'] })).kind).toBe('match')
  })

  test('is found in the middle of a larger buffer', () => {
    const bytes = createCustomerIndex([customer({ id: '1', displayName: 'Ann Lee' })]).save()
    const larger = new Uint8Array(bytes.length + 3)
    larger.set(bytes, 3)
    expect(loadCustomerIndex(larger.subarray(3)).size).toBe(1)
  })

  test('is refused when it is damaged, cut or another thing', () => {
    const bytes = createCustomerIndex([customer({ id: '1', displayName: 'Ann Lee' })]).save()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ bits
        expect(reasonOf(damaged)).not.toBe('loaded')
      }),
    )
    expect(reasonOf(bytes.slice(0, -4))).toBe('damaged')
    expect(reasonOf(new Uint8Array())).toBe('not-a-snapshot')
    expect(reasonOf(new Uint8Array(400))).toBe('not-a-snapshot')
  })
})

const stored = (profile: Parameters<typeof blockingKeys>[0] & { id: string; parentId?: string }) => ({
  customerId: profile.id,
  ...(profile.parentId === undefined ? {} : { parentId: profile.parentId }),
  keys: blockingKeys(profile),
})

describe('stored blocking keys', () => {
  test('agree with the index they were made beside', () => {
    fc.assert(
      fc.property(anyCustomers, (customers) => {
        expect(createCustomerIndex(customers).check(customers.map(stored))).toEqual([])
      }),
    )
  })

  test('that differ are named, key by key', () => {
    const ann = customer({ id: 'ann', displayName: 'Ann Lee', phones: ['512-555-0187'] })
    const bob = customer({ id: 'bob', displayName: 'Bob Ray' })
    const index = createCustomerIndex([ann, bob])
    const rows = [
      { customerId: 'ann', keys: [...blockingKeys(ann).filter((key) => !key.startsWith('p:')), 'p:+15125550199'] },
      { customerId: 'gone', keys: ['p:+15125550100'] },
    ]
    expect(index.check(rows)).toEqual([
      { customerId: 'ann', missing: ['p:+15125550187'], extra: ['p:+15125550199'] },
      { customerId: 'gone', missing: [], extra: ['p:+15125550100'] },
      { customerId: 'bob', missing: blockingKeys(bob), extra: [] },
    ])
  })

  test('alone find the customers whose profiles give the decision of the whole index', () => {
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        const index = createBlockingIndex(customers.map(stored))
        const profiles = index.candidates(query).flatMap((id) => customers.find((profile) => profile.id === id) ?? [])
        expect(decideMatch(query, profiles, index)).toEqual(createCustomerIndex(customers).match(query))
      }),
    )
  })

  test('follow what is added and removed', () => {
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        const index = createBlockingIndex(customers.map(stored))
        for (const profile of customers.slice(0, 5)) index.remove(stored(profile))
        const rest = createBlockingIndex(customers.slice(5).map(stored))
        expect(index.size).toBe(rest.size)
        expect(index.candidates(query).sort()).toEqual(rest.candidates(query).sort())
      }),
    )
  })

  test('find the same few of a crowd that shares them all', () => {
    // In no order: 389 and 1,000 have no factor in common.
    const crowd = Array.from({ length: 1_000 }, (_, at) =>
      customer({
        id: String((at * 389) % 1_000).padStart(4, '0'),
        displayName: 'John Smith',
        phones: ['512-555-0187'],
      }),
    )
    const query = caller({ name: 'John Smith', phones: ['512-555-0187'] })
    const index = createBlockingIndex(crowd.map(stored))
    const found = index.candidates(query)
    expect(found).toEqual(Array.from({ length: maxCandidates }, (_, at) => String(at).padStart(4, '0')))
    const profiles = crowd.filter(({ id }) => found.includes(id))
    const decision = createCustomerIndex(crowd).match(query)
    expect(decideMatch(query, profiles, index)).toEqual(decision)
    expect(decideMatch(query, crowd, index)).toEqual(decision)
  })
})
