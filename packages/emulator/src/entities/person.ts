import { invalidCharacters, nameRequired } from '../faults/fault.ts'
import { defined, isObject, type Json, type JsonObject, objectOf, type Row, sameJson, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { email, type Fields, flag, phone, text, website } from './fields.ts'
import type { Comparison, NameRule } from './kind.ts'

/** People of all three lists share their names. */
export const personName: NameRule = { list: 'person', field: 'DisplayName', tellsHolder: false }

/** The fields that customers, vendors and employees have in common, without those each puts elsewhere. */
export const personFields: Fields = {
  Title: text(16),
  GivenName: text(100),
  MiddleName: text(100),
  FamilyName: text(100),
  Suffix: text(16),
  FullyQualifiedName: { ...text(), readOnly: true },
  CompanyName: text(100),
  DisplayName: text(500),
  PrintOnCheckName: text(110),
  UserId: text(),
  Active: flag(),
  V4IDPseudonym: { ...text(), readOnly: true },
  PrimaryPhone: phone(),
  AlternatePhone: phone(),
  Mobile: phone(),
  Fax: phone(),
  PrimaryEmailAddr: email(),
  WebAddr: website(),
}

/** The names that can be asked for in a query. */
export const personQueryable: { readonly [property: string]: Comparison } = {
  Id: 'id',
  DisplayName: 'text',
  GivenName: 'text',
  MiddleName: 'text',
  FamilyName: 'text',
  Suffix: 'text',
  CompanyName: 'text',
  PrintOnCheckName: 'text',
  Active: 'flag',
  'MetaData.CreateTime': 'time',
  'MetaData.LastUpdatedTime': 'time',
}

const deletedSuffix = / \(deleted(?: \d+)?\)$/

/** The name a row has after this change: suffixed when it is made inactive, plain again when it comes back. */
export const activeName = (
  wanted: string,
  previousName: string | undefined,
  active: boolean,
  taken: (name: string) => boolean,
): string => {
  if (active) return wanted === previousName ? wanted.replace(deletedSuffix, '') : wanted
  if (deletedSuffix.test(wanted)) return wanted
  let name = `${wanted} (deleted)`
  for (let count = 1; taken(name); count += 1) name = `${wanted} (deleted ${count})`
  return name
}

/** Names with a colon would look like a hierarchy; tabs and line ends are refused with it. */
export const checkNameCharacters = (name: string, element: string): void => {
  if (/[:\t\r\n]/.test(name)) throw invalidCharacters(element)
}

const nameParts = (draft: JsonObject): string =>
  [draft.Title, draft.GivenName, draft.MiddleName, draft.FamilyName, draft.Suffix]
    .map((part) => textOf(part)?.trim())
    .filter((part) => part !== undefined && part !== '')
    .join(' ')

/**
 * The names of a person as QuickBooks completes them.
 *
 * @param below - gives the full name of a name, with the parents' names before it
 * @throws FaultReply 6080 or 2040
 */
export const completeNames = (
  draft: JsonObject,
  previous: Row | undefined,
  ledger: Ledger,
  below: (name: string) => string = (name) => name,
): JsonObject => {
  const active = draft.Active !== false
  const parts = nameParts(draft)
  const wanted = textOf(draft.DisplayName)?.trim() ?? (parts === '' ? textOf(previous?.DisplayName) : parts)
  if (wanted === undefined || wanted === '') throw nameRequired()
  checkNameCharacters(wanted, 'DisplayName')
  const wasActive = previous?.Active !== false
  const taken = (name: string): boolean => ledger.nameHolder(personName, below(name)) !== undefined
  const displayName = active && wasActive ? wanted : activeName(wanted, textOf(previous?.DisplayName), active, taken)
  const givenAndFamily = [draft.GivenName, draft.MiddleName, draft.FamilyName].map(textOf).filter(Boolean).join(' ')
  return {
    Active: active,
    DisplayName: displayName,
    PrintOnCheckName:
      textOf(draft.PrintOnCheckName) ?? textOf(draft.CompanyName) ?? (givenAndFamily === '' ? wanted : givenAndFamily),
  }
}

/** A person's number with the tax office as replies show it: only its last characters, `XXXXXX56789`. */
export const masked = (value: Json | undefined, shown: number): string | undefined => {
  const number = textOf(value)
  return number?.replace(/-/g, '').slice(-shown).padStart(number.length, 'X')
}

const places = ['Id', 'Lat', 'Long']

/** An address with an Id: the one it has, or a new one. Undefined where there is no address. */
export const completeAddress = (
  wanted: Json | undefined,
  previous: Json | undefined,
  ledger: Ledger,
): JsonObject | undefined => {
  const fields = defined(objectOf(wanted))
  const lines = Object.keys(fields).filter((field) => !places.includes(field) && fields[field] !== '')
  if (lines.length === 0) return undefined
  if (sameJson(fields, previous)) return fields
  const { Id: _sent, ...rest } = fields
  return { Id: textOf(objectOf(previous).Id) ?? ledger.nextId('address'), ...rest }
}

/** The fields of a row in which an empty object says "nothing there". */
export const dropEmpty = (row: JsonObject): JsonObject => {
  const kept: JsonObject = {}
  for (const field in row) {
    const value = row[field]
    const isEmpty = value === undefined || value === '' || (isObject(value) && Object.keys(value).length === 0)
    if (!isEmpty) kept[field] = value
  }
  return kept
}
