import { describe, expect, test } from 'vitest'
import type { PostalAddress } from '../../../src/lead/index.ts'
import { type AreaCondition, compileRules, MappingRulesError } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const judge = (area: Omit<AreaCondition, 'op'>, address?: PostalAddress, site?: PostalAddress) => {
  const rules = compileRules({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when: { op: 'area', ...area }, lines: [] }],
  })
  const lead = leadSaying('x', site === undefined ? {} : { site: { address: site } }, {
    contact: { phones: [], emails: [], ...(address === undefined ? {} : { address }) },
  })
  const { matched, issues } = rules.map(lead, { at: lead.occurredAt })
  return matched.length > 0 ? true : (issues[0]?.path ?? false)
}

describe('an area', () => {
  test('holds by the start of a postal code, a city or a region, however they are written', () => {
    expect(judge({ postalCodes: ['606'] }, { postalCode: '60614-1234' })).toBe(true)
    expect(judge({ postalCodes: ['K1A'] }, { postalCode: 'k1a 0b1' })).toBe(true)
    expect(judge({ cities: ['St. Louis'] }, { city: 'st louis' })).toBe(true)
    expect(judge({ regions: ['IL'] }, { region: 'il' })).toBe(true)
    expect(judge({ cities: ['Montr\u00e9al'] }, { city: 'Montre\u0301al' })).toBe(true)
    expect(judge({ cities: ['Montr\u00e9al'] }, { city: 'MONTREAL' })).toBe(true)
    expect(judge({ cities: ["Coeur d'Alene"] }, { city: 'Coeur d\u2019Alene' })).toBe(true)
    expect(judge({ postalCodes: ['606'] }, { postalCode: '10001' })).toBe(false)
  })

  test('is that of the site where there is one', () => {
    expect(judge({ cities: ['Chicago'] }, { city: 'Gary' }, { city: 'Chicago' })).toBe(true)
    expect(judge({ cities: ['Chicago'] }, { city: 'Chicago' }, { city: 'Gary' })).toBe(false)
  })

  test('is unknown while the address does not say, and asks for what is missing', () => {
    expect(judge({ cities: ['Chicago'] })).toBe('contact.address.city')
    expect(judge({ cities: ['Chicago'] }, { city: ' ' })).toBe('contact.address.city')
    expect(judge({ cities: ['Chicago'], postalCodes: ['606'] }, { city: 'Gary' })).toBe('contact.address.postalCode')
    expect(judge({ cities: ['Chicago'] }, {}, { line1: '1 Main St' })).toBe('request.site.address.city')
  })

  test('without any place is refused', () => {
    expect(() => judge({})).toThrow(MappingRulesError)
  })

  test('whose place has no letter or digit is refused, for every postal code begins with nothing', () => {
    expect(() => judge({ postalCodes: ['606', '-'] })).toThrow(
      'rules.0.when.postalCodes.1: expected a name with letters',
    )
    expect(() => judge({ cities: ['!'] })).toThrow(MappingRulesError)
  })
})
