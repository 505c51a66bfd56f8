import type { TriggerCondition } from '../condition.ts'

/** The caller wants one of these. */
export const wantsAny = (...values: string[]): TriggerCondition => ({ op: 'in', path: 'intents', values })
/** This does not hold. */
export const not = (of: TriggerCondition): TriggerCondition => ({ op: 'not', of })
/** All of these hold. */
export const all = (...of: TriggerCondition[]): TriggerCondition => ({ op: 'all', of })
/** One of these holds. */
export const any = (...of: TriggerCondition[]): TriggerCondition => ({ op: 'any', of })
/** So much is known of who is calling. */
export const standing = (...values: string[]): TriggerCondition => ({ op: 'in', path: 'contact.standing', values })
/** This is doubtful about who is calling. */
export const doubt = (value: string): TriggerCondition => ({ op: 'in', path: 'contact.doubts', values: [value] })
/** The work is this pressing. */
export const pressing = (value: string): TriggerCondition => ({ op: 'equals', path: 'urgency', value })

/** Somebody sells something, or dialled at random. */
export const isSpam: TriggerCondition = wantsAny('spam')
/** The rules have priced something. */
export const hasLines: TriggerCondition = { op: 'exists', path: 'pricing.lines.0' }
/** Another system has sent a deal, a sale or an invoice. */
export const hasDocument: TriggerCondition = { op: 'exists', path: 'documents.0' }
/** The call is about work in progress, or complains. */
export const concernsOldWork: TriggerCondition = wantsAny('complaint', 'existing-job')
