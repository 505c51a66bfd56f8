export type {
  DocumentRule,
  EventRule,
  FieldCondition,
  FieldMapping,
  FieldRule,
  FieldSource,
  LinesRule,
  MappedEventType,
} from './mapping.ts'
export { mappedEventTypes } from './mapping.ts'
export { FieldMappingError } from './mapping-error.ts'
export { fieldMappingJsonSchema, fieldMappingSchema } from './mapping-schema.ts'
export { parseFieldMapping } from './parse-mapping.ts'
export { findDrift, learnShape, type PayloadShape, type ShapeDrift } from './shape.ts'
export { type FieldSuggestion, suggestFields, suggestMapping } from './suggest-mapping.ts'
export { type LeadTarget, leadTargets } from './target.ts'
export { parseWhen, type When, type WhenContext, type WhenDoubt } from './when/when.ts'
