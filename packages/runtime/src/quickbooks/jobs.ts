import { type Customer, DuplicateNameError } from '@leadbooks/qbo'
import { toPhysicalAddress } from './customer-draft.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { hasMarker, markerFor } from './marker.ts'
import { mirrorCustomer } from './mirror.ts'
import { createNamed, customerMadeBefore } from './write-once.ts'

/** How many names are tried for one job before a person is asked. */
const nameTries = 5

/** The job that an earlier attempt made, when QuickBooks has forgotten its `requestid`: the one of that name with our marker. */
const madeBefore = async (
  displayName: string,
  marker: string,
  context: HandlerContext,
): Promise<Customer | undefined> => {
  const found = context.quickbooks.customers.query(
    { where: { DisplayName: displayName, Active: { in: [true, false] } }, maxResults: 1 },
    context.request(),
  )
  for await (const customer of found) return hasMarker(customer.Notes, marker) ? customer : undefined
  return undefined
}

const made = (job: Customer, { realmId, tenant, now }: HandlerContext): Outcome => ({
  kind: 'done',
  result: {
    ...(job.ParentRef === undefined ? {} : { customerId: job.ParentRef.value }),
    detail: { jobId: job.Id, name: job.DisplayName },
  },
  also: [mirrorCustomer({ realmId, country: tenant.country }, job, now())],
})

/** Makes a sub-customer for one job; a name that is taken gets a number, unless an earlier attempt took it. */
export const createJob: Handler<'job.create'> = async ({ customerId, name, address }, context) => {
  const { realmId, record } = context
  const earlier = record.progress?.revision
  const marker = await markerFor(realmId, record.key)
  const forgotten = await customerMadeBefore(context, ({ Notes }) => hasMarker(Notes, marker))
  if (forgotten !== undefined) return made(forgotten, context)
  let revision = typeof earlier === 'number' ? earlier : 0
  for (;;) {
    const displayName = revision === 0 ? name : `${name} (${revision + 1})`
    try {
      const parent = { Job: true, ParentRef: { value: customerId }, BillWithParent: true }
      // Bills go to the parent; where the work is, is where it is delivered to.
      const site = address === undefined ? {} : { ShipAddr: toPhysicalAddress(address) }
      const draft = { DisplayName: displayName, Notes: marker, ...site, ...parent }
      const job = await createNamed(context, { step: 'job.create', revision }, (requestId) =>
        context.quickbooks.customers.create(draft, context.request(requestId)),
      )
      return made(job, context)
    } catch (error) {
      if (!(error instanceof DuplicateNameError)) throw error
      const before = await madeBefore(displayName, marker, context)
      if (before !== undefined) return made(before, context)
      if (revision + 1 >= nameTries) throw error
      revision += 1
      await context.progress({ ...context.record.progress, revision })
    }
  }
}
