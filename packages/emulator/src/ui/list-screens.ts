import { EmulatorError } from '../emulator-error.ts'
import type { CustomFieldDefinition } from '../entities/custom-fields.ts'
import type { EntityName } from '../entities/kind.ts'
import type { JsonObject } from '../ledger/json.ts'
import { mergeCustomers } from '../ledger/merge.ts'
import type { Screen } from './screen.ts'

/** What people do with customers, items and whatever else stands on a list, and with any document. */
export interface ListScreens {
  /** Enters a row by hand. @returns its Id */
  enterDocument(realmId: string, entity: EntityName, fields: JsonObject): string
  /** Changes fields of any row. */
  editDocument(realmId: string, entity: EntityName, id: string, changes: JsonObject): void
  /** Voids a transaction. */
  voidDocument(realmId: string, entity: EntityName, id: string): void
  /** Deletes a transaction. */
  deleteDocument(realmId: string, entity: EntityName, id: string): void
  /** E-mails a document. */
  sendDocument(realmId: string, entity: EntityName, id: string, address: string): void
  /** Changes fields of a customer. */
  editCustomer(realmId: string, customerId: string, changes: JsonObject): void
  /** Takes a customer off the lists; its name gets the suffix ` (deleted)`, and what it owed is written off. */
  deactivateCustomer(realmId: string, customerId: string): void
  /** Puts a customer back on the lists under the name it had. */
  reactivateCustomer(realmId: string, customerId: string): void
  /** Makes one customer of two: what the second one had goes to the first, and the second is gone. */
  mergeCustomers(realmId: string, keptId: string, mergedId: string): void
  /** Changes fields of an item. */
  editItem(realmId: string, itemId: string, changes: JsonObject): void
  /** Gives an item another name. */
  renameItem(realmId: string, itemId: string, name: string): void
  /** Takes an item off the lists. */
  deactivateItem(realmId: string, itemId: string): void
  /** Puts an item back on the lists. */
  reactivateItem(realmId: string, itemId: string): void
  /** Defines a field of the company's own, beside the three of the sales forms. @returns its `DefinitionId` */
  defineCustomField(realmId: string, definition: Omit<CustomFieldDefinition, 'id'>): string
}

const longestLabel = 30

/** The screens for lists, and for documents of any kind. */
export const listScreens = (screen: Screen): ListScreens => ({
  enterDocument: screen.enter,
  editDocument: screen.edit,
  voidDocument: (realmId, entity, id) => screen.end(realmId, entity, id, 'void'),
  deleteDocument: (realmId, entity, id) => screen.end(realmId, entity, id, 'delete'),
  sendDocument: screen.send,
  editCustomer: (realmId, customerId, changes) => screen.edit(realmId, 'Customer', customerId, changes),
  deactivateCustomer: (realmId, customerId) => screen.edit(realmId, 'Customer', customerId, { Active: false }),
  reactivateCustomer: (realmId, customerId) => screen.edit(realmId, 'Customer', customerId, { Active: true }),
  mergeCustomers: (realmId, keptId, mergedId) =>
    mergeCustomers(
      screen.ledgerOf(realmId),
      screen.rowOf(realmId, 'Customer', keptId),
      screen.rowOf(realmId, 'Customer', mergedId),
    ),
  editItem: (realmId, itemId, changes) => screen.edit(realmId, 'Item', itemId, changes),
  renameItem: (realmId, itemId, name) => screen.edit(realmId, 'Item', itemId, { Name: name }),
  deactivateItem: (realmId, itemId) => screen.edit(realmId, 'Item', itemId, { Active: false }),
  reactivateItem: (realmId, itemId) => screen.edit(realmId, 'Item', itemId, { Active: true }),
  defineCustomField: (realmId, definition) => {
    if (definition.name.length > longestLabel)
      throw new EmulatorError('refused', `A custom field's name has at most ${longestLabel} characters`)
    const ledger = screen.ledgerOf(realmId)
    // 1 to 3 are the fields of the sales forms.
    const id = String(Number(ledger.nextId('customField')) + 3)
    ledger.customFields.push({ ...definition, entities: [...definition.entities], id })
    return id
  },
})
