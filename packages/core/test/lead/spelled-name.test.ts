import { describe, expect, test } from 'vitest'
import { parsePersonName } from '../../src/lead/index.ts'

describe('a name that was spelled', () => {
  test.each([
    ['Ines Vogt, V-O-G-T', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines Vocht, spelled V O G T', { givenName: 'Ines', familyName: 'Vogt' }],
    ["Ines Voght, that's V, O, G, T", { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines V as in Victor, O as in Oscar, G as in George, T as in Tom', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Marc Ellis with a c', { givenName: 'Marc', familyName: 'Ellis' }],
    ['Jon Ellis, no h', { givenName: 'Jon', familyName: 'Ellis' }],
    ['surname Vogt, first name Ines', { givenName: 'Ines', familyName: 'Vogt' }],
    ['first name is Ines and last name is Vogt', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines, last name Vogt', { givenName: 'Ines', familyName: 'Vogt' }],
  ])('%s', (said, name) => {
    expect(parsePersonName(said)).toEqual(name)
  })

  test('initials are not spelling', () => {
    expect(parsePersonName('J R R Tolkien')).toMatchObject({ givenName: 'J', familyName: 'Tolkien' })
    expect(parsePersonName('A. J. Foyt')).toMatchObject({ familyName: 'Foyt' })
  })
})

describe('what is said around a name', () => {
  test.each([
    ['um, Ines', { givenName: 'Ines' }],
    ['just Ines', { givenName: 'Ines' }],
    ["yes, it's Ines Vogt", { givenName: 'Ines', familyName: 'Vogt' }],
    ['you can call me Ines', { givenName: 'Ines' }],
    ['her name is Ines Vogt', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines calling for her mother Ruth', { givenName: 'Ines' }],
    ['Ines Vogt on behalf of Ruth Vogt', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines Vogt and her husband', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Vogt, Ines Vogt', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines Vogt apt 12', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines Vogt ☎️', { givenName: 'Ines', familyName: 'Vogt' }],
    ['Ines Vogt!', { givenName: 'Ines', familyName: 'Vogt' }],
  ])('%s', (said, name) => {
    expect(parsePersonName(said)).toEqual(name)
  })

  test.each(['hello', 'yes', 'the manager', 'front desk', 'Dr.'])('%s names nobody', (said) => {
    expect(parsePersonName(said)).toEqual({ junk: true })
  })
})

describe('surnames of several words, and before the given name', () => {
  test.each([
    ['Maureen O Shea', { givenName: 'Maureen', familyName: 'O Shea' }],
    ['Peadar Ó Laoire', { givenName: 'Peadar', familyName: 'Ó Laoire' }],
    ['Aoife Nic Gabhann', { givenName: 'Aoife', familyName: 'Nic Gabhann' }],
    ['De Los Rios', { familyName: 'De Los Rios' }],
    ['Maria del Pilar Soto', { givenName: 'Maria', middleName: 'del Pilar', familyName: 'Soto' }],
    ['Maria del Pilar', { givenName: 'Maria', familyName: 'del Pilar' }],
    ['Lê Thị Thu', { givenName: 'Thu', middleName: 'Thị', familyName: 'Lê' }],
    ['Pham Van Duc', { givenName: 'Duc', middleName: 'Van', familyName: 'Pham' }],
    ['Van Tran', { givenName: 'Van', familyName: 'Tran' }],
    ['Deputy Ellis', { familyName: 'Ellis' }],
  ])('%s', (said, name) => {
    expect(parsePersonName(said)).toEqual(name)
  })

  test.each(['Target #88', '5-Star Towing', "St. Anne's", 'Estate of Ruth Vogt', 'Vogt Family Trust'])(
    '%s is a company',
    (said) => {
      expect(parsePersonName(said)).toEqual({ companyName: said })
    },
  )
})
