import { describe, expect, test } from 'vitest'
import {
  type CustomerProfile,
  createCustomerIndex,
  type MatchDecision,
  type MatchOptions,
} from '../../src/matching/index.ts'
import { caller, customer } from './people.ts'

const oak = { line1: '12 Oak St', city: 'Austin', region: 'TX', postalCode: '78701' }
const elm = { line1: '99 Elm Ave', city: 'Buda', region: 'TX', postalCode: '78610' }

const mike = customer({
  id: 'mike',
  displayName: 'Michael Chen',
  phones: ['(512) 555-0187'],
  emails: ['mike@email.com'],
  addresses: [oak],
})
const others = [
  customer({ id: 'ann', displayName: 'Ann Foster', phones: ['512-555-0101'], addresses: [elm] }),
  customer({ id: 'lee', displayName: 'Lee, Bruce', phones: ['512-555-0102'] }),
]

const decide = (
  customers: CustomerProfile[],
  query: Parameters<typeof caller>[0],
  options?: MatchOptions,
): MatchDecision => createCustomerIndex([...others, ...customers], options).match(caller(query))

const outcome = (decision: MatchDecision): string => {
  if (decision.kind === 'match') return `match ${decision.customerId}`
  return decision.veto === undefined ? decision.kind : `${decision.kind}: ${decision.veto}`
}

describe('one customer holds the number', () => {
  test.each([
    ['Michael Chen', 'match mike'],
    ['Mike Chen', 'match mike'],
    ['Mike', 'match mike'],
    ['CHEN MICHAEL', 'match mike'],
    ['Chen, Mike', 'match mike'],
    ['Dr. Mike Chen', 'match mike'],
    ['Michael Chan', 'match mike'],
    ['Mikel Chen', 'match mike'],
    ['M Chen', 'match mike'],
    ['Sarah Chen', 'review: given-name'],
    ['Sarah Johnson', 'review: given-name'],
    ['Mike Johnson', 'review: surname'],
    ['Mike Chen Jr.', 'review: generation'],
    ['Sarah Chen Jr.', 'review: given-name'],
    [undefined, 'review: partial-name'],
    ['WIRELESS CALLER', 'review: partial-name'],
  ])('and %s calls: %s', (name, expected) => {
    expect(outcome(decide([mike], { phones: ['+15125550187'], ...(name === undefined ? {} : { name }) }))).toBe(
      expected,
    )
  })
})

describe('nobody holds the number', () => {
  test.each([
    ['nothing else is known', {}, 'new'],
    ['a stranger gives a name', { name: 'Patricia Novak' }, 'new'],
    ['a stranger with a customer’s name lives elsewhere', { name: 'Mike Chen', address: elm }, 'new'],
    ['a namesake says nothing more', { name: 'Michael Chen' }, 'review: no-identifier'],
    [
      'a customer gives the address on file',
      { name: 'Michael Chen', address: { line1: '12 Oak Street' } },
      'match mike',
    ],
    [
      'a customer says the address in words',
      { name: 'Michael Chen', address: { raw: 'twelve oak street in Austin' } },
      'match mike',
    ],
    ['a nickname may be a relative’s at the address', { name: 'Mike Chen', address: oak }, 'review: sibling'],
    ['a customer gives the e-mail on file', { name: 'Mike', emails: ['Mike@Email.com'] }, 'match mike'],
    ['a relative gives the address on file', { name: 'Sarah Chen', address: oak }, 'review: given-name'],
    ['somebody else moved in', { name: 'Patricia Novak', address: oak }, 'new'],
    ['a neighbour calls', { name: 'Patricia Novak', address: { ...oak, line1: '14 Oak St' } }, 'new'],
    ['only a surname and the address fit', { name: 'Mr. Chen', address: oak }, 'review: partial-name'],
    ['a given name only sounds alike at the address', { name: 'Michelle Chen', address: oak }, 'review: sibling'],
  ])('and %s', (_, query, expected) => {
    expect(outcome(decide([mike], { phones: ['+15125559999'], ...query }))).toBe(expected)
  })
})

