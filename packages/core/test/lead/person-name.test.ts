import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePersonName } from '../../src/lead/index.ts'
import {
  ambiguousCompanyWords,
  companyWords,
  credentials,
  generations,
  legalForms,
  noNames,
  particles,
  placeWords,
  regionCodes,
  titles,
} from '../../src/lead/name-words.ts'
import { inAnyForm } from '../../src/lead/person-name.ts'

describe('one person', () => {
  test.each([
    ['Mike Chen', { givenName: 'Mike', familyName: 'Chen' }],
    ['  Mike   Chen ', { givenName: 'Mike', familyName: 'Chen' }],
    ['SMITH, JOHN', { givenName: 'JOHN', familyName: 'SMITH' }],
    ['ROY,DIBYENDU', { givenName: 'DIBYENDU', familyName: 'ROY' }],
    ['Smith, John A.', { givenName: 'John', middleName: 'A.', familyName: 'Smith' }],
    ['John Q. Public', { givenName: 'John', middleName: 'Q.', familyName: 'Public' }],
    ['Mrs. Mary Smith-Jones', { givenName: 'Mary', familyName: 'Smith-Jones' }],
    ['Robert "Bob" Smith', { givenName: 'Robert', familyName: 'Smith' }],
    ['this is Mike Chen', { givenName: 'Mike', familyName: 'Chen' }],
    ['Hi, my name is Bob.', { givenName: 'Bob' }],
    ['Mike Chen speaking', { givenName: 'Mike', familyName: 'Chen' }],
    ['Mike', { givenName: 'Mike' }],
    ['Mr. Smith', { familyName: 'Smith' }],
    ["O'Brien", { familyName: "O'Brien" }],
    ['mcdonald', { familyName: 'mcdonald' }],
    ['王小明', { givenName: '王小明' }],
  ])('splits %s', (raw, name) => {
    expect(parsePersonName(raw)).toEqual(name)
  })

  test.each(['DeShawn McDonald', 'deshawn mcdonald', 'DESHAWN MCDONALD'])('keeps the case of %s', (raw) => {
    const { givenName, familyName } = parsePersonName(raw)
    expect(`${givenName} ${familyName}`).toBe(raw)
  })
})

describe('surnames of several words', () => {
  test.each([
    ['Dr. Maria de la Cruz', 'de la Cruz'],
    ['de la Rosa, Ana', 'de la Rosa'],
    ['Ludwig van Beethoven', 'van Beethoven'],
    ['Mary St John', 'St John'],
    ['Jose Angel Garcia Lopez', 'Garcia Lopez'],
  ])('keeps the surname of %s whole', (raw, familyName) => {
    expect(parsePersonName(raw).familyName).toBe(familyName)
  })

  test.each(['Van Morrison', 'Al Smith', 'Anh Do', 'ANH DO'])('takes %s for a given name and a surname', (raw) => {
    const [givenName, familyName] = raw.split(' ')
    expect(parsePersonName(raw)).toEqual({ givenName, familyName })
  })
})

describe('what follows a name', () => {
  test.each([
    ['Jean-Luc Picard Jr.', 'Jr.'],
    ['Picard, Jean-Luc, Jr.', 'Jr.'],
    ['Picard Jr., Jean-Luc', 'Jr.'],
    ['John Smith III', 'III'],
    ['Jane Doe MD', 'MD'],
    ['JANE DOE MD', 'MD'],
    ['ROBERT SMITH MD', 'MD'],
    ['Ann Lee DO', 'DO'],
    ['Maria de la Cruz, MD', 'MD'],
  ])('keeps the suffix of %s', (raw, suffix) => {
    expect(parsePersonName(raw).suffix).toBe(suffix)
  })
})

