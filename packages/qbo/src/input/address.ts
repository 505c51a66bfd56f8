import { type Check, email, isFields, object, text } from './checks.ts'

const maxLineCharacters = 2_000
const lineNames = ['Line1', 'Line2', 'Line3', 'Line4', 'Line5']

const parts = object({
  ...Object.fromEntries(lineNames.map((line) => [line, text(500)])),
  City: text(255),
  Country: text(255),
  CountrySubDivisionCode: text(255),
  PostalCode: text(30),
})

/** A postal address: the lines have a limit each and one together. */
export const address: Check = (value, path, report) => {
  parts(value, path, report)
  if (!isFields(value)) return
  const characters = lineNames.map((line) => value[line]).join('').length
  if (characters > maxLineCharacters) {
    report(path, 'too-long', `has ${characters} characters in its lines, expected at most ${maxLineCharacters}`)
  }
}

export const emailAddress: Check = object({ Address: email })

export const telephoneNumber: Check = object({ FreeFormNumber: text(30) })
