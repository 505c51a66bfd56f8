import { FaultReply } from '../faults/fault.ts'
import { faultReply, type Reply } from './reply.ts'
import { acceptsJson, type Call } from './target.ts'

/** The reply to a call that was refused, whatever stopped it. */
export const refusal = (error: unknown, call: Call, at: number): Reply =>
  faultReply(error instanceof FaultReply ? error : unforeseen(error), at, acceptsJson(call))

/** A mistake of the emulator itself: it must not look like an answer of QuickBooks that a test could pass on. */
const unforeseen = (error: unknown): FaultReply =>
  new FaultReply(500, 'SystemFault', {
    Message: 'An application error has occurred while processing your request',
    Detail: `System Failure Error: the emulator failed: ${error instanceof Error ? error.message : String(error)}`,
    code: '10000',
    element: '',
  })
