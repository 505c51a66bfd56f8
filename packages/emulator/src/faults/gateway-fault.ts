import { FaultReply } from './fault.ts'

/** The access token is missing, expired or revoked. */
export const authenticationFailed = (detail: string): FaultReply =>
  new FaultReply(401, 'AUTHENTICATION', {
    Message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    Detail: detail,
    code: '3200',
  })

/** The token is good, but not for this company. */
export const authorizationFailed = (realmId: string): FaultReply =>
  new FaultReply(403, 'SERVICE', {
    Message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
    Detail: `The application is not authorized for company ${realmId}`,
    code: '3100',
  })

/** More requests than the gateway lets through. */
export const throttleExceeded = (): FaultReply =>
  new FaultReply(429, 'SERVICE', {
    Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
    Detail: 'The request limit was reached.  Try again later',
    code: '3001',
  })
