export { type VapiOptions, vapi } from './vapi.ts'
