import { initialState } from '@leadbooks/core'
import type {
  ChangeRecord,
  CustomerRecord,
  DeliveryRecord,
  DocumentEntity,
  LeadRecord,
  OutboxRecord,
} from '../stores/records.ts'
import type { Write } from '../stores/store.ts'

/** Noon of some day and minutes after it, as instants. */
export const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 5, 12, minutes)).toISOString()

export const delivery = (deliveryId: string, over: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
  realmId: '1',
  adapter: 'nextphone',
  deliveryId,
  receivedAt: at(0),
  method: 'POST',
  url: 'https://books.example/v1/1/calls/nextphone',
  headers: { 'content-type': 'application/json' },
  rawBody: new Uint8Array([123, 0, 255, 125]),
  status: 'received',
  attempts: 0,
  dueAt: at(0),
  leadIds: [],
  repeats: 0,
  ...over,
})

export const lead = (leadId: string, over: Partial<LeadRecord> = {}): LeadRecord => ({
  realmId: '1',
  leadId,
  version: 0,
  state: initialState(leadId),
  stage: 'received',
  pricing: 'due',
  createdAt: at(0),
  updatedAt: at(0),
  attempts: 0,
  ...over,
})

export const command = (key: string, over: Partial<Omit<OutboxRecord, 'sequence'>> = {}): Write => ({
  op: 'command.insert',
  record: {
    realmId: '1',
    leadId: 'lead-1',
    key,
    lane: 'quickbooks',
    command: { type: 'estimate.send', key, estimateId: '1', to: 'mike@example.com' },
    status: 'ready',
    attempts: 0,
    dueAt: at(0),
    createdAt: at(0),
    ...over,
  },
})

export const customer = (customerId: string, keys: string[], realmId = '1'): Write => ({
  op: 'customer.put',
  keys,
  record: { realmId, customerId, profile: profile(customerId), updatedAt: at(0) },
})

const profile = (id: string): CustomerRecord['profile'] => ({
  id,
  displayName: `Customer ${id}`,
  phones: [],
  emails: [],
  addresses: [],
  active: true,
})

export const document = (
  entity: DocumentEntity,
  documentId: string,
  txnDate: string,
  customerId = 'c',
  totalAmount = '10.00',
): Write => ({
  op: 'document.put',
  record: { realmId: '1', entity, documentId, customerId, txnDate, totalAmount, syncToken: '0', updatedAt: at(0) },
})

export const change = (entity: string, id: string, minutes: number, over: Partial<ChangeRecord> = {}): Write => ({
  op: 'change.note',
  record: {
    realmId: '1',
    entity,
    id,
    operation: 'changed',
    noticedAt: at(minutes),
    dueAt: at(minutes),
    attempts: 0,
    ...over,
  },
})
