import { describe, expect, test } from 'vitest'
import { nextphoneBodyTemplate } from '../../src/index.ts'
import { eventsOf, leadOf } from './delivery.ts'

const fill = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(nextphoneBodyTemplate).map(([key, template]) => [
      key,
      template.replace(/\{\{(\w+)\}\}/, (whole, name: string) => values[name] ?? whole),
    ]),
  )

test('reads every value of the recommended template', async () => {
  const body = fill({
    caller_number: '+15551234567',
    receiving_number: '+15125550100',
    caller_name: 'Mike Chen',
    summary: 'Mike Chen reports that his AC is not cooling and wants a quote.',
    message: 'AC not cooling',
    call_id: 'call_1',
    timestamp: '2026-11-23T14:01:00-06:00',
    first_name: 'Mike',
    last_name: 'Chen',
    company_name: 'Chen Dental',
    email: 'Mike@Email.com',
    callback_number: '(512) 555-0199',
    preferred_contact_method: 'Text',
    address: '12 Oak St, Austin, TX 78701',
    property_type: 'Residential',
    service_type: 'HVAC',
    urgency: 'urgent',
    wants: 'quote, callback',
    preferred_time: '2026-11-24 14:30',
    callback_time: '2026-11-23T17:00',
    budget: '$500 - $1,200',
    notes: 'Gate code 12',
  })
  const [received, requested, ...more] = await eventsOf(body)
  expect(more).toEqual([])
  expect(received).toMatchObject({
    type: 'lead.received',
    at: '2026-11-23T20:01:00.000Z',
    leadId: 'nextphone:call_1',
    refs: { callId: 'call_1' },
    lead: {
      id: 'nextphone:call_1',
      source: 'nextphone',
      occurredAt: '2026-11-23T20:01:00.000Z',
      contact: {
        name: 'Mike Chen',
        givenName: 'Mike',
        familyName: 'Chen',
        companyName: 'Chen Dental',
        phones: ['+15551234567', '+15125550199'],
        emails: ['mike@email.com'],
        address: { line1: '12 Oak St', city: 'Austin', region: 'TX', postalCode: '78701' },
        preferredContactMethod: 'sms',
        customerType: 'residential',
      },
      request: {
        text: 'AC not cooling',
        serviceType: 'HVAC',
        urgency: 'urgent',
        intents: ['quote', 'callback'],
        budget: { min: '500', max: '1200', currency: 'USD' },
        notes: 'Gate code 12',
      },
      appointment: { raw: '2026-11-24 14:30', date: '2026-11-24', from: '14:30', timeZone: 'America/Chicago' },
      callback: { raw: '2026-11-23T17:00', at: '2026-11-23T23:00:00.000Z' },
      call: {
        id: 'call_1',
        from: '+15551234567',
        to: '+15125550100',
        direction: 'inbound',
        summary: 'Mike Chen reports that his AC is not cooling and wants a quote.',
      },
      fields: {},
      provenance: { 'contact.phones.1': 'callback_number', 'request.urgency': 'urgency', occurredAt: 'timestamp' },
    },
  })
  expect(requested).toMatchObject({
    type: 'callback.requested',
    leadId: 'nextphone:call_1',
    refs: { callId: 'call_1' },
  })
})

test('passes over placeholders nobody filled', async () => {
  const lead = await leadOf(fill({ caller_number: '+15551234567', summary: 'A burst pipe' }))
  expect(lead.contact).toEqual({ phones: ['+15551234567'], emails: [] })
  expect(lead.request).toEqual({ text: 'A burst pipe', intents: [] })
  expect(lead.fields).toEqual({})
  expect(lead.call?.id).toBeUndefined()
})

