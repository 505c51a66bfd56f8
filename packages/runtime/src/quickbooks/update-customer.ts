import { type CustomerDraft, normalizePhone } from '@leadbooks/core'
import type { Customer, CustomerUpdate } from '@leadbooks/qbo'
import { audited } from '../access/audit.ts'
import { askAfterwards, isApproved, isCreatedByLead } from './ask-person.ts'
import { changeCustomer } from './change-customer.ts'
import { changeOnce } from './change-once.ts'
import { printedPhone, toPhysicalAddress } from './customer-draft.ts'
import { customerTypeFor } from './customer-types.ts'
import type { Handler } from './handler.ts'
import { mirrorWritten } from './mirror-written.ts'
import { resolveAgreed } from './names.ts'
import { withNotesBlock } from './notes.ts'

type Additions = Omit<CustomerUpdate, 'Id' | 'SyncToken'>

const phoneFields = ['PrimaryPhone', 'AlternatePhone', 'Mobile'] as const

/** Numbers go into the places that are free; those that find none are left to the Notes. */
const newPhones = (customer: Customer, phones: readonly string[], country: string): Additions => {
  const e164 = (number: string | undefined): string | undefined =>
    number === undefined ? undefined : normalizePhone(number, { country }).e164
  const held = new Set(phoneFields.map((field) => e164(customer[field]?.FreeFormNumber)))
  const added = phones.filter((phone) => !held.has(phone))
  const free = phoneFields.filter((field) => customer[field]?.FreeFormNumber === undefined)
  return Object.fromEntries(
    free.slice(0, added.length).map((field, index) => [field, { FreeFormNumber: printedPhone(added[index] ?? '') }]),
  )
}

const newEmail = ({ PrimaryEmailAddr }: Customer, emails: readonly string[]): Additions => {
  const [email] = emails
  return email === undefined || PrimaryEmailAddr?.Address !== undefined ? {} : { PrimaryEmailAddr: { Address: email } }
}

const isEmpty = (address: Customer['BillAddr']): boolean =>
  address === undefined ||
  (address.Line1 === undefined && address.City === undefined && address.PostalCode === undefined)

/** What names and addresses the draft adds; what somebody has written there stays. */
const newDetails = (customer: Customer, draft: CustomerDraft): Additions => ({
  ...(customer.GivenName === undefined && customer.FamilyName === undefined && draft.givenName !== undefined
    ? { GivenName: draft.givenName, ...(draft.familyName === undefined ? {} : { FamilyName: draft.familyName }) }
    : {}),
  ...(customer.CompanyName === undefined && draft.companyName !== undefined ? { CompanyName: draft.companyName } : {}),
  ...(isEmpty(customer.BillAddr) && draft.address !== undefined ? { BillAddr: toPhysicalAddress(draft.address) } : {}),
})

const newNotes = ({ Notes = '' }: Customer, draft: CustomerDraft): Additions => {
  const notes = withNotesBlock(Notes, draft)
  return notes === Notes ? {} : { Notes: notes }
}

/** How the customer may be reached from now on; nobody but a person may change that for a customer who was there before. */
const contactAdditions = (customer: Customer, draft: CustomerDraft, country: string): Additions => ({
  ...newPhones(customer, draft.phones, country),
  ...newEmail(customer, draft.emails),
})

const isNothing = (additions: Additions): boolean => Object.keys(additions).length === 0

/**
 * Adds to a customer what they do not have yet, and never changes what is there: field by field, what a person wrote stays.
 *
 * New ways to reach a customer who was there before this lead wait for a person, while the lead goes on: a caller can say any
 * address and fake any number.
 */
export const updateCustomer: Handler<'customer.update'> = async (command, context) => {
  if ('change' in command) return changeCustomer(command, context)
  const { customerId, draft } = command
  const { tenant, quickbooks } = context
  const { SalesTermRef } = await resolveAgreed(context, draft)
  const kind = await customerTypeFor(context, draft)
  const trusted = isApproved(context, 'contact-details') || (await isCreatedByLead(customerId, context))
  let unconfirmed: Additions = {}
  const additionsFor = (customer: Customer): Additions => {
    const contact = contactAdditions(customer, draft, tenant.country)
    unconfirmed = trusted ? {} : contact
    const terms = customer.SalesTermRef === undefined && SalesTermRef !== undefined ? { SalesTermRef } : {}
    const type = customer.CustomerTypeRef === undefined ? kind : {}
    return {
      ...newDetails(customer, draft),
      ...terms,
      ...type,
      ...newNotes(customer, draft),
      ...(trusted ? contact : {}),
    }
  }
  let added: string[] = []
  const { row: customer } = await changeOnce<Customer>(context, {
    step: 'customer.update',
    read: () => quickbooks.customers.read(customerId, context.request()),
    isDone: (row) => isNothing(additionsFor(row)),
    apply: (row, requestId) => {
      const additions = additionsFor(row)
      added = Object.keys(additions)
      return quickbooks.customers.update(
        { Id: row.Id, SyncToken: row.SyncToken, ...additions },
        context.request(requestId),
      )
    },
  })
  additionsFor(customer)
  // What we add goes into places that were free.
  const before = (await context.store.readCustomer(context.realmId, customerId))?.snapshot?.fields
  const mirrored = await mirrorWritten(context, customer, (field) => before?.[field] === '' || field === 'address')
  const detail = { customerId, leadId: context.leadId, fields: added }
  const audit = audited(context, { realmId: context.realmId, actor: 'engine', action: 'customer.completed', detail })
  const done = { result: { customerId }, also: added.length === 0 ? [mirrored] : [mirrored, audit] }
  if (isNothing(unconfirmed)) return { kind: 'done', ...done }
  return askAfterwards(context, done, {
    code: 'contact-details',
    message: 'The caller gave contact details that this customer does not have: confirm them before they are kept.',
    detail: { customerId, fields: Object.keys(unconfirmed) },
  })
}
