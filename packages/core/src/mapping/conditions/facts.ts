import type { CustomerType, Intent, PostalAddress, Urgency } from '../../lead/lead.ts'
import type { LocalTime } from '../calendar/clock.ts'

/** What conditions ask about; `undefined` where nobody knows, so that the answer is unknown. */
export interface ConditionFacts {
  /** What is at a dotted path: a scalar or a list of scalars is compared, anything else is only known to be there. */
  value(path: string): unknown
  readonly urgency: Urgency | undefined
  readonly intents: readonly Intent[]
  readonly serviceType: string | undefined
  readonly customerType: CustomerType | undefined
  readonly isKnownCaller: boolean | undefined
  /** Where the work is. */
  readonly jobAddress: PostalAddress
  /** What the business's wall clock reads. */
  readonly local: LocalTime | undefined
  /** Whether that is inside business hours. */
  readonly isOpen: boolean | undefined
  /** Name of the holiday on that day; `''` for none. */
  readonly holiday: string | undefined
}

/** A test that asks for some of the facts only. */
export type Asks<Name extends keyof ConditionFacts> = Pick<ConditionFacts, Name>
