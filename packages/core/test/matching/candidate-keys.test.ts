import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockingKeys,
  type CustomerProfile,
  type CustomerQuery,
  candidateKeys,
  createBlockingIndex,
  createCustomerIndex,
  decideMatch,
  type MatchPopulation,
} from '../../src/matching/index.ts'
import { anyCaller, anyCustomers, caller, customer } from './people.ts'

interface Row {
  profile: CustomerProfile
  keys: Set<string>
}

const rowsOf = (customers: readonly CustomerProfile[]): Row[] =>
  customers.map((profile) => ({ profile, keys: new Set(blockingKeys(profile)) }))

const populationOf = (rows: readonly Row[]): MatchPopulation =>
  createBlockingIndex(rows.map(({ profile: { id }, keys }) => ({ customerId: id, keys: [...keys] })))

/** What a table of keys answers: sums and orders rows, and knows nothing else of matching. */
const fetched = (rows: readonly Row[], query: CustomerQuery, population: MatchPopulation): CustomerProfile[] => {
  const { ranked, crowded, limit } = candidateKeys(query, population)
  const sum = ({ keys }: Row): number => ranked.reduce((all, { key, rarity }) => all + (keys.has(key) ? rarity : 0), 0)
  const inOrder = (left: Row, right: Row): number =>
    Number(left.profile.parentId !== undefined) - Number(right.profile.parentId !== undefined) ||
    (left.profile.id < right.profile.id ? -1 : 1)
  const found = rows.filter(({ keys }) => ranked.some(({ key }) => keys.has(key)))
  const best = found.sort((left, right) => sum(right) - sum(left) || inOrder(left, right)).slice(0, limit)
  const crowds = crowded.flatMap((key) =>
    rows
      .filter(({ keys }) => keys.has(key))
      .sort(inOrder)
      .slice(0, limit),
  )
  return [...new Set([...best, ...crowds])].map(({ profile }) => profile)
}

const expectSameDecision = (customers: readonly CustomerProfile[], query: CustomerQuery): void => {
  const rows = rowsOf(customers)
  const population = populationOf(rows)
  const decision = decideMatch(query, fetched(rows, query, population), population)
  expect(decision).toEqual(createCustomerIndex(customers).match(query))
}

describe('customers fetched by candidateKeys give the decision of the index', () => {
  test('over any list', () => {
    fc.assert(fc.property(anyCustomers, anyCaller, expectSameDecision))
  })

  test('over lists in which more share a key than are compared', () => {
    const crowd = fc
      .array(fc.constantFrom('John Smith', 'Jon Smith', 'Mary Smith', 'Jack Smith', 'John Smyth'), {
        minLength: 40,
        maxLength: 90,
      })
      .map((names) =>
        names.map((displayName, at) =>
          customer({
            id: String((at * 37) % 101),
            displayName,
            phones: at % 3 === 0 ? ['512-555-0187'] : [],
            addresses: at % 5 === 0 ? [{ line1: '12 Oak St', postalCode: '78701' }] : [],
            ...(at % 7 === 0 ? { parentId: '37' } : {}),
          }),
        ),
      )
    const smith = caller({
      name: 'John Smith',
      phones: ['512-555-0187'],
      address: { line1: '12 Oak St', postalCode: '78701' },
    })
    fc.assert(
      fc.property(crowd, (customers) => expectSameDecision(customers, smith)),
      { numRuns: 30 },
    )
  })

  test('over a crowd too large to look into, alone and beside somebody who shares what is rare', () => {
    const crowd = Array.from({ length: 1_000 }, (_, at) =>
      customer({ id: String((at * 389) % 1_000), displayName: 'John Smith', phones: ['512-555-0187'] }),
    )
    const others = Array.from({ length: 9_000 }, (_, at) =>
      customer({ id: `other-${at}`, displayName: `Customer ${at}`, phones: [] }),
    )
    const known = customer({ id: 'known', displayName: 'John Smith', emails: ['john.smith.rare@gmail.com'] })
    const query = caller({ name: 'John Smith', phones: ['512-555-0187'], emails: ['john.smith.rare@gmail.com'] })
    expectSameDecision(crowd, query)
    expectSameDecision([...crowd, known], query)
    const rows = rowsOf([...others, ...crowd, known])
    const population = populationOf(rows)
    expect(candidateKeys(query, population).crowded).toEqual([])
    expect(fetched(rows, query, population).map(({ id }) => id)).toEqual(['known'])
    expectSameDecision([...others, ...crowd, known], query)
  })
})

test('the rarest keys come first, and those that nobody holds are left out', () => {
  const held = new Map([
    ['p:+15125550187', 16],
    ['e:mike@chen.org', 400],
    ['n:XN.MKL', 401],
  ])
  const query = caller({ name: 'Michael Chen', phones: ['512-555-0187'], emails: ['mike@chen.org'] })
  const population = { size: 1_024, frequency: (key: string) => held.get(key) ?? 0 }
  expect(candidateKeys(query, population)).toEqual({
    ranked: [
      { key: 'p:+15125550187', rarity: 96 },
      { key: 'e:mike@chen.org', rarity: 22 },
    ],
    crowded: ['n:XN.MKL'],
    limit: 20,
  })
})
