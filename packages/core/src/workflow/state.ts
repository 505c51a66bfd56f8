import type { CommandType } from './commands.ts'
import type { LeadEvent, LeadEventType } from './events.ts'

type WithoutLeadId<Event> = Event extends unknown ? Omit<Event, 'leadId'> : never

/** A thing that happened, kept as the event that told of it. Where several events tell of one thing, the one that counts is kept. */
export type Fact = WithoutLeadId<Exclude<LeadEvent, { type: 'clock.woke' }>>

type Narrow<Member, Type> = Member extends { type: infer Own }
  ? Own & Type extends never
    ? never
    : Omit<Member, 'type'> & { type: Own & Type }
  : never

/** The fact that events of a type become. */
export type FactOf<Type extends LeadEventType> = Narrow<Fact, Type>

/** One line of the log of commands that a lead has given out. */
export interface IssuedCommand {
  type: CommandType
  /** Instant of the event that led to it. */
  at: string
  /** Id of the trigger that wanted it. */
  trigger?: string
  /** What it bills ahead of the work, a decimal string. */
  amount?: string
  /** The customer it was made for. */
  customerId?: string
  /** Instant of the fact it was made from, where a later such fact may replace it. */
  asOf?: string
  /** What it was about, in words that change only with the thing itself: the lines of a quote, the time of an appointment. */
  about?: string
}

/**
 * All that is known and done about one lead, as plain JSON: store it as it is.
 *
 * `facts` is a set without order, keyed by kind and id; `issued` is the log of commands, by key. Everything else about a lead
 * is computed from these by {@link project}.
 */
export interface LeadState {
  version: 1
  leadId: string
  /** The latest instant at which the clock woke this lead; absent until it first does. */
  now?: string
  facts: Record<string, Fact>
  issued: Record<string, IssuedCommand>
  /**
   * Under which rules nothing more is wanted, so that an event is asked only about what it touches. Without it everything
   * is looked at again: it saves time and never changes what comes out.
   */
  settled?: Settled
}

/** A mark that a lead was looked at under a policy and what was wanted was given out. */
export interface Settled {
  /** Stands for the policy and the version of the rules. */
  under: string
  /** What was touched since, by the commands given out last; bits that only the same version of the rules reads. */
  but: number
}

/**
 * Starts a lead that nothing is known about yet.
 *
 * @example
 * import { initialState } from '@leadbooks/core'
 *
 * initialState('nextphone:42') // => { version: 1, leadId: 'nextphone:42', facts: {}, issued: {} }
 */
export const initialState = (leadId: string): LeadState => ({ version: 1, leadId, facts: {}, issued: {} })