describe('a household shares the number', () => {
  const sarah = customer({ id: 'sarah', displayName: 'Sarah Chen', phones: ['512-555-0187'], addresses: [oak] })
  const couple = customer({ id: 'both', displayName: 'Mike & Sarah Chen', phones: ['512-555-0187'] })

  test('and each is known by name', () => {
    expect(outcome(decide([mike, sarah], { name: 'Mike Chen', phones: ['512-555-0187'] }))).toBe('match mike')
    expect(outcome(decide([mike, sarah], { name: 'Sarah Chen', phones: ['512-555-0187'] }))).toBe('match sarah')
  })

  test.each(['Mr. Chen', 'Mike', undefined])('and %s is not enough to tell who calls', (name) => {
    const decision = decide([mike, sarah], { phones: ['512-555-0187'], ...(name === undefined ? {} : { name }) })
    expect(decision.kind).toBe('review')
    expect(decision.candidates.map(({ customerId }) => customerId).sort()).toEqual(['mike', 'sarah'])
  })

  test.each(['Mike Chen', 'Sarah Chen'])('in one record: %s is its customer', (name) => {
    expect(outcome(decide([couple], { name, phones: ['512-555-0187'] }))).toBe('match both')
  })
})

describe('Senior and Junior', () => {
  const senior = customer({ id: 'sr', displayName: 'John Smith Sr', phones: ['512-555-0150'], addresses: [oak] })
  const junior = customer({ id: 'jr', displayName: 'John Smith Jr.', phones: ['512-555-0151'], addresses: [oak] })

  test.each(['John Smith', 'John Smith Jr', 'John Smith III'])(
    'are never guessed from %s at the other’s number',
    (name) => {
      expect(outcome(decide([senior, junior], { name, phones: ['512-555-0150'], address: oak }))).toMatch(/^review/)
    },
  )

  test('are told apart by what they say', () => {
    expect(outcome(decide([senior, junior], { name: 'John Smith Junior', phones: ['512-555-0151'] }))).toBe('match jr')
  })
})

describe('companies', () => {
  const apex = customer({
    id: 'apex',
    displayName: 'Apex Plumbing LLC',
    companyName: 'Apex Plumbing LLC',
    phones: ['512-555-0160'],
    emails: ['info@apexplumbing.com'],
    addresses: [oak],
  })
  const carter = customer({
    id: 'carter',
    displayName: 'Carter & Sons Roofing',
    companyName: 'Carter & Sons Roofing',
    phones: ['512-555-0161'],
  })
  const jc = customer({
    id: 'jc',
    displayName: 'JC Plumbing',
    companyName: 'JC Plumbing',
    givenName: 'John',
    familyName: 'Carlson',
    phones: ['512-555-0162'],
  })

  test.each([
    ['an employee names it', { name: 'Tara Phelps', companyName: 'Apex Plumbing' }, 'match apex'],
    ['its name comes as the caller’s', { name: 'APEX PLUMBING' }, 'match apex'],
    ['nobody on file calls and names none', { name: 'Tara Phelps' }, 'review: company-not-named'],
    ['another company shares the number', { name: 'Tara Phelps', companyName: 'Summit Roofing' }, 'new'],
    ['another of the same first name', { name: 'Tara Phelps', companyName: 'Apex Roofing' }, 'review: other-company'],
    ['it calls about another address', { companyName: 'Apex Plumbing', address: elm }, 'review: other-site'],
  ])('at the number of one: %s', (_, query, expected) => {
    expect(outcome(decide([apex, carter, jc], { phones: ['+15125550160'], ...query }))).toBe(expected)
  })

  test('are known by a colleague who gives company and e-mail of its domain', () => {
    const query = {
      name: 'Tara Phelps',
      companyName: 'Apex Plumbing',
      emails: ['tara@apexplumbing.com'],
      phones: ['512-555-9999'],
    }
    expect(outcome(decide([apex], query))).toBe('match apex')
  })

  test('are known by the owner’s name in theirs', () => {
    expect(outcome(decide([carter], { name: 'Jim Carter', phones: ['512-555-0161'] }))).toBe('match carter')
  })

  test('are known by the person on the record', () => {
    expect(outcome(decide([jc], { name: 'John Carlson', phones: ['512-555-0162'] }))).toBe('match jc')
  })
})