describe('who is calling', () => {
  test('a number that was said is added behind the one that called', async () => {
    const lead = await leadOf({ callback_number: '512 555 0199', phone: '512-555-0123', caller_number: '+15551234567' })
    expect(lead.contact.phones).toEqual(['+15551234567', '+15125550123', '+15125550199'])
    expect(lead.call?.from).toBe('+15551234567')
  })

  test('a withheld caller ID gives no number', async () => {
    for (const caller_number of ['Anonymous', '+266696687', 'Restricted', 'unknown']) {
      const lead = await leadOf({ caller_number, caller_name: 'Ann Lee', callback_number: '5125550199' })
      expect(lead.contact.phones).toEqual(['+15125550199'])
      expect(lead.call?.from).toBeUndefined()
    }
  })

  test('a number that cannot be one stays among the fields', async () => {
    const lead = await leadOf({ caller_number: '+15551234567', callback_number: '555-1234' })
    expect(lead.contact.phones).toEqual(['+15551234567'])
    expect(lead.fields).toEqual({ callback_number: '555-1234' })
  })

  test('an extension is kept with the number as it was said', async () => {
    const lead = await leadOf({ caller_number: '+15551234567', callback_number: '512-555-0199 ext. 4' })
    expect(lead.contact.phones).toEqual(['+15551234567', '+15125550199'])
    expect(lead.fields).toEqual({ callback_number: '512-555-0199 ext. 4' })
  })

  test('a whole name in the first-name field is taken apart', async () => {
    const { contact } = await leadOf({ caller_number: '+15551234567', first_name: 'Mike Chen' })
    expect(contact).toMatchObject({ name: 'Mike Chen', givenName: 'Mike', familyName: 'Chen' })
  })

  test('two names are joined to one', async () => {
    const { contact } = await leadOf({ first_name: 'Ana', last_name: 'de la Cruz' })
    expect(contact).toMatchObject({ name: 'Ana de la Cruz', givenName: 'Ana', familyName: 'de la Cruz' })
  })

  test('a company is nobody’s first name', async () => {
    const { contact } = await leadOf({ caller_number: '+15551234567', first_name: 'JC Plumbing LLC' })
    expect(contact).toMatchObject({ companyName: 'JC Plumbing LLC' })
    expect(contact.givenName).toBeUndefined()
  })

  test('what caller ID shows instead of a name is none', async () => {
    const lead = await leadOf({ caller_number: '+15551234567', caller_name: 'WIRELESS CALLER' })
    expect(lead.contact.name).toBeUndefined()
  })

  test("the business's own name and site are not the caller's", async () => {
    const lead = await leadOf({ caller_number: '+15551234567', owner_name: 'Acme', website: 'https://acme.com' })
    expect(lead.contact.name).toBeUndefined()
    expect(lead.fields).toEqual({ owner_name: 'Acme', website: 'https://acme.com' })
  })

  test('an address in parts is put together', async () => {
    const { contact } = await leadOf({
      phone: '5125550199',
      address: '12 Oak St',
      city: 'Austin',
      state: 'TX',
      zip: '78701',
    })
    expect(contact.address).toMatchObject({ line1: '12 Oak St', city: 'Austin', region: 'TX', postalCode: '78701' })
  })
})

describe('what is wanted', () => {
  test('urgency is copied and never guessed', async () => {
    const urgencyOf = async (more: object) => (await leadOf({ caller_number: '+15551234567', ...more })).request.urgency
    expect(await urgencyOf({ message: 'EMERGENCY! Burst pipe, water everywhere' })).toBeUndefined()
    expect(await urgencyOf({ urgency: 'Emergency' })).toBe('emergency')
    expect(await urgencyOf({ urgency: 'High priority' })).toBe('urgent')
    expect(await urgencyOf({ urgency: 'urgent - no heat' })).toBe('urgent')
    expect(await urgencyOf({ urgency: 'Not an emergency' })).toBe('routine')
    expect(await urgencyOf({ is_emergency: 'yes', urgency: 'routine' })).toBe('emergency')
    expect(await urgencyOf({ is_emergency: 'no' })).toBeUndefined()
  })

  test('an urgency in other words stays among the fields', async () => {
    const lead = await leadOf({ caller_number: '+15551234567', urgency: 'before the in-laws arrive' })
    expect(lead.request.urgency).toBeUndefined()
    expect(lead.fields).toEqual({ urgency: 'before the in-laws arrive' })
  })

  test('wishes come from their own fields', async () => {
    const intentsOf = async (more: object) => (await leadOf({ caller_number: '+15551234567', ...more })).request.intents
    expect(await intentsOf({ message: 'I want a quote and a call back' })).toEqual([])
    expect(await intentsOf({ wants: 'Quote and an appointment' })).toEqual(['quote', 'appointment'])
    expect(await intentsOf({ wants: ['quote', 'callback'] })).toEqual(['quote', 'callback'])
    expect(await intentsOf({ callback_requested: true, wants_quote: 'no' })).toEqual(['callback'])
    expect(await intentsOf({ outcome: 'SPAM' })).toEqual(['spam'])
  })

  test('fields with unknown names are kept, cleaned', async () => {
    const lead = await leadOf({
      caller_number: '+15551234567',
      roof_age: '12',
      pets: 'N/A',
      unit: { model: 'X1', age: '' },
    })
    expect(lead.fields).toEqual({ roof_age: '12', unit: { model: 'X1' } })
  })

  test('a budget that is not plain stays as it was said', async () => {
    const lead = await leadOf({ caller_number: '+15551234567', budget: '500 for 3 rooms' })
    expect(lead.request.budget).toBeUndefined()
    expect(lead.fields).toEqual({ budget: '500 for 3 rooms' })
  })
})

