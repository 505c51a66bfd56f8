import { InputError } from '../errors/input-error.ts'
import type { ChangeNotice } from './change-notice.ts'
import { cloudEventNotice } from './cloud-events.ts'
import { legacyNotices } from './legacy.ts'

/** Intuit's batches are far smaller. */
const maxBodyLength = 5_000_000

const refuse = (code: string, message: string): never => {
  throw new InputError('webhook', [{ path: '', code, message }])
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('malformed', 'is not JSON')
  }
}

/**
 * Reads a delivery in either of Intuit's formats, of any number of companies.
 *
 * Entries that name no record, or an operation nobody knows, are left out.
 *
 * @throws {@link InputError} for a body that is neither format
 * @see https://blogs.intuit.com/2025/11/12/upcoming-change-to-webhooks-payload-structure
 * @example
 * import { parseWebhook } from '@leadbooks/qbo'
 *
 * const [notice] = parseWebhook(JSON.stringify([{
 *   specversion: '1.0', id: 'e1', type: 'qbo.salesreceipt.updated.v1', time: '2026-05-05T02:05:12Z',
 *   intuitentityid: '17', intuitaccountid: '310687',
 * }]))
 * notice?.entity // => 'SalesReceipt'
 */
export const parseWebhook = (rawBody: Uint8Array<ArrayBuffer> | string): ChangeNotice[] => {
  if (rawBody.length > maxBodyLength)
    return refuse('too-large', `has ${rawBody.length} bytes, expected at most ${maxBodyLength}`)
  const body = parseJson(typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody))
  if (Array.isArray(body)) return body.flatMap((event) => cloudEventNotice(event) ?? [])
  return legacyNotices(body) ?? refuse('unknown-format', 'is neither a list of CloudEvents nor eventNotifications')
}
