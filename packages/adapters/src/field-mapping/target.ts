/**
 * Where in a lead a value of a payload goes.
 *
 * Most are paths of `Lead`. The others are said in another form than the lead keeps them: parts of an address, a date
 * and a time apart, yes-or-no questions (`request.intents.quote`), the state of a booking.
 */
export type LeadTarget = (typeof leadTargets)[number]

/** All {@link LeadTarget}s. */
export const leadTargets = [
  'contact.name',
  'contact.givenName',
  'contact.familyName',
  'contact.companyName',
  'contact.phones',
  'contact.emails',
  'contact.preferredContactMethod',
  'contact.customerType',
  'contact.address',
  'contact.address.line2',
  'contact.address.city',
  'contact.address.region',
  'contact.address.postalCode',
  'contact.address.country',
  'contact.externalIds.crm',
  'request.text',
  'request.serviceType',
  'request.notes',
  'request.budget',
  'request.estimatedHours',
  'request.urgency',
  'request.urgency.urgent',
  'request.urgency.emergency',
  'request.intents',
  'request.intents.quote',
  'request.intents.appointment',
  'request.intents.callback',
  'request.intents.existing-job',
  'request.intents.complaint',
  'request.intents.spam',
  'request.site.name',
  'request.site.address',
  'appointment.raw',
  'appointment.date',
  'appointment.time',
  'appointment.booking',
  'callback.raw',
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
  'occurredAt',
] as const

const known: ReadonlySet<string> = new Set(leadTargets)

/** Tells whether a text names a {@link LeadTarget}. */
export const isLeadTarget = (text: string): text is LeadTarget => known.has(text)
