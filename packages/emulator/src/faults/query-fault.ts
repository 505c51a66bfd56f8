import { type FaultReply, validation } from './fault.ts'

/** A statement that does not parse. */
export const queryParseFault = (reason: string): FaultReply =>
  validation('4000', 'Error parsing query', `QueryParserError: ${reason}`)

/** A statement that parses and asks for what is not there. */
export const queryFault = (reason: string): FaultReply =>
  validation('4001', 'Invalid query', `QueryValidationError: ${reason}`)
