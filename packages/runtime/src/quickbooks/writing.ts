import type { MappedLine } from '@leadbooks/core'
import { assertInUse } from './customer-in-use.ts'
import { DocumentError } from './document-error.ts'
import type { Writing } from './documents.ts'
import type { HandlerContext } from './handler.ts'
import { markerFor } from './marker.ts'
import { resolveNames } from './names.ts'

/** The day of an instant in a time zone, `YYYY-MM-DD`. */
const dayIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )

/**
 * Gathers what a document of a customer needs besides what its command says.
 *
 * It is dated on the day its command was issued, in the business's time zone, so that a retry after midnight writes the
 * same document.
 *
 * @throws DocumentError when a name is not in QuickBooks, the customer is out of use, or billed in another currency than the
 * prices are in
 */
export const writingFor = async (
  context: HandlerContext,
  command: {
    customerId: string
    currency: string
    lines: readonly MappedLine[]
    deductions?: readonly MappedLine[]
    details: { terms?: string }
  },
): Promise<Writing> => {
  const { realmId, record, tenant, store } = context
  const { lines, deductions = [], details } = command
  const customer = await store.readCustomer(realmId, command.customerId)
  await assertInUse(customer, context)
  const currency = customer?.currency
  if (currency !== undefined && currency !== command.currency)
    throw new DocumentError(
      'currency-differs',
      `The prices are in ${command.currency}, and QuickBooks bills this customer in ${currency}.`,
    )
  return {
    names: await resolveNames(context, [...lines, ...deductions], details.terms),
    marker: await markerFor(realmId, record.key),
    today: dayIn(tenant.timeZone, record.createdAt),
    country: tenant.country,
    statedAmounts: tenant.statedAmounts,
    ...(currency === undefined ? {} : { currency }),
  }
}
