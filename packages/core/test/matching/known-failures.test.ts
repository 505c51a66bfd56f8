import { describe, expect, test } from 'vitest'
import { type CustomerProfile, type CustomerQuery, createCustomerIndex } from '../../src/matching/index.ts'
import { caller, customer } from './people.ts'

/** Where other products' rules go wrong: each case is one that was reported of some of them. */

const oak = { line1: '12 Oak St', city: 'Austin', region: 'TX', postalCode: '78701' }
const elm = { line1: '99 Elm Ave', city: 'Buda', region: 'TX', postalCode: '78610' }
const number = '(512) 555-0187'

const outcome = (customers: CustomerProfile[], query: Partial<CustomerQuery>): string => {
  const decision = createCustomerIndex(customers).match(caller(query))
  if (decision.kind === 'match') return `match ${decision.customerId}`
  return decision.veto === undefined ? decision.kind : `${decision.kind}: ${decision.veto}`
}

const john = customer({
  id: 'john',
  displayName: 'John Carter',
  phones: [number],
  emails: ['john.carter@gmail.com'],
  addresses: [oak],
})

describe('a number says nothing by itself when it is', () => {
  test('the mother’s, given by her child', () => {
    expect(outcome([john], { name: 'Emily Carter', phones: [number] })).toBe('review: given-name')
  })

  test('the landlord’s, given by a tenant with an address of their own', () => {
    expect(outcome([john], { name: 'Priya Nair', phones: [number], address: elm })).toBe('new')
  })

  test('a former customer’s that somebody else has now', () => {
    expect(outcome([john], { name: 'Priya Nair', phones: [number] })).toBe('review: given-name')
    expect(outcome([john], { name: 'Priya Nair', phones: [number], address: elm })).toBe('new')
  })

  test('of the same exchange as a customer’s', () => {
    expect(outcome([john], { name: 'Priya Nair', phones: ['(512) 555-9442'] })).toBe('new')
    expect(outcome([john], { name: 'Priya Nair', phones: ['(512) 555-0287'] })).toBe('new')
  })

  test.each(['0000000000', '999-999-9999', '1234567890', 'Anonymous', 'n/a'])('%s, which means none', (placeholder) => {
    const listed = customer({ ...john, phones: [placeholder] })
    expect(outcome([listed], { name: 'Priya Nair', phones: [placeholder] })).toBe('new')
  })
})

describe('people of one house', () => {
  const twins = [
    customer({ id: 'dan', displayName: 'Daniel Carter', addresses: [oak] }),
    customer({ id: 'dave', displayName: 'David Carter', addresses: [oak] }),
  ]

  test('are told apart by their names', () => {
    expect(outcome(twins, { name: 'Daniel Carter', phones: ['512-555-0111'], address: oak })).toBe('match dan')
    expect(outcome(twins, { name: 'David Carter', phones: ['512-555-0111'], address: oak })).toBe('match dave')
  })

  test('are asked about when another of them calls', () => {
    expect(outcome(twins, { name: 'Deborah Carter', phones: ['512-555-0111'], address: oak })).toMatch(/^review/)
    expect(outcome([john], { name: 'Jo Carter', phones: ['512-555-0111'], address: oak })).toMatch(/^review/)
  })

  test('are asked about when only the surname is said', () => {
    expect(outcome([john], { name: 'Mrs. Carter', phones: [number], address: oak })).toBe('review: partial-name')
  })

  test.each([
    ['Joan Carter', 'one formal name that sounds like another'],
    ['John Fitzgerald', 'another surname'],
  ])('are asked about at its number and address under the name %s: %s', (name) => {
    expect(outcome([john], { name, phones: [number], address: oak })).toMatch(/^review/)
  })

  test('are asked about when the full form of a short name on file calls, unless the e-mail agrees', () => {
    const emails = ['kathy.carter@aol.com']
    const kathy = customer({ id: 'kathy', displayName: 'Kathy Carter', phones: [number], emails, addresses: [oak] })
    const query = { name: 'Katherine Carter', address: oak }
    expect(outcome([kathy], { ...query, phones: ['512-555-0111'] })).toBe('review: sibling')
    expect(outcome([kathy], { ...query, phones: [number] })).toBe('review: sibling')
    expect(outcome([kathy], { ...query, phones: [number], emails })).toBe('match kathy')
  })

  test.each([
    ['Robert', 'Roberta'],
    ['Paula', 'Paul'],
    ['Mary', 'Mario'],
    ['Larry', 'Harry'],
  ])('are asked about at their number when %s is on file and %s calls', (given, other) => {
    const listed = customer({ id: 'listed', displayName: `${given} Carter`, phones: [number], addresses: [oak] })
    expect(outcome([listed], { name: `${other} Carter`, phones: [number], address: oak })).toBe('review: sibling')
  })

  test('are asked about from another number when the name is one that father and son share', () => {
    const johns = ['Ray', 'Fox', 'Orr', 'Ash', 'Kay'].map((name) =>
      customer({ id: name, displayName: `John ${name}`, phones: [] }),
    )
    const query = { name: 'John Carter', address: oak }
    expect(outcome([john, ...johns], { ...query, phones: ['512-555-0111'] })).toBe('review: relative')
    expect(outcome([john, ...johns], { ...query, phones: [number] })).toBe('match john')
    expect(outcome([john, ...johns], query)).toBe('match john')
  })

  test('are asked about from another number when a couple is on file', () => {
    const couple = customer({ id: 'both', displayName: 'Ann & Saul Carter', phones: [number], addresses: [oak] })
    const query = { name: 'Saul Carter', address: oak }
    expect(outcome([couple], { ...query, phones: ['512-555-0111'] })).toBe('review: relative')
    expect(outcome([couple], { ...query, phones: [number] })).toBe('match both')
  })

  test('are asked about from another number when the surname is only like theirs', () => {
    const query = { name: 'John Cantor', address: oak }
    expect(outcome([john], { ...query, phones: ['512-555-0111'] })).toMatch(/^review/)
  })

  test('are asked about when number and e-mail are both another’s', () => {
    const query = { name: 'John Carter', phones: ['512-555-0111'], emails: ['jc77@aol.com'], address: oak }
    expect(outcome([john], query)).toBe('review: other-contacts')
  })

  test('are strangers to those who moved out', () => {
    expect(outcome([john], { name: 'Priya Nair', phones: ['512-555-0111'], address: oak })).toBe('new')
  })
})

