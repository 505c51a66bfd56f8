import { expect, test } from 'vitest'
import { Payload } from '../../src/adapter/payload.ts'

test('reads own members alone', () => {
  const body = new Payload({ call: { id: 'c1' }, turns: [{ text: 'hi' }] })
  expect(body.find('call.id')).toEqual({ path: 'call.id', value: 'c1' })
  for (const path of ['toString', 'constructor', 'constructor.name', '__proto__', 'call.valueOf', 'turns.length'])
    expect([body.find(path), body.text(path), body.within(path), body.each(path)]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ])
})
