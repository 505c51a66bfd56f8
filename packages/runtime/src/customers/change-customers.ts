import type { Command, CustomerChange } from '@leadbooks/core'
import * as z from 'zod'
import { leadlessId } from '../engine/leadless.ts'
import type { Engine } from '../engine/options.ts'

/** A change of a customer that cannot be taken. */
export class CustomerChangeError extends Error {
  override readonly name = 'CustomerChangeError' as const
  readonly code: 'invalid-change' | 'unknown-customer'
  readonly retryable = false
  readonly issues: { path: string; code: string; message: string }[]

  constructor(code: CustomerChangeError['code'], issues: CustomerChangeError['issues']) {
    super(issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '))
    this.code = code
    this.issues = issues
  }
}

const text = (longest: number) => z.string().max(longest)
const part = text(500).exactOptional()

const fields = z.strictObject({
  displayName: z.string().min(1).max(500).exactOptional(),
  givenName: text(100).exactOptional(),
  familyName: text(100).exactOptional(),
  companyName: text(100).exactOptional(),
  phone: text(30).exactOptional(),
  mobile: text(30).exactOptional(),
  email: text(100).exactOptional(),
  address: z
    .strictObject({
      line1: part,
      line2: part,
      city: part,
      region: part,
      postalCode: part,
      country: part,
      raw: part,
    })
    .exactOptional(),
})

/** What a change is checked with; the lengths are QuickBooks' own. */
export const customerChange: z.ZodType<CustomerChange> = z.strictObject({
  id: z.string().min(1).max(200),
  at: z.iso.datetime({ offset: true }),
  fields: fields.refine((given) => Object.keys(given).length > 0, 'expected at least one field'),
  from: fields.exactOptional(),
})

/**
 * Takes a change of a customer that the user's CRM has made: it is durable when this resolves, and reaches QuickBooks as the
 * outbox gets to it. The same `id` again changes nothing.
 *
 * @throws CustomerChangeError naming each field that is wrong, or that the realm has no such customer
 */
export const changeCustomerFrom = async (
  engine: Engine,
  realmId: string,
  customerId: string,
  input: unknown,
): Promise<{ key: string }> => {
  await engine.tenantOf(realmId)
  const parsed = customerChange.safeParse(input)
  if (!parsed.success)
    throw new CustomerChangeError(
      'invalid-change',
      parsed.error.issues.map(({ path, code, message }) => ({
        path: path.join('.'),
        code: code.replaceAll('_', '-'),
        message,
      })),
    )
  if ((await engine.store.readCustomer(realmId, customerId)) === undefined)
    throw new CustomerChangeError('unknown-customer', [
      { path: '', code: 'unknown-customer', message: 'this realm has no such customer' },
    ])
  const leadId = leadlessId('customer', customerId)
  const key = `${leadId}/change/${parsed.data.id}`
  const command: Command = { type: 'customer.update', key, customerId, change: parsed.data }
  const now = engine.now()
  const record = { realmId, leadId, key, command, attempts: 0, dueAt: now, createdAt: now } as const
  await engine.store.commit([{ op: 'command.insert', record: { ...record, lane: 'quickbooks', status: 'ready' } }])
  engine.poke()
  return { key }
}
