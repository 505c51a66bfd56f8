import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

const spans = new InMemorySpanExporter()
const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)

/** What an app does that has OpenTelemetry. */
const register = (): MeterProvider => {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }))
  context.setGlobalContextManager(new AsyncLocalStorageContextManager())
  const meters = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: figures })] })
  metrics.setGlobalMeterProvider(meters)
  return meters
}

afterEach(() => {
  trace.disable()
  context.disable()
  metrics.disable()
  spans.reset()
  figures.reset()
})

it('tells an app’s OpenTelemetry of each delivery and each attempt at a command, and of no person', async () => {
  const { call, books } = scene()
  // Registered after LeadBooks was made: apps do.
  const meters = register()
  await call(mike)
  await books.drain()
  await meters.forceFlush()
  const finished = spans.getFinishedSpans()
  const commands = finished.filter(({ name }) => name === 'leadbooks.command')
  expect(commands.map(({ attributes }) => attributes['leadbooks.command'])).toEqual(
    expect.arrayContaining(['customer.ensure', 'estimate.create', 'estimate.send']),
  )
  for (const { attributes } of commands)
    expect(attributes).toMatchObject({ 'leadbooks.realm_id': realmId, 'leadbooks.lead_id': expect.any(String) })
  expect(finished.map(({ name }) => name)).toEqual(expect.arrayContaining(['leadbooks.receive', 'leadbooks.read']))
  const counted = figures.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics: all }) => all))
  const points = (wanted: string) =>
    counted
      .find(({ descriptor }) => descriptor.name === wanted)
      ?.dataPoints.map(({ attributes, value }) => ({ attributes, value }))
  expect(points('leadbooks.deliveries')).toEqual([
    { attributes: { adapter: 'nextphone', status: 'accepted' }, value: 1 },
  ])
  expect(points('leadbooks.commands')).toContainEqual({
    attributes: { command: 'estimate.create', outcome: 'done' },
    value: 1,
  })
  expect(points('leadbooks.quickbooks.requests')).toContainEqual({
    attributes: { method: 'POST', status: 200 },
    value: expect.any(Number),
  })
  const everything = JSON.stringify([
    finished.map(({ name, attributes, events }) => ({ name, attributes, events })),
    counted,
  ])
  for (const personal of ['Chen', 'mike@email.com', '5551234567', 'not cooling'])
    expect(everything).not.toContain(personal)
})

it('marks the span of a command that failed', async () => {
  register()
  const { call, books, emulator } = scene()
  emulator.faults.next({ kind: 'serverError', path: /estimate$/ })
  await call(mike)
  await books.drain()
  const failed = spans.getFinishedSpans().filter(({ status }) => status.code === 2)
  expect(failed.map(({ attributes }) => attributes['leadbooks.command'])).toEqual(['estimate.create'])
})

it('works the same for an app that has none', async () => {
  const { call, books, estimates } = scene()
  await call(mike)
  await books.drain()
  expect(estimates()).toHaveLength(1)
  expect(spans.getFinishedSpans()).toEqual([])
})

it('speaks to the telemetry that is passed, and not to the registered one', async () => {
  register()
  const own = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(own)] })
  const { call } = scene({ telemetry: { trace: provider } })
  await call(mike)
  expect(own.getFinishedSpans().map(({ name }) => name)).toEqual(['leadbooks.receive'])
  expect(spans.getFinishedSpans()).toEqual([])
})
