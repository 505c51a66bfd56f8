import type { Command } from '../commands.ts'
import type { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { LeadView } from '../projection/lead-view.ts'
import type { Subject } from '../projection/occurrences.ts'

type WithoutKey<Member> = Member extends unknown ? Omit<Member, 'key'> : never

/** A command before it has its key. */
export type CommandBody = WithoutKey<Command>

/** A command that is wanted now, whether or not it was given out before. */
export interface Wish {
  /** What it is for; with the lead and the generation it makes the key. */
  purpose: string
  generation: number
  /** Id of the trigger that wants it; absent where no trigger but the lead's own state does. */
  trigger?: string
  /** What it is about, kept in the log so that a later wish can be compared with it. */
  about?: string
  /** Instant of the fact that it is made from. */
  asOf?: string
  /** What it bills ahead of the work, kept in the log so that the rest can be reckoned before QuickBooks has answered. */
  amount?: string
  /** Puts it into words, which is worth the while only where it was not given out before. */
  command: () => CommandBody
}

/** A lead as it stands under a policy. */
export interface Standpoint {
  projection: LeadView
  state: OpenLead
  policy: TriggerPolicy
}

/** What a wish is made from. */
export interface WishContext extends Standpoint {
  subject: Subject
  /** Bills ahead of the work that are wished for already. */
  advances: readonly Wish[]
  /** Keys of what is wished for already. */
  wished: { has(key: string): boolean }
}
