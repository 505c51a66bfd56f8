import { type CommandResult, project } from '@leadbooks/core'
import { quickbooksUrl } from '@leadbooks/qbo'
import { audited } from '../access/audit.ts'
import { pages, placeOf } from '../customers/transaction.ts'
import { leadlessId } from '../engine/leadless.ts'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import { pendingId } from '../quickbooks/ensure-customer.ts'
import { isUnderWay } from '../stores/changes.ts'
import type { CustomerRecord, DeliveryRecord, DocumentEntity, OutboxRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { erasedId } from './erased-customers.ts'
import type { Found } from './find-person.ts'
import { PersonError } from './who.ts'

/** A record of the person in QuickBooks, with the page that shows it. */
export interface Remaining {
  entity: DocumentEntity | 'Customer'
  id: string
  url: string
}

/** What was taken away, and what stays where the books are kept. */
export interface PersonDeletion {
  leads: number
  customers: number
  /** Deliveries that belonged to no lead. */
  deliveries: number
  remaining: Remaining[]
}

const mostRows = 10_000

const busy = (what: string): PersonError =>
  new PersonError('person-busy', `${what} is under way for this person: try again in a minute, or discard it first.`)

/** Refuses before anything is taken away: what has been sent to QuickBooks must be known when it answers. */
const assertIdle = async (engine: Engine, realmId: string, { leadIds, customers }: Found): Promise<void> => {
  if (customers.some(({ customerId }) => customerId.startsWith(pendingId('')))) throw busy('A new customer')
  const now = engine.now()
  for (const leadId of leadIds)
    for (const command of await engine.store.listCommands(realmId, { leadId, limit: mostRows })) {
      if (isUnderWay(command, now)) throw busy(`The command ${command.command.type}`)
      if (command.status === 'done' || command.command.type !== 'customer.ensure') continue
      if ((await engine.store.readCustomer(realmId, pendingId(command.key))) !== undefined) throw busy('A new customer')
    }
}

type Named = [Remaining['entity'], string | undefined]

const namedBy = ({ customerId, estimateId, invoiceId, paymentId, salesReceiptId }: CommandResult): Named[] => [
  ['Customer', customerId],
  ['Estimate', estimateId],
  ['Invoice', invoiceId],
  ['Payment', paymentId],
  ['SalesReceipt', salesReceiptId],
]

/** What QuickBooks has of the person, as far as LeadBooks has heard of it. */
const remainingOf = async (engine: Engine, realmId: string, found: Found): Promise<Remaining[]> => {
  const place = await placeOf(engine, realmId)
  const policy = policyOf(await engine.tenantOf(realmId))
  const named: Named[] = []
  for (const leadId of found.leadIds) {
    const record = await engine.store.readLead(realmId, leadId)
    if (record === undefined) continue
    const { customerId, estimate, invoices } = project(record.state, policy)
    named.push(
      ['Customer', customerId],
      ['Estimate', estimate?.id],
      ...invoices.map(({ id }): Named => ['Invoice', id]),
    )
    const commands = await engine.store.listCommands(realmId, { leadId, limit: mostRows })
    named.push(...commands.flatMap(({ result }: OutboxRecord) => (result === undefined ? [] : namedBy(result))))
  }
  for (const { customerId } of found.customers) {
    named.push(['Customer', customerId])
    for (const { entity, documentId } of await engine.store.listDocuments(realmId, customerId, mostRows))
      named.push([entity, documentId])
  }
  const remaining = new Map<string, Remaining>()
  for (const [entity, id] of named)
    if (id !== undefined)
      remaining.set(`${entity}/${id}`, {
        entity,
        id,
        url: quickbooksUrl(place, entity === 'Customer' ? 'customer' : pages[entity], id),
      })
  return [...remaining.values()]
}

/** Work that belongs to a customer and no lead: what the user's CRM and QuickBooks told each other. */
const workOf = (customerId: string): string[] => [
  leadlessId('customer', customerId),
  leadlessId('crm', 'Customer', customerId),
]

/** The documents stay in the mirror: they are ids and amounts, as they stand in the books. */
const eraseCustomer = async (engine: Engine, { realmId, customerId }: CustomerRecord): Promise<void> => {
  const { store } = engine
  const at = engine.now()
  const id = await erasedId(customerId)
  const known = await store.readRegister(realmId, 'erased', id)
  const tombstone: Write = {
    op: 'register.put',
    expectedVersion: known?.version ?? 0,
    record: { realmId, kind: 'erased', id, updatedAt: at, doc: {} },
  }
  const outcome = await store.commit([
    ...workOf(customerId).map((leadId): Write => ({ op: 'lead.erase', realmId, leadId, at })),
    { op: 'customer.remove', realmId, customerId },
    tombstone,
  ])
  if (!outcome.ok) throw busy('A change of the customer')
}

/** A delivery that nobody could read waits for a person, who has nothing to look at any more. */
const eraseDelivery = async (engine: Engine, { realmId, adapter, deliveryId }: DeliveryRecord): Promise<void> => {
  const at = engine.now()
  const reviewId = `delivery/${adapter}/${deliveryId}`
  const review = await engine.store.readReview(realmId, reviewId)
  const resolve: Write = { op: 'review.resolve', realmId, reviewId, at, resolution: { done: true } }
  await engine.store.commit([
    { op: 'delivery.empty', realmId, adapter, deliveryId, at },
    ...(review?.status === 'open' ? [resolve] : []),
  ])
}

/**
 * Takes away what was found of a person. Leads go first: one that is known by its customer alone is found again by it when
 * this is cut off.
 */
export const deleteFound = async (
  engine: Engine,
  realmId: string,
  found: Found,
  by: string,
): Promise<PersonDeletion> => {
  await assertIdle(engine, realmId, found)
  const remaining = await remainingOf(engine, realmId, found)
  for (const leadId of found.leadIds) {
    const outcome = await engine.store.commit([{ op: 'lead.erase', realmId, leadId, at: engine.now() }])
    if (!outcome.ok) throw busy('A command')
  }
  for (const delivery of found.unread) await eraseDelivery(engine, delivery)
  for (const customer of found.customers) await eraseCustomer(engine, customer)
  const counts = {
    leads: found.leadIds.length,
    customers: found.customers.length,
    deliveries: found.unread.length,
  }
  await engine.store.commit([audited(engine, { realmId, actor: by, action: 'person.deleted', detail: counts })])
  engine.poke()
  return { ...counts, remaining }
}
