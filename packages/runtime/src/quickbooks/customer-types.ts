import type { CustomerDraft } from '@leadbooks/core'
import type { CustomerCreate, QuickBooks } from '@leadbooks/qbo'
import { classify } from '../outbox/failure.ts'
import type { HandlerContext } from './handler.ts'
import { type NamedRow, namedIds, nameKey, putList, readList } from './name-lists.ts'

/** Nothing tells of a type that was added: the list is read again by the first new customer after so long, in milliseconds. */
const staleMs = 86_400_000

/** What QuickBooks answers where a company has no such list. */
const without: ReadonlySet<string> = new Set(['validation', 'object-not-found', 'not-in-plan', 'not-permitted'])

/** Reads the kinds of customers that a company tells apart; none where it has no such list. */
export async function* readCustomerTypes({ customerTypes }: QuickBooks): AsyncGenerator<NamedRow> {
  try {
    yield* customerTypes.query({ where: { Active: { in: [true, false] } } })
  } catch (error) {
    if (!without.has(classify(error).error.code)) throw error
  }
}

const heldTypes = async (context: HandlerContext): Promise<readonly NamedRow[]> => {
  const { store, realmId, quickbooks, now } = context
  const list = 'customer type'
  const held = await store.readRegister(realmId, 'list', list)
  if (held !== undefined && Date.parse(now()) - Date.parse(held.updatedAt) < staleMs)
    return (await readList(store, realmId, list)) ?? []
  const rows: NamedRow[] = []
  for await (const row of readCustomerTypes(quickbooks)) rows.push(row)
  // Whoever was faster has put the same list there.
  await store.commit([await putList(store, { realmId, list, rows, at: now() })])
  return rows
}

/**
 * Finds the company's own kind of customer for a caller: one that is called as what they are, residential or commercial, else
 * one of the call's tags, else where the call came from. A customer has one type; the rest stands in the Notes.
 *
 * @returns nothing where the company has no type of such a name
 */
export const customerTypeFor = async (
  context: HandlerContext,
  { customerType, tags, source }: Pick<CustomerDraft, 'customerType' | 'tags' | 'source'>,
): Promise<Pick<CustomerCreate, 'CustomerTypeRef'>> => {
  const ids = namedIds(await heldTypes(context))
  const id = [customerType, ...tags, source]
    .map((name) => (name === undefined ? undefined : ids.get(nameKey(name))))
    .find((found) => found !== undefined)
  return id === undefined ? {} : { CustomerTypeRef: { value: id } }
}