describe('two people of one name', () => {
  test('are not one because the name is taken', () => {
    expect(outcome([john], { name: 'John Carter', phones: ['512-555-0111'], address: elm })).toBe('new')
    expect(outcome([john], { name: 'John Carter', phones: ['512-555-0111'] })).toBe('review: no-identifier')
  })

  test('are not one because one of them has another number and e-mail, unless hardly anybody bears the name', () => {
    const query = { phones: ['512-555-0111'], emails: ['jc77@aol.com'] }
    expect(outcome([john], { ...query, name: 'John Carter' })).toBe('new')
    const kusha = customer({ id: 'kusha', displayName: 'John Kusha', phones: [number], emails: ['kusha@aol.com'] })
    expect(outcome([kusha], { ...query, name: 'John Kusha' })).toBe('review: no-identifier')
  })

  test('are not one because their e-mail addresses are alike', () => {
    const query = { name: 'John Carter', phones: ['512-555-0111'], emails: ['john.carter2@gmail.com'] }
    expect(outcome([john], query)).toBe('review: no-identifier')
  })

  test('are not one because their e-mail addresses differ by a dot', () => {
    const query = { name: 'John Carter', phones: ['512-555-0111'], emails: ['johncarter@gmail.com'] }
    expect(outcome([john], query)).toBe('review: no-identifier')
    expect(outcome([john], { ...query, emails: ['john.carter@gmail.com'] })).toBe('match john')
  })
})

describe('a known customer is found although', () => {
  test.each([
    ['the given name is short', 'Johnny Carter'],
    ['the given name is misheard', 'Jon Carter'],
    ['the surname is misheard', 'John Cartor'],
    ['the names are swapped', 'Carter John'],
    ['surname and comma come first', 'Carter, John'],
    ['a title and a middle initial are said', 'Mr. John Q. Carter'],
    ['everything is in capitals', 'JOHN CARTER'],
  ])('%s', (_, name) => {
    expect(outcome([john], { name, phones: [number] })).toBe('match john')
  })

  test.each([
    ['Schmidt', 'Schmitt'],
    ['Reid', 'Reed'],
    ['Stephens', 'Stevens'],
    ['Nguyen', 'Nguyen'],
    ['O’Brien', 'OBrien'],
    ['de la Cruz', 'Delacruz'],
  ])('%s is heard as %s', (written, heard) => {
    const listed = customer({ id: 'anna', displayName: `Anna ${written}`, phones: [number] })
    expect(outcome([listed], { name: `Anna ${heard}`, phones: [number] })).toBe('match anna')
  })

  test('the given name is written as another that sounds the same', () => {
    const listed = customer({ id: 'jeff', displayName: 'Jeffrey Brown', phones: [number] })
    expect(outcome([listed], { name: 'Geoffrey Brown', phones: [number] })).toBe('match jeff')
  })

  test('a person is asked when the surname is another since the wedding', () => {
    expect(outcome([john], { name: 'John Fitzgerald', phones: [number] })).toBe('review: surname')
  })

  test('the house number is a digit off', () => {
    const query = { name: 'John Carter', phones: ['512-555-0111'], address: { ...oak, line1: '13 Oak St' } }
    expect(outcome([john], query)).toBe('match john')
    expect(outcome([john], { ...query, name: 'John Karter' })).toBe('match john')
    expect(outcome([john], { ...query, name: 'Jon Carter' })).toMatch(/^review/)
  })

  test('the caller ID is withheld', () => {
    expect(outcome([john], { name: 'John Carter', phones: ['Anonymous'], address: oak })).toBe('match john')
    expect(outcome([john], { name: 'Johnny Carter', phones: ['Anonymous'], address: oak })).toBe('match john')
    expect(outcome([john], { name: 'Johnny Carter', phones: ['512-555-0111'], address: oak })).toBe('review: sibling')
  })

  test('only the first name and the house are said', () => {
    expect(outcome([john], { name: 'John', phones: ['512-555-0111'], address: oak })).toBe('match john')
    expect(outcome([john], { name: 'Johnny', phones: ['512-555-0111'], address: oak })).toMatch(/^review/)
    expect(outcome([john], { name: 'John', phones: ['512-555-0111'], address: elm })).toBe('new')
  })

  test('the e-mail address is a letter off, the name a nickname and the number another', () => {
    const query = { name: 'Johnny Carter', phones: ['512-555-0111'], emails: ['jon.carter@gmail.com'], address: oak }
    expect(outcome([john], query)).toBe('match john')
    expect(outcome([john], { ...query, emails: [] })).toBe('review: sibling')
  })
})

