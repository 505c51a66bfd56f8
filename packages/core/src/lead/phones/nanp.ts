import { nanpMetadata } from './nanp-metadata.ts'
import { type PhoneReader, phoneReader } from './reader.ts'

export type { NormalPhone, PhoneOptions, PhoneReader, PhoneReason } from './reader.ts'

/**
 * Brings a phone number of North America to E.164, as `normalizePhone` does, with a twentieth of its tables.
 *
 * A number of another country is read where it begins with `+` or `00`, and believed as it stands.
 *
 * @example
 * import { normalizeNanpPhone } from '@leadbooks/core/nanp'
 *
 * normalizeNanpPhone('(512) 555-0187 ext. 12') // => { e164: '+15125550187', extension: '12' }
 * normalizeNanpPhone('+44 20 7946 0958') // => { e164: '+442079460958' }
 * normalizeNanpPhone('020 7946 0958', { country: 'GB' }) // => { reason: 'unknown-country' }
 */
export const normalizeNanpPhone: PhoneReader = /* @__PURE__ */ phoneReader(nanpMetadata)
