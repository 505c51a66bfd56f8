import type { JsonObject } from 'type-fest'
import { expect, test } from 'vitest'
import { type FieldMapping, findDrift, learnShape, type PayloadShape } from '../../src/index.ts'

const mapping: FieldMapping = {
  version: 1,
  unwrap: ['body'],
  fields: {
    'contact.phones': { path: ['cell', 'phone'] },
    'contact.name': { join: ['first', 'last'] },
    'request.budget': 'budget',
    'request.text': 'answers[0].text',
  },
}

const usual = { body: { phone: '1', first: 'Ann', last: 'Lee', answers: [{ text: 'leak' }] } }

const learned = (bodies: JsonObject[]) =>
  bodies.reduce<PayloadShape | undefined>((shape, body) => learnShape(shape, body), undefined) ??
  learnShape(undefined, {})

const six = learned(Array.from({ length: 6 }, () => usual))

test('nothing is told of a payload that looks as ever, or of a field that was never there', () => {
  expect(findDrift(mapping, six, usual)).toEqual({ gone: [], unknown: [] })
})

test('a mapped field that is gone and a new one are told', () => {
  const changed = {
    body: { phoneNumber: '1', first: 'Ann', answers: [{ text: 'leak', score: 1 }], extra: { a: 1, b: 2 } },
  }
  expect(findDrift(mapping, six, changed)).toEqual({
    gone: [{ target: 'contact.phones', paths: ['phone'] }],
    unknown: ['body.phoneNumber', 'body.answers[0].score', 'body.extra'],
  })
})

test('another of the alternatives is no loss, nor is a field that often stayed away', () => {
  expect(findDrift(mapping, six, { body: { ...usual.body, phone: null, cell: '2' } }).gone).toEqual([])
  const sometimes = learned([
    ...Array.from({ length: 5 }, () => usual),
    ...Array.from({ length: 5 }, () => ({ body: { first: 'A' } })),
  ])
  expect(findDrift(mapping, sometimes, { body: { first: 'A' } }).gone).toEqual([])
})

test('too little is known after four payloads', () => {
  expect(findDrift(mapping, learned(Array.from({ length: 4 }, () => usual)), {})).toEqual({ gone: [], unknown: [] })
})

test('what is remembered is plain JSON and bounded', () => {
  const keyedByData = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key ${index}`, index]))
  const shape = learnShape(six, keyedByData)
  expect(Object.keys(shape.paths)).toHaveLength(2000)
  expect(JSON.parse(JSON.stringify(shape))).toEqual(shape)
})