describe('an e-mail address', () => {
  test('with dots and a tag of Gmail’s is the same', () => {
    expect(outcome([john], { name: 'John Carter', emails: ['JohnCarter+home@gmail.com'] })).toBe('match john')
  })

  test('heard wrong by a letter is asked about', () => {
    expect(outcome([john], { name: 'John Carter', emails: ['jon.carter@gmail.com'] })).toBe('review: no-identifier')
  })

  test('that means none does not join those who gave it', () => {
    const listed = customer({ id: 'x', displayName: 'Ann Lee', emails: ['noemail@noemail.com'] })
    expect(outcome([listed], { name: 'Priya Nair', emails: ['noemail@noemail.com'] })).toBe('new')
  })

  test('of an office that many customers share names none of them', () => {
    const tenants = ['Ann Lee', 'Bob Ray', 'Cy Fox', 'Di Orr', 'Ed Ash', 'Flo Kay'].map((displayName, at) =>
      customer({ id: String(at), displayName, emails: ['office@oakplaza.com'] }),
    )
    expect(outcome(tenants, { name: 'Priya Nair', emails: ['office@oakplaza.com'] })).toBe('new')
  })
})

describe('a company', () => {
  const jc = customer({ id: 'jc', displayName: 'JC Plumbing', companyName: 'JC Plumbing', phones: [number] })
  const apex = customer({
    id: 'apex',
    displayName: 'Apex Dental LLC',
    companyName: 'Apex Dental LLC',
    phones: ['512-555-0160'],
    addresses: [oak],
  })

  test('of one person is found under that person’s name', () => {
    expect(outcome([jc], { name: 'John Carter', phones: [number] })).toBe('match jc')
  })

  test('is not its neighbour at the same front desk', () => {
    const query = { name: 'Tara Phelps', companyName: 'Summit Roofing', phones: ['512-555-0160'] }
    expect(outcome([apex], query)).toBe('new')
    expect(outcome([apex], { ...query, address: oak })).toBe('review: other-company')
  })

  test('is not another suite of its building', () => {
    const query = {
      companyName: 'Summit Roofing',
      phones: ['512-555-0160'],
      address: { ...oak, line1: '12 Oak St Suite 210' },
    }
    expect(outcome([apex], query)).toBe('new')
  })

  test('is not its namesake of another legal form', () => {
    expect(outcome([apex], { companyName: 'Apex Dental Inc', phones: ['512-555-0160'] })).toBe('review: other-company')
    expect(outcome([apex], { companyName: 'Apex Dental L.L.C.', phones: ['512-555-0160'] })).toBe('match apex')
  })

  test('is not its branch in another street', () => {
    expect(outcome([apex], { companyName: 'Apex Dental', phones: ['512-555-0160'], address: elm })).toBe(
      'review: other-site',
    )
  })

  test('that is named from an unknown number is asked about', () => {
    expect(outcome([apex], { name: 'Tara Phelps', companyName: 'Apex Dental', phones: ['512-555-0111'] })).toBe(
      'review: no-identifier',
    )
  })

  test('is called for by a relative of the person on its record from its premises', () => {
    const contact = customer({ ...apex, givenName: 'Katherine', familyName: 'Phelps' })
    expect(outcome([contact], { name: 'Kathy Phelps', phones: ['512-555-0111'], address: oak })).toBe('match apex')
  })

  test('is asked about when somebody calls from its house', () => {
    expect(outcome([apex], { name: 'Tara Phelps', phones: ['512-555-0111'], address: oak })).toMatch(/^review/)
  })

  test('is not read into the name of a Junior whose surname is also a word for one', () => {
    const council = customer({ id: 'council', displayName: 'Robert Council', phones: [number], addresses: [oak] })
    const query = { name: 'Robert Council Jr', address: oak }
    expect(outcome([council], { ...query, phones: ['512-555-0111'] })).toMatch(/^review/)
    expect(outcome([council], { ...query, phones: [number] })).toMatch(/^review/)
  })

  test('loses its legal form and a letter on the phone', () => {
    expect(outcome([apex], { companyName: 'Apex Dentel', phones: ['512-555-0160'] })).toBe('match apex')
  })
})
