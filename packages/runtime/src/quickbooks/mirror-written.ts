import type { Customer } from '@leadbooks/qbo'
import { type CustomerField, fieldsOf } from '../customers/fields.ts'
import { learn } from '../customers/merge-fields.ts'
import type { Write } from '../stores/store.ts'
import type { HandlerContext } from './handler.ts'
import { mirrorCustomer } from './mirror.ts'

/**
 * Puts a customer into the mirror whom we have just written. Fields that differ from what was known and that we did not
 * write, somebody has changed in QuickBooks.
 */
export const mirrorWritten = async (
  { store, realmId, tenant, now }: Pick<HandlerContext, 'store' | 'realmId' | 'tenant' | 'now'>,
  customer: Customer,
  isOurs: (field: CustomerField) => boolean = () => false,
): Promise<Write> => {
  const { country } = tenant
  const known = await store.readCustomer(realmId, customer.Id)
  const seen = { fields: fieldsOf(customer), at: now(), country }
  return mirrorCustomer({ realmId, country }, customer, now(), learn(known?.snapshot, seen, isOurs))
}
