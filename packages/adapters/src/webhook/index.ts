export * from '../field-mapping/index.ts'
export * from '../presets/index.ts'
export { type WebhookOptions, webhook } from './webhook.ts'
