import type { Command, CommandResult, CommandType, LeadEvent } from '@leadbooks/core'
import type { QuickBooks, RequestOptions } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import type { TenantConfig } from '../engine/tenant.ts'
import type { OutboxRecord, ReviewRecord } from '../stores/records.ts'
import type { Store, Write } from '../stores/store.ts'

/** What came of an attempt that did not fail. */
export type Outcome =
  /** Done: `also` is committed together with the result, `events` are told to the lead before `command.completed`. */
  | { kind: 'done'; result: CommandResult; also?: Write[]; events?: EngineEvent[] }
  /** A person decides; the command waits and `events` are told to the lead. */
  | { kind: 'wait'; review: Omit<ReviewRecord, 'realmId' | 'status' | 'openedAt'>; events?: EngineEvent[] }
  /** Not yet, through nobody's fault: tried again after `delayMs`, without counting as a failed attempt. */
  | { kind: 'again'; delayMs: number; reason: string }

/** An event before it is given its time and lead. */
export type EngineEvent = LeadEvent extends infer Event
  ? Event extends LeadEvent
    ? Omit<Event, 'at' | 'leadId'>
    : never
  : never

/** The lease on a command was lost: another process carries on, this one stops without a word. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError' as const
  readonly code = 'lease-lost'
  readonly retryable = true
}

/** What a handler may know and do. */
export interface HandlerContext {
  realmId: string
  leadId: string
  record: OutboxRecord
  tenant: TenantConfig
  store: Store
  quickbooks: QuickBooks
  /** ISO 8601 instant. */
  now(): string
  /**
   * Commits what was decided, and `also` with it, before anything is sent; a restart finds it in `record.progress`.
   *
   * @returns the guard that refused, where the store has moved on
   * @throws LeaseLostError
   */
  progress(progress: JsonObject, also?: Write[]): Promise<'customers-revision' | 'usage-limit' | undefined>
  /** Makes a link by which the customer answers the lead's estimate; `undefined` where the app has no address. */
  approvalUrl(): Promise<string | undefined>
  /** Options of a call to QuickBooks: its replies go into the lead's history, with the `intuit_tid` of each. */
  request(requestId?: string): RequestOptions
}

/** Carries out one type of command. It may be run again at any point, by this process or another. */
export type Handler<Type extends CommandType> = (
  command: Extract<Command, { type: Type }>,
  context: HandlerContext,
) => Promise<Outcome>
