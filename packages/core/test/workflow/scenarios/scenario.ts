import type { Lead } from '../../../src/lead/index.ts'
import type { MappedLine } from '../../../src/mapping/contract.ts'
import type { LeadEvent, SalesDocument, TriggerDocument } from '../../../src/workflow/index.ts'
import { callFrom, leadId, line, mikesLines, pricing, type Told } from '../story.ts'

/** An event and exactly the commands that are given out because of it, once all that can be carried out has been. */
export type Step = readonly [Told<LeadEvent>, ...string[]]

/** A story of one lead: what happens, what is given out, how it ends. */
export interface Scenario {
  name: string
  /** What the business does differently from the defaults. */
  policy?: TriggerDocument
  /** Purposes of the commands that fail for good. */
  fails?: string[]
  steps: Step[]
  /** Members of the projection at the end. */
  ends: object
}

export const ann: Lead = callFrom(
  { name: 'Ann Lee', phones: ['+13125550101'], emails: ['ann@example.com'] },
  { intents: ['quote'] },
)

/** Ann's call of 445.00, quoted and e-mailed. */
export const quoted: Step[] = [
  [{ type: 'lead.received', lead: ann }],
  [
    { type: 'lead.priced', result: pricing(mikesLines) },
    'customer.ensure/1',
    'estimate.create/1',
    'estimate.send/1',
    'notify.customer:thanks-for-calling/1',
    'notify.contractor:new-estimate/1',
  ],
]

export const accepted: Step = [{ type: 'estimate.accepted', via: 'link' }, 'invoice.create/1', 'invoice.send/1']

/** Ann's call, accepted and billed. */
export const billed: Step[] = [...quoted, accepted]

export const call = (lead: Lead, at?: string): Told<LeadEvent> => ({
  type: 'lead.received',
  lead,
  ...(at !== undefined && { at }),
})
export const priced = (lines: MappedLine[] = mikesLines): Told<LeadEvent> => ({
  type: 'lead.priced',
  result: pricing(lines),
})
export const wake = (at: string): Told<LeadEvent> => ({ type: 'clock.woke', at })

/** QuickBooks' word on invoice 201 of 445.00. */
export const invoice = (balance: string, version: string, more: { dueDate?: string; at?: string } = {}) => ({
  type: 'invoice.changed' as const,
  refs: { invoiceId: '201' },
  version,
  totalAmount: '445.00',
  balance,
  ...more,
})

type PaymentType = 'payment.received' | 'payment.changed' | 'payment.voided' | 'payment.refunded'

/** Money that QuickBooks tells of, on invoice 201 unless said otherwise. */
export const payment = (
  amount: string,
  more: {
    type?: PaymentType
    paymentId?: string
    version?: string
    unapplied?: string
    invoiceId?: string
    at?: string
  } = {},
) => {
  const { type = 'payment.received', invoiceId = '201', ...rest } = more
  return {
    type,
    paymentId: '9',
    version: '0',
    currency: 'USD',
    applied: [{ invoiceId, amount }],
    unapplied: '0.00',
    ...rest,
  }
}

export const estimate = (status: string, version: string, totalAmount = '445.00') => ({
  type: 'estimate.changed' as const,
  refs: { estimateId: '101' },
  version,
  status,
  totalAmount,
})

/** A bill of sale of another system over 1000.00. */
export const website: SalesDocument = {
  externalId: 'deal-7',
  number: 'A-7',
  currency: 'USD',
  lines: [{ item: 'Website', quantity: '2', rate: '500.00', amount: '1000.00' }],
  terms: 'Net 30',
}

export const drain: MappedLine[] = [line('Drain Service - Standard', '1', '125.00', '125.00')]
export const key = (purpose: string, generation = 1): string => `${leadId}/${purpose}/${generation}`
export const deposits: TriggerDocument = {
  triggers: [
    { id: 'T15', enabled: true },
    { id: 'T6', enabled: false },
  ],
}
