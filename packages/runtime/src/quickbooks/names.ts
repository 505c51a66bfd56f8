import type { MappedLine } from '@leadbooks/core'
import type { QuickBooks } from '@leadbooks/qbo'
import { DocumentError } from './document-error.ts'
import type { HandlerContext } from './handler.ts'

/** Short lists of a company that rules and documents name in words. */
const lists = {
  class: ({ classes }: QuickBooks) => classes,
  term: ({ terms }: QuickBooks) => terms,
  'tax code': ({ taxCodes }: QuickBooks) => taxCodes,
} as const

type ListName = keyof typeof lists
interface NamedRow {
  Id: string
  Name?: string
  FullyQualifiedName?: string
}
interface Known {
  ids: Map<string, string>
  readAt: number
}

/** How old a list may be before a name that is not in it is looked for once more. */
const staleMs = 60_000

const known = new WeakMap<QuickBooks, Map<ListName, Known>>()

const key = (name: string): string => name.normalize('NFC').trim().toLowerCase()

const readList = async (context: HandlerContext, list: ListName, readAt: number): Promise<Known> => {
  const ids = new Map<string, string>()
  const rows: AsyncIterable<NamedRow> = lists[list](context.quickbooks).query(
    { where: { Active: true } },
    context.request(),
  )
  for await (const { Id, Name, FullyQualifiedName } of rows)
    for (const name of [FullyQualifiedName, Name]) if (name !== undefined && !ids.has(key(name))) ids.set(key(name), Id)
  return { ids, readAt }
}

/**
 * Finds the Id of a class, term or tax code by its name; case does not matter. The list is read once and kept with the
 * realm's client, and read again for a name that is not in it.
 *
 * @throws DocumentError when the company has no such name in use
 */
const idOf = async (context: HandlerContext, list: ListName, name: string): Promise<string> => {
  const now = Date.parse(context.now())
  const ofClient = known.get(context.quickbooks) ?? new Map<ListName, Known>()
  known.set(context.quickbooks, ofClient)
  let held = ofClient.get(list)
  if (held === undefined || (!held.ids.has(key(name)) && now - held.readAt >= staleMs)) {
    held = await readList(context, list, now)
    ofClient.set(list, held)
  }
  const id = held.ids.get(key(name))
  if (id === undefined)
    throw new DocumentError('unknown-name', `QuickBooks has no active ${list} named "${name.slice(0, 100)}".`)
  return id
}

/** Ids of everything that lines and details name in words. */
export interface Names {
  item(line: MappedLine): string
  className(name: string): string
  /** The line's own, else the company's default; `undefined` leaves it to the item. */
  taxCode(line: MappedLine): string | undefined
  term(name: string): string
}

/** What a line may carry as it is: the codes that US companies write, or an Id. */
const literalTaxCode = /^(?:TAX|NON|\d+)$/

/**
 * Resolves what a document names: items from the mirror, the rest from QuickBooks' own lists.
 *
 * @throws DocumentError when the company has no such name in use
 */
export const resolveNames = async (
  context: HandlerContext,
  lines: readonly MappedLine[],
  terms?: string,
): Promise<Names> => {
  const items = await context.store.listItems(context.realmId)
  const itemIds = new Map(items.filter(({ item }) => item.active).map(({ itemId, item }) => [item.item, itemId]))
  const found = new Map<string, string>()
  const resolve = async (list: ListName, name: string | undefined): Promise<void> => {
    if (name !== undefined) found.set(`${list}:${name}`, await idOf(context, list, name))
  }
  const taxCodeOf = ({ taxCode = context.tenant.taxCode }: MappedLine): string | undefined => taxCode
  for (const line of lines) {
    const taxCode = taxCodeOf(line)
    await resolve('class', line.className)
    if (taxCode !== undefined && !literalTaxCode.test(taxCode)) await resolve('tax code', taxCode)
  }
  await resolve('term', terms)
  const resolved = (list: ListName, name: string): string => found.get(`${list}:${name}`) ?? name
  return {
    item: (line) => {
      const id = line.itemId ?? itemIds.get(line.item)
      if (id !== undefined) return id
      const from = line.ruleId === '' ? '' : `, or change the rule ${line.ruleId}`
      throw new DocumentError('unknown-item', `QuickBooks has no active item named "${line.item}". Create it${from}.`)
    },
    className: (name) => resolved('class', name),
    taxCode: (line) => {
      const taxCode = taxCodeOf(line)
      return taxCode === undefined ? undefined : resolved('tax code', taxCode)
    },
    term: (name) => resolved('term', name),
  }
}
