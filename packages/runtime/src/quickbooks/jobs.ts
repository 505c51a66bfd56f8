import { DuplicateNameError } from '@leadbooks/qbo'
import type { Handler } from './handler.ts'
import { mirrorCustomer } from './mirror.ts'
import { requestIdFor } from './request-id.ts'

/** How many names are tried for one job before a person is asked. */
const nameTries = 5

/** Makes a sub-customer for one job; a name that is taken gets a number. */
export const createJob: Handler<'job.create'> = async ({ customerId, name }, context) => {
  const earlier = context.record.progress?.revision
  let revision = typeof earlier === 'number' ? earlier : 0
  for (;;) {
    const requestId = await requestIdFor(context.realmId, context.record.key, 'job.create', revision)
    const displayName = revision === 0 ? name : `${name} (${revision + 1})`
    try {
      const job = await context.quickbooks.customers.create(
        { DisplayName: displayName, Job: true, ParentRef: { value: customerId }, BillWithParent: true },
        context.request(requestId),
      )
      return {
        kind: 'done',
        result: { customerId, detail: { jobId: job.Id, name: job.DisplayName } },
        also: [mirrorCustomer({ realmId: context.realmId, country: context.tenant.country }, job, context.now())],
      }
    } catch (error) {
      if (!(error instanceof DuplicateNameError) || revision + 1 >= nameTries) throw error
      revision += 1
      await context.progress({ revision })
    }
  }
}
