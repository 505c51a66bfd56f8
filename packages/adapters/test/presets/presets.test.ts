import type { LeadEvent } from '@leadbooks/core'
import { describe, expect, test } from 'vitest'
import {
  crmMapping,
  DeliveryError,
  type FieldMapping,
  gohighlevelMapping,
  hubspotMapping,
  makeMapping,
  n8nMapping,
  pipedriveMapping,
  webhook,
  zapierMapping,
} from '../../src/index.ts'
import { context, deliveryOf } from '../nextphone/delivery.ts'

const parse = (mapping: FieldMapping, body: unknown) => webhook({ name: 'x', mapping }).parse(deliveryOf(body), context)

const eventsOf = async (mapping: FieldMapping, body: unknown): Promise<LeadEvent[]> => {
  const parsed = await parse(mapping, body)
  return parsed.kind === 'events' ? parsed.events : []
}

const typesOf = async (mapping: FieldMapping, body: unknown) => (await eventsOf(mapping, body)).map(({ type }) => type)

const lead = {
  contact: {
    name: 'Ann Lee',
    givenName: 'Ann',
    familyName: 'Lee',
    phones: ['+15125550199'],
    emails: ['ann@example.com'],
  },
  request: { text: 'Drain clogged', urgency: 'urgent', budget: { min: '500', max: '1000', currency: 'USD' } },
  appointment: { date: '2026-11-26', from: '09:00' },
}

describe('tools in which somebody typed the keys', () => {
  const typed = {
    id: 'zap-1',
    'First Name': 'Ann',
    'Last Name': 'Lee',
    Phone: '(512) 555-0199',
    Email: 'Ann@Example.com',
    Message: 'Drain clogged',
    Urgency: 'Urgent',
    Budget: '$500 - $1,000',
    'Preferred Time': 'Thursday at 9',
    'Pet’s name': 'Rex',
    api_key: 's3cret',
  }

  test.each([
    ['Zapier', zapierMapping, typed],
    ['Make', makeMapping, { data: typed }],
    ['n8n', n8nMapping, { headers: { host: 'n8n' }, params: {}, query: {}, body: typed }],
  ])('%s: a form in any usual spelling becomes a lead', async (_, mapping, body) => {
    const [event] = await eventsOf(mapping, body)
    expect(event).toMatchObject({ type: 'lead.received', leadId: 'x:zap-1', lead })
    expect(JSON.stringify(event)).not.toContain('s3cret')
    expect(event).toMatchObject({ lead: { fields: { 'Pet’s name': 'Rex' } } })
  })

  test.each([
    ['Zapier', zapierMapping],
    ['Make', makeMapping],
    ['n8n', n8nMapping],
  ])('%s: an event named in the body is news of a deal', async (_, mapping) => {
    const body = {
      event: 'deal.won',
      deal_id: 'D-7',
      name: 'Ann Lee',
      email: 'ann@example.com',
      title: 'Deck',
      amount: '1,500.00',
    }
    expect(await eventsOf(mapping, body)).toMatchObject([
      { type: 'lead.received', leadId: 'x:D-7' },
      {
        type: 'deal.won',
        leadId: 'x:D-7',
        refs: { dealId: 'D-7' },
        document: {
          externalId: 'D-7',
          currency: 'USD',
          lines: [{ quantity: '1', rate: '1500.00', amount: '1500.00' }],
        },
      },
    ])
  })
})

