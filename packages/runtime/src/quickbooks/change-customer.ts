import type { Command, CustomerChange, CustomerFields } from '@leadbooks/core'
import type { Customer } from '@leadbooks/qbo'
import { audited } from '../access/audit.ts'
import { type CustomerField, fieldsOf, toUpdate } from '../customers/fields.ts'
import { type FieldWinner, mergeFields } from '../customers/merge-fields.ts'
import { changeOnce } from './change-once.ts'
import type { HandlerContext, Outcome } from './handler.ts'
import { changedAtOf, type mirrorCustomer } from './mirror.ts'
import { mirrorWritten } from './mirror-written.ts'

type Change = Extract<Command, { type: 'customer.update'; change: CustomerChange }>
type Winners = Partial<Record<CustomerField, FieldWinner>>

const pick = (fields: Partial<CustomerFields>, winners: Winners): Partial<CustomerFields> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => winners[field as CustomerField] === 'change')) // its own keys

/**
 * Brings a change of the user's CRM into QuickBooks, field by field, against what both last agreed on: what a person has
 * changed in QuickBooks meanwhile stays. Which word counted for each field stands in the audit trail.
 */
export const changeCustomer = async ({ customerId, change }: Change, context: HandlerContext): Promise<Outcome> => {
  const { realmId, tenant, quickbooks, store, now } = context
  const { country } = tenant
  let winners: Winners = {}
  const judge = async (customer: Customer): Promise<Partial<CustomerFields>> => {
    const known = await store.readCustomer(realmId, customerId)
    winners = mergeFields({
      change,
      current: fieldsOf(customer),
      changedAt: changedAtOf(customer).changedAt ?? now(),
      snapshot: known?.snapshot,
      country,
    })
    return pick(change.fields, winners)
  }
  const { row: customer } = await changeOnce<Customer>(context, {
    step: 'customer.change',
    read: () => quickbooks.customers.read(customerId, context.request()),
    isDone: async (row) => Object.keys(await judge(row)).length === 0,
    apply: async ({ Id, SyncToken }, requestId) =>
      quickbooks.customers.update(
        { Id, SyncToken, ...toUpdate(pick(change.fields, winners)) },
        context.request(requestId),
      ),
  })
  const brought = Object.keys(pick(change.fields, winners)) as CustomerField[] // keys of its fields
  const mirrored = await mirrorWritten(context, customer, (field) => brought.includes(field))
  return {
    kind: 'done',
    result: { customerId, detail: { fields: { ...winners } } },
    also: [
      withSetAt(mirrored, brought, change.at),
      audited(context, {
        realmId,
        actor: 'crm',
        action: 'customer.changed',
        detail: { customerId, change: change.id, fields: { ...winners } },
      }),
    ],
  }
}

type CustomerPut = ReturnType<typeof mirrorCustomer>

/** Notes when the CRM made what it has brought in: an older change of it that arrives later changes nothing. */
const withSetAt = (write: CustomerPut, fields: readonly CustomerField[], at: string): CustomerPut => {
  if (write.op !== 'customer.put' || write.record.snapshot === undefined) return write
  const setAt = { ...write.record.snapshot.setAt, ...Object.fromEntries(fields.map((field) => [field, at])) }
  return { ...write, record: { ...write.record, snapshot: { ...write.record.snapshot, setAt } } }
}
