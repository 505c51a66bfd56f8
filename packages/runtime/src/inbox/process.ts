import type { Delivery } from '@leadbooks/adapters'
import type { LeadEvent } from '@leadbooks/core'
import type { Engine } from '../engine/options.ts'
import { withDetected } from '../engine/pricing.ts'
import { computeStep, newLead } from '../engine/step.ts'
import { backoffMs } from '../outbox/backoff.ts'
import { classify } from '../outbox/failure.ts'
import { erasedStage } from '../stores/changes.ts'
import type { DeliveryRecord, RefKind } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { askAboutDelivery, contextOf } from './receive.ts'

const stepTries = 50

const asDelivery = ({ method, url, headers, rawBody, receivedAt }: DeliveryRecord): Delivery => ({
  method,
  url,
  headers: new Headers(headers),
  rawBody,
  receivedAt,
})

/** Finds the lead an event is about: the one it names, the one its call is, or one that a ref points at. */
export const leadOf = async (engine: Engine, realmId: string, event: LeadEvent): Promise<string | undefined> => {
  if (event.leadId !== undefined) return event.leadId
  if ('lead' in event) return event.lead.id
  for (const [kind, value] of Object.entries(event.refs ?? {}) as [RefKind, string][]) {
    // LeadRefs has these keys alone
    const leadId = await engine.store.findLead(realmId, kind, value)
    if (leadId !== undefined) return leadId
  }
  return undefined
}

const byLead = async (
  engine: Engine,
  realmId: string,
  events: readonly LeadEvent[],
): Promise<Map<string, LeadEvent[]>> => {
  const groups = new Map<string, LeadEvent[]>()
  for (const event of events) {
    const leadId = await leadOf(engine, realmId, event)
    if (leadId === undefined) continue
    groups.set(leadId, [...(groups.get(leadId) ?? []), { ...event, leadId }])
  }
  return groups
}

/** Tells the leads of a delivery what it says, in the transaction that settles it: read twice at once, it counts once. */
const apply = async (engine: Engine, record: DeliveryRecord): Promise<void> => {
  const { realmId, adapter: name, deliveryId } = record
  const tenant = await engine.tenantOf(realmId)
  const adapter = engine.adapters.find((candidate) => candidate.name === name)
  if (adapter === undefined) throw new Error(`The adapter ${name} is no longer installed.`)
  const parsed = await adapter.parse(asDelivery(record), contextOf(engine, tenant, name, record.receivedAt))
  const settleMs = adapter.settleSeconds === undefined ? engine.settleMs : adapter.settleSeconds * 1_000
  const events = parsed.kind === 'events' ? parsed.events.map(withDetected) : []
  for (let tries = 0; tries < stepTries; tries += 1) {
    const now = engine.now()
    const groups = await byLead(engine, realmId, events)
    const writes: Write[] = []
    const leadIds: string[] = []
    for (const [leadId, told] of groups) {
      const before = (await engine.store.readLead(realmId, leadId)) ?? newLead(realmId, leadId, now)
      // An erased lead is told nothing any more, whoever sends the call again.
      if (before.stage === erasedStage) continue
      leadIds.push(leadId)
      writes.push(...computeStep(before, told, { tenant, now, settleMs }).writes)
    }
    const status = leadIds.length === 0 ? 'ignored' : 'processed'
    if (leadIds.length < groups.size) writes.push({ op: 'delivery.empty', realmId, adapter: name, deliveryId, at: now })
    const outcome = await engine.store.commit([
      { op: 'delivery.settle', realmId, adapter: name, deliveryId, status, leadIds },
      ...writes,
    ])
    if (outcome.ok)
      for (const leadId of leadIds)
        engine.logger.log('info', 'delivery.read', { realmId, leadId, adapter: name, deliveryId })
    if (outcome.ok || outcome.conflict !== 'lead-version') return
  }
  throw new Error(`The leads of delivery ${deliveryId} keep changing.`)
}

/** Reads a stored delivery; one that cannot be read now is tried again, or put before a person, and never lost. */
export const processDelivery = async (engine: Engine, record: DeliveryRecord): Promise<void> => {
  const { realmId, adapter, deliveryId } = record
  try {
    const attributes = { 'leadbooks.realm_id': realmId, 'leadbooks.adapter': adapter }
    await engine.telemetry.span('leadbooks.read', attributes, () => apply(engine, record))
  } catch (cause) {
    const attempts = record.attempts + 1
    const { error, retryable } = classify(cause)
    const dueAt = new Date(engine.clock.now() + backoffMs(attempts)).toISOString()
    engine.logger.log('error', 'delivery.failed', { realmId, adapter, deliveryId, attempts, code: error.code })
    await engine.store.commit([
      {
        op: 'delivery.settle',
        realmId,
        adapter,
        deliveryId,
        attempts,
        error,
        ...(retryable ? { status: 'received', dueAt } : { status: 'rejected' }),
      },
      ...(retryable ? [] : [askAboutDelivery(record, error, engine.now())]),
    ])
  }
}
