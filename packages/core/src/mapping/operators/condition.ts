import type {
  BusinessHoursCondition,
  DayOfWeekCondition,
  HolidayCondition,
  SeasonCondition,
  TimeOfDayCondition,
} from './calendar.ts'
import type {
  BetweenCondition,
  EqualsCondition,
  ExistsCondition,
  InCondition,
  LimitCondition,
  StartsWithCondition,
} from './compare.ts'
import type {
  AreaCondition,
  CallerCondition,
  CustomerTypeCondition,
  IntentCondition,
  ServiceTypeCondition,
  UrgencyCondition,
} from './lead-facts.ts'
import type { AllCondition, AnyCondition, NotCondition } from './logic.ts'
import type { FieldCondition, PhraseCondition } from './phrase.ts'

/** What must hold for a rule; told apart by `op`. */
export type Condition =
  | AllCondition
  | AnyCondition
  | NotCondition
  | PhraseCondition
  | FieldCondition
  | EqualsCondition
  | InCondition
  | StartsWithCondition
  | LimitCondition
  | BetweenCondition
  | ExistsCondition
  | UrgencyCondition
  | IntentCondition
  | ServiceTypeCondition
  | CustomerTypeCondition
  | CallerCondition
  | AreaCondition
  | BusinessHoursCondition
  | TimeOfDayCondition
  | DayOfWeekCondition
  | HolidayCondition
  | SeasonCondition
