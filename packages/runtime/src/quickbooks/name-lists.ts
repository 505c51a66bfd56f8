import type { JsonObject } from 'type-fest'
import type { Store, Write } from '../stores/store.ts'

/** Short lists of a company that rules and documents name in words. */
export type NameList = 'class' | 'term' | 'tax code'

/** A row of such a list, as QuickBooks has it. */
export interface NamedRow {
  Id: string
  Name?: string
  FullyQualifiedName?: string
  Active?: boolean
}

/** Names in lower case and the Ids they stand for; those that are out of use are left out. */
export type NamedIds = ReadonlyMap<string, string>

export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase()

export const namedIds = (rows: Iterable<NamedRow>): NamedIds => {
  const ids = new Map<string, string>()
  for (const { Id, Name, FullyQualifiedName, Active = true } of rows)
    for (const name of Active ? [FullyQualifiedName, Name] : [])
      if (name !== undefined && !ids.has(nameKey(name))) ids.set(nameKey(name), Id)
  return ids
}

/** Reads a list out of the mirror. */
export const readNames = async (store: Store, realmId: string, list: NameList): Promise<NamedIds | undefined> => {
  const record = await store.readRegister(realmId, 'list', list)
  return record && new Map(Object.entries(record.doc.ids as Record<string, string>)) // written by `putNames`
}

/** Puts a list into the mirror whole; a list that somebody else has put there meanwhile refuses it. */
export const putNames = async (
  store: Store,
  { realmId, list, ids, at }: { realmId: string; list: NameList; ids: NamedIds; at: string },
): Promise<Write> => ({
  op: 'register.put',
  expectedVersion: (await store.readRegister(realmId, 'list', list))?.version ?? 0,
  record: {
    realmId,
    kind: 'list',
    id: list,
    updatedAt: at,
    doc: { ids: Object.fromEntries(ids) } satisfies JsonObject,
  },
})
