import type { JsonObject } from 'type-fest'
import type { CustomerType, LeadAppointment, LeadCallback, PostalAddress, Urgency } from '../lead/lead.ts'
import type { MappedLine } from '../mapping/contract.ts'
import type { CustomerQuery } from '../matching/contract.ts'

interface CommandBase {
  /** Readable, derived from lead, purpose and generation, never from the attempt: the same wish has the same key for ever. */
  key: string
}

/** A customer to be made if nobody on file is the caller. */
export interface CustomerDraft {
  displayName: string
  givenName?: string
  familyName?: string
  companyName?: string
  /** E.164; the first is the primary number. */
  phones: string[]
  emails: string[]
  address?: PostalAddress
  customerType?: CustomerType
  preferredContactMethod?: 'phone' | 'sms' | 'email'
  /** Name of the payment terms, as the system that sent the customer has agreed them. */
  terms?: string
  /** Tax code of the customer's region, where the address does not tell it. */
  taxCode?: string
  /** What QuickBooks has no field for: `Urgent`, `HVAC`, `New Customer`. */
  tags: string[]
  /** Where the lead came from and its id, kept in the Notes block that LeadBooks owns. */
  source: string
  leadId: string
}

/** What two systems may both change of a customer, field by field; an empty text is a field that is empty. */
export interface CustomerFields {
  displayName: string
  givenName: string
  familyName: string
  companyName: string
  /** As written; numbers are compared as numbers. */
  phone: string
  mobile: string
  email: string
  /** One field: half of one address and half of another is no address. */
  address: PostalAddress
}

/** A customer as the user's CRM has changed them. */
export interface CustomerChange {
  /** Names the change for ever: the same change that comes again changes nothing. */
  id: string
  /** When it was made there, as an ISO 8601 instant. */
  at: string
  /** What the fields say now. */
  fields: Partial<CustomerFields>
  /** What they said before, where the CRM knows: it shows what the CRM had seen of QuickBooks. */
  from?: Partial<CustomerFields>
}

/** Words for a person: the name of a template and what fills it. The sender's templates decide the wording. */
export interface Message {
  template: string
  values: Record<string, string>
}

/** What is printed on an estimate besides its lines. */
export interface DocumentDetails {
  /** Shown to the customer. */
  customerMemo?: string
  /** Seen by the business alone. */
  privateNote?: string
  /** `YYYY-MM-DD` in the business's time zone. */
  txnDate?: string
  /** What another system has settled for the document: its number, terms, and amounts as decimal strings. */
  docNumber?: string
  /** `YYYY-MM-DD` */
  dueDate?: string
  terms?: string
  discount?: string
  tax?: string
}

export type Command = CommandBase &
  (
    | { type: 'customer.ensure'; query: CustomerQuery; draft: CustomerDraft }
    | { type: 'customer.update'; customerId: string; draft: CustomerDraft }
    | { type: 'customer.update'; customerId: string; change: CustomerChange }
    | { type: 'job.create'; customerId: string; name: string; urgency: Urgency; address?: PostalAddress }
    | {
        type: 'estimate.create'
        customerId: string
        lines: MappedLine[]
        currency: string
        details: DocumentDetails
        /** Address the estimate will be sent to, kept on the document. */
        billEmail?: string
      }
    | { type: 'estimate.send'; estimateId: string; to: string }
    | { type: 'estimate.close'; estimateId: string }
    | {
        type: 'invoice.create'
        customerId: string
        /** The estimate it is made from: its lines as they stand in QuickBooks count, not `lines`. */
        estimateId?: string
        lines: MappedLine[]
        /** Negative lines that take off what deposits have billed already; they follow the document's own lines. */
        deductions?: MappedLine[]
        currency: string
        details: DocumentDetails
      }
    | { type: 'invoice.update'; invoiceId: string; lines: MappedLine[]; details: DocumentDetails }
    | { type: 'invoice.send'; invoiceId: string; to: string }
    | { type: 'invoice.void'; invoiceId: string }
    | {
        type: 'salesReceipt.create'
        customerId: string
        lines: MappedLine[]
        currency: string
        details: DocumentDetails
      }
    | { type: 'payment.create'; customerId: string; amount: string; currency: string; invoiceId?: string }
    | { type: 'calendar.add' | 'calendar.move'; appointment: LeadAppointment; title: string }
    | { type: 'calendar.remove' }
    | { type: 'callback.schedule'; callback: LeadCallback; dueAt: string }
    | {
        type: 'reminder.send' | 'reviewRequest.send'
        channel: 'sms' | 'email'
        to: string
        message: Message
        /** Whoever asks a customer for a review once in all looks by this, not by the lead. */
        customerId?: string
      }
    | { type: 'notify.contractor' | 'notify.accounting'; urgency: Urgency; message: Message }
    | { type: 'notify.customer'; channel: 'sms' | 'email'; to: string; message: Message }
    | { type: 'task.create'; title: string; dueAt?: string }
    | { type: 'review.open'; code: string; message: string; detail?: JsonObject }
    | { type: 'crm.update'; changes: JsonObject }
  )
export type CommandType = Command['type']
