import { expect, test } from 'vitest'
import { readJsonObject } from '../../src/adapter/json-body.ts'
import { readOnce } from '../../src/adapter/read-once.ts'
import { deliveryOf } from '../vendor-calls.ts'

/** Names deliveries by their callers, and tells what it did. */
const counted = () => {
  const done: string[] = []
  const once = readOnce(
    ({ rawBody }) => {
      done.push('read')
      return readJsonObject(rawBody)
    },
    (_, body) => {
      done.push('named')
      return String(body?.caller)
    },
  )
  return { ...once, done }
}

test('a delivery that is named and then opened is read and named once', async () => {
  const { deliveryId, open, done } = counted()
  const delivery = deliveryOf({ caller: 'Ann' })
  expect(await deliveryId(delivery)).toBe('Ann')
  const { body, id } = open(delivery)
  expect([body, await id()]).toEqual([{ caller: 'Ann' }, 'Ann'])
  expect(done).toEqual(['read', 'named'])
})

test('what was read is kept no longer than until it is opened', async () => {
  const { deliveryId, open, done } = counted()
  const delivery = deliveryOf({ caller: 'Ann' })
  await deliveryId(delivery)
  open(delivery).body.caller = 'changed by whoever got it'
  expect(open(delivery).body).toEqual({ caller: 'Ann' })
  expect(done).toEqual(['read', 'named', 'read'])
})

test('another body in the same delivery is read anew', async () => {
  const { deliveryId, open } = counted()
  const delivery = deliveryOf({ caller: 'Ann' })
  await deliveryId(delivery)
  delivery.rawBody = deliveryOf({ caller: 'Bob' }).rawBody
  expect([open(delivery).body, await open(delivery).id()]).toEqual([{ caller: 'Bob' }, 'Bob'])
})

test('what cannot be read has a name and cannot be opened', async () => {
  const { deliveryId, open } = counted()
  const delivery = deliveryOf('{')
  expect(await deliveryId(delivery)).toBe('undefined')
  expect(() => open(delivery)).toThrow(expect.objectContaining({ code: 'invalid-json' }))
})
