import { domainKey, emailKey, phoneKey } from './blocking-keys.ts'
import type { Comparison, Scale } from './comparison.ts'
import { isPersonalMailbox, type NormalEmail } from './normal-email.ts'
import { localDigits, withoutPrefix } from './normal-phone.ts'
import type { NormalRecord } from './normal-record.ts'
import { isOneEditAway } from './text-distance.ts'
import { weights } from './weights.ts'

/** Best comparison over all pairs of values; `undefined` where a side has none. */
export const bestOf = <Left, Right>(
  lefts: readonly Left[],
  rights: readonly Right[],
  compare: (left: Left, right: Right) => Comparison | undefined,
): Comparison | undefined => {
  let best: Comparison | undefined
  for (const left of lefts) {
    for (const right of rights) {
      const comparison = compare(left, right)
      if (comparison !== undefined && (best === undefined || comparison.bits > best.bits)) best = comparison
    }
  }
  return best
}

/** Compares external ids: one id of a system belongs to one customer. */
export const compareExternalIds = (query: NormalRecord, customer: NormalRecord): Comparison | undefined => {
  const shared = query.externalIds.find((id) => customer.externalIds.includes(id))
  if (shared !== undefined) {
    return { field: 'externalId', level: 'equal', bits: weights.externalId.equal, left: shared, right: shared }
  }
  const system = (id: string): string => id.slice(0, id.indexOf(':'))
  return bestOf(query.externalIds, customer.externalIds, (left, right) =>
    system(left) === system(right)
      ? { field: 'externalId', level: 'differ', bits: weights.externalId.differ, left, right }
      : undefined,
  )
}

/** Compares phone numbers. */
export const comparePhones = (query: NormalRecord, customer: NormalRecord, scale: Scale): Comparison | undefined =>
  bestOf(query.phones, customer.phones, (left, right) => ({
    field: 'phone',
    ...phoneLevel(left, right, scale),
    left,
    right,
  }))

const phoneLevel = (left: string, right: string, scale: Scale): { level: string; bits: number } => {
  const { equal, local, near, differ } = weights.phone
  const isLocal = !(left.startsWith('+') && right.startsWith('+'))
  if (left === right && !isLocal) return { level: 'equal', bits: scale.rarity(phoneKey(left), equal) }
  if (isLocal && localDigits(left) === localDigits(right)) {
    return left === right && left.length > 7
      ? { level: 'equal', bits: scale.rarity(phoneKey(left), equal) }
      : { level: 'local', bits: scale.rarity(`l:${localDigits(left)}`, local) }
  }
  if (withoutPrefix(left) === right) return { level: 'local', bits: scale.rarity(phoneKey(right), local) }
  return isOneEditAway(left, right) ? { level: 'near', bits: near } : { level: 'differ', bits: differ }
}

/** Compares e-mail addresses. */
export const compareEmails = (query: NormalRecord, customer: NormalRecord, scale: Scale): Comparison | undefined =>
  bestOf(query.emails, customer.emails, (left, right) => ({
    field: 'email',
    ...emailLevel(left, right, scale),
    left: left.key,
    right: right.key,
  }))

const emailLevel = (left: NormalEmail, right: NormalEmail, scale: Scale): { level: string; bits: number } => {
  const { equal, near, domain, differ } = weights.email
  if (left.key === right.key) return { level: 'equal', bits: scale.rarity(emailKey(left.key), equal) }
  const sameMailbox = left.mailbox === right.mailbox && isPersonalMailbox(left.mailbox)
  const sameDomain = left.domain === right.domain
  if (sameMailbox || (sameDomain && isOneEditAway(left.mailbox, right.mailbox))) return { level: 'near', bits: near }
  if (sameDomain && right.own) return { level: 'domain', bits: scale.rarity(domainKey(right.domain), domain) }
  return { level: 'differ', bits: differ }
}
