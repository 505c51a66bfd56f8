import type { ReceiveResult } from './adapter.ts'
import { jsonReply } from './json-reply.ts'

/**
 * Makes the answer of a vendor that wants no more than a status: 200 to what was taken, the error's status to what was not.
 *
 * @param patience - what the vendor does with refusals: `bears` them; `punishes` those of genuine deliveries by closing the
 * subscription, so that only a wrong secret or address is answered with one; or punishes `all`
 */
export const acknowledge =
  (patience: 'bears' | 'punishes' | 'all' = 'bears') =>
  (result: ReceiveResult): Response => {
    if (result.status !== 'rejected') return Response.json({ ok: true })
    const isGenuine = ![401, 403, 404].includes(result.httpStatus)
    if (patience === 'bears' || (patience === 'punishes' && !isGenuine)) return jsonReply(result)
    const { code, message } = result
    return Response.json({ ok: false, error: { code, message } })
  }
