/**
 * The part of OpenTelemetry's API that is used. `trace` and `metrics` of `@opentelemetry/api` fit as they are.
 *
 * @see https://opentelemetry.io/docs/specs/otel/
 */
export interface Telemetry {
  trace?: { getTracer(name: string): TelemetryTracer }
  metrics?: { getMeter(name: string): TelemetryMeter }
}

/** Values that say what a span or a figure is about: never a name, a number or an address of a person. */
export type TelemetryAttributes = Record<string, string | number>

/** A span of OpenTelemetry, as far as it is used. */
export interface TelemetrySpan {
  setAttributes(attributes: TelemetryAttributes): unknown
  setStatus(status: { code: number }): unknown
  recordException(exception: { name: string; message?: string }): unknown
  end(): void
}

/** A tracer of OpenTelemetry, as far as it is used. */
export interface TelemetryTracer {
  startActiveSpan<T>(name: string, options: { attributes: TelemetryAttributes }, work: (span: TelemetrySpan) => T): T
}

/** A meter of OpenTelemetry, as far as it is used. */
export interface TelemetryMeter {
  createCounter(
    name: string,
    options: { description: string },
  ): { add(value: number, attributes: TelemetryAttributes): void }
  createHistogram(
    name: string,
    options: { description: string; unit: string },
  ): { record(value: number, attributes: TelemetryAttributes): void }
}

/** What the engine tells of its work. */
export interface Instruments {
  /** Does `work` within a span, which ends with it; a failure marks the span. */
  span<T>(name: string, attributes: TelemetryAttributes, work: () => Promise<T>): Promise<T>
  count(name: keyof typeof counters, attributes: TelemetryAttributes): void
  /** Notes how long something took, in milliseconds. */
  took(name: keyof typeof durations, durationMs: number, attributes: TelemetryAttributes): void
}

const counters = {
  'leadbooks.deliveries': 'Deliveries of phone services, by what became of them',
  'leadbooks.commands': 'Attempts at commands, by type and outcome',
  'leadbooks.quickbooks.requests': 'Requests to QuickBooks, by method and status',
} as const

const durations = {
  'leadbooks.delivery.duration': 'From a delivery to its answer',
  'leadbooks.command.duration': 'One attempt at a command',
} as const

const scope = '@leadbooks/runtime'
const errorStatus = 2

/** Where `@opentelemetry/api` keeps what the app has registered, for all its copies in one process. */
const registered = (): Telemetry => {
  const api: unknown = Reflect.get(globalThis, Symbol.for('opentelemetry.js.api.1'))
  return typeof api === 'object' && api !== null ? api : {}
}

/** Makes something once for as long as its source stays the same. */
const held = <Source extends object, T>(make: (source: Source) => T): ((source: Source) => T) => {
  const made = new WeakMap<Source, T>()
  return (source) => {
    const known = made.get(source)
    if (known !== undefined) return known
    const fresh = make(source)
    made.set(source, fresh)
    return fresh
  }
}

const tracerOf = held((trace: NonNullable<Telemetry['trace']>) => trace.getTracer(scope))

const figuresOf = held((metrics: NonNullable<Telemetry['metrics']>) => {
  const meter = metrics.getMeter(scope)
  return {
    counters: new Map(
      Object.entries(counters).map(([name, description]) => [name, meter.createCounter(name, { description })]),
    ),
    durations: new Map(
      Object.entries(durations).map(([name, description]) => [
        name,
        meter.createHistogram(name, { description, unit: 's' }),
      ]),
    ),
  }
})

/** Speaks to the telemetry that was passed, else to what the app has registered by then, else to nobody. */
export const instruments = (telemetry: Telemetry | undefined): Instruments => {
  const current = (): Telemetry => telemetry ?? registered()
  return {
    span: async (name, attributes, work) => {
      const { trace } = current()
      if (trace === undefined) return work()
      return tracerOf(trace).startActiveSpan(name, { attributes }, async (span) => {
        try {
          return await work()
        } catch (error) {
          // The name alone: a message may speak of people.
          span.recordException({ name: error instanceof Error ? error.name : 'unknown' })
          span.setStatus({ code: errorStatus })
          throw error
        } finally {
          span.end()
        }
      })
    },
    count: (name, attributes) => {
      const { metrics } = current()
      if (metrics !== undefined) figuresOf(metrics).counters.get(name)?.add(1, attributes)
    },
    took: (name, durationMs, attributes) => {
      const { metrics } = current()
      if (metrics !== undefined)
        figuresOf(metrics)
          .durations.get(name)
          ?.record(durationMs / 1_000, attributes)
    },
  }
}
