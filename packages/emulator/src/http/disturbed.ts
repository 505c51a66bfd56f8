import type { FaultKind } from '../faults/injection.ts'
import { plannedReply } from './planned-reply.ts'
import type { Reply } from './reply.ts'
import { acceptsJson, type Call } from './target.ts'

/** The connection breaks and no reply comes; each face of the emulator shows it in its own way. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset'
}

/** A reply, and whether it was given before. */
export interface Answer {
  readonly reply: Reply
  readonly replayed: boolean
}

/** Lets a call fail as planned, before the work or after it. @throws ConnectionReset */
export const disturbed = (kind: FaultKind | undefined, call: Call, at: number, work: () => Answer): Answer => {
  if (kind === 'resetBefore') throw new ConnectionReset()
  const planned = plannedReply(kind, at, acceptsJson(call))
  if (planned !== undefined) return { reply: planned, replayed: false }
  const answer = work()
  if (kind === 'resetAfter') throw new ConnectionReset()
  const { body } = answer.reply
  if (kind !== 'wrongJson' || typeof body !== 'string') return answer
  return { ...answer, reply: { ...answer.reply, status: 200, body: body.slice(0, Math.ceil(body.length / 2)) } }
}
