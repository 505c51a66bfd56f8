import { blockingKeys, type CustomerChange, compareDecimals, normalizePhone, sumAmounts } from '@leadbooks/core'
import { type PagedEntity, quickbooksUrl } from '@leadbooks/qbo'
import { changeCustomerFrom } from '../customers/change-customers.ts'
import type { CustomerRecord, DocumentEntity, DocumentRecord } from '../stores/records.ts'
import type { Engine } from './options.ts'

/** A document as people see it, with the page in QuickBooks that shows it. */
export interface Transaction {
  entity: DocumentEntity
  id: string
  docNumber?: string
  /** `YYYY-MM-DD` */
  txnDate: string
  dueDate?: string
  /** Decimal strings, in `currency`. */
  totalAmount: string
  balance?: string
  currency?: string
  status?: string
  url: string
}

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
}

export interface Callers {
  /** Looks a number up in the mirror, while the phone rings: nothing is asked of QuickBooks. For the business's own people. */
  lookup(realmId: string, phone: string): Promise<Caller>
  /** The same, for an AI agent that speaks with the caller. */
  lookupForAgent(realmId: string, phone: string): Promise<CallerForAgent>
}

export interface Customers {
  /** A customer's documents, newest first, as the mirror has them. */
  transactions(realmId: string, customerId: string, options?: { limit?: number }): Promise<Transaction[]>
  /**
   * Takes a change of a customer that the user's CRM has made. It is brought into QuickBooks field by field: what a person
   * has changed there since the CRM saw it stays. The same change again changes nothing.
   *
   * @throws CustomerChangeError, UnknownRealmError
   */
  update(realmId: string, customerId: string, change: CustomerChange): Promise<{ key: string }>
}

const candidateLimit = 64
const mostDocuments = 500
/** How the pages of QuickBooks are named that show a document. */
export const pages: Record<DocumentEntity, PagedEntity> = {
  Estimate: 'estimate',
  Invoice: 'invoice',
  Payment: 'payment',
  SalesReceipt: 'salesreceipt',
  CreditMemo: 'creditmemo',
  RefundReceipt: 'refundreceipt',
}

type Where = { realmId: string; environment: 'sandbox' | 'production' }

const toTransaction = (record: DocumentRecord, where: Where): Transaction => {
  const { entity, documentId, docNumber, txnDate, dueDate, totalAmount, balance, currency, status } = record
  return {
    entity,
    id: documentId,
    txnDate,
    totalAmount,
    url: quickbooksUrl(where, pages[entity], documentId),
    ...(docNumber === undefined ? {} : { docNumber }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(balance === undefined ? {} : { balance }),
    ...(currency === undefined ? {} : { currency }),
    ...(status === undefined ? {} : { status }),
  }
}

const lastJob = async (
  engine: Engine,
  realmId: string,
  customerId: string,
): Promise<Pick<CallerCustomer, 'lastJob'>> => {
  const leadIds = await engine.store.leadsOf(realmId, 'customerId', customerId, candidateLimit)
  const leads = await Promise.all(leadIds.map((leadId) => engine.store.readLead(realmId, leadId)))
  const [latest] = leads.filter((lead) => lead !== undefined).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  if (latest === undefined) return {}
  const { leadId, createdAt: at, stage, state } = latest
  const call = Object.values(state.facts).find((fact) => fact.type === 'lead.received' || fact.type === 'lead.updated')
  const text = call !== undefined && 'lead' in call ? call.lead.request.text : ''
  return { lastJob: { leadId, text, at, stage } }
}

const describe = async (
  engine: Engine,
  { customerId, profile }: CustomerRecord,
  where: Where,
): Promise<CallerCustomer> => {
  const { realmId } = where
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
    url: quickbooksUrl(where, 'customer', customerId),
    ...(last === undefined ? {} : { lastInvoice: toTransaction(last, where) }),
    ...(await lastJob(engine, realmId, customerId)),
  }
}

export const createCallers = (engine: Engine): { callers: Callers; customers: Customers } => {
  const whereOf = async (realmId: string): Promise<Where> => ({
    realmId,
    environment: (await engine.tenantOf(realmId)).environment ?? 'production',
  })
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
    callers: {
      lookup: async (realmId, raw) => {
        const where = await whereOf(realmId)
        const { phone, holders } = await holdersOf(realmId, raw)
        const customers = await Promise.all(holders.map((record) => describe(engine, record, where)))
        return { ...(phone === undefined ? {} : { phone }), customers }
      },
      lookupForAgent: async (realmId, raw) => {
        const { holders } = await holdersOf(realmId, raw)
        const [only, ...others] = holders
        if (only === undefined || others.length > 0) return { known: false }
        const { givenName } = only.profile
        return { known: true, ...(givenName === undefined ? {} : { givenName }) }
      },
    },
    customers: {
      update: (realmId, customerId, change) => changeCustomerFrom(engine, realmId, customerId, change),
      transactions: async (realmId, customerId, { limit = mostDocuments } = {}) => {
        const where = await whereOf(realmId)
        const documents = await engine.store.listDocuments(realmId, customerId, Math.min(limit, mostDocuments))
        return documents.map((record) => toTransaction(record, where))
      },
    },
  }
}