describe('sub-customers', () => {
  const manager = customer({
    id: 'top',
    displayName: 'Apex Management',
    companyName: 'Apex Management',
    phones: ['512-555-0170'],
  })
  const site = customer({
    id: 'site',
    parentId: 'top',
    displayName: '12 Oak St',
    companyName: 'Apex Management',
    phones: ['512-555-0170'],
  })
  const tenant = customer({ id: 'unit', parentId: 'top', displayName: 'Ray Ortiz', phones: ['512-555-0171'] })

  test('do not compete with the customer above them', () => {
    expect(outcome(decide([manager, site], { companyName: 'Apex Management', phones: ['512-555-0170'] }))).toBe(
      'match top',
    )
  })

  test('however many, leave their number the customer’s own', () => {
    const jobs = Array.from({ length: 20 }, (_, at) => ({ ...site, id: `job-${at}`, displayName: `${at} Oak St` }))
    expect(outcome(decide([...jobs, manager], { companyName: 'Apex Management', phones: ['512-555-0170'] }))).toBe(
      'match top',
    )
    const owner = customer({ id: 'owner', displayName: 'Ray Ortiz', phones: ['512-555-0173'] })
    const rooms = ['Kitchen', 'Bath', 'Deck', 'Garage', 'Roof', 'Hall'].map((room) => ({
      ...owner,
      id: room,
      parentId: 'owner',
    }))
    expect(outcome(decide([...rooms, owner], { name: 'Ray', phones: ['512-555-0173'] }))).toBe('match owner')
  })

  test('are not billed on their own without a look', () => {
    expect(outcome(decide([manager, tenant], { name: 'Ray Ortiz', phones: ['512-555-0171'] }))).toBe(
      'review: sub-customer',
    )
  })

  test('that are their own parents do no harm', () => {
    const loop = [
      customer({ id: 'a', parentId: 'b', displayName: 'Ray Ortiz', phones: ['512-555-0171'] }),
      customer({ id: 'b', parentId: 'a', displayName: 'Ray Ortiz', phones: ['512-555-0171'] }),
    ]
    expect(decide(loop, { name: 'Ray Ortiz', phones: ['512-555-0171'] }).kind).toBe('review')
  })
})

describe('inactive customers', () => {
  const gone = { ...mike, id: 'gone', active: false }

  test('are not used without a look', () => {
    expect(outcome(decide([gone], { name: 'Mike Chen', phones: ['512-555-0187'] }))).toBe('review: inactive')
  })

  test('do not stand in the way of the active record they were replaced by', () => {
    expect(outcome(decide([gone, mike], { name: 'Mike Chen', phones: ['512-555-0187'] }))).toBe('match mike')
  })
})

describe('external ids', () => {
  const known = { ...mike, externalIds: { crm: 'c_123' } }

  test('come first, whatever else is said', () => {
    const query = { name: 'Sarah Johnson', phones: ['512-555-0101'], externalIds: { crm: 'c_123' } }
    expect(outcome(decide([known], query))).toBe('match mike')
  })

  test('of another customer forbid a match', () => {
    const query = { name: 'Mike Chen', phones: ['512-555-0187'], externalIds: { crm: 'c_999' } }
    expect(outcome(decide([known], query))).toBe('review: other-external-id')
  })

  test('of another system say nothing', () => {
    const query = { name: 'Mike Chen', phones: ['512-555-0187'], externalIds: { shop: 'c_123' } }
    expect(outcome(decide([known], query))).toBe('match mike')
  })

  test('held by two customers are a person’s to sort out', () => {
    const twin = customer({ id: 'twin', displayName: 'Somebody Else', externalIds: { crm: 'c_123' } })
    expect(outcome(decide([known, twin], { externalIds: { crm: 'c_123' } }))).toBe('review: ambiguous')
  })
})

test('leaves it to a person which of two records of one customer to use', () => {
  const twice = [mike, { ...mike, id: 'mike-2', displayName: 'Mike Chen' }]
  const decision = decide(twice, { name: 'Michael Chen', phones: ['512-555-0187'] })
  expect(outcome(decision)).toBe('review: ambiguous')
  expect(decision.candidates).toHaveLength(2)
})

