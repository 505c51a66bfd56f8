import type { CustomerProfile, CustomerQuery } from '@leadbooks/core'

/** What an integration compares that knows nothing of linkage: digits, lower case, nothing else. */
export const digits = (phone: string): string =>
  phone
    .replace(/\s*(?:ext|x).*$/i, '')
    .replace(/\D/g, '')
    .slice(-10)

/** Words in lower case. */
export const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** E-mail addresses in lower case. */
export const emailsOf = ({ emails }: CustomerProfile | CustomerQuery): string[] =>
  emails.map((email) => email.trim().toLowerCase())

/** Street lines in lower case. */
export const streetsOf = (record: CustomerProfile | CustomerQuery): string[] =>
  ('addresses' in record ? record.addresses : [record.address ?? {}]).flatMap(({ line1 }) =>
    line1 ? [words(line1)] : [],
  )
