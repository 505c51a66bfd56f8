export { type CalendarEntry, type CalendarOptions, calendarFile } from './calendar.ts'
export { type CalendarFeedOptions, calendarFeed } from './calendar-feed.ts'
export { type EmailOptions, email } from './email.ts'
export { readSmsKeyword, type SmsKeyword } from './keyword.ts'
export { type MemoryChannel, memoryChannel } from './memory-channel.ts'
export type { Attachment, NotifyChannel, OutgoingMessage } from './notifier.ts'
export { NotifyError, type NotifyErrorCode } from './notify-error.ts'
export { type RenderedMessage, renderMessage } from './render-message.ts'
export {
  guardChannel,
  type MemoryLedger,
  maySend,
  memoryLedger,
  type SendDecision,
  type SendHistory,
  type Sending,
  type SendLedger,
  type SendPolicy,
} from './send-policy.ts'
export { postToService, type ServiceOptions, type ServiceRequest, type VendorError } from './service.ts'
export { type SlackOptions, slack } from './slack.ts'
export { defaultTemplates, type MessageTemplate } from './templates.ts'
export { type TwilioSmsOptions, twilioSms } from './twilio-sms.ts'
export { type WebhookOutOptions, webhookOut } from './webhook-out.ts'
