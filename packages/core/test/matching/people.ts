import fc from 'fast-check'
import type { CustomerProfile, CustomerQuery } from '../../src/matching/index.ts'

/** A customer with only what a test says about it. */
export const customer = (profile: Partial<CustomerProfile> & { id: string }): CustomerProfile => ({
  displayName: '',
  phones: [],
  emails: [],
  addresses: [],
  active: true,
  ...profile,
})

/** A caller with only what a test says about them. */
export const caller = (query: Partial<CustomerQuery>): CustomerQuery => ({ phones: [], emails: [], ...query })

const given = fc.constantFrom(
  ...['Mike', 'Michael', 'Sarah', 'John', 'Joan', 'Jon', 'Robert', 'Bob', 'Kathy', 'Katherine', 'Maria', 'José'],
  ...['Ольга', 'Γιώργος', '小明', '😀'],
)
const family = fc.constantFrom(
  ...['Chen', 'Smith', 'Schmidt', "O'Brien", 'de la Cruz', 'Garcia Lopez', 'Johnson'],
  ...['Weiß', 'Nguyễn', 'Петрова', '王', '🎉'],
)
const company = fc.constantFrom(
  ...['Apex Plumbing LLC', 'Apex Plumbing Inc', 'Apex Roofing', 'JC Plumbing', 'Carter & Sons Roofing'],
  ...['Café Émile', '山田 Plumbing Co'],
)
const phone = fc.constantFrom(
  '+15125550187',
  '(512) 555-0188',
  '512.555.0189 x12',
  '555-0187',
  '1-800-FLOWERS',
  'Anonymous',
)
const email = fc.constantFrom('mike.chen@gmail.com', 'MikeChen@gmail.com', 'office@apexplumbing.com', 'sarah@email.com')
const address = fc
  .record({
    line1: fc.constantFrom(
      '12 Oak St',
      '12 Oak Street Apt 4',
      '12 Oak St Suite 210',
      'twelve oak street',
      '99 N Elm Ave',
      '12 Oak Ave',
    ),
    city: fc.constantFrom('Austin', 'Buda'),
    region: fc.constant('TX'),
    postalCode: fc.constantFrom('78701', '78610-1234'),
  })
  .chain((whole) => fc.constantFrom(whole, { line1: whole.line1 }, { raw: `${whole.line1}, ${whole.city}, TX` }))
const externalIds = fc.dictionary(fc.constantFrom('crm', 'shop'), fc.constantFrom('1', '2'))
const personName = fc
  .tuple(given, family, fc.constantFrom('', ' Jr', ' Sr'))
  .chain(([first, last, mark]) =>
    fc.constantFrom(
      `${first} ${last}${mark}`,
      `${last}, ${first}${mark}`,
      first,
      `Mr. ${last}`,
      `${first} & Sarah ${last}`,
    ),
  )
const few = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> => fc.array(value, { maxLength: 2 })

/** Callers from a small world, so that they share much with its customers. */
export const anyCaller: fc.Arbitrary<CustomerQuery> = fc
  .tuple(
    fc.record({ phones: few(phone), emails: few(email) }),
    fc.record(
      { name: fc.oneof(personName, company), companyName: company, address, externalIds },
      { requiredKeys: [] },
    ),
  )
  .map(([lists, rest]) => ({ ...lists, ...rest }))

/** Up to a dozen customers of that world; ids are unique, some are inactive or sub-customers. */
export const anyCustomers: fc.Arbitrary<CustomerProfile[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.record({
        id: fc.integer({ min: 1, max: 40 }).map(String),
        displayName: fc.oneof(personName, company),
        phones: few(phone),
        emails: few(email),
        addresses: few(address),
        active: fc.boolean(),
      }),
      fc.record(
        {
          givenName: given,
          familyName: family,
          companyName: company,
          parentId: fc.integer({ min: 1, max: 40 }).map(String),
          externalIds,
        },
        { requiredKeys: [] },
      ),
    )
    .map(([required, rest]) => ({ ...required, ...rest })),
  { selector: ({ id }) => id, maxLength: 12 },
)