describe('plain CRM events', () => {
  const deal = {
    id: 'd_42',
    number: '1042',
    currency: 'USD',
    due_date: '2026-12-15',
    discount: '-50',
    tax: 31.25,
    amount_paid: '$100.00',
    terms: 'Net 15',
    lines: [
      { item: 'Website', description: 'Design', quantity: 2, rate: '500.00' },
      { product: 'Hosting', quantity: '3', rate: '33.333', amount: '100.00' },
      { name: 'Setup', amount: '75' },
    ],
  }
  const customer = {
    id: 'c_9',
    name: 'Ann Lee',
    email: 'ann@example.com',
    phone: '512-555-0199',
    address: { line1: '12 Oak St', city: 'Austin', state: 'TX', zip: '78701' },
  }

  test('a deal won is told with its customer and its bill, to the cent', async () => {
    const [received, won] = await eventsOf(crmMapping, { event: 'deal.won', deal, customer })
    expect(received).toMatchObject({
      type: 'lead.received',
      lead: {
        contact: {
          externalIds: { crm: 'c_9' },
          address: { line1: '12 Oak St', city: 'Austin', region: 'TX', postalCode: '78701' },
        },
        request: { text: '' },
      },
    })
    expect(won).toMatchObject({
      type: 'deal.won',
      leadId: 'x:d_42',
      document: {
        externalId: 'd_42',
        number: '1042',
        dueDate: '2026-12-15',
        discount: '50.00',
        tax: '31.25',
        amountPaid: '100.00',
        terms: 'Net 15',
        currency: 'USD',
        lines: [
          { item: 'Website', description: 'Design', quantity: '2', rate: '500.00', amount: '1000.00' },
          { item: 'Hosting', quantity: '3', rate: '33.333', amount: '100.00' },
          { item: 'Setup', description: 'Setup', quantity: '1', rate: '75.00', amount: '75.00' },
        ],
      },
    })
  })

  test.each([
    ['deal.won', 'deal.won'],
    ['Deal Won', 'deal.won'],
    ['deal.reopened', 'deal.reopened'],
    ['proposal_signed', 'proposal.signed'],
    ['customer.onboarded', 'customer.onboarded'],
    ['order.paid', 'sale.paid'],
    ['invoice.sent', 'invoice.requested'],
    ['invoice.updated', 'invoice.changeRequested'],
    ['invoice.voided', 'invoice.voidRequested'],
  ])('%s is %s', async (event, type) => {
    expect(await typesOf(crmMapping, { event, deal, customer })).toEqual(['lead.received', type])
  })

  test('what was agreed with a customer who was onboarded comes with them', async () => {
    const agreed = { ...customer, terms: 'Net 30', tax_code: 'TX-Austin' }
    const events = await eventsOf(crmMapping, { event: 'customer.onboarded', deal, customer: agreed })
    expect(events.at(-1)).toMatchObject({ type: 'customer.onboarded', terms: 'Net 30', taxCode: 'TX-Austin' })
    const [, bare] = await eventsOf(crmMapping, { event: 'customer.onboarded', deal: {}, customer })
    expect(bare).not.toHaveProperty('terms')
  })

  test('the same deal is the same lead, however often it is told of', async () => {
    const idsOf = async (event: string) =>
      (await eventsOf(crmMapping, { event, deal, customer })).map(({ leadId }) => leadId)
    expect(new Set([...(await idsOf('deal.won')), ...(await idsOf('deal.reopened'))])).toEqual(new Set(['x:d_42']))
  })

  test('other events are ignored', async () => {
    expect(await parse(crmMapping, { event: 'deal.stage_changed', deal, customer })).toMatchObject({ kind: 'ignored' })
  })

  test('what is no amount is refused by name, and never billed as another', async () => {
    const broken = { ...deal, tax: 'about 8%', lines: [{ item: 'A', quantity: '1e3', rate: '5' }, { item: 'B' }, 'C'] }
    const error = await parse(crmMapping, { event: 'deal.won', deal: broken, customer }).catch(
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof DeliveryError)) throw error
    expect(error).toMatchObject({ code: 'invalid-document', httpStatus: 422 })
    expect(error.issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'deal.lines[0].quantity wrong-format',
      'deal.lines[1] missing',
      'deal.lines[2] wrong-type',
      'deal.tax wrong-format',
    ])
  })

  test('where quantity, rate and amount disagree the amount counts', async () => {
    const lines = [{ item: 'A', quantity: '2', rate: '10.00', amount: '15.00' }]
    const [, won] = await eventsOf(crmMapping, { event: 'deal.won', deal: { id: 1, lines }, customer })
    expect(won).toMatchObject({ document: { lines: [{ item: 'A', quantity: '2', amount: '15.00' }] } })
    expect(JSON.stringify(won)).not.toContain('"rate"')
  })
})

describe('HubSpot workflows', () => {
  const contact = {
    vid: 101,
    'portal-id': 5,
    'is-contact': true,
    properties: {
      firstname: { value: 'Ann', versions: [] },
      lastname: { value: 'Lee', versions: [] },
      phone: { value: '(512) 555-0199', versions: [] },
      email: { value: 'ann@example.com', versions: [] },
      message: { value: 'Drain clogged' },
    },
  }

  test('a contact becomes a lead', async () => {
    expect(await eventsOf(hubspotMapping, contact)).toMatchObject([
      {
        type: 'lead.received',
        lead: { contact: { ...lead.contact, externalIds: { crm: '101' } }, request: { text: 'Drain clogged' } },
      },
    ])
  })

  test('a deal is won in its stage, and otherwise ignored', async () => {
    const deal = (stage: string) => ({
      dealId: 7,
      properties: { dealname: { value: 'Deck' }, amount: { value: '1500' }, dealstage: { value: stage } },
    })
    expect(await eventsOf(hubspotMapping, deal('closedwon'))).toMatchObject([
      {
        type: 'deal.won',
        refs: { dealId: '7' },
        document: { lines: [{ description: 'Deck', amount: '1500.00' }] },
        provenance: {
          'lines.0.amount': 'properties.amount.value',
          'lines.0.description': 'properties.dealname.value',
        },
      },
    ])
    expect(await typesOf(hubspotMapping, deal('appointmentscheduled'))).toEqual([])
    expect(await typesOf(hubspotMapping, { ...deal('open'), event: 'deal.reopened' })).toEqual(['deal.reopened'])
  })

  test('a body that somebody put together is read without its wrapper', async () => {
    const body = {
      hs_object_id: 7,
      dealname: 'Deck',
      dealstage: 'closedwon',
      amount: 1500,
      email: 'ann@example.com',
      firstname: 'Ann',
    }
    expect(await typesOf(hubspotMapping, body)).toEqual(['lead.received', 'deal.won'])
  })
})

