// Parses of a typical report, for every vendor: node --conditions=@leadbooks/source adapters/parses.ts
//
// Each delivery is a fresh object with fresh bytes, made before the clock starts, so that nothing is known of it. `us/parse` is the best
// of many short batches, since a loaded machine takes the processor away from the others; `cpu us` is the processor time of all of
// them, garbage collection and compilation in other threads included. `named` adds what a receiver does besides: it asks for the
// delivery's id and has it parsed then. `peer` is JSON.parse and JSON.stringify of the same body.

import { type Delivery, webhook, zapierMapping } from '@leadbooks/adapters'
import { context, deliveryOf, vendorCalls } from '../../packages/adapters/test/vendor-calls.ts'

const [batches, inBatch] = [200, 50]

const microsecondsOf = async <Given>(
  make: () => Given,
  work: (given: Given) => unknown,
): Promise<{ best: number; cpu: number }> => {
  let best = Number.POSITIVE_INFINITY
  let cpu = 0
  for (let batch = 0; batch < batches; batch += 1) {
    const given = Array.from({ length: inBatch }, make)
    const before = process.cpuUsage()
    const started = performance.now()
    for (const one of given) await work(one)
    best = Math.min(best, ((performance.now() - started) * 1000) / inBatch)
    const { user, system } = process.cpuUsage(before)
    cpu += user + system
  }
  return { best, cpu: cpu / (batches * inBatch) }
}

const turns =
  'Agent: How can I help you today?\nUser: My furnace stopped last night and there is no heat in the house.\n'

const measured = vendorCalls.flatMap(({ vendor, adapter, deliveries }) =>
  deliveries.map((one) => ({ vendor, adapter, ...one })),
)
const zapier = {
  vendor: 'webhook',
  adapter: webhook({ name: 'zapier', mapping: zapierMapping }),
  name: 'Zapier preset',
  body: {
    caller_number: '(555) 123-4567',
    caller_name: 'Mike Chen',
    email: 'mike@email.com',
    message: 'AC not cooling',
    urgency: 'Urgent',
    appointment_time: 'Thursday at 9',
    budget: '$500',
    transcript: turns.repeat(20),
  },
}

console.log(
  'vendor         delivery                              bytes   us/parse   parses/s   cpu us   named  times its peer',
)
for (const { vendor, adapter, name, body } of [...measured, zapier]) {
  const delivery = deliveryOf(body)
  const json = JSON.stringify(body instanceof URLSearchParams ? Object.fromEntries(body) : body)
  const fresh = (): Delivery => ({ ...delivery, rawBody: delivery.rawBody.slice() })
  const parse = (one: Delivery) => adapter.parse(one, context)
  const named = async (one: Delivery) => {
    await adapter.deliveryId(one)
    await adapter.parse(one, context)
  }
  for (let warm = 0; warm < 20_000; warm += 1) await parse(fresh())
  const { best: us, cpu } = await microsecondsOf(fresh, parse)
  const { best: withName } = await microsecondsOf(fresh, named)
  const { best: peer } = await microsecondsOf(
    () => json,
    () => JSON.stringify(JSON.parse(json)),
  )
  const columns = [
    us.toFixed(1).padStart(8),
    Math.round(1e6 / us)
      .toString()
      .padStart(10),
    cpu.toFixed(1).padStart(8),
    withName.toFixed(1).padStart(7),
    (us / peer).toFixed(1).padStart(10),
  ]
  console.log(vendor.padEnd(14), name.padEnd(36), String(delivery.rawBody.length).padStart(6), ...columns)
}
