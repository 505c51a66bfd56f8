import type { CustomerDraft, MappedLine } from '@leadbooks/core'
import type { CustomerCreate, QuickBooks } from '@leadbooks/qbo'
import { DocumentError } from './document-error.ts'
import type { HandlerContext } from './handler.ts'
import { type NamedRow, namedIds, nameKey, putList, readList } from './name-lists.ts'

/** Where the short lists are found. */
const lists = {
  class: ({ classes }: QuickBooks) => classes,
  term: ({ terms }: QuickBooks) => terms,
  'tax code': ({ taxCodes }: QuickBooks) => taxCodes,
} as const

/** The lists of which a document names something. */
type NamedInDocuments = keyof typeof lists

interface Known {
  ids: ReadonlyMap<string, string>
  readAt: number
}

/** How old a list may be before a name that is not in it is looked for once more. */
const staleMs = 60_000

const known = new WeakMap<QuickBooks, Map<NamedInDocuments, Known>>()

const askForList = async (context: HandlerContext, list: NamedInDocuments, readAt: number): Promise<Known> => {
  const { store, realmId, quickbooks, now } = context
  const rows: NamedRow[] = []
  const query: AsyncIterable<NamedRow> = lists[list](quickbooks).query({ where: { Active: true } }, context.request())
  for await (const row of query) rows.push(row)
  await store.commit([await putList(store, { realmId, list, rows, at: now() })])
  return { ids: namedIds(rows), readAt }
}

/** The list as the import left it: how old it is does not matter for a name that is in it. */
const importedList = async ({ store, realmId }: HandlerContext, list: NamedInDocuments): Promise<Known | undefined> => {
  const rows = await readList(store, realmId, list)
  return rows && { ids: namedIds(rows), readAt: 0 }
}

/**
 * Finds the Id of a class, term or tax code by its name; case does not matter. The list is taken from the mirror, and read
 * again from QuickBooks for a name that is not in it.
 *
 * @throws DocumentError when the company has no such name in use
 */
const idOf = async (context: HandlerContext, list: NamedInDocuments, name: string): Promise<string> => {
  const now = Date.parse(context.now())
  const ofClient = known.get(context.quickbooks) ?? new Map<NamedInDocuments, Known>()
  known.set(context.quickbooks, ofClient)
  let held = ofClient.get(list) ?? (await importedList(context, list))
  if (held === undefined || (!held.ids.has(nameKey(name)) && now - held.readAt >= staleMs))
    held = await askForList(context, list, now)
  ofClient.set(list, held)
  const id = held.ids.get(nameKey(name))
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
  const resolve = async (list: NamedInDocuments, name: string | undefined): Promise<void> => {
    if (name !== undefined) found.set(`${list}:${name}`, await idOf(context, list, name))
  }
  const taxCodeOf = ({ taxCode = context.tenant.taxCode }: MappedLine): string | undefined => taxCode
  for (const line of lines) {
    const taxCode = taxCodeOf(line)
    await resolve('class', line.className)
    if (taxCode !== undefined && !literalTaxCode.test(taxCode)) await resolve('tax code', taxCode)
  }
  await resolve('term', terms)
  const resolved = (list: NamedInDocuments, name: string): string => found.get(`${list}:${name}`) ?? name
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

/**
 * Resolves what was agreed with a customer: payment terms and the tax code of their region.
 *
 * @throws DocumentError when the company has no such name in use
 */
export const resolveAgreed = async (
  context: HandlerContext,
  { terms, taxCode }: Pick<CustomerDraft, 'terms' | 'taxCode'>,
): Promise<Pick<CustomerCreate, 'SalesTermRef' | 'DefaultTaxCodeRef'>> => {
  const code =
    taxCode === undefined || literalTaxCode.test(taxCode) ? taxCode : await idOf(context, 'tax code', taxCode)
  return {
    ...(terms === undefined ? {} : { SalesTermRef: { value: await idOf(context, 'term', terms) } }),
    ...(code === undefined ? {} : { DefaultTaxCodeRef: { value: code } }),
  }
}
