import { blockingKeys, compareDecimals, normalizePhone, sumAmounts } from '@leadbooks/core'
import { quickbooksUrl } from '@leadbooks/qbo'
import { placeOf, type QuickBooksPlace, type Transaction, toTransaction } from '../customers/transaction.ts'
import { erasedStage } from '../stores/changes.ts'
import type { CustomerRecord, DocumentRecord } from '../stores/records.ts'
import type { Engine } from './options.ts'

/** A customer whom the number belongs to. */
export interface CallerCustomer {
  customerId: string
  displayName: string
  active: boolean
  lastInvoice?: Transaction
  /** Owed in all, and what of it is past its due date; decimal strings. */
  openBalance: string
  overdueBalance: string
  /** What they called for last, and when. */
  lastJob?: { leadId: string; text: string; at: string; stage: string }
  url: string
}

/** Who is calling, for the business's own people. */
export interface Caller {
  /** E.164; absent for what is no number. */
  phone?: string
  /** Everybody the number belongs to: a family or an office has several. */
  customers: CallerCustomer[]
}

/**
 * What may be said to whoever is on the line. Caller ID can be faked, so it is a first name and that they are known, and
 * nothing where several share the number.
 */
export interface CallerForAgent {
  known: boolean
  givenName?: string
  /** The same as a sentence in English, for an agent to go by or to read out. */
  say: string
}

export interface Callers {
  /** Looks a number up in the mirror, while the phone rings: nothing is asked of QuickBooks. For the business's own people. */
  lookup(realmId: string, phone: string): Promise<Caller>
  /** The same, for an AI agent that speaks with the caller. */
  lookupForAgent(realmId: string, phone: string): Promise<CallerForAgent>
}

const candidateLimit = 64
const mostDocuments = 500
const lastJob = async (
  engine: Engine,
  realmId: string,
  customerId: string,
): Promise<Pick<CallerCustomer, 'lastJob'>> => {
  const leadIds = await engine.store.leadsOf(realmId, 'customerId', customerId, candidateLimit)
  const leads = await Promise.all(leadIds.map((leadId) => engine.store.readLead(realmId, leadId)))
  const [latest] = leads
    .filter((lead) => lead !== undefined)
    .filter(({ stage }) => stage !== erasedStage)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  if (latest === undefined) return {}
  const { leadId, createdAt: at, stage, state } = latest
  const call = Object.values(state.facts).find((fact) => fact.type === 'lead.received' || fact.type === 'lead.updated')
  const text = call !== undefined && 'lead' in call ? call.lead.request.text : ''
  return { lastJob: { leadId, text, at, stage } }
}

const describe = async (
  engine: Engine,
  { customerId, profile }: CustomerRecord,
  place: QuickBooksPlace,
): Promise<CallerCustomer> => {
  const { realmId } = place
  const { timeZone } = await engine.tenantOf(realmId)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(engine.clock.now())
  const documents = await engine.store.listDocuments(realmId, customerId, mostDocuments)
  const invoices = documents.filter(({ entity }) => entity === 'Invoice')
  const owed = invoices.filter(({ balance = '0' }) => compareDecimals(balance, '0') > 0)
  const balanceOf = (rows: readonly DocumentRecord[]): string => sumAmounts(rows.map(({ balance = '0' }) => balance))
  const [last] = invoices
  return {
    customerId,
    displayName: profile.displayName,
    active: profile.active,
    openBalance: balanceOf(owed),
    overdueBalance: balanceOf(owed.filter(({ dueDate }) => dueDate !== undefined && dueDate < today)),
    url: quickbooksUrl(place, 'customer', customerId),
    ...(last === undefined ? {} : { lastInvoice: toTransaction(last, place) }),
    ...(await lastJob(engine, realmId, customerId)),
  }
}

/** Nobody, or more than one: which of them is on the line, a number does not say. */
const nobody: CallerForAgent = { known: false, say: 'It is not known who is calling. Ask for the name.' }

export const createCallers = (engine: Engine): Callers => {
  const holdersOf = async (realmId: string, raw: string): Promise<{ phone?: string; holders: CustomerRecord[] }> => {
    const { country } = await engine.tenantOf(realmId)
    const { e164 } = normalizePhone(raw, { country })
    if (e164 === undefined) return { holders: [] }
    const keys = blockingKeys({ phones: [e164], emails: [] }, { defaultCountry: country })
    const found = await engine.store.customersByKeys(realmId, keys, candidateLimit)
    const holds = ({ profile }: CustomerRecord): boolean =>
      profile.phones.some((phone) => normalizePhone(phone, { country }).e164 === e164)
    return { phone: e164, holders: found.filter((record) => record.syncToken !== undefined && holds(record)) }
  }
  return {
    lookup: async (realmId, raw) => {
      const place = await placeOf(engine, realmId)
      const { phone, holders } = await holdersOf(realmId, raw)
      const customers = await Promise.all(holders.map((record) => describe(engine, record, place)))
      return { ...(phone === undefined ? {} : { phone }), customers }
    },
    lookupForAgent: async (realmId, raw) => {
      const { holders } = await holdersOf(realmId, raw)
      const [only, ...others] = holders
      if (only === undefined || others.length > 0) return nobody
      const { givenName } = only.profile
      return givenName === undefined
        ? { known: true, say: 'The caller is an existing customer.' }
        : { known: true, givenName, say: `The caller is an existing customer. Their first name is ${givenName}.` }
    },
  }
}