test('trusts no number that many customers share', () => {
  const floor = ['Ada Ames', 'Ben Byrd', 'Cy Cole', 'Di Dunn', 'Ed East', 'Flo Finn', 'Gus Gray'].map(
    (displayName, at) => customer({ id: `floor-${at}`, displayName, phones: ['512-555-0190'] }),
  )
  expect(decide(floor, { name: 'Zoe Zane', phones: ['512-555-0190'] }).kind).toBe('new')
  expect(outcome(decide(floor, { name: 'Ada Ames', phones: ['512-555-0190'] }))).toBe('review: no-identifier')
})

describe('costs', () => {
  test('of a false match raise what a match needs', () => {
    const query = { name: 'Mike', phones: ['512-555-0187'] }
    expect(outcome(decide([mike], query))).toBe('match mike')
    expect(outcome(decide([mike], query, { costs: { falseMatch: 1_000_000 } }))).toBe('review')
  })

  test('of a review that is free send more to a person', () => {
    const namesake = { name: 'Michael Chen', phones: ['512-555-9999'], address: elm }
    expect(decide([mike], namesake).kind).toBe('new')
    expect(decide([mike], namesake, { costs: { review: 0.001 } }).kind).toBe('review')
  })
})

test('names in a review who comes next', () => {
  const sarah = customer({ id: 'sarah', displayName: 'Sarah Chen', phones: ['512-555-0187'] })
  const { explanation, candidates } = decide([mike, sarah], { name: 'Mr. Chen', phones: ['+15125550187'] })
  expect(candidates).toHaveLength(2)
  expect(explanation).toMatch(/; next comes customer (?:mike|sarah) with \d+\.\d bits\.$/)
})

test('explains a match field by field', () => {
  const { explanation } = decide([mike], { name: 'Mike Chen', phones: ['512-555-0187'] })
  expect(explanation).toBe(
    'Customer mike is the caller: phone +15125550187 agrees (+12.9), given name Mike is a form of Michael (+5.8), surname Chen agrees (+9.5), prior −13.8: 14.3 bits.',
  )
})

test('names the rule that asks for a person', () => {
  const { explanation } = decide([mike], { name: 'Sarah Chen', phones: ['512-555-0187'] })
  expect(explanation).toMatch(
    /^The given names contradict, so a person decides whether customer mike is the caller: phone/,
  )
})

test('says why nobody fits', () => {
  expect(decide([mike], { phones: ['512-555-9999'] }).explanation).toMatch(/^Nobody on file shares/)
})

test('reads numbers without a prefix as those of the business’s country', () => {
  const jane = customer({ id: 'jane', displayName: 'Jane Doe', phones: ['020 7946 0958'] })
  const query = { name: 'Jane Doe', phones: ['+442079460958'] }
  expect(outcome(decide([jane], query, { defaultCountry: 'GB' }))).toBe('match jane')
})

test('finds a customer whose foreign number was written without its prefix', () => {
  const pavel = customer({ id: 'pavel', displayName: 'Pavel Orlov', phones: ['481-285-6234'] })
  expect(outcome(decide([pavel], { name: 'Pavel Orlov', phones: ['+7 4812 85-62-34'] }))).toBe('review: no-identifier')
  expect(outcome(decide([pavel], { phones: ['+7 4812 85-62-34'] }))).not.toBe('new')
})

test('asks whether the only bearer of a rare surname has moved', () => {
  const caspar = customer({ id: 'caspar', displayName: 'Caspar Winterbottom', addresses: [oak] })
  const moved = { name: 'Caspar Winterbottom', address: elm }
  expect(decide([caspar], moved).kind).toBe('review')
  const smith = customer({ id: 'smith', displayName: 'John Smith', addresses: [oak] })
  expect(decide([smith], { name: 'John Smith', address: elm }).kind).toBe('new')
})

test('takes no short name for another at a shared number', () => {
  const jose = customer({ id: 'jose', displayName: 'Jose Green', phones: ['512-555-0187'] })
  expect(outcome(decide([jose], { name: 'Joe Green', phones: ['512-555-0187'] }))).toBe('review: sibling')
})

test('finds a customer whose number has no area code', () => {
  const jane = customer({ id: 'jane', displayName: 'Jane Doe', phones: ['555-0144'], addresses: [oak] })
  expect(decide([jane], { name: 'Jane Doe', phones: ['+15125550144'] }).candidates[0]).toMatchObject({
    customerId: 'jane',
  })
})
