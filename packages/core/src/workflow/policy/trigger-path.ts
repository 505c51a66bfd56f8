import type { Lead, LeadAppointment, LeadCall, LeadCallback, LeadContact, LeadRequest } from '../../lead/lead.ts'
import type { MappedLine, MappingResult } from '../../mapping/contract.ts'
import type { ContactView } from '../projection/contact.ts'
import type { EstimateView } from '../projection/estimate.ts'
import type { InvoiceView } from '../projection/invoices.ts'
import type { MoneyTotals } from '../projection/money-totals.ts'
import type { CallbackView, FailureView, LeadProjection } from '../projection/projection.ts'

/** What may follow a name: the names of members, those of each of a list, or anything (`true`). */
type Shape = true | { readonly [Name in string]: Shape } | readonly [Shape]

/** Every member of a type must be named, so that no path is forgotten. */
type Members<Whole> = { readonly [Name in keyof Required<Whole>]: Shape }

const contact: Members<LeadContact> = {
  name: true,
  givenName: true,
  familyName: true,
  companyName: true,
  phones: [true],
  emails: [true],
  address: true,
  preferredContactMethod: true,
  customerType: true,
  externalIds: true,
}
const judgedContact: Members<ContactView> = {
  name: true,
  givenName: true,
  familyName: true,
  companyName: true,
  phone: true,
  email: true,
  standing: true,
  doubts: [true],
}
const request: Members<LeadRequest> = {
  text: true,
  serviceType: true,
  urgency: true,
  intents: [true],
  budget: { min: true, max: true, currency: true },
  estimatedHours: true,
  materials: [{ description: true, quantity: true, amount: true }],
  notes: true,
  site: { name: true, address: true },
}
const appointment: Members<LeadAppointment> = {
  raw: true,
  date: true,
  from: true,
  to: true,
  part: true,
  timeZone: true,
}
const requestedCallback: Members<LeadCallback> = { raw: true, at: true }
const callback: Members<CallbackView> = { requestedAt: true, dueAt: true, done: true, late: true }
const call: Members<LeadCall> = {
  id: true,
  from: true,
  to: true,
  direction: true,
  startedAt: true,
  endedAt: true,
  durationSeconds: true,
  recordingUrl: true,
  transcript: true,
  summary: true,
}
const lead: Members<Lead> = {
  id: true,
  source: true,
  occurredAt: true,
  contact,
  request,
  complete: true,
  appointment,
  callback: requestedCallback,
  call,
  fields: true,
  provenance: true,
  doubts: true,
}
const line: Members<MappedLine> = {
  ruleId: true,
  item: true,
  itemId: true,
  description: true,
  quantity: true,
  unit: true,
  rate: true,
  amount: true,
  labour: { item: true, rate: true },
  className: true,
  taxCode: true,
  discount: { percent: true, amount: true },
  serviceDate: true,
}
const pricing: Members<MappingResult & { at: string }> = {
  at: true,
  lines: [line],
  currency: true,
  totalBeforeTax: true,
  unpriced: true,
  rulesHash: true,
  urgency: true,
  matched: [true],
  uncovered: true,
  tags: [true],
  issues: [true],
  urgencySources: { vendor: true, text: true, rule: true },
  arithmetic: [true],
  lost: [true],
  nearMisses: [true],
  uncoveredText: [true],
}
const estimate: Members<EstimateView> = {
  id: true,
  generation: true,
  status: true,
  total: true,
  writtenTotal: true,
  docNumber: true,
  sentTo: true,
  createdAt: true,
}
const invoice: Members<InvoiceView> = {
  id: true,
  status: true,
  total: true,
  balance: true,
  dueDate: true,
  settledAt: true,
  docNumber: true,
  purpose: true,
  generation: true,
  unpriced: true,
  writtenTotal: true,
}
const money: Members<MoneyTotals> = {
  currency: true,
  estimated: true,
  total: true,
  invoiced: true,
  unbilled: true,
  open: true,
  overdue: true,
  paid: true,
  credited: true,
  unapplied: true,
  refunded: true,
}
const failure: Members<FailureView> = { key: true, commandType: true, code: true, message: true }

const projection: Members<LeadProjection> = {
  leadId: true,
  stage: true,
  lead,
  urgency: true,
  intents: [true],
  contact: { ...contact, ...judgedContact },
  pricing,
  customerId: true,
  estimate,
  invoices: [invoice],
  documents: [{ type: true, externalId: true }],
  appointment,
  callback,
  money,
  reviews: [{ id: true, code: true, message: true }],
  failures: [failure],
  anomalies: [{ code: true, message: true }],
}

/** Names that a projection has not are the lead's. */
const root: Shape = { ...lead, ...projection, subject: true }

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)

/** Tells whether a path may lead to something: of a projection, of the lead, or of what an occurrence is about. */
export const isTriggerPath = (path: string): boolean => {
  let shape: Shape = root
  for (const name of path.split('.')) {
    if (shape === true) return name !== ''
    if (isList(shape)) {
      if (!/^\d{1,4}$/.test(name)) return false
      shape = shape[0]
    } else {
      const next: Shape | undefined = Object.hasOwn(shape, name) ? shape[name] : undefined
      if (next === undefined) return false
      shape = next
    }
  }
  return true
}
