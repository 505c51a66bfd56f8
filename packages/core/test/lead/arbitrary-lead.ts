import fc from 'fast-check'
import type { Lead, LeadAppointment, LeadCall, LeadContact, LeadRequest, PostalAddress } from '../../src/lead/index.ts'

/** Few values, so that deliveries agree, overlap and contradict as often as not. */
const phone = fc.constantFrom('+15125550187', '+15125550188', '+15551234567', '+447700900513')
const email = fc.constantFrom('mike@email.com', 'm.chen@gmail.com', 'office@apex.example')
const instant = fc.constantFrom('2026-03-02T20:02:00Z', '2026-03-02T14:02:00-06:00', '2026-03-02T20:05:00.500Z', 'soon')
const word = fc.oneof(
  fc.constantFrom('Mike', 'mike', 'MIKE', 'Chen', '', 'AC not cooling'),
  fc.string({ maxLength: 8 }),
)
const listOf = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> => fc.array(value, { maxLength: 3 })

/** Members are absent as often as present, and never `undefined`. */
const some = <Members extends object>(members: { [Key in keyof Members]: fc.Arbitrary<Members[Key]> }) =>
  fc.record<Members, never>(members, { requiredKeys: [] })

const address: fc.Arbitrary<PostalAddress> = some({
  line1: word,
  city: word,
  postalCode: fc.constantFrom('78701', '78702'),
})

const contact: fc.Arbitrary<LeadContact> = fc
  .tuple(
    fc.record({ phones: listOf(phone), emails: listOf(email) }),
    some({
      name: fc.oneof(word, fc.constantFrom('Mike Chen', 'CHEN MIKE', 'WIRELESS CALLER')),
      givenName: word,
      familyName: word,
      companyName: word,
      address,
      preferredContactMethod: fc.constantFrom('phone' as const, 'sms' as const),
      customerType: fc.constantFrom('residential' as const, 'commercial' as const),
      externalIds: fc.dictionary(fc.constantFrom('crm', 'shop'), word),
    }),
  )
  .map(([lists, rest]) => ({ ...lists, ...rest }))

const request: fc.Arbitrary<LeadRequest> = fc
  .tuple(
    fc.record({
      text: word,
      intents: fc.uniqueArray(fc.constantFrom('quote' as const, 'appointment' as const, 'spam' as const)),
    }),
    some({
      serviceType: word,
      urgency: fc.constantFrom('routine' as const, 'urgent' as const, 'emergency' as const),
      budget: fc.record({ max: fc.constantFrom('100', '100.00'), currency: fc.constant('USD') }),
      estimatedHours: fc.constantFrom('1', '2.5'),
      materials: listOf(fc.record({ description: word })),
      notes: word,
      site: some({ name: word, address }),
    }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }))

const appointment: fc.Arbitrary<LeadAppointment> = some({
  raw: word,
  date: fc.constantFrom('2026-03-05', '2026-03-06'),
  part: fc.constantFrom('morning' as const, 'evening' as const),
})

const call: fc.Arbitrary<LeadCall> = some({
  id: word,
  from: fc.oneof(phone, fc.constant('anonymous')),
  to: phone,
  direction: fc.constantFrom('inbound' as const, 'outbound' as const),
  startedAt: instant,
  endedAt: instant,
  durationSeconds: fc.nat(300),
  transcript: word,
})

const path = fc.constantFrom(
  'contact.name',
  'contact.givenName',
  'contact.phones.0',
  'contact.phones.1',
  'contact.phones',
  'contact.address.city',
  'contact',
  'request.text',
  'request.intents.0',
  'request.intents.quote',
  'fields.note',
  'fields.note.deep',
  'call.from',
  'elsewhere',
)

/** Any lead, in particular two deliveries of one call. */
export const lead: fc.Arbitrary<Lead> = fc
  .tuple(
    fc.record({
      id: fc.constantFrom('vapi:1', 'twilio:1'),
      source: fc.constantFrom('vapi', 'twilio'),
      occurredAt: instant,
      contact,
      request,
      fields: fc.dictionary(fc.constantFrom('note', 'other', 'zip'), fc.jsonValue({ maxDepth: 2 })),
    }),
    some({
      complete: fc.boolean(),
      appointment,
      callback: some({ raw: word, at: instant }),
      call,
      doubts: fc.array(fc.record({ path, code: fc.constantFrom('unread', 'several-days'), message: word }), {
        maxLength: 3,
      }),
      provenance: fc.dictionary(path, fc.constantFrom('From', 'message.name', 'analysis.name')),
    }),
  )
  // Deliveries come as JSON: plain objects, no negative zero.
  .map(([required, rest]): Lead => JSON.parse(JSON.stringify({ ...required, ...rest })))
