import { describe, expect, test } from 'vitest'
import { QuickBooksReplyError } from '../../src/index.ts'
import { openCompany } from '../company.ts'
import { type Recorded, recordedReplies, recordedTests, skipped, wireText } from '../recorded.ts'
import { serve } from '../server.ts'

/** What a recorded fault has to become, by its first code. */
const names: Record<string, string> = {
  '500': 'ValidationError',
  '610': 'ObjectNotFoundError',
  '2010': 'ValidationError',
  '2020': 'ValidationError',
  '2030': 'ValidationError',
  '2050': 'ValidationError',
  '3001': 'ThrottledError',
  '3200': 'AuthenticationError',
  '4000': 'ValidationError',
  '4001': 'ValidationError',
  '5010': 'StaleObjectError',
  '6000': 'ValidationError',
  '6240': 'DuplicateNameError',
  '10000': 'ServiceError',
}

/** Faults of a whole reply; those of batch items are the items' own. */
const faults = recordedReplies().filter(({ class: { fault, op } }) => fault && op !== 'batch')

const header = ({ response }: Recorded, name: string): string | undefined => {
  const found = Object.entries(response.headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return Array.isArray(found) ? found[0] : found
}

describe.skipIf(skipped)(recordedTests('recorded faults'), () => {
  test('are there to be looked at', () => expect(faults.length).toBeGreaterThan(15))

  test.each(faults.map((one) => [one.file, one] as const))('%s becomes the error of its code', async (_, recorded) => {
    const intuitTid = header(recorded, 'intuit-tid')
    const server = await serve([
      {
        status: recorded.response.status,
        bytes: new TextEncoder().encode(wireText(recorded)),
        headers: {
          'content-type': header(recorded, 'content-type') ?? 'application/xml',
          ...(intuitTid && { 'intuit-tid': intuitTid }),
        },
      },
    ])
    const call = openCompany(server.url, { maxRetries: 0 }).request({ method: 'POST', path: '/customer' })
    const error = await call.catch((reason: unknown) => reason)
    const code = recorded.class.fault ?? ''
    if (!(error instanceof QuickBooksReplyError)) throw new Error('expected an error of a reply', { cause: error })
    expect(error.name).toBe(names[code])
    expect(error.faults[0]).toMatchObject({ code })
    expect(error.faults[0]?.message.length).toBeGreaterThan(0)
    expect(error.faults[0]?.detail.length).toBeGreaterThan(0)
    expect(error.type.length).toBeGreaterThan(0)
    expect(error).toMatchObject({ status: recorded.response.status, intuitTid, method: 'POST', path: '/customer' })
    expect(wireText(recorded)).toContain(JSON.stringify(error.faults[0]?.message).slice(1, -1))
    expect(error.message).not.toContain(error.faults[0]?.detail)
  })
})
