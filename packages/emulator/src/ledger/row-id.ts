import type { EntityKind } from '../entities/kind.ts'

const idPattern = /^-?\d{1,19}$/

/** The highest Id that QuickBooks reads as one, but for attachments and classes, whose Ids have nineteen digits. */
const highestId = 2_147_483_647
const longIds: ReadonlySet<string> = new Set(['Attachable', 'Class', 'Department'])

/** Whether a text can be the Id of a row of an entity; those of tax codes in the US are words. */
export const isId = (id: string, { name }: EntityKind): boolean =>
  name === 'TaxCode' || (idPattern.test(id) && (longIds.has(name) || Math.abs(Number(id)) <= highestId))
