/**
 * Where in a lead a value of a payload goes.
 *
 * Most are paths of `Lead`. The others are said in another form than the lead keeps them: parts of an address, a date
 * and a time apart, yes-or-no questions (`request.intents.quote`), the state of a booking.
 */
export type LeadTarget = (typeof leadTargets)[number]

/** All {@link LeadTarget}s. */
export const leadTargets = [
  ...(['contact.name', 'contact.givenName', 'contact.familyName', 'contact.companyName'] as const),
  ...(['contact.phones', 'contact.emails', 'contact.preferredContactMethod', 'contact.customerType'] as const),
  ...(['contact.address', 'contact.address.line2', 'contact.address.city', 'contact.address.region'] as const),
  ...(['contact.address.postalCode', 'contact.address.country', 'contact.externalIds.crm'] as const),
  ...(['request.text', 'request.serviceType', 'request.notes', 'request.budget', 'request.estimatedHours'] as const),
  ...(['request.urgency', 'request.urgency.urgent', 'request.urgency.emergency'] as const),
  ...(['request.intents', 'request.intents.quote', 'request.intents.appointment'] as const),
  ...(['request.intents.callback', 'request.intents.existing-job', 'request.intents.complaint'] as const),
  ...(['request.intents.spam', 'request.site.name', 'request.site.address'] as const),
  ...(['appointment.raw', 'appointment.date', 'appointment.time', 'appointment.booking', 'callback.raw'] as const),
  ...(['call.id', 'call.from', 'call.to', 'call.direction', 'call.startedAt', 'call.endedAt'] as const),
  ...(['call.durationSeconds', 'call.recordingUrl', 'call.transcript', 'call.summary', 'occurredAt'] as const),
] as const

const known: ReadonlySet<string> = new Set(leadTargets)

/** Tells whether a text names a {@link LeadTarget}. */
export const isLeadTarget = (text: string): text is LeadTarget => known.has(text)
