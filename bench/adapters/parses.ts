// Parses of a typical report a second, by processor time: node --conditions=@leadbooks/source adapters/parses.ts
import { type Adapter, type FieldMapping, nextphone, webhook, zapierMapping } from '@leadbooks/adapters'

const mapping: FieldMapping = {
  version: 1,
  id: 'id',
  fields: {
    'contact.name': 'caller.name',
    'contact.phones': 'caller.phone',
    'contact.emails': 'caller.email',
    'contact.address': 'caller.address',
    'request.text': 'summary',
    'request.serviceType': 'service',
    'request.urgency': 'urgency',
    'request.budget': 'budget',
    'appointment.raw': 'preferred_time',
    'call.id': 'call_id',
    'call.durationSeconds': { path: 'duration_ms', unit: 'milliseconds' },
    'call.transcript': 'transcript',
    occurredAt: 'ended_at',
  },
}
const report = {
  id: 'e1',
  caller: {
    name: 'Mike Chen',
    phone: '(555) 123-4567',
    email: 'mike@email.com',
    address: '123 Main St, Austin, TX 78701',
  },
  summary: 'AC not cooling, wants somebody today',
  service: 'HVAC',
  urgency: 'urgent',
  budget: '$500-$1,000',
  preferred_time: 'Thursday at 9',
  duration_ms: 182_000,
  transcript: 'Agent: Hello. Caller: my AC is not cooling. '.repeat(40),
  ended_at: '2026-11-23T20:01:00Z',
}
const flat = {
  caller_number: '(555) 123-4567',
  caller_name: 'Mike Chen',
  email: 'mike@email.com',
  message: 'AC not cooling',
  urgency: 'Urgent',
  wants: 'quote',
  budget: '$500',
}
const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }

const measure = async (name: string, adapter: Adapter, body: object): Promise<void> => {
  const deliveries = Array.from({ length: 200 }, (_, call) => ({
    method: 'POST',
    url: '/',
    headers: new Headers(),
    rawBody: new TextEncoder().encode(JSON.stringify({ ...body, id: `e${call}`, call_id: `c${call}` })),
    receivedAt: context.now,
  }))
  const run = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1)
      for (const delivery of deliveries) await adapter.parse(delivery, context)
  }
  await run(20)
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  await run(20)
  const { user, system } = process.cpuUsage(cpu)
  const perSecond = (seconds: number): number => Math.round(4000 / seconds)
  console.log(
    name,
    perSecond((user + system) / 1e6),
    'a second of processor time,',
    perSecond((performance.now() - wall) / 1000),
    'of wall time',
  )
}

await measure('a mapping of 13 fields', webhook({ name: 'x', mapping }), report)
await measure('the Zapier preset', webhook({ name: 'x', mapping: zapierMapping }), flat)
await measure('NextPhone', nextphone(), flat)
