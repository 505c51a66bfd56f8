import { createQuickBooks, type QuickBooks, type QuickBooksOptions } from '../src/index.ts'
import { testClock } from './clock.ts'

/** Longer than any wait the client takes on itself, so that the test clock holds it. */
export const testTimeoutMs = 200_000

/** A client on a test server, with time that does not pass and chance that is always in the middle. */
export const openCompany = (baseUrl: string, options: Partial<QuickBooksOptions> = {}): QuickBooks =>
  createQuickBooks({
    realmId: '9341457021722202',
    environment: 'sandbox',
    baseUrl,
    auth: { accessToken: 'first-token' },
    clock: testClock(),
    random: () => 0.5,
    timeoutMs: testTimeoutMs,
    ...options,
  })

const stamps = { CreateTime: '2026-05-05T02:05:12-07:00', LastUpdatedTime: '2026-05-05T02:05:12-07:00' }

/** A reply with one customer. */
export const customerReply = (fields: object = {}): { json: object } => ({
  json: {
    Customer: {
      Id: '60',
      SyncToken: '0',
      MetaData: stamps,
      DisplayName: 'Mike Chen',
      FullyQualifiedName: 'Mike Chen',
      Active: true,
      Balance: 0,
      ...fields,
    },
    time: '2026-05-05T02:05:12.193-07:00',
  },
})

/** A fault as the service writes it. */
export const faultReply = (code: string, status = 400, type = 'ValidationFault'): { status: number; json: object } => ({
  status,
  json: {
    Fault: { Error: [{ Message: 'Message', Detail: 'Detail', code }], type },
    time: '2026-05-05T02:05:12.193-07:00',
  },
})
