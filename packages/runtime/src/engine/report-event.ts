import type { Issue, LeadEvent } from '@leadbooks/core'
import { leadOf } from '../inbox/process.ts'
import { erasedStage } from '../stores/changes.ts'
import { applyToLead } from './apply.ts'
import type { Engine } from './options.ts'
import { parseOwn } from './reported-event.ts'

/** An event that cannot be taken; `code` says why. */
export class EventError extends Error {
  override readonly name = 'EventError' as const
  readonly code: 'not-reportable' | 'invalid-event' | 'lead-not-found' | 'no-transactions'
  readonly retryable = false
  /** Each field of an `invalid-event` that is wrong. */
  readonly issues: Issue[]

  constructor(code: EventError['code'], message: string, issues: Issue[] = []) {
    super(message)
    this.code = code
    this.issues = issues
  }
}

/**
 * The engine on a transaction that the app has begun in its own database.
 *
 * @throws EventError when the store does not share a database with the app
 */
export const engineWithin = (engine: Engine, transaction: unknown): Engine => {
  if (transaction === undefined) return engine
  const store = engine.store.within?.(transaction)
  if (store === undefined)
    throw new EventError('no-transactions', `The store "${engine.store.name}" knows no transactions of the app's own.`)
  return { ...engine, store }
}

const typeOf = (input: unknown): string => {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : input
  return String(type).slice(0, 100)
}

/** @throws EventError naming every field that is wrong */
const check = (input: unknown, now: string): LeadEvent => {
  const parsed = parseOwn(input, now)
  if (parsed.ok) return parsed.event
  const { issues } = parsed
  const kind = issues.find(({ path }) => path === 'type')
  if (kind !== undefined)
    throw new EventError('not-reportable', `${typeOf(input)} is not reported from outside. ${kind.message}`, issues)
  const said = issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new EventError('invalid-event', `The event is not one that can be reported. ${said}`, issues)
}

/** Tells a lead what the business did, durably; see {@link LeadBooks.event}. */
export const reportEvent = async (engine: Engine, realmId: string, input: LeadEvent): Promise<{ leadId: string }> => {
  const event = check(input, engine.now())
  const leadId = await leadOf(engine, realmId, event)
  const lead = leadId === undefined ? undefined : await engine.store.readLead(realmId, leadId)
  if (leadId === undefined || lead === undefined || lead.stage === erasedStage)
    throw new EventError('lead-not-found', 'No lead of this realm has that id or ref.')
  await applyToLead(engine, { realmId, leadId }, () => [{ ...event, leadId }])
  engine.poke()
  return { leadId }
}
