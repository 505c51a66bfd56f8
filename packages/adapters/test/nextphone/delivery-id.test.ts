import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextphone } from '../../src/index.ts'
import { deliveryOf, eventsOf, leadOf } from './delivery.ts'

const adapter = nextphone()
const idOf = (body: unknown, more = {}) => adapter.deliveryId(deliveryOf(body, more))

/** The same members the other way round, at every level. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

/** What any payload may hold; other bodies are refused, and named by their bytes. */
const readable = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
  .filter((body) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(body)))

test('neither the order of keys, nor white space, nor the time of receipt matters', async () => {
  await fc.assert(
    fc.asyncProperty(readable, async (body) => {
      const id = await idOf(body)
      expect(id).toMatch(/^[\da-f]{64}$/)
      expect(await idOf(JSON.stringify(reversed(body), null, 2))).toBe(id)
      expect(await idOf(body, { receivedAt: '2031-01-01T00:00:00.000Z', url: '/?token=x' })).toBe(id)
    }),
  )
})

test('white space around and between words does not matter, words do', async () => {
  const id = await idOf({ caller_number: '+15551234567', summary: 'AC not  cooling\n' })
  expect(await idOf({ summary: ' AC not cooling', caller_number: '+15551234567' })).toBe(id)
  expect(await idOf({ summary: 'AC now cooling', caller_number: '+15551234567' })).not.toBe(id)
  expect(await idOf({ summary: 'AC not cooling', caller_number: '+15551234568' })).not.toBe(id)
})

test('a long text counts to the letter, wherever it begins and ends', async () => {
  const [transcript, summary] = ['Hello, I have no heat. '.repeat(40), 'x'.repeat(600)]
  const id = await idOf({ transcript, summary })
  expect(await idOf({ summary, transcript })).toBe(id)
  const others = [
    { transcript: `${transcript}.`, summary },
    { transcript, summary: `${summary}x` },
    { transcript: summary, summary: transcript },
  ]
  for (const other of others) expect(await idOf(other)).not.toBe(id)
})

test('two calls of the same person about different things are two deliveries', async () => {
  const [first, second] = await Promise.all(
    ['leak', 'drain'].map((message) => idOf({ caller_number: '+15551234567', message })),
  )
  expect(first).not.toBe(second)
})

test('a body that cannot be read has an id too, by its bytes', async () => {
  const ids = await Promise.all(['{', '{ ', '', '[]', '"x"'].map((body) => idOf(body)))
  expect(new Set(ids).size).toBe(ids.length)
  expect(await idOf('{')).toBe(ids[0])
})

test('the lead is named by the call where there is an id, else by the delivery', async () => {
  const body = { caller_number: '+15551234567' }
  expect((await leadOf(body)).id).toBe(`nextphone:${await idOf(body)}`)
  expect((await leadOf({ ...body, call_id: 'c1' })).id).toBe('nextphone:c1')
  const unresolved = { ...body, call_id: '{{call_id}}' }
  expect((await leadOf(unresolved)).id).toBe(`nextphone:${await idOf(unresolved)}`)
})

test('a delivery read again gives the same events', async () => {
  const body = { caller_number: '+15551234567', wants: 'callback' }
  const events = await eventsOf(body)
  expect(await eventsOf(body)).toEqual(events)
  expect(events.map((event) => event.id)).toEqual([
    `${await idOf(body)}:lead.received`,
    `${await idOf(body)}:callback.requested`,
  ])
})
