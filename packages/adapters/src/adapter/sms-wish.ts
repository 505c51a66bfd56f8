import { normalizeNanpPhone } from '@leadbooks/core/nanp'
import { isSmsKeyword, readSmsKeyword, type SmsKeyword } from '../notify/keyword.ts'
import type { AdapterContext, SmsConsent } from './adapter.ts'
import type { Found } from './payload.ts'
import type { Told } from './vendor.ts'

/** What a text message asks about messages, and the number it came from, as it came. */
export interface SmsWish {
  keyword: SmsKeyword
  from: Found | undefined
}

/**
 * Reads what a text message asks about messages. A keyword alone (STOP, START, HELP) is no request to the business; whatever else
 * is said is one as well.
 *
 * @param request - tells the message as a request
 */
export const heedWish = (text: string | undefined, from: Found | undefined, request: () => Told): Told => {
  const keyword = text === undefined ? undefined : readSmsKeyword(text)
  if (text === undefined || keyword === undefined) return request()
  const wish = { keyword, from }
  if (isSmsKeyword(text))
    return { kind: 'ignored', reason: 'The message is a keyword about messages (STOP, START, HELP).', wish }
  const told = request()
  return told.kind === 'handshake' ? told : { ...told, wish }
}

/** Says a wish as consent given or taken back; help is neither, and a number that cannot be read is nobody's. */
export const consentOf = (
  wish: SmsWish | undefined,
  { country, phones = normalizeNanpPhone }: AdapterContext,
): { consent?: SmsConsent } => {
  if (wish === undefined || wish.keyword === 'help') return {}
  const phone = phones(String(wish.from?.value ?? ''), { country }).e164
  return phone === undefined ? {} : { consent: { phone, texts: wish.keyword } }
}
