/** What must come out of a scenario, to the cent. */
export interface Expected {
  customer: string
  /** Words that the customer's notes carry. */
  tags: string[]
  lines: { item: string; quantity: string; rate: string; amount: string }[]
  total: string
  urgency: string
  /** Address the estimate is e-mailed to; absent when it is not sent. */
  emailedTo?: string
  /** Number the caller's SMS goes to. */
  smsTo: string
  contractorAlerts: number
}

/** One call: when it comes, what the receptionist learned, and what must follow. */
export interface Scenario {
  name: string
  /** Local time, for people. */
  when: string
  at: string
  /** Placeholders of the NextPhone tool by name; those left out arrive unresolved, as they do in life. */
  said: Record<string, string>
  expected: Expected
}

const receivingNumber = '+13125550100'

const burstPipe = {
  message: 'I have a burst pipe, water everywhere!',
  summary: 'I have a burst pipe, water everywhere!',
  receiving_number: receivingNumber,
}

const emergencyPlumbing = { item: 'Emergency Plumbing Service', quantity: '2', rate: '150.00', amount: '300.00' }

export const scenarios: readonly Scenario[] = [
  {
    name: 'Mike',
    when: 'Monday 14:02, America/Chicago',
    at: '2026-11-23T14:02:00-06:00',
    said: {
      caller_number: '(555) 123-4567',
      receiving_number: receivingNumber,
      caller_name: 'Mike Chen',
      email: 'mike@email.com',
      summary: 'AC not cooling. He would like somebody today if possible and wants a quote.',
      service_type: 'HVAC',
      urgency: 'urgent',
      wants: 'quote',
      preferred_time: 'today if possible',
    },
    expected: {
      customer: 'Mike Chen',
      tags: ['Urgent', 'HVAC', 'New Customer'],
      lines: [
        { item: 'Emergency HVAC Diagnostic', quantity: '1', rate: '175.00', amount: '175.00' },
        { item: 'HVAC Repair - Hourly', quantity: '2', rate: '135.00', amount: '270.00' },
      ],
      total: '445.00',
      urgency: 'urgent',
      emailedTo: 'mike@email.com',
      smsTo: '+15551234567',
      contractorAlerts: 1,
    },
  },
  {
    name: 'Burst pipe',
    when: 'Tuesday 14:10, America/Chicago',
    at: '2026-11-24T14:10:00-06:00',
    said: { ...burstPipe, caller_number: '(312) 555-0142', caller_name: 'Dana Ruiz' },
    expected: {
      customer: 'Dana Ruiz',
      tags: ['Emergency', 'Plumbing', 'New Customer'],
      lines: [emergencyPlumbing],
      total: '300.00',
      urgency: 'emergency',
      smsTo: '+13125550142',
      contractorAlerts: 1,
    },
  },
  {
    name: 'Burst pipe at night',
    when: 'Tuesday 23:40, America/Chicago',
    at: '2026-11-24T23:40:00-06:00',
    said: { ...burstPipe, caller_number: '(773) 555-0176', caller_name: 'Owen Baker' },
    expected: {
      customer: 'Owen Baker',
      tags: ['Emergency', 'Plumbing', 'New Customer'],
      lines: [emergencyPlumbing, { item: 'After-Hours Service', quantity: '1', rate: '75.00', amount: '75.00' }],
      total: '375.00',
      urgency: 'emergency',
      smsTo: '+17735550176',
      contractorAlerts: 1,
    },
  },
]
