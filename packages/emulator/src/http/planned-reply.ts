import { systemFault } from '../faults/fault.ts'
import { authenticationFailed, throttleExceeded } from '../faults/gateway-fault.ts'
import type { FaultKind } from '../faults/injection.ts'
import { faultReply, htmlReply, type Reply } from './reply.ts'

/** The reply of a planned fault that takes the place of the work; undefined for the kinds that let it be done. */
export const plannedReply = (kind: FaultKind | undefined, at: number, acceptsJson: boolean): Reply | undefined => {
  switch (kind) {
    case 'throttle':
      return faultReply(throttleExceeded(), at, acceptsJson)
    case 'serverError':
      return faultReply(systemFault(), at, acceptsJson)
    case 'staleToken':
      return faultReply(authenticationFailed('Token expired'), at, acceptsJson)
    case 'maintenance':
      return htmlReply(503, 'Service Temporarily Unavailable')
    case 'htmlError':
      return htmlReply(502, 'Bad Gateway')
    case 'resetBefore':
    case 'resetAfter':
    case 'wrongJson':
    case 'slowBody':
    case 'latency':
    case undefined:
      return undefined
  }
}
