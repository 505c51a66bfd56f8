import type { Store, Write } from '../stores/store.ts'

/** Short lists of a company that rules, documents and customers name in words. */
export type NameList = 'class' | 'term' | 'tax code' | 'payment method' | 'customer type'

/** A row of such a list, as QuickBooks has it. */
export interface NamedRow {
  Id: string
  Name?: string
  FullyQualifiedName?: string
  Active?: boolean
}

export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase()

/** Names in lower case and the Ids they stand for; those that are out of use are left out. */
export const namedIds = (rows: Iterable<NamedRow>): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>()
  for (const { Id, Name, FullyQualifiedName, Active = true } of rows)
    for (const name of Active ? [FullyQualifiedName, Name] : [])
      if (name !== undefined && !ids.has(nameKey(name))) ids.set(nameKey(name), Id)
  return ids
}

/** Reads a list out of the mirror. */
export const readList = async (store: Store, realmId: string, list: NameList): Promise<NamedRow[] | undefined> => {
  const record = await store.readRegister(realmId, 'list', list)
  return record && (record.doc.rows as unknown as NamedRow[]) // written by `putList`
}

/** Puts a list into the mirror whole; one that somebody else has put there meanwhile refuses it. */
export const putList = async (
  store: Store,
  { realmId, list, rows, at }: { realmId: string; list: NameList; rows: readonly NamedRow[]; at: string },
): Promise<Write> => ({
  op: 'register.put',
  expectedVersion: (await store.readRegister(realmId, 'list', list))?.version ?? 0,
  record: {
    realmId,
    kind: 'list',
    id: list,
    updatedAt: at,
    doc: {
      rows: rows.map(({ Id, Name, FullyQualifiedName, Active }) => ({
        Id,
        ...(Name === undefined ? {} : { Name }),
        ...(FullyQualifiedName === undefined ? {} : { FullyQualifiedName }),
        ...(Active === undefined ? {} : { Active }),
      })),
    },
  },
})
