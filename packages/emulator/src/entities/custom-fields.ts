import { type Json, type JsonObject, objectOf, objectsOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

const namePattern = /^SalesFormsPrefs\.SalesCustomName([123])$/

/** The fields that the company has defined for its sales forms: up to three texts, named in its preferences. */
const definitions = (ledger: Ledger): JsonObject[] =>
  objectsOf(objectOf(ledger.settings('Preferences').SalesFormsPrefs).CustomField)
    .flatMap(({ CustomField }) => objectsOf(CustomField))
    .flatMap((preference) => {
      const id = namePattern.exec(textOf(preference.Name) ?? '')?.[1]
      const name = textOf(preference.StringValue)
      return id === undefined || name === undefined ? [] : [{ DefinitionId: id, Name: name, Type: 'StringType' }]
    })

/** The custom fields of a document: every defined one, with the value sent for it; others are dropped in silence. */
export const completeCustomFields = (sent: Json | undefined, ledger: Ledger): JsonObject[] =>
  definitions(ledger).map((definition) => {
    const value = objectsOf(sent).find(({ DefinitionId }) => DefinitionId === definition.DefinitionId)?.StringValue
    return value === undefined ? definition : { ...definition, StringValue: value }
  })
