import { writeSpokenEmail } from './spoken-email.ts'

/** Why a text is no address that mail can be sent to. */
export type EmailReason = 'empty' | 'not-an-address' | 'placeholder' | 'too-long'

/** An e-mail address in lower case, or the reason there is none. */
export interface NormalEmail {
  email?: string
  /** For comparing only: without `+tag`, and without dots where the provider ignores them. Never send to it. */
  key?: string
  reason?: EmailReason
}

const maxCharacters = 1_000

/** HTML's own pattern, with other scripts allowed, and at least one dot in the domain. */
const address =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
const gmail: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com'])
const placeholderLocals =
  /^(?:no-?e?-?mail|no-?address|none|nothing|not?-?given|declined|refused|unknown|noreply|no-reply|donotreply|do-not-reply|na|n\/a|null|undefined|xxx+|asdf+)$/
const placeholders: ReadonlySet<string> = new Set([
  'test@test.com',
  'a@a.com',
  'abc@abc.com',
  'no@no.com',
  'email@email.com',
  'email@example.com',
  'example@example.com',
  'name@domain.com',
  'na@na.com',
  'none@none.com',
  'test@example.com',
  'user@example.com',
  'your@email.com',
])

/**
 * Brings an e-mail address as people and phone services write it to one lower-case address.
 *
 * Reads `Name <a@b.c>`, `mailto:` and addresses said in words. `noemail@…` and the like give a `reason` instead.
 *
 * @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 * @example
 * import { normalizeEmail } from '@leadbooks/core'
 *
 * normalizeEmail('Mike Chen <Mike.Chen+ac@GMail.com>') // => { email: 'mike.chen+ac@gmail.com', key: 'mikechen@gmail.com' }
 */
export const normalizeEmail = (raw: string | null | undefined): NormalEmail => {
  const written = typeof raw === 'string' ? raw.slice(0, maxCharacters + 1) : ''
  const text = (/[^ -~]/.test(written) ? written.normalize('NFKC').replace(/[’‘]/g, "'") : written).trim().toLowerCase()
  if (text === '') return { reason: 'empty' }
  if (text.length > maxCharacters) return { reason: 'too-long' }
  const email = inWriting(bare(text))
  if (email.length > 254) return { reason: 'too-long' }
  if (!address.test(email) || email.includes('..') || /^\.|\.@/.test(email)) return { reason: 'not-an-address' }
  const at = email.indexOf('@')
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  if (placeholderLocals.test(local) || placeholders.has(email)) return { reason: 'placeholder' }
  return { email, key: matchKey(local, domain) }
}

const bare = (text: string): string => {
  const inside = /<([^<>]*)>/.exec(text)?.[1] ?? text
  return inside
    .replace(/^mailto:/, '')
    .replace(/\?.*$/s, '')
    .replace(/^["'([{]+|["')\]},;:.]+$/g, '')
    .trim()
}

const inWriting = (text: string): string => {
  if (!/\s/.test(text)) return text
  const whole = text.split(/[\s,;]+/).find((word) => /^[^@]+@[^@]+\.[^@]+$/.test(word))
  if (whole !== undefined) return bare(whole)
  return writeSpokenEmail(text)
}

const matchKey = (local: string, domain: string): string => {
  const untagged = local.replace(/(?<=.)\+.*$/, '')
  return gmail.has(domain) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`
}
