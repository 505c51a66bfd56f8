export * from '../field-mapping/index.ts'
export { type WebhookOptions, webhook } from './webhook.ts'
