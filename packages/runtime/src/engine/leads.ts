import { type CommandFailure, type LeadProjection, project } from '@leadbooks/core'
import { handSteps, isStuck } from '../outbox/stuck.ts'
import { erasedStage } from '../stores/changes.ts'
import type { DeliveryRecord, LeadRecord, OutboxRecord, RejectionRecord, TimelineEntry } from '../stores/records.ts'
import type { Engine } from './options.ts'
import { policyOf } from './step.ts'

/** A lead as people see it: where it stands, and what is still to be done for it. */
export interface LeadView extends LeadProjection {
  realmId: string
  createdAt: string
  updatedAt: string
  /** Why the lead could not be priced so far; it is tried again. */
  error?: CommandFailure
  /** Commands given out, in order, with what became of them. */
  commands: CommandView[]
}

export interface CommandView
  extends Pick<OutboxRecord, 'key' | 'status' | 'attempts' | 'dueAt' | 'result' | 'error' | 'command'> {
  /** What to type into QuickBooks, or to do elsewhere, where the command does not get on: it fails, or waits for a person. */
  byHand?: string[]
}

export interface LeadSummary {
  leadId: string
  stage: string
  createdAt: string
  updatedAt: string
}

/** What came in from the phone services, and what was refused. */
export interface DeliveryList {
  deliveries: Omit<DeliveryRecord, 'rawBody'>[]
  /** Refused before anything of them could be trusted, counted by cause and hour. */
  rejections: RejectionRecord[]
}

export interface Leads {
  /** `undefined` when the realm has no such lead, or it is erased. */
  read(realmId: string, leadId: string): Promise<LeadView | undefined>
  /** Newest first; `before` is the `createdAt` of the last one seen. */
  list(realmId: string, page?: { limit?: number; before?: string }): Promise<LeadSummary[]>
  /** Everything that happened to a lead, oldest first. */
  timeline(realmId: string, leadId: string): Promise<TimelineEntry[]>
  /** Newest first. */
  deliveries(realmId: string, filter?: { status?: DeliveryRecord['status']; limit?: number }): Promise<DeliveryList>
}

const pageSize = 50
const mostCommands = 500

export const createLeads = (engine: Engine): Leads => {
  const view = async (record: LeadRecord): Promise<LeadView> => {
    const { realmId, leadId, createdAt, updatedAt, error } = record
    const policy = policyOf(await engine.tenantOf(realmId))
    const commands = await engine.store.listCommands(realmId, { leadId, limit: mostCommands })
    const projection = project(record.state, policy)
    return {
      ...projection,
      realmId,
      createdAt,
      updatedAt,
      ...(error === undefined || record.pricing === 'done' ? {} : { error }),
      commands: await Promise.all(
        commands.map(async (held) => {
          const { key, status, attempts, dueAt, result, error: problem, command } = held
          return {
            key,
            status,
            attempts,
            dueAt,
            command,
            ...(result === undefined ? {} : { result }),
            ...(problem === undefined ? {} : { error: problem }),
            ...(isStuck(held) ? { byHand: await handSteps(engine, held, projection) } : {}),
          }
        }),
      ),
    }
  }
  return {
    read: async (realmId, leadId) => {
      const record = await engine.store.readLead(realmId, leadId)
      return record === undefined || record.stage === erasedStage ? undefined : view(record)
    },
    list: async (realmId, { limit = pageSize, before } = {}) => {
      const records = await engine.store.listLeads(realmId, { limit, ...(before === undefined ? {} : { before }) })
      return records.map(({ leadId, stage, createdAt, updatedAt }) => ({ leadId, stage, createdAt, updatedAt }))
    },
    timeline: (realmId, leadId) => engine.store.timeline(realmId, leadId),
    deliveries: async (realmId, { status, limit = pageSize } = {}) => ({
      deliveries: (await engine.store.listDeliveries(realmId, status, { limit })).map(
        ({ rawBody: _, ...rest }) => rest,
      ),
      rejections: await engine.store.listRejections(realmId, limit),
    }),
  }
}
