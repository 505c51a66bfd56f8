import {
  type CustomerDraft,
  type CustomerProfile,
  decideMatch,
  type MatchDecision,
  type PostalAddress,
} from '@leadbooks/core'
import { type Customer, DuplicateNameError } from '@leadbooks/qbo'
import { fieldsOf } from '../customers/fields.ts'
import type { CustomerRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { askPerson } from './ask-person.ts'
import { printedPhone, toCustomerCreate } from './customer-draft.ts'
import { takeIntoUse } from './customer-in-use.ts'
import { customerTypeFor } from './customer-types.ts'
import { type FoundCustomer, findCustomer } from './find-customer.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { type MirrorPlace, mirrorCustomer, putCustomer, toProfile } from './mirror.ts'
import { mirrorWritten } from './mirror-written.ts'
import { resolveAgreed } from './names.ts'
import { isNotedFor } from './notes.ts'
import { createNamed, customerMadeBefore } from './write-once.ts'

type Ensure = Parameters<Handler<'customer.ensure'>>[0]

/** What was decided before the create was sent; kept in the command, so that a restart carries on. */
type Progress = { decision: 'create'; displayName: string; revision: number } | { decision: 'use'; customerId: string }

/** How often a decision is made again because the customers changed meanwhile. */
const decisionTries = 20
/** How soon to look again at a customer whom another call is creating. */
const pendingDelayMs = 250
/** How many names are tried for one customer before a person is asked. */
const nameTries = 5

const pendingPrefix = 'pending:'
export const pendingId = (key: string): string => `${pendingPrefix}${key}`
const isPending = (customerId: string): boolean => customerId.startsWith(pendingPrefix)

const readProgress = (context: HandlerContext): Progress | undefined => context.record.progress as Progress | undefined // written by this file alone

const hasText = (address: PostalAddress): boolean => Object.values(address).some((part) => part !== '')

/** What a caller gave and the customer's record has nothing of; a second number or address is nothing that is missing. */
const lacking = (profile: CustomerProfile, draft: CustomerDraft): string[] => {
  const isNameless = profile.givenName === undefined && profile.familyName === undefined
  return [
    ...(isNameless && draft.givenName !== undefined ? ['name'] : []),
    ...(profile.companyName === undefined && draft.companyName !== undefined ? ['companyName'] : []),
    ...(!profile.addresses.some(hasText) && draft.address !== undefined ? ['address'] : []),
    ...(profile.phones.length === 0 && draft.phones.length > 0 ? ['phone'] : []),
    ...(profile.emails.length === 0 && draft.emails.length > 0 ? ['email'] : []),
  ]
}

const matched = (
  customerId: string,
  how: 'matched' | 'reviewed',
  lacks: readonly string[],
): Extract<Outcome, { kind: 'done' }> => {
  const found = { customerId, how, ...(lacks.length === 0 ? {} : { lacks: [...lacks] }) }
  return {
    kind: 'done',
    result: found,
    events: [{ type: 'customer.resolved', id: `customer:${customerId}`, ...found }],
  }
}

const placeOf = ({ realmId, tenant }: HandlerContext): MirrorPlace => ({ realmId, country: tenant.country })

const askWho = (command: Ensure, { decision, records }: FoundCustomer, context: HandlerContext): Outcome => {
  const nameOf = (customerId: string): string =>
    records.find((record) => record.customerId === customerId)?.profile.displayName ?? customerId
  return askPerson(context, {
    code: 'customer-unsure',
    message: decision.explanation,
    detail: {
      caller: command.draft.displayName,
      candidates: decision.candidates.slice(0, 3).map(({ customerId, weightBits, probability, evidence }) => ({
        customerId,
        displayName: nameOf(customerId),
        weightBits,
        probability,
        evidence: evidence.map(({ field, level, weightBits: bits }) => ({ field, level, weightBits: bits })),
      })),
      ...(decision.veto === undefined ? {} : { veto: decision.veto }),
    },
  })
}

/** The draft as the matcher sees it, so that a second call finds the customer whom this one is creating. */
const pendingCustomer = (draft: CustomerDraft, context: HandlerContext): CustomerRecord => {
  const customerId = pendingId(context.record.key)
  return {
    realmId: context.realmId,
    customerId,
    profile: {
      id: customerId,
      displayName: draft.displayName,
      ...(draft.givenName === undefined ? {} : { givenName: draft.givenName }),
      ...(draft.familyName === undefined ? {} : { familyName: draft.familyName }),
      ...(draft.companyName === undefined ? {} : { companyName: draft.companyName }),
      phones: draft.phones,
      emails: draft.emails,
      addresses: draft.address === undefined ? [] : [draft.address],
      active: true,
    },
    updatedAt: context.now(),
  }
}

/**
 * Makes a name that nobody holds: the customer's own first, then with what tells them apart.
 *
 * A name that is taken never means that its holder is the caller; QuickBooks' names are unique across customers, vendors
 * and employees.
 */
const distinctName = (draft: CustomerDraft, revision: number): string => {
  if (revision === 0) return draft.displayName
  const [phone] = draft.phones
  const mark = phone === undefined ? (draft.emails[0] ?? draft.address?.city) : printedPhone(phone)
  if (mark === undefined) return `${draft.displayName} (${revision + 1})`
  return revision === 1 ? `${draft.displayName} ${mark}` : `${draft.displayName} ${mark} (${revision})`
}

/**
 * Takes a customer who was put out of use into use again: somebody who calls is a customer, whether the matcher or a person
 * says so.
 */
const useAgain = async (
  { draft }: Ensure,
  customerId: string,
  how: 'matched' | 'reviewed',
  context: HandlerContext,
): Promise<Outcome> => {
  const record = await context.store.readCustomer(context.realmId, customerId)
  const found = matched(customerId, how, record === undefined ? [] : lacking(record.profile, draft))
  return record?.profile.active === false ? { ...found, also: [await takeIntoUse(customerId, context)] } : found
}

/** Reads who holds a name, and takes them into the mirror; `undefined` when it is a vendor or an employee. */
const holderOf = async (displayName: string, context: HandlerContext): Promise<Customer | undefined> => {
  const found = context.quickbooks.customers.query(
    { where: { DisplayName: displayName, Active: { in: [true, false] } }, maxResults: 1 },
    context.request(),
  )
  for await (const customer of found) {
    await context.store.commit([await mirrorWritten(context, customer)])
    return customer
  }
  return undefined
}

const created = (customer: Customer, context: HandlerContext): Outcome => ({
  kind: 'done',
  result: { customerId: customer.Id, how: 'created' },
  also: [
    { op: 'customer.remove', realmId: context.realmId, customerId: pendingId(context.record.key) },
    mirrorCustomer(placeOf(context), customer, context.now(), { fields: fieldsOf(customer) }),
  ],
  events: [{ type: 'customer.resolved', id: `customer:${customer.Id}`, customerId: customer.Id, how: 'created' }],
})

const create = async (
  command: Ensure,
  progress: Extract<Progress, { decision: 'create' }>,
  context: HandlerContext,
): Promise<Outcome> => {
  const { realmId, record, tenant } = context
  const agreed = {
    ...(await resolveAgreed(context, command.draft)),
    ...(await customerTypeFor(context, command.draft)),
  }
  const forgotten = await customerMadeBefore(context, ({ Notes }) => isNotedFor(Notes, command.draft.leadId))
  if (forgotten !== undefined) return created(forgotten, context)
  let { displayName, revision } = progress
  for (;;) {
    try {
      const body = { ...toCustomerCreate(command.draft, displayName), ...agreed }
      const customer = await createNamed(context, { step: 'customer.create', revision }, (requestId) =>
        context.quickbooks.customers.create(body, context.request(requestId)),
      )
      return created(customer, context)
    } catch (error) {
      if (!(error instanceof DuplicateNameError) || revision + 1 >= nameTries) throw error
      const holder = await holderOf(displayName, context)
      // QuickBooks has forgotten the requestid under which an earlier attempt made them.
      if (holder !== undefined && isNotedFor(holder.Notes, command.draft.leadId)) return created(holder, context)
      if (holder !== undefined) {
        const profile = toProfile(holder)
        const { kind } = decideMatch(
          command.query,
          [profile],
          { size: 1, frequency: () => 1 },
          { defaultCountry: tenant.country },
        )
        if (kind === 'match') {
          const found = await useAgain(command, holder.Id, 'matched', context)
          const pending: Write = { op: 'customer.remove', realmId, customerId: pendingId(record.key) }
          return found.kind === 'done' ? { ...found, also: [...(found.also ?? []), pending] } : found
        }
      }
      revision += 1
      displayName = distinctName(command.draft, revision)
      await context.progress({ ...context.record.progress, decision: 'create', displayName, revision })
    }
  }
}

/** Waits for the customer whom another call is creating: no more often than that other command is tried itself. */
const waitFor = async (customerId: string, context: HandlerContext): Promise<Outcome> => {
  const other = await context.store.readCommand(context.realmId, customerId.slice(pendingPrefix.length))
  const restMs = other?.status === 'ready' ? Date.parse(other.dueAt) - Date.parse(context.now()) : 0
  return {
    kind: 'again',
    delayMs: Math.max(restMs, 0) + pendingDelayMs,
    reason: 'another call is creating this customer',
  }
}

/**
 * The customer whom another call is creating, where the caller may be that one. QuickBooks may have told of the new customer
 * already while that call still waits for its answer: then the same person is there twice for a moment, and nobody need be asked.
 */
const pendingAmong = ({ kind, candidates }: MatchDecision): string | undefined => {
  const considered = kind === 'new' ? [] : kind === 'match' ? candidates.slice(0, 1) : candidates
  return considered.find(({ customerId }) => isPending(customerId))?.customerId
}

/**
 * Finds the caller among the realm's customers or creates them, once.
 *
 * The decision is made over the mirror and the customers that other calls are creating right now, and committed, with the
 * customer as pending, before the create is sent. A decision made on customers that have changed meanwhile is refused by
 * the store and made again, so two calls from one new person make one customer.
 */
export const ensureCustomer: Handler<'customer.ensure'> = async (command, context) => {
  const earlier = readProgress(context)
  if (earlier?.decision === 'use') return useAgain(command, earlier.customerId, 'reviewed', context)
  if (earlier?.decision === 'create') return create(command, earlier, context)
  for (let tries = 0; tries < decisionTries; tries += 1) {
    const found = await findCustomer(context.store, command.query, {
      ...placeOf(context),
      inactiveCustomers: context.tenant.inactiveCustomers,
      except: pendingId(context.record.key),
    })
    const { decision, revision } = found
    const pending = pendingAmong(decision)
    if (pending !== undefined) return waitFor(pending, context)
    if (decision.kind === 'match') return useAgain(command, decision.customerId, 'matched', context)
    if (decision.kind === 'review') return askWho(command, found, context)
    const progress: Progress = { decision: 'create', displayName: command.draft.displayName, revision: 0 }
    const refused = await context.progress({ ...progress }, [
      { op: 'customers.guard', realmId: context.realmId, expectedRevision: revision },
      putCustomer(pendingCustomer(command.draft, context), placeOf(context)),
    ])
    if (refused === undefined) return create(command, progress, context)
  }
  return { kind: 'again', delayMs: pendingDelayMs, reason: 'the customers keep changing' }
}
