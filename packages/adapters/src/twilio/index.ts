export type { ProxyOptions } from './signed-url.ts'
export { type TwilioOptions, twilio } from './twilio.ts'
export { verifyTwilio } from './verify.ts'
