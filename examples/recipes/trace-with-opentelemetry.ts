// Every attempt at QuickBooks becomes an OpenTelemetry span, with its status and intuit_tid and nothing secret.
import { createEmulator } from '@leadbooks/emulator'
import { createQuickBooks, type Observer } from '@leadbooks/qbo'
import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'

/** Spans for the attempts that were answered, events on them for what was tried again. */
const traced = (tracer: Tracer): Observer => ({
  onReply: ({ method, path, realmId, attempt, status, durationMs, intuitTid }) => {
    // Ids would make a new name for each record.
    const name = `${method} ${path.replace(/\/[^/]*\d[^/]*/g, '/{id}')}`
    const startTime = Date.now() - durationMs
    const span = tracer.startSpan(name, {
      kind: SpanKind.CLIENT,
      startTime,
      attributes: {
        'http.request.method': method,
        'http.response.status_code': status,
        'http.request.resend_count': attempt - 1,
        'quickbooks.realm_id': realmId,
        ...(intuitTid && { 'quickbooks.intuit_tid': intuitTid }),
      },
    })
    if (status >= 400) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end()
  },
  onThrottle: ({ realmId, delayMs }) => {
    const attributes = { 'quickbooks.realm_id': realmId, 'quickbooks.delay_ms': delayMs }
    tracer.startSpan('quickbooks throttled', { attributes }).end()
  },
})

const exporter = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const emulator = createEmulator({ company: 'empty' })
const qbo = createQuickBooks({
  realmId: '9341450000000001',
  environment: 'sandbox',
  auth: { accessToken: 'emulated' },
  fetch: emulator.fetch,
  observer: traced(provider.getTracer('@leadbooks/qbo')),
})

emulator.faults.next({ method: 'POST', kind: 'resetAfter' })
const customer = await qbo.customers.create({ DisplayName: 'Mike Chen' })
await qbo.customers.read(customer.Id)

exporter.getFinishedSpans().map(({ name, attributes }) => `${name} ${attributes['http.response.status_code']}`)
// => ['POST /customer 200', 'GET /customer/{id} 200']
