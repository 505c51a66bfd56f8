import { project } from '@leadbooks/core'
import { audited } from '../access/audit.ts'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import { hasOptedOut } from '../outbox/opt-outs.ts'
import type {
  CustomerRecord,
  DeliveryRecord,
  DocumentRecord,
  LeadRecord,
  OutboxRecord,
  ReviewRecord,
  TimelineEntry,
} from '../stores/records.ts'
import { deleteFound, type PersonDeletion } from './delete-person.ts'
import { findPerson } from './find-person.ts'
import { Person, type Who } from './who.ts'

/** A delivery with its body as text. */
export interface DeliveryCopy extends Omit<DeliveryRecord, 'rawBody'> {
  body: string
  encoding: 'utf-8' | 'base64'
}

/** A lead as it is held, whole. */
export interface LeadCopy {
  leadId: string
  stage: string
  createdAt: string
  updatedAt: string
  /** What is known of the call and its work, deliveries merged. */
  known: ReturnType<typeof project>
  state: LeadRecord['state']
  timeline: TimelineEntry[]
  /** What was written to QuickBooks, sent and given to people because of it. */
  commands: OutboxRecord[]
  reviews: ReviewRecord[]
  deliveries: DeliveryCopy[]
}

/** Everything held of a person, as plain JSON. */
export interface PersonExport {
  format: 'leadbooks.person'
  version: 1
  realmId: string
  exportedAt: string
  leads: LeadCopy[]
  /** As the mirror has them, with their documents. */
  customers: (CustomerRecord & { documents: DocumentRecord[] })[]
  /** What came in and was never a lead. */
  deliveries: DeliveryCopy[]
  /** The number that was asked about gets no texts. */
  wantsNoTexts: boolean
}

/** What the law lets a caller ask of the business. */
export interface People {
  /**
   * Gathers all that is held of a person. It looks through all leads, and holds only theirs in memory.
   *
   * @throws PersonError for a request that names nobody, UnknownRealmError
   */
  exportPerson(realmId: string, who: Who, options: { by: string }): Promise<PersonExport>
  /**
   * Takes away for good what is held of a person; called again, it goes on where it was cut off. A call that comes again
   * afterwards does nothing. What stands in QuickBooks stays there, and is named in the answer; so does the wish for no texts.
   *
   * @throws PersonError for a request that names nobody, or while something of theirs is under way; UnknownRealmError
   */
  deletePerson(realmId: string, who: Who, options: { by: string }): Promise<PersonDeletion>
}

/** Of one lead, customer or delivery no more than this many rows of a kind. */
const mostRows = 10_000

const copyOf = ({ rawBody, ...record }: DeliveryRecord): DeliveryCopy => {
  try {
    return { ...record, body: new TextDecoder('utf-8', { fatal: true }).decode(rawBody), encoding: 'utf-8' }
  } catch {
    return {
      ...record,
      body: btoa(rawBody.reduce((text, byte) => text + String.fromCharCode(byte), '')),
      encoding: 'base64',
    }
  }
}

export const createPeople = (engine: Engine): People => {
  const { store } = engine

  const copyLead = async (realmId: string, leadId: string): Promise<LeadCopy[]> => {
    const record = await store.readLead(realmId, leadId)
    const deliveries = (await store.deliveriesOf(realmId, leadId, mostRows)).map(copyOf)
    const now = engine.now()
    const { state, stage, createdAt, updatedAt } = record ?? { stage: 'received', createdAt: now, updatedAt: now }
    if (state === undefined) return []
    return [
      {
        leadId,
        stage,
        createdAt,
        updatedAt,
        known: project(state, policyOf(await engine.tenantOf(realmId))),
        state,
        timeline: await store.timeline(realmId, leadId),
        commands: await store.listCommands(realmId, { leadId, limit: mostRows }),
        reviews: await store.reviewsOf(realmId, leadId),
        deliveries,
      },
    ]
  }

  return {
    exportPerson: async (realmId, who, { by }) => {
      const { country } = await engine.tenantOf(realmId)
      const person = new Person(who, country)
      const found = await findPerson(engine, realmId, person)
      const leads: LeadCopy[] = []
      for (const leadId of found.leadIds) leads.push(...(await copyLead(realmId, leadId)))
      const customers: PersonExport['customers'] = []
      for (const customer of found.customers)
        customers.push({
          ...customer,
          documents: await store.listDocuments(realmId, customer.customerId, mostRows),
        })
      const detail = { leads: leads.length, customers: customers.length }
      await store.commit([audited(engine, { realmId, actor: by, action: 'person.exported', detail })])
      return {
        format: 'leadbooks.person',
        version: 1,
        realmId,
        exportedAt: engine.now(),
        leads,
        customers,
        deliveries: found.unread.map(copyOf),
        wantsNoTexts: person.phone !== undefined && (await hasOptedOut(store, realmId, person.phone)),
      }
    },
    deletePerson: async (realmId, who, { by }) => {
      const { country } = await engine.tenantOf(realmId)
      const found = await findPerson(engine, realmId, new Person(who, country))
      return deleteFound(engine, realmId, found, by)
    },
  }
}
