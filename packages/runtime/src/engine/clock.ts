/** Tells the time; tests and demos bring their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** @returns the instant as ISO 8601 in UTC with milliseconds, whose text sorts as time does */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
