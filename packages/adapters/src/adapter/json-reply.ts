import type { ReceiveResult } from './adapter.ts'

/**
 * Answers in JSON with a sentence that an agent on the phone can read aloud.
 *
 * @returns 200 `{ ok: true, message }` for what was accepted or needed nothing, else the error's status and
 * `{ ok: false, error: { code, message, issues? } }`
 */
export const jsonReply = (result: ReceiveResult): Response => {
  switch (result.status) {
    case 'accepted':
      return Response.json({ ok: true, message: 'Thank you, your details have been passed on.' })
    case 'ignored':
      return Response.json({ ok: true, message: 'Thank you, nothing more is needed.' })
    case 'rejected': {
      const { httpStatus, code, message, issues } = result
      return Response.json({ ok: false, error: { code, message, ...(issues && { issues }) } }, { status: httpStatus })
    }
  }
}