describe('Pipedrive', () => {
  const v2 = (status: string, previous: object = {}) => ({
    meta: {
      action: 'change',
      entity: 'deal',
      entity_id: '12',
      id: 'b0a4',
      timestamp: '2026-11-23T19:00:00.000Z',
      version: '2.0',
    },
    data: { id: 12, title: 'Deck', value: 1500.5, currency: 'USD', status, person_id: 3, pipeline_id: 1 },
    previous,
  })

  test('version 2: won and reopened deals are told, others are not', async () => {
    expect(await eventsOf(pipedriveMapping, v2('won', { status: 'open' }))).toMatchObject([
      {
        type: 'deal.won',
        leadId: 'x:12',
        refs: { dealId: '12' },
        document: { lines: [{ description: 'Deck', amount: '1500.50' }] },
      },
    ])
    expect(await typesOf(pipedriveMapping, v2('open', { status: 'won' }))).toEqual(['deal.reopened'])
    expect(await typesOf(pipedriveMapping, v2('open', { value: 100 }))).toEqual([])
    expect(await typesOf(pipedriveMapping, v2('lost', { status: 'open' }))).toEqual([])
  })

  test('version 1 names the person', async () => {
    const body = {
      v: 1,
      meta: { action: 'updated', object: 'deal', id: 12, timestamp: 1795460400 },
      current: {
        id: 12,
        title: 'Deck',
        value: 1500,
        currency: 'USD',
        status: 'won',
        person_id: 3,
        person_name: 'Ann Lee',
        org_name: 'Acme',
      },
      previous: { id: 12, status: 'open' },
      event: 'updated.deal',
    }
    expect(await eventsOf(pipedriveMapping, body)).toMatchObject([
      { type: 'lead.received', lead: { contact: { name: 'Ann Lee', companyName: 'Acme', externalIds: { crm: '3' } } } },
      { type: 'deal.won' },
    ])
  })

  test('a person who is added becomes a lead', async () => {
    const body = {
      meta: { action: 'create', entity: 'person' },
      data: {
        id: 3,
        name: 'Ann Lee',
        phones: [{ value: '512 555 0199', primary: true }],
        emails: [{ value: 'ann@example.com' }],
      },
    }
    expect(await eventsOf(pipedriveMapping, body)).toMatchObject([
      { type: 'lead.received', lead: { contact: lead.contact } },
    ])
  })
})

describe('GoHighLevel workflows', () => {
  const contact = {
    contact_id: 'gh1',
    first_name: 'Ann',
    last_name: 'Lee',
    full_name: 'Ann Lee',
    email: 'ann@example.com',
    phone: '+15125550199',
    tags: 'new,web',
    country: 'US',
    contact_type: 'lead',
    'What’s wrong?': 'Drain',
    location: { name: 'Acme', id: 'l1' },
    workflow: { id: 'w1', name: 'New lead' },
    customData: {
      message: 'Drain clogged',
      urgency: 'urgent',
      budget: '$500 - $1,000',
      preferred_time: 'Thursday at 9',
    },
  }

  test('a contact becomes a lead; fields with display names are kept', async () => {
    const [event] = await eventsOf(gohighlevelMapping, contact)
    expect(event).toMatchObject({
      type: 'lead.received',
      lead: {
        ...lead,
        contact: { ...lead.contact, externalIds: { crm: 'gh1' } },
        fields: { 'What’s wrong?': 'Drain', tags: 'new,web' },
      },
    })
    expect(JSON.stringify(event)).not.toContain('Acme')
  })

  test('the same contact calling again is another lead', async () => {
    const idOf = async (body: unknown) => (await eventsOf(gohighlevelMapping, body))[0]?.leadId
    expect(await idOf(contact)).not.toBe(await idOf({ ...contact, customData: { message: 'Heater broken' } }))
  })

  test('a won opportunity is a deal won, a lost one is nothing', async () => {
    const opportunity = { ...contact, id: 'op1', opportunity_name: 'Deck', status: 'won', lead_value: 1500 }
    expect(await eventsOf(gohighlevelMapping, opportunity)).toMatchObject([
      { type: 'lead.received', leadId: 'x:op1' },
      { type: 'deal.won', document: { lines: [{ description: 'Deck', amount: '1500.00' }] } },
    ])
    expect(await typesOf(gohighlevelMapping, { ...opportunity, status: 'lost' })).toEqual([])
  })

  test('an appointment in a calendar is read in the business’s zone', async () => {
    const body = { ...contact, calendar: { startTime: '2026-11-26T09:00:00', appoinmentStatus: 'confirmed' } }
    expect(await typesOf(gohighlevelMapping, body)).toEqual(['lead.received', 'appointment.scheduled'])
  })
})