describe('couples', () => {
  test.each([
    ['Bob & Mary Jones', ['Bob', 'Mary'], 'Jones'],
    ['Bob and Mary Jones', ['Bob', 'Mary'], 'Jones'],
    ['Jones, Bob & Mary', ['Bob', 'Mary'], 'Jones'],
    ['Bob Jones & Mary Smith', ['Bob', 'Mary'], 'Jones'],
    ['José y María López', ['José', 'María'], 'López'],
  ])('finds both people of %s', (raw, givenNames, familyName) => {
    expect(parsePersonName(raw)).toEqual({ givenName: givenNames[0], familyName, givenNames })
  })

  test.each(['Mr & Mrs Jones', 'Mr. and Mrs. Jones', 'The Jones Family', 'Jones Residence'])(
    'finds only a surname in %s',
    (raw) => {
      expect(parsePersonName(raw)).toEqual({ familyName: 'Jones' })
    },
  )
})

describe('companies', () => {
  test.each([
    'Acme Plumbing LLC',
    'JC Plumbing',
    'Carter & Sons Roofing',
    "Jim's Painting",
    'Smith & Jones LLC',
    'J & B Electric',
    'First Baptist Church',
    'City of Austin',
    'The Palm',
    'Smith, Jones & Associates',
    'Acme, Inc.',
    'City Council',
    'Community Center',
    "Joe's Coffee",
    'Black Bear Coffee',
    'Sunny Days Solar LLC',
    'Little League',
  ])('takes %s for a company', (companyName) => {
    expect(parsePersonName(companyName)).toEqual({ companyName })
  })

  test.each([
    ...['Mike Baker', 'Tom Mason', 'Grace Church', 'Jude Law', 'Shirley Temple', 'John Carpenter'],
    ...['Michael Council', 'COUNCIL, MICHAEL', 'Dr. Ann Coffee', 'Michael J. Council Jr.', 'Joe League', 'Ann Center'],
    ...['Rosa Solar', 'Bob Grill', 'Louis Bureau'],
  ])('takes %s for a person', (raw) => {
    expect(parsePersonName(raw)).toHaveProperty('familyName')
    expect(parsePersonName(raw)).not.toHaveProperty('companyName')
  })

  test('keeps person and company apart', () => {
    expect(parsePersonName('Mike Chen from Apex Plumbing')).toEqual({
      givenName: 'Mike',
      familyName: 'Chen',
      companyName: 'Apex Plumbing',
    })
  })
})

test.each([
  'WIRELESS CALLER',
  'BOISE        ID',
  'SAN FRANCISC CA',
  'AUSTIN TX',
  'INDIANAPOLIS IN',
  'Austin, TX',
  'Unknown',
  'TOLL FREE CALL',
  'N/A',
  '(619) 555-0122',
  '{{caller_name}}',
  '<string>',
  'mike@email.com',
  'Mr.',
  '🎉',
])('says that %s names nobody', (raw) => {
  expect(parsePersonName(raw)).toEqual({ junk: true })
})

test('takes a surname that is a state code for a surname', () => {
  expect(parsePersonName('JOHN MA')).toEqual({ givenName: 'JOHN', familyName: 'MA' })
})

test('never throws, and gives only parts of what was said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      const { givenNames = [], junk, ...parts } = parsePersonName(raw)
      const letters = raw.replace(/\s+/g, '')
      for (const part of [...Object.values(parts), ...givenNames]) {
        for (const word of part.split(' ')) expect(letters).toContain(word)
      }
    }),
  )
})

test('reads an ordinary name as it reads one among all forms', () => {
  const words = [
    ...['Ann', 'LEE', 'chen', "O'Brien", 'Smith-Jones', 'José', 'BOISE', 'family', 'Calling', 'from', 'this', 'is'],
    ...['the', 'and', 'y', '&', 'attn', 'dba', 'household', 'ID', 'AL', 'x'],
    ...[
      titles,
      generations.keys(),
      credentials,
      legalForms,
      companyWords,
      ambiguousCompanyWords,
      placeWords,
      particles,
    ].flatMap((list) => [...list]),
    ...[...noNames].flatMap((phrase) => phrase.split(' ')),
    ...regionCodes,
  ]
  const spelled = fc
    .tuple(fc.constantFrom(...words), fc.nat(2))
    .map(([word, how]) =>
      how === 0 ? word : how === 1 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
  const name = fc.array(spelled, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '))
  fc.assert(
    fc.property(name, (raw) => {
      expect(parsePersonName(raw)).toEqual(inAnyForm(raw))
    }),
    { numRuns: 10_000 },
  )
})
