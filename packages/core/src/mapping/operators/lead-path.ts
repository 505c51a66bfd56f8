/** A lead's members that a rule may look at, by their dotted paths; `#` stands for a place in a list, `*` for any name. */
const members = [
  'id',
  'source',
  'occurredAt',
  'complete',
  'contact.name',
  'contact.givenName',
  'contact.familyName',
  'contact.companyName',
  'contact.phones.#',
  'contact.emails.#',
  'contact.address.line1',
  'contact.address.line2',
  'contact.address.city',
  'contact.address.region',
  'contact.address.postalCode',
  'contact.address.country',
  'contact.address.raw',
  'contact.preferredContactMethod',
  'contact.customerType',
  'contact.externalIds.*',
  'request.text',
  'request.serviceType',
  'request.urgency',
  'request.intents.#',
  'request.budget.min',
  'request.budget.max',
  'request.budget.currency',
  'request.estimatedHours',
  'request.materials.#.description',
  'request.materials.#.quantity',
  'request.materials.#.amount',
  'request.notes',
  'request.site.name',
  'request.site.address.line1',
  'request.site.address.line2',
  'request.site.address.city',
  'request.site.address.region',
  'request.site.address.postalCode',
  'request.site.address.country',
  'request.site.address.raw',
  'appointment.raw',
  'appointment.date',
  'appointment.from',
  'appointment.to',
  'appointment.part',
  'appointment.timeZone',
  'callback.raw',
  'callback.at',
  'call.id',
  'call.from',
  'call.to',
  'call.direction',
  'call.startedAt',
  'call.endedAt',
  'call.durationSeconds',
  'call.recordingUrl',
  'call.transcript',
  'call.summary',
  'fields.*',
] as const // literal texts, from which the type is made

type Filled<Path extends string> = Path extends `${infer Before}#${infer After}`
  ? `${Before}${number}${Filled<After>}`
  : Path extends `${infer Before}*`
    ? `${Before}${string}`
    : Path

/** Dotted path of a value of the lead: `contact.address.city`, `contact.phones.0`, `fields.property_type`. */
export type LeadPath = Filled<(typeof members)[number]>

const source = members
  .map((member) => member.replaceAll('.', '\\.').replace('#', '\\d{1,4}').replace('*', '[^\\n]{1,200}'))
  .join('|')

/** Matches the texts that are a {@link LeadPath}. */
export const leadPathPattern: RegExp = new RegExp(`^(?:${source})$`, 'u')

/** Tells whether a text is the path of a value that leads have. */
export const isLeadPath = (path: string): path is LeadPath => leadPathPattern.test(path)
