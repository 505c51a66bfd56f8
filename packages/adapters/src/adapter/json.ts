import type { JsonObject, JsonValue } from 'type-fest'

/** Tells a JSON object from an array, `null` and scalars. */
export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
