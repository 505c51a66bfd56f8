/** What a person asks for by answering a text message. */
export type SmsKeyword = 'stop' | 'start' | 'help'

/** The words that carriers act on themselves. @see https://help.twilio.com/articles/223134027 */
const keywords: ReadonlyMap<string, SmsKeyword> = new Map([
  ...'stop|stopall|stop all|unsubscribe|cancel|end|quit|revoke|optout|opt out|arret|arrêt|alto|parar|baja'
    .split('|')
    .map((word) => [word, 'stop'] as const),
  ...'start|unstop|yes|subscribe|optin|opt in'.split('|').map((word) => [word, 'start'] as const),
  ...'help|info|aide|ayuda'.split('|').map((word) => [word, 'help'] as const),
])

/** Since April 2025 consent may be revoked in any reasonable words. @see 47 CFR § 64.1200(a)(10) */
const refusal =
  /\b(?:stop|quit|don'?t|do not|no more) (?:text|texting|messag|messaging|contact|contacting|sending|send|these|the)\w*|\b(?:please|pls) stop\b|\b(?:unsubscribe|remove|take) me\b|\bopt(?:ing)? ?-?out\b|\blose (?:my|this) number\b|\bleave me alone\b/

/**
 * Reads whether an answer to a text message asks for no more, for more again, or for help.
 *
 * A keyword counts only where it is the whole message: "Can we cancel Thursday?" is about the appointment.
 *
 * @example
 * import { readSmsKeyword } from '@leadbooks/adapters/notify'
 *
 * readSmsKeyword(' Stop. ') // => 'stop'
 * readSmsKeyword('please stop texting me') // => 'stop'
 * readSmsKeyword('Can we cancel Thursday?') // => undefined
 */
export const readSmsKeyword = (text: string): SmsKeyword | undefined => {
  if (text.length > 320) return undefined
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return keywords.get(plain) ?? (refusal.test(plain) ? 'stop' : undefined)
}
