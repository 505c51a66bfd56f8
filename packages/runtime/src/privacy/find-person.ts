import { project } from '@leadbooks/core'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import { contextOf } from '../inbox/receive.ts'
import { erasedStage } from '../stores/changes.ts'
import type { CustomerRecord, DeliveryRecord } from '../stores/records.ts'
import type { Page } from '../stores/store.ts'
import type { Person } from './who.ts'

const pageSize = 200
/** Leads of one customer that are looked at. */
const mostLeads = 10_000

/** Everything of a person that is held; only names, so that it stays small. */
export interface Found {
  leadIds: string[]
  customers: CustomerRecord[]
  /** Deliveries that speak of the person and belong to no lead: nobody could read them. */
  unread: DeliveryRecord[]
}

/**
 * Walks through rows that are listed newest first, a page at a time. Rows of one instant may stand on both sides of a page's
 * end: the next page begins with that instant again, and is made larger where it holds nothing else.
 */
async function* pages<Row>(
  read: (page: Page) => Promise<Row[]>,
  at: (row: Row) => string,
  idOf: (row: Row) => string,
): AsyncGenerator<Row> {
  let limit = pageSize
  let before: string | undefined
  let seen = new Set<string>()
  for (;;) {
    const rows = await read({ limit, ...(before === undefined ? {} : { before }) })
    yield* rows.filter((row) => !seen.has(idOf(row)))
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return
    const end = at(last)
    const next = new Date(Date.parse(end) + 1).toISOString()
    if (next === before) limit *= 2
    before = next
    seen = new Set(rows.filter((row) => at(row) === end).map(idOf))
  }
}

/** The person's customers in the mirror, and their sub-customers: those bear the name too. */
const findCustomers = async (engine: Engine, realmId: string, person: Person): Promise<CustomerRecord[]> => {
  const found: CustomerRecord[] = []
  const children = new Map<string, string[]>()
  for (let after = ''; ; ) {
    const page = await engine.store.listCustomers(realmId, { after, limit: pageSize })
    for (const record of page) {
      const { parentId } = record.profile
      if (person.isCustomer(record)) found.push(record)
      else if (parentId !== undefined) children.set(parentId, [...(children.get(parentId) ?? []), record.customerId])
    }
    after = page.at(-1)?.customerId ?? ''
    if (page.length < pageSize) break
  }
  // The list grows while it is walked: a sub-customer has sub-customers of its own.
  for (const { customerId } of found)
    for (const child of children.get(customerId) ?? []) {
      const record = await engine.store.readCustomer(realmId, child)
      if (record !== undefined) found.push(record)
    }
  return found
}

const leadsIn = async (engine: Engine, record: DeliveryRecord, person: Person): Promise<string[] | undefined> => {
  const { realmId, adapter: name, method, url, headers, rawBody, receivedAt } = record
  const adapter = engine.adapters.find((candidate) => candidate.name === name)
  try {
    const context = contextOf(engine, await engine.tenantOf(realmId), name, receivedAt)
    const delivery = { method, url, headers: new Headers(headers), rawBody, receivedAt }
    const parsed = await adapter?.parse(delivery, context)
    if (parsed?.kind !== 'events') return undefined
    return parsed.events.flatMap((event) => ('lead' in event && person.isInLead(event.lead) ? [event.lead.id] : []))
  } catch {
    // It cannot be read now: its words are all there is.
    return undefined
  }
}

/** What came in and is no lead yet. */
const findDeliveries = async (
  engine: Engine,
  realmId: string,
  person: Person,
): Promise<{ leadIds: string[]; unread: DeliveryRecord[] }> => {
  const leadIds: string[] = []
  const unread: DeliveryRecord[] = []
  for (const status of ['received', 'rejected', 'ignored'] as const) {
    const rows = pages(
      (page) => engine.store.listDeliveries(realmId, status, page),
      ({ receivedAt }) => receivedAt,
      ({ adapter, deliveryId }) => JSON.stringify([adapter, deliveryId]),
    )
    for await (const record of rows) {
      if (record.emptiedAt !== undefined) continue
      const known = status === 'received' ? await leadsIn(engine, record, person) : undefined
      if (known !== undefined) leadIds.push(...known)
      else if (person.isIn(`${record.url}\n${new TextDecoder().decode(record.rawBody)}`)) unread.push(record)
    }
  }
  return { leadIds, unread }
}

/** Finds what is held of a person: calls with their number or address, those of their customer, and the customer. */
export const findPerson = async (engine: Engine, realmId: string, person: Person): Promise<Found> => {
  const policy = policyOf(await engine.tenantOf(realmId))
  const customers = await findCustomers(engine, realmId, person)
  const leadIds = new Set<string>()
  const customerIds = new Set([...customers.map(({ customerId }) => customerId), person.customerId])
  for (const customerId of customerIds)
    if (customerId !== undefined)
      for (const leadId of await engine.store.leadsOf(realmId, 'customerId', customerId, mostLeads)) leadIds.add(leadId)

  const leads = pages(
    (page) => engine.store.listLeads(realmId, page),
    ({ createdAt }) => createdAt,
    ({ leadId }) => leadId,
  )
  for await (const { leadId, stage, state } of leads) {
    if (stage === erasedStage) leadIds.delete(leadId)
    else {
      const { lead } = project(state, policy)
      if (lead !== undefined && person.isInLead(lead)) leadIds.add(leadId)
    }
  }
  const { leadIds: coming, unread } = await findDeliveries(engine, realmId, person)
  return { leadIds: [...new Set([...leadIds, ...coming])], customers, unread }
}
