export { parseAddress } from './address.ts'
export { type EmailReason, type NormalEmail, normalizeEmail } from './email.ts'
export type { Issue } from './issue.ts'
export type * from './lead.ts'
export { LeadError } from './lead-error.ts'
export { leadSchema } from './lead-schema.ts'
export { mergeLead } from './merge-lead.ts'
export { parseLead } from './parse-lead.ts'
export { parsePersonName } from './person-name.ts'
export {
  type NormalPhone,
  normalizePhone,
  type PhoneOptions,
  type PhoneReader,
  type PhoneReason,
  phoneCountry,
} from './phone.ts'
export type { PersonName } from './split-name.ts'
