import { initialState } from '@leadbooks/core'
import type { CustomerRecord, DeliveryRecord, LeadRecord, OutboxRecord, Write } from '@leadbooks/runtime'

export const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 5, 12, minutes)).toISOString()

export const delivery = (deliveryId: string, over: Partial<DeliveryRecord> = {}): Write => ({
  op: 'delivery.insert',
  record: {
    realmId: '1',
    adapter: 'nextphone',
    deliveryId,
    receivedAt: at(0),
    method: 'POST',
    url: 'https://books.example/v1/1/calls/nextphone',
    headers: {},
    rawBody: new TextEncoder().encode('{}'),
    status: 'received',
    attempts: 0,
    dueAt: at(0),
    leadIds: [],
    repeats: 0,
    ...over,
  },
})

export const saveLead = (leadId: string, expectedVersion: number, over: Partial<LeadRecord> = {}): Write => ({
  op: 'lead.save',
  expectedVersion,
  record: {
    realmId: '1',
    leadId,
    version: expectedVersion,
    state: initialState(leadId),
    stage: 'received',
    pricing: 'due',
    createdAt: at(0),
    updatedAt: at(0),
    attempts: 0,
    ...over,
  },
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

export const customer = (customerId: string, keys: string[], realmId = '1'): Write => {
  const record: CustomerRecord = {
    realmId,
    customerId,
    profile: { id: customerId, displayName: customerId, phones: [], emails: [], addresses: [], active: true },
    updatedAt: at(0),
  }
  return { op: 'customer.put', keys, record }
}
