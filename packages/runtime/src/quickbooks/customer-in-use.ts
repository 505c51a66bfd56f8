import type { Customer } from '@leadbooks/qbo'
import type { CustomerRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { changeOnce } from './change-once.ts'
import { DocumentError } from './document-error.ts'
import type { HandlerContext } from './handler.ts'
import { mirrorWritten } from './mirror-written.ts'

/** Takes a customer who was put out of use into use again. @returns what the mirror is to say */
export const takeIntoUse = async (customerId: string, context: HandlerContext): Promise<Write> => {
  const { quickbooks } = context
  const { row: customer } = await changeOnce<Customer>(context, {
    step: 'customer.reactivate',
    read: () => quickbooks.customers.read(customerId, context.request()),
    isDone: ({ Active }) => Active,
    apply: ({ Id, SyncToken }, requestId) =>
      quickbooks.customers.update({ Id, SyncToken, Active: true }, context.request(requestId)),
  })
  return mirrorWritten(context, customer)
}

/**
 * Sees to it that a customer can be billed who was put out of use since the call: as the business wants it, they are taken
 * into use again, or a person is asked to.
 *
 * @throws DocumentError
 */
export const assertInUse = async (customer: CustomerRecord | undefined, context: HandlerContext): Promise<void> => {
  if (customer?.profile.active !== false) return
  const { quickbooks, store, tenant } = context
  const { customerId } = customer
  if (tenant.inactiveCustomers === 'reactivate') {
    await store.commit([await takeIntoUse(customerId, context)])
    return
  }
  const now = await quickbooks.customers.read(customerId, context.request())
  if (!now.Active)
    throw new DocumentError(
      'customer-inactive',
      'This customer is out of use in QuickBooks: make them active there, then put this back.',
    )
  await store.commit([await mirrorWritten(context, now)])
}
