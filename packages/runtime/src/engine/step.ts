import {
  type Command,
  defaultTriggers,
  initialState,
  type LeadEvent,
  nextWake,
  project,
  type TriggerPolicy,
  transition,
} from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import { laneOf } from '../quickbooks/executor.ts'
import type { LeadRecord, RefKind, TimelineEntry } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { triggersInUse } from './go-live.ts'
import type { TenantConfig } from './tenant.ts'

export const policyOf = ({ triggers: policy = defaultTriggers, goLive, timeZone }: TenantConfig): TriggerPolicy => ({
  ...policy,
  ...(goLive?.triggers === undefined ? {} : { triggers: triggersInUse(policy.triggers, goLive) }),
  timeZone,
})

export const newLead = (realmId: string, leadId: string, now: string): LeadRecord => ({
  realmId,
  leadId,
  version: 0,
  state: initialState(leadId),
  stage: 'received',
  pricing: 'waiting',
  createdAt: now,
  updatedAt: now,
  attempts: 0,
})

/** What a lead's history keeps of an event: that it came and what it was about, not a second copy of the call. */
const summary = (event: LeadEvent): JsonObject => {
  switch (event.type) {
    case 'lead.received':
    case 'lead.updated':
      return { source: event.lead.source }
    case 'lead.priced':
      return {
        totalBeforeTax: event.result.totalBeforeTax,
        lines: event.result.lines.length,
        rulesHash: event.result.rulesHash,
      }
    case 'customer.resolved':
      return { customerId: event.customerId, how: event.how }
    case 'command.completed':
      return { key: event.key, result: { ...event.result } }
    case 'command.failed':
      return { key: event.key, code: event.error.code, message: event.error.message, final: event.final }
    case 'review.opened':
    case 'review.resolved':
      return { reviewId: event.reviewId }
    default:
      return {}
  }
}

const refKinds: readonly RefKind[] = ['callId', 'dealId', 'estimateId', 'invoiceId', 'paymentId']

const refsOf = (event: LeadEvent): [RefKind, string][] => {
  const named = refKinds.flatMap((kind): [RefKind, string][] => {
    const value = event.refs?.[kind]
    return value === undefined ? [] : [[kind, value]]
  })
  if (event.type === 'customer.resolved') return [...named, ['customerId', event.customerId]]
  const callId = 'lead' in event ? event.lead.call?.id : undefined
  return callId === undefined ? named : [...named, ['callId', callId]]
}

const pricingAfter = (
  record: LeadRecord,
  event: LeadEvent,
  now: string,
  settleMs: number,
): Pick<LeadRecord, 'pricing' | 'dueAt'> | undefined => {
  if (record.pricing === 'done' || (event.type !== 'lead.received' && event.type !== 'lead.updated')) return undefined
  if (event.lead.complete !== false) return { pricing: 'due', dueAt: now }
  return { pricing: 'waiting', dueAt: new Date(Date.parse(now) + settleMs).toISOString() }
}

const earlier = (left: string | undefined, right: string | undefined): string | undefined =>
  left === undefined || (right !== undefined && right < left) ? right : left

/** What a step leads to: the lead as it is now, and everything to be committed with it. */
export interface Step {
  record: LeadRecord
  writes: Write[]
}

/**
 * Tells a lead what happened and works out what follows, without touching anything: new state, commands for the outbox,
 * refs and history, all as writes of one transaction that the lead's version guards.
 */
export const computeStep = (
  before: LeadRecord,
  events: readonly LeadEvent[],
  { tenant, now, settleMs }: { tenant: TenantConfig; now: string; settleMs: number },
): Step => {
  const { realmId, leadId } = before
  const policy = policyOf(tenant)
  const entry = (kind: TimelineEntry['kind'], name: string, data: JsonObject): Write => ({
    op: 'timeline.append',
    entry: { realmId, leadId, at: now, kind, name, data },
  })
  const insert = (command: Command, trigger: string | undefined): Write => ({
    op: 'command.insert',
    record: {
      ...(trigger === undefined ? {} : { trigger }),
      realmId,
      leadId,
      key: command.key,
      lane: laneOf(command.type),
      command,
      status: 'ready',
      attempts: 0,
      dueAt: now,
      createdAt: now,
    },
  })

  let record = before
  const writes: Write[] = []
  for (const event of events) {
    const { state, commands, note } = transition(record.state, event, policy)
    const pricing = pricingAfter(record, event, now, settleMs)
    record = { ...record, state, ...pricing, ...(event.type === 'lead.priced' ? { pricing: 'done' } : {}) }
    if (event.type !== 'clock.woke') writes.push(entry('event', event.type, { id: event.id, ...summary(event) }))
    if (note !== undefined && event.type !== 'clock.woke') writes.push(entry('note', event.type, { note }))
    for (const command of commands)
      writes.push(
        insert(command, state.issued[command.key]?.trigger),
        entry('command', command.type, { key: command.key }),
      )
    for (const [kind, value] of refsOf(event)) writes.push({ op: 'ref.put', realmId, kind, value, leadId })
  }

  const { dueAt: pricingAt, ...rest } = record
  const dueAt = earlier(record.pricing === 'done' ? undefined : pricingAt, nextWake(record.state, policy))
  const next: LeadRecord = {
    ...rest,
    stage: project(record.state, policy).stage,
    updatedAt: now,
    ...(dueAt === undefined ? {} : { dueAt }),
  }
  return { record: next, writes: [{ op: 'lead.save', expectedVersion: before.version, record: next }, ...writes] }
}
