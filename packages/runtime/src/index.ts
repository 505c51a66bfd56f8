export { type ApiKey, ApiKeyError, type ApiKeys, type NewApiKey } from './access/api-keys.ts'
export {
  ApprovalError,
  type ApprovalLink,
  type ApprovalSubject,
  type Approvals,
  type ApprovalView,
} from './approvals/approvals.ts'
export { tokenStoreIn } from './connect/token-store.ts'
export { CustomerChangeError } from './customers/change-customers.ts'
export type { Customers, CustomerTransactions } from './customers/customers.ts'
export type { CustomerField } from './customers/fields.ts'
export { type FieldSides, type FieldWinner, mergeFields, type Snapshot } from './customers/merge-fields.ts'
export type { Transaction } from './customers/transaction.ts'
export type { Caller, CallerCustomer, CallerForAgent, Callers } from './engine/callers.ts'
export { type Clock, systemClock } from './engine/clock.ts'
export type { DryRun } from './engine/dry-run.ts'
export type { Funnel, FunnelStep } from './engine/funnel.ts'
export type { GoLive, GoLiveStage } from './engine/go-live.ts'
export { createLeadBooks, type LeadBooks, type Stats } from './engine/leadbooks.ts'
export type { CommandView, DeliveryList, LeadSummary, Leads, LeadView } from './engine/leads.ts'
export type { Limits, Rate } from './engine/limits.ts'
export { jsonLogger, type Logger } from './engine/logger.ts'
export type { LeadBooksOptions, Principal, QuickBooksParts, Rates, Scope } from './engine/options.ts'
export type { DrainReport } from './engine/pump.ts'
export { EventError } from './engine/report-event.ts'
export type {
  Telemetry,
  TelemetryAttributes,
  TelemetryMeter,
  TelemetrySpan,
  TelemetryTracer,
} from './engine/telemetry.ts'
export {
  type CalendarFeed,
  type CrmEndpoint,
  type Senders,
  type TenantConfig,
  UnknownRealmError,
} from './engine/tenant.ts'
export type { ErrorBody } from './http/reply.ts'
export type { Received } from './inbox/receive.ts'
export type { Calendar, CalendarEntry } from './outbox/calendar.ts'
export type { DeadLetter, DeadLetters } from './outbox/dead-letters.ts'
export type { OptOut, OptOuts } from './outbox/opt-outs.ts'
export type { PersonDeletion, Remaining } from './privacy/delete-person.ts'
export type { DeliveryCopy, LeadCopy, People, PersonExport } from './privacy/people.ts'
export type { Retention } from './privacy/retention.ts'
export { PersonError, type Who } from './privacy/who.ts'
export {
  type SharedRateLimiterOptions,
  type SharedRateLimits,
  sharedRateLimiter,
} from './quickbooks/shared-rate-limiter.ts'
export { type Resolution, ReviewError, type Reviews } from './reviews/reviews.ts'
export type { PublishedSettings, PublishOptions, Settings, SettingsVersion } from './settings/settings.ts'
export { SettingsError } from './settings/settings-error.ts'
export type * from './stores/records.ts'
export { SealedStoreError, sealedStore } from './stores/sealed.ts'
export type * from './stores/store.ts'
export type { ImportOptions, ImportProgress, ImportReport } from './sync/import.ts'
export { importBar } from './sync/import-bar.ts'
export type { ImportPhase } from './sync/import-plan.ts'
export type { Drift } from './sync/reconcile.ts'
export { type MeteredBudget, planSweeps, type SweepPlan, type SweepState } from './sync/sweep-plan.ts'
