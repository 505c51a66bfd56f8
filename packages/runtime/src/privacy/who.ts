import { type Lead, normalizeEmail, normalizePhone } from '@leadbooks/core'
import * as z from 'zod'
import type { CustomerRecord } from '../stores/records.ts'

/** Whom a request is about; whoever has one of what is given is meant. */
export interface Who {
  /** As people write it; numbers without a prefix are the business's country's. */
  phone?: string
  email?: string
  /** QuickBooks' Id of the customer. */
  customerId?: string
}

/** A request about a person that cannot be carried out; `code` says why. */
export class PersonError extends Error {
  override readonly name = 'PersonError' as const
  readonly code: 'invalid-person' | 'person-busy'
  /** Something of theirs is under way: soon it is not. */
  readonly retryable: boolean
  readonly issues: { path: string; code: string; message: string }[]

  constructor(code: PersonError['code'], message: string, issues: PersonError['issues'] = []) {
    super(message)
    this.code = code
    this.retryable = code === 'person-busy'
    this.issues = issues
  }
}

/** What a request about a person is checked with. */
export const whoInput: z.ZodType<Who> = z
  .strictObject({
    phone: z.string().min(1).max(64).exactOptional(),
    email: z.string().min(3).max(320).exactOptional(),
    customerId: z
      .string()
      .regex(/^\d{1,19}$/, 'expected the Id of a customer in QuickBooks')
      .exactOptional(),
  })
  .refine((who) => Object.keys(who).length > 0, 'expected a phone, an email or a customerId')

/** Figures and what stands between them in a written number; an end to how long it may be. */
const writtenNumber = /\+?\d[\d ().-]{5,24}\d/g
const mostNumbers = 200

/** A person as rows are compared with them. */
export class Person {
  readonly customerId: string | undefined
  readonly #country: string
  readonly #phone: string | undefined
  readonly #email: string | undefined

  /** @throws PersonError naming what is wrong */
  constructor(input: unknown, country: string) {
    const parsed = whoInput.safeParse(input)
    if (!parsed.success)
      throw new PersonError(
        'invalid-person',
        'Nobody is named.',
        parsed.error.issues.map(({ path, code, message }) => ({
          path: path.join('.'),
          code: code.replaceAll('_', '-'),
          message,
        })),
      )
    const { phone, email, customerId } = parsed.data
    this.#country = country
    this.#phone = phone === undefined ? undefined : normalizePhone(phone, { country }).e164
    this.#email = email === undefined ? undefined : normalizeEmail(email).email
    this.customerId = customerId
    const issues: PersonError['issues'] = []
    if (phone !== undefined && this.#phone === undefined)
      issues.push({ path: 'phone', code: 'invalid-phone', message: 'expected a telephone number' })
    if (email !== undefined && this.#email === undefined)
      issues.push({ path: 'email', code: 'invalid-email', message: 'expected an e-mail address' })
    if (issues.length > 0) throw new PersonError('invalid-person', 'Nobody is named.', issues)
  }

  /** E.164 */
  get phone(): string | undefined {
    return this.#phone
  }

  isInLead({ contact, call }: Pick<Lead, 'contact' | 'call'>): boolean {
    return this.#hasOne([...contact.phones, ...(call?.from === undefined ? [] : [call.from])], contact.emails)
  }

  isCustomer({ customerId, profile }: CustomerRecord): boolean {
    return customerId === this.customerId || this.#hasOne(profile.phones, profile.emails)
  }

  /** Looks for the person in a text that nobody could read. */
  isIn(text: string): boolean {
    if (this.#email !== undefined && text.toLowerCase().includes(this.#email.toLowerCase())) return true
    if (this.#phone === undefined) return false
    let looked = 0
    for (const [number] of text.matchAll(writtenNumber)) {
      if (this.#isPhone(number)) return true
      looked += 1
      if (looked === mostNumbers) return false
    }
    return false
  }

  #isPhone(raw: string): boolean {
    return this.#phone !== undefined && normalizePhone(raw, { country: this.#country }).e164 === this.#phone
  }

  #hasOne(phones: readonly string[], emails: readonly string[]): boolean {
    return (
      phones.some((phone) => this.#isPhone(phone)) ||
      (this.#email !== undefined && emails.some((email) => normalizeEmail(email).email === this.#email))
    )
  }
}
