import { type Json, type JsonObject, objectOf, objectsOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Allowances, EntityName } from './kind.ts'

/** A field that somebody at the company has defined, beside the three texts of the sales forms. */
export interface CustomFieldDefinition {
  /** What the API calls its `DefinitionId`. */
  readonly id: string
  readonly name: string
  readonly type: 'StringType' | 'NumberType' | 'DateType'
  /** Which rows have it. */
  readonly entities: readonly EntityName[]
}

const namePattern = /^SalesFormsPrefs\.SalesCustomName([123])$/

/** The fields that the company has defined for its sales forms: up to three texts, named in its preferences. */
const salesFormFields = (ledger: Ledger): JsonObject[] =>
  objectsOf(objectOf(ledger.settings('Preferences').SalesFormsPrefs).CustomField)
    .flatMap(({ CustomField }) => objectsOf(CustomField))
    .flatMap((preference) => {
      const id = namePattern.exec(textOf(preference.Name) ?? '')?.[1]
      const name = textOf(preference.StringValue)
      return id === undefined || name === undefined ? [] : [{ DefinitionId: id, Name: name, Type: 'StringType' }]
    })

/** A field with the value under its own type; a value of another type is dropped in silence, as QuickBooks does. */
const filled = (definition: JsonObject, from: Json | undefined): JsonObject => {
  const valueField = String(definition.Type).replace(/Type$/, 'Value')
  const value = objectsOf(from).find(({ DefinitionId }) => DefinitionId === definition.DefinitionId)?.[valueField]
  return value === undefined ? definition : { ...definition, [valueField]: value }
}

/** The company's own fields of one entity, with the values in `from`. */
const ownFields = (entity: EntityName, from: Json | undefined, ledger: Ledger): JsonObject[] =>
  ledger.customFields
    .filter(({ entities }) => entities.includes(entity))
    .map(({ id, name, type }) => filled({ DefinitionId: id, Name: name, Type: type }, from))

/**
 * The custom fields of a row: every defined one, with the value sent for it. The company's own fields beside those of the
 * sales forms are written by requests with `include=enhancedAllCustomFields` only, and kept by others.
 */
export const completeCustomFields = (
  entity: EntityName,
  sent: Json | undefined,
  previous: Row | undefined,
  ledger: Ledger,
  allowed: Allowances = {},
): JsonObject[] => [
  ...(entity === 'Customer' ? [] : salesFormFields(ledger).map((definition) => filled(definition, sent))),
  ...ownFields(entity, allowed.allCustomFields ? sent : previous?.CustomField, ledger),
]

/** What a reply shows of a row's custom fields: those of the sales forms, or all of them where they were asked for. */
export const shownCustomFields = (entity: EntityName, row: Row, all: boolean, ledger: Ledger): JsonObject[] => {
  const own = new Set(ledger.customFields.map(({ id }) => id))
  const classic = objectsOf(row.CustomField).filter(({ DefinitionId }) => !own.has(String(DefinitionId)))
  return all ? [...classic, ...ownFields(entity, row.CustomField, ledger)] : classic
}
