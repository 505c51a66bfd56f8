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

/**
 * Since April 2025 consent may be revoked in any reasonable words. `Don't send the technician before 9` revokes none.
 *
 * @see 47 CFR § 64.1200(a)(10)
 */
const refusal = new RegExp(
  [
    "(?:stop|quit|don'?t|do not|no more) (?:text|texting|message|messaging|contact|contacting)(?: (?:me|us|this|my)|$)",
    "(?:stop|quit|don'?t|do not|no more)(?: (?:sending|send|the|these|those|your|me|us|any|more|all|with)){0,5} (?:texts?|messages?|sms)",
    '(?:please|pls) stop$',
    '(?:unsubscribe|remove) me',
    'take me off',
    'opt(?:ing|ed)? out',
    'lose (?:my|this) number',
    'leave me alone',
  ]
    .map((words) => `(?:^| )${words}(?= |$)`)
    .join('|'),
)

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
  const plain = plainWords(text)
  return keywords.get(plain) ?? (refusal.test(plain) ? 'stop' : undefined)
}

/** Tells whether a text message is one keyword and nothing else: then nobody at the business has to read it. */
export const isSmsKeyword = (text: string): boolean => keywords.has(plainWords(text))

/** Two messages' worth of text; longer ones are letters, and about something else. */
const longest = 320

const plainWords = (text: string): string =>
  text.length > longest
    ? ''
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[’`]/g, "'")
        .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
        .replace(/ +/g, ' ')
        .trim()
