export { type BacktestOptions, backtest } from './backtest/backtest.ts'
export type * from './backtest/report.ts'
export { type BusinessClock, businessClock } from './calendar/business-clock.ts'
export type { FactCondition } from './conditions/evaluate.ts'
export type { ConditionFacts } from './conditions/facts.ts'
export { type ValueCondition, valueTest } from './conditions/value-condition.ts'
export { valueConditionIssues } from './conditions/value-condition-issues.ts'
export type * from './contract.ts'
export type { Example, Finding } from './lint/finding.ts'
export { lintRules } from './lint/lint.ts'
export type {
  BusinessHoursCondition,
  DayOfWeekCondition,
  HolidayCondition,
  Season,
  SeasonCondition,
  TimeOfDayCondition,
} from './operators/calendar.ts'
export type {
  BetweenCondition,
  EqualsCondition,
  ExistsCondition,
  InCondition,
  LimitCondition,
  Scalar,
  StartsWithCondition,
} from './operators/compare.ts'
export type { Condition } from './operators/condition.ts'
export type {
  AreaCondition,
  CallerCondition,
  CustomerTypeCondition,
  IntentCondition,
  ServiceTypeCondition,
  UrgencyCondition,
} from './operators/lead-facts.ts'
export type { LeadPath } from './operators/lead-path.ts'
export type { AllCondition, AnyCondition, NotCondition } from './operators/logic.ts'
export type { FieldCondition, PhraseCondition } from './operators/phrase.ts'
export { valueConditionSchema } from './operators/value-condition-schema.ts'
export { compileRules } from './rules/compile.ts'
export { MappingRulesError } from './rules/error.ts'
export { MappingContextError } from './rules/rule-set.ts'
export type * from './rules/rules.ts'
export { mappingRulesJsonSchema, mappingRulesSchema } from './rules/schema.ts'
export { compileVersions, type RuleVersions } from './rules/versions.ts'
export { detectIntents, type IntentFinding } from './text/intents.ts'
export type { PhraseOrder } from './text/phrase.ts'
export { type SpokenPhrase, spokenPhrases } from './text/spoken-phrases.ts'
export { detectUrgency, type UrgencyFinding } from './text/urgency.ts'
