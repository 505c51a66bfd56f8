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
  loadCustomerIndex,
  type MatchPopulation,
  scorePair,
} from '../../src/matching/index.ts'
import { anyCaller, anyCustomers, caller, customer } from './people.ts'

const populationOf = (customers: readonly CustomerProfile[]): MatchPopulation => {
  const counts = new Map<string, number>()
  for (const profile of customers) {
    for (const key of blockingKeys(profile)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { size: customers.length, frequency: (key) => counts.get(key) ?? 0 }
}

const found = (query: CustomerQuery, customers: readonly CustomerProfile[]): CustomerProfile[] => {
  const keys = new Set(blockingKeys(query))
  return customers.filter((profile) => blockingKeys(profile).some((key) => keys.has(key)))
}

describe('the index', () => {
  test('decides as decideMatch does over what a store finds by the same keys', () => {
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        const decision = createCustomerIndex(customers).match(query)
        const population = populationOf(customers)
        expect(decideMatch(query, found(query, customers), population)).toEqual(decision)
        expect(decideMatch(query, customers, population)).toEqual(decision)
      }),
    )
  })

  test('does not depend on the order of customers', () => {
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        const decision = createCustomerIndex(customers).match(query)
        expect(createCustomerIndex(customers.toReversed()).match(query)).toEqual(decision)
      }),
    )
  })

  test('forgets what was removed or replaced', () => {
    fc.assert(
      fc.property(anyCustomers, anyCustomers, anyCaller, (before, after, query) => {
        const index = createCustomerIndex(before)
        for (const { id } of before) if (!after.some((profile) => profile.id === id)) index.remove(id)
        for (const profile of after) index.upsert(profile)
        expect(index.size).toBe(after.length)
        expect(index.match(query)).toEqual(createCustomerIndex(after).match(query))
      }),
    )
  })
})

test('case, spaces, punctuation and prefixes change no decision', () => {
  const restyle = (query: CustomerQuery): CustomerQuery => ({
    ...query,
    ...(query.name === undefined
      ? {}
      : { name: ` ${query.name.toUpperCase().replaceAll(' ', '  ').replaceAll("'", '’')} ` }),
    ...(query.companyName === undefined ? {} : { companyName: `${query.companyName.toLowerCase()}.` }),
    ...(query.address?.line1 === undefined
      ? {}
      : { address: { ...query.address, line1: query.address.line1.toUpperCase().replace(/ (ST|AVE)\b/, ' $1.') } }),
    ...restyleContacts(query),
  })
  const restyleContacts = ({ phones, emails }: Pick<CustomerQuery, 'phones' | 'emails'>) => ({
    phones: phones.map((phone) => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '1-($1)-$2.$3').replaceAll('.', ' ')),
    emails: emails.map((email) => ` ${email.toUpperCase()}`),
  })
  const restyleCustomer = (profile: CustomerProfile): CustomerProfile => ({
    ...profile,
    displayName: `${profile.displayName.toUpperCase().replaceAll(' ', '  ')} `,
    ...(profile.givenName === undefined ? {} : { givenName: profile.givenName.toLowerCase() }),
    ...(profile.familyName === undefined ? {} : { familyName: ` ${profile.familyName.toUpperCase()}` }),
    ...(profile.companyName === undefined ? {} : { companyName: profile.companyName.toUpperCase() }),
    ...restyleContacts(profile),
  })
  const judged = (customers: CustomerProfile[], query: CustomerQuery): unknown => {
    const { kind, veto, candidates } = createCustomerIndex(customers).match(query)
    return [kind, veto, candidates.map(({ customerId, weightBits }) => [customerId, weightBits])]
  }
  fc.assert(
    fc.property(anyCustomers, anyCaller, (customers, query) => {
      expect(judged(customers, restyle(query))).toEqual(judged(customers, query))
      expect(judged(customers.map(restyleCustomer), query)).toEqual(judged(customers, query))
    }),
  )
})

const unrelated: fc.Arbitrary<Partial<CustomerProfile>> = fc.record({
  displayName: fc.constantFrom('Xavier Quill', 'Wyoming Feed Supply', '王小明', 'Zelda & Ulf Vance'),
  phones: fc.constantFrom<string[][]>([], ['+13105550133'], ['Anonymous']),
  emails: fc.constantFrom<string[][]>([], ['xq@quill.example']),
  addresses: fc.constantFrom<CustomerProfile['addresses'][]>([], [{ line1: '7001 Jubilee Trl', postalCode: '10001' }]),
})

test('an unrelated customer never turns a match into another match', () => {
  fc.assert(
    fc.property(anyCustomers, anyCaller, unrelated, (customers, query, profile) => {
      const stranger = customer({ ...profile, id: 'stranger' })
      const before = createCustomerIndex(customers).match(query)
      const after = createCustomerIndex([...customers, stranger]).match(query)
      if (before.kind === 'match' && after.kind === 'match') expect(after.customerId).toBe(before.customerId)
      expect(after.candidates.map(({ customerId }) => customerId)).not.toContain('stranger')
    }),
  )
})

