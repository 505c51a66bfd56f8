import type { CustomerType, Intent, LeadContact, Urgency } from '@leadbooks/core'

/** Makes a vocabulary from lines of words that mean the same. */
const vocabulary = <Meaning>(...lines: [Meaning, string][]): ReadonlyMap<string, Meaning> =>
  new Map(lines.flatMap(([meaning, words]) => words.split('|').map((word) => [word, meaning] as const)))

const urgencies = vocabulary<Urgency>(
  ['emergency', 'emergency|critical|immediate|immediately|life threatening|severe|emergent'],
  ['urgent', 'urgent|asap|as soon as possible|high|today|same day|soon|rush|right away|time sensitive'],
  ['routine', 'routine|normal|low|medium|moderate|standard|regular|flexible|whenever|anytime|no rush|not urgent'],
  ['routine', 'non urgent|non emergency|not emergency|not an emergency|no hurry|no'],
)

const intents = vocabulary<Intent>(
  ['quote', 'quote|quotes|estimate|estimates|pricing|price|bid'],
  ['appointment', 'appointment|appointments|schedule|scheduling|book|booking|booked|visit'],
  ['callback', 'callback|callbacks|call back|follow up call|return call'],
  ['existing-job', 'existing job|existing|job status|reschedule'],
  ['complaint', 'complaint|complain'],
  ['spam', 'spam|robocall|solicitation|solicitor|telemarketer|telemarketing|sales call|wrong number'],
)

const customerTypes = vocabulary<CustomerType>(
  ['residential', 'residential|residence|home|house|homeowner|apartment|condo|condominium|townhouse|townhome'],
  ['residential', 'single family|single family home|mobile home|duplex|private home|personal'],
  ['commercial', 'commercial|business|office|retail|store|shop|restaurant|warehouse|industrial|factory|church|school'],
)

const contactMethods = vocabulary<NonNullable<LeadContact['preferredContactMethod']>>(
  ['phone', 'phone|call|phone call|voice|telephone|call me'],
  ['sms', 'sms|text|text message|texting'],
  ['email', 'email|e mail|mail'],
)

const answers = vocabulary<boolean>([true, 'yes|y|true|1|yeah|yep|requested'], [false, 'no|n|false|0|nope'])

const fillers =
  /\b(?:a|an|the|to|it|is|this|very|priority|level|urgency|request|requested|requesting|wants?|needs?|get|free|please|property|customer)\b/g

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const look = <Meaning>(words: ReadonlyMap<string, Meaning>, text: string): Meaning | undefined => {
  if (text.length > 100) return undefined
  const exact = plain(text)
  return words.get(exact) ?? words.get(plain(exact.replace(fillers, ' ')))
}

/** Reads how pressing a field of that name says it is; its first clause alone counts (`urgent - no heat`). */
export const readUrgency = (text: string): Urgency | undefined =>
  look(urgencies, text) ?? look(urgencies, text.split(/[,;:.(–—]|\s-/, 1)[0] ?? '')

/** Reads a list of wishes (`quote, call back`); nothing when one of them is not a known wish. */
export const readIntents = (text: string): Intent[] | undefined => {
  const whole = look(intents, text)
  if (whole) return [whole]
  if (text.length > 200) return undefined
  const found = text
    .split(/[,;/&+|]|\band\b|\bor\b/i)
    .filter((part) => plain(part) !== '')
    .map((part) => look(intents, part))
  return found.length > 0 && found.every((intent) => intent !== undefined) ? [...new Set(found)] : undefined
}

/** Reads what kind of property or customer a field names. */
export const readCustomerType = (text: string): CustomerType | undefined => look(customerTypes, text)

/** Reads how the caller wants to be reached. */
export const readContactMethod = (text: string): LeadContact['preferredContactMethod'] => look(contactMethods, text)

/** Reads yes or no. */
export const readAnswer = (text: string): boolean | undefined => look(answers, text)

/** What became of an appointment. */
export type Booking = 'scheduled' | 'rescheduled' | 'cancelled'

const bookings = vocabulary<Booking>(
  ['scheduled', 'booked|scheduled|confirmed|appointment booked|appointment scheduled|yes|true'],
  ['rescheduled', 'rescheduled|moved|changed'],
  ['cancelled', 'cancelled|canceled'],
)

/** Reads the state of a booking. */
export const readBooking = (text: string): Booking | undefined => look(bookings, text)
