import { parseLead } from '@leadbooks/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Adapter, Delivery, ParsedDelivery, ReceiveResult } from '../../src/index.ts'
import { DeliveryError } from '../../src/index.ts'
import { listReference, readReference, withoutReference } from '../reference.ts'
import { context, deliveryOf, vendorCalls } from '../vendor-calls.ts'

/** A delivery is read, ignored, answered, or refused with the documented error; nothing else, whatever it holds. */
const survives = async (adapter: Adapter, delivery: Delivery): Promise<void> => {
  const id = await adapter.deliveryId(delivery)
  expect(id).not.toBe('')
  expect(await adapter.deliveryId(delivery)).toBe(id)
  expect(await adapter.verify(delivery, context)).toHaveProperty('ok')
  const outcome: ParsedDelivery | Error = await adapter.parse(delivery, context).catch((error: Error) => error)
  if (outcome instanceof DeliveryError) expect(outcome.issues.length).toBeGreaterThan(0)
  else if (outcome instanceof Error) throw outcome
  else if (outcome.kind === 'events')
    // Adapters keep to a lead's bounds by themselves.
    for (const event of outcome.events) if ('lead' in event) expect(parseLead(event.lead)).toEqual(event.lead)
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    ...[null, true, false, 0, -1, 1e308, 12.5, '', ' ', 'N/A', '{{x}}', '__proto__', 'constructor', '\u0000', '\ud800'],
    ...[
      'x'.repeat(70_000),
      '9'.repeat(400),
      '2026-13-45T99:99:99Z',
      '{"__proto__":{"a":1}}',
      'https://',
      'javascript:alert(1)',
    ],
    ...[
      [],
      {},
      [[]],
      [null],
      [{}],
      { name: 'x', value: '__proto__' },
      [{ name: '__proto__', value: 1 }],
      { a: { b: { c: {} } } },
    ],
    ...[
      'x '.repeat(240),
      '+491234',
      '+1512',
      'anonymous',
      '＋１５１２８６７５３１０',
      'Ann\u202eeeL',
      '1'.repeat(30),
      '2026-11-23',
      '13:00',
      '$5-',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
)

const placesIn = (value: Json, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, child]) => placesIn(child ?? null, [...path, key]))]
    : [path]

/** Puts a value in one place, or with `undefined` takes away what is there. */
const changed = (value: Json, [step, ...rest]: string[], put: Json | undefined): Json | undefined => {
  if (step === undefined) return put
  if (typeof value !== 'object' || value === null) return value
  const copy: { [key: string]: Json } = { ...(value as { [key: string]: Json }) } // a list is written as an object with numbers, which is one more wrong type
  const next = changed(copy[step] ?? null, rest, put)
  if (next === undefined) delete copy[step]
  else copy[step] = next
  return Array.isArray(value) ? Object.values(copy) : copy
}

const examples = vendorCalls.flatMap(({ vendor, adapter, deliveries }) =>
  deliveries.map(({ name, body }) => ({ title: `${vendor} ${name}`, adapter, body })),
)

const adapters = [...new Map(vendorCalls.map(({ adapter }) => [adapter.name, adapter])).values()]

const samplesOf = (adapter: Adapter) => {
  return listReference(`webhook-samples/${adapter.name}`).map((file) => {
    // every sample file wraps its payload in `body`
    const { content_type, body } = readReference(`webhook-samples/${adapter.name}/${file}`) as {
      content_type: string
      body: Record<string, string>
    }
    const isForm = content_type.includes('form')
    return { title: `published: ${adapter.name} ${file}`, adapter, body: isForm ? new URLSearchParams(body) : body }
  })
}

const deliveries = [...examples, ...(withoutReference ? [] : adapters.flatMap(samplesOf))]

describe.each(deliveries)('$title', ({ adapter, body }) => {
  test('survives wrong types, missing members and strange texts in every place', async () => {
    const isForm = body instanceof URLSearchParams
    const original: Json = isForm ? Object.fromEntries(body) : JSON.parse(JSON.stringify(body))
    const places = placesIn(original).slice(1)
    const write = (value: Json | undefined): unknown =>
      isForm
        ? new URLSearchParams(
            Object.entries(value ?? {}).map(([name, each]) => [
              name,
              typeof each === 'string' ? each : (JSON.stringify(each) ?? ''),
            ]),
          )
        : JSON.stringify(value)
    // Every place once with nothing, with null and with each other kind of value.
    for (const place of places)
      for (const put of [undefined, null, 7, [], { a: 1 }])
        await survives(adapter, deliveryOf(write(changed(original, place, put))))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...places), hostile), { minLength: 1, maxLength: 5 }),
        async (changes) => {
          const mutant = changes.reduce<Json>((value, [place, put]) => changed(value, place, put) ?? null, original)
          await survives(adapter, deliveryOf(write(mutant)))
        },
      ),
      { numRuns: 15 },
    )
  }, 30_000)
})

describe.each(adapters)('$name', (adapter) => {
  test('refuses what is too large, too deep, too much or no body of its kind', async () => {
    const bodies = [
      '',
      'null',
      '[]',
      '"x"',
      '12',
      '{',
      `{"a":"${'x'.repeat(adapter.name === 'vapi' ? 5_300_000 : 1_060_000)}"}`,
      `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
      `{"a":[${'1,'.repeat(adapter.name === 'vapi' ? 301_000 : 101_000)}1]}`,
      '{"__proto__":{"polluted":1}}',
      '{"call":{"constructor":{"prototype":{"polluted":1}}}}',
      'a.b.c',
      'eyJhbGciOiJub25lIn0.e30.',
      '%',
      `${'a=1&'.repeat(5000)}`,
    ]
    for (const body of bodies) await survives(adapter, deliveryOf(body))
    for (const rawBody of [Uint8Array.of(0xff, 0xfe, 0x00), new Uint8Array(300_000), new Uint8Array()])
      await survives(adapter, deliveryOf('', { rawBody }))
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('survives any bytes, any headers and any address', async () => {
    const names = [
      'x-twilio-signature',
      'webhook-signature',
      'webhook-id',
      'webhook-timestamp',
      'openphone-signature',
      'validation-token',
    ]
    const more = [
      'x-ghl-signature',
      'x-retell-signature',
      'signature',
      'elevenlabs-signature',
      'synthflow-signature',
      'authorization',
    ]
    const header = fc.tuple(
      fc.constantFrom(...names, ...more),
      fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 120 }),
        fc.array(header, { maxLength: 4 }),
        fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.webPath(), fc.string()),
        fc.constantFrom('GET', 'POST', 'PUT', ''),
        async (rawBody, headers, url, method) => {
          await survives(adapter, { method, url, headers: new Headers(headers), rawBody, receivedAt: context.now })
        },
      ),
      { numRuns: 40 },
    )
  })

  test('answers every result with a response', async () => {
    const results: ReceiveResult[] = [
      { status: 'accepted', deliveryId: 'd', leadIds: ['l'], duplicate: false },
      { status: 'ignored', deliveryId: 'd', reason: 'r' },
      ...[400, 401, 404, 413, 422].map((httpStatus) => ({
        status: 'rejected' as const,
        httpStatus,
        code: 'c',
        message: 'm',
      })),
    ]
    for (const result of results) {
      const response = adapter.respond(result)
      const { status } = response
      if (result.status === 'rejected') expect([200, result.httpStatus]).toContain(status)
      else expect(status).toBe(200)
    }
  })
})