describe('when', () => {
  test('an appointment counts as booked only where the payload says so', async () => {
    const typesOf = async (more: object) =>
      (await eventsOf({ caller_number: '+15551234567', ...more })).map((event) => event.type)
    expect(await typesOf({ preferred_time: 'Thursday 9 AM', wants: 'appointment' })).toEqual(['lead.received'])
    expect(await typesOf({ preferred_time: 'Thursday 9 AM', outcome: 'BOOKED' })).toEqual([
      'lead.received',
      'appointment.scheduled',
    ])
    expect(await typesOf({ appointment_time: '2026-11-26T09:00', appointment_status: 'rescheduled' })).toEqual([
      'lead.received',
      'appointment.rescheduled',
    ])
    expect(await typesOf({ appointment_status: 'cancelled' })).toEqual(['lead.received', 'appointment.cancelled'])
    expect(await typesOf({ outcome: 'BOOKED' })).toEqual(['lead.received'])
  })

  test('an instant is told in the time of the business; words stay words', async () => {
    const appointmentOf = async (preferred_time: string) =>
      (await leadOf({ caller_number: '+15551234567', preferred_time })).appointment
    const timeZone = 'America/Chicago'
    expect(await appointmentOf('2026-11-26T15:00:00Z')).toEqual({
      raw: '2026-11-26T15:00:00Z',
      date: '2026-11-26',
      from: '09:00',
      timeZone,
    })
    expect(await appointmentOf('when the in-laws leave')).toEqual({ raw: 'when the in-laws leave', timeZone })
    expect(await appointmentOf('2026-02-30')).toEqual({ raw: '2026-02-30', timeZone })
  })

  test('a date and a time in two fields are read together', async () => {
    const lead = await leadOf({
      caller_number: '+15551234567',
      preferred_date: '2026-11-26',
      preferred_time: '2:30 PM',
    })
    expect(lead.appointment).toMatchObject({ raw: '2026-11-26 2:30 PM', date: '2026-11-26', from: '14:30' })
  })

  test('a time of the payload counts when it is an instant that has come', async () => {
    const occurredAtOf = async (timestamp: string) =>
      (await leadOf({ caller_number: '+15551234567', timestamp })).occurredAt
    const received = '2026-11-23T20:02:00.000Z'
    expect(await occurredAtOf('2026-11-23T13:00:00-07:00')).toBe('2026-11-23T20:00:00.000Z')
    expect(await occurredAtOf('1763928000')).toBe('2025-11-23T20:00:00.000Z')
    expect(await occurredAtOf('2026-11-23T20:02:06Z')).toBe(received)
    expect(await occurredAtOf('2026-11-23T13:00:00')).toBe(received)
    expect(await occurredAtOf('2026-13-45T25:00:00Z')).toBe(received)
    expect(await occurredAtOf('this afternoon')).toBe(received)
  })
})