describe('evidence', () => {
  test('adds up to the match weight exactly, prior included', () => {
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        for (const profile of customers) {
          const { weightBits, evidence, probability } = scorePair(query, profile, populationOf(customers))
          expect(evidence.reduceRight((sum, row) => sum + row.weightBits, 0)).toBe(weightBits)
          expect(evidence.filter(({ field }) => field === 'prior')).toHaveLength(1)
          expect(probability).toBeGreaterThanOrEqual(0)
          expect(probability).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('does not depend on the order of values', () => {
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        for (const profile of customers) {
          const turned = {
            ...profile,
            phones: profile.phones.toReversed(),
            emails: profile.emails.toReversed(),
            addresses: profile.addresses.toReversed(),
          }
          const turnedQuery = { ...query, phones: query.phones.toReversed(), emails: query.emails.toReversed() }
          expect(scorePair(turnedQuery, turned).weightBits).toBe(scorePair(query, profile).weightBits)
        }
      }),
    )
  })

  test('does not depend on the order of fields', () => {
    const reversed = <Value extends object>(value: Value): Value =>
      // The same members in another order are the same type.
      Object.fromEntries(Object.entries(value).toReversed()) as Value
    fc.assert(
      fc.property(anyCustomers, anyCaller, (customers, query) => {
        for (const profile of customers) {
          expect(scorePair(reversed(query), reversed(profile))).toEqual(scorePair(query, profile))
        }
      }),
    )
  })

  test('weighs a name less the more customers bear it', () => {
    const smith = customer({ id: '1', displayName: 'Ann Smith' })
    const query = caller({ name: 'Ann Smith' })
    const bits = (holders: number): number =>
      scorePair(query, smith, { size: 20_000, frequency: (key) => (key.startsWith('f:') ? holders : 1) }).weightBits
    expect(bits(1)).toBeGreaterThan(bits(50))
    expect(bits(50)).toBeGreaterThan(bits(500))
  })

  test('weighs a number less the more customers share it', () => {
    const ann = customer({ id: '1', displayName: '', phones: ['512-555-0187'] })
    const bits = (holders: number): number =>
      scorePair(caller({ phones: ['512-555-0187'] }), ann, { size: 20_000, frequency: () => holders }).weightBits
    expect(bits(1) - bits(2)).toBeCloseTo(1, 1)
    expect(bits(1) - bits(16)).toBeCloseTo(4, 1)
  })
})

test('frequencies are asked only for keys that a store can know beforehand', () => {
  fc.assert(
    fc.property(anyCustomers, anyCaller, (customers, query) => {
      const known = new Set([query, ...customers].flatMap((record) => blockingKeys(record)))
      const population = populationOf(customers)
      decideMatch(query, customers, {
        size: population.size,
        frequency: (key) => {
          expect(known).toContain(key)
          return population.frequency(key)
        },
      })
    }),
  )
})

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', '  ', '🎉', '王小明', 'Ω'.repeat(500), "'", '-', '&', ','),
    // Half a character, names of what every object has, and what other systems read as more than text.
    fc.constantFrom('\ud83d', 'a\udc00b', '\0', '\u202eevoli', '__proto__', 'constructor', '%s%n', '";--', '\n\n'),
  )
  const texts = fc.array(text, { maxLength: 3 })
  const address = fc.record({ line1: text, city: text, postalCode: text, raw: text }, { requiredKeys: [] })

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.record({
          name: text,
          givenName: text,
          familyName: text,
          companyName: text,
          phones: texts,
          emails: texts,
          address,
        }),
        fc.record({
          id: fc.constant('1'),
          displayName: text,
          givenName: text,
          companyName: text,
          suffix: text,
          phones: texts,
          emails: texts,
          addresses: fc.array(address, { maxLength: 2 }),
          active: fc.boolean(),
        }),
        (query, profile) => {
          const index = createCustomerIndex([profile])
          const decision = index.match(query)
          expect(['match', 'review', 'new']).toContain(decision.kind)
          const population = createBlockingIndex([{ customerId: '1', keys: blockingKeys(profile) }])
          expect(decideMatch(query, [profile], population)).toEqual(decision)
          expect(loadCustomerIndex(index.save()).match(query)).toEqual(decision)
          expect(candidateKeys(query, population).limit).toBeGreaterThan(0)
          expect(scorePair(query, profile).weightBits).toEqual(expect.any(Number))
          expect(blockingKeys(profile).every((key) => /^[a-z]:/.test(key))).toBe(true)
        },
      ),
    )
  })
})

test('a record of hostile length costs no more than its size', () => {
  const long = [
    'sons '.repeat(40_000),
    'a.'.repeat(100_000),
    "'".repeat(200_000),
    '1 '.repeat(100_000),
    '@'.repeat(200_000),
  ]
  for (const text of long) {
    const profile = customer({
      id: '1',
      displayName: text,
      givenName: text,
      companyName: text,
      phones: [text],
      emails: [text],
      addresses: [{ line1: text }],
    })
    const query = caller({ name: text, familyName: text, phones: [text], emails: [text], address: { raw: text } })
    expect(createCustomerIndex([profile]).match(query).kind).not.toBe('match')
  }
})

describe('a list where everybody is John Smith at one number', () => {
  const smiths = Array.from({ length: 5_000 }, (_, at) =>
    customer({ id: String(at).padStart(4, '0'), displayName: 'John Smith', phones: ['512-555-0187'] }),
  )
  const query = caller({ name: 'John Smith', phones: ['512-555-0187'] })

  test('is looked into only so far, and always the same way', () => {
    const index = createCustomerIndex(smiths)
    const decision = index.match(query)
    expect(decision.kind).not.toBe('match')
    expect(decision.candidates.length).toBeLessThanOrEqual(3)
    expect(createCustomerIndex(smiths.toReversed()).match(query)).toEqual(decision)
  })

  test('stays right while it changes', () => {
    const index = createCustomerIndex(smiths)
    index.match(query)
    index.remove('0000')
    index.upsert(customer({ id: '-', displayName: 'John Smith', phones: ['512-555-0187'] }))
    expect(index.match(query).candidates.map(({ customerId }) => customerId)).toEqual(['-', '0001', '0002'])
  })
})
