import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { detectUrgency } from '../../../src/mapping/index.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const letters = 'bcdfghjklmnpqrst'
/** A word of twenty letters that no other number gives. */
const wordOf = (number: number): string =>
  Array.from({ length: 20 }, (_, at) => letters.charAt((number >> (at % 10)) & 1 ? at % 16 : (at + 5) % 16)).join('')

test('a word that is remembered does not keep the text it was met in', () => {
  const filling = ' '.repeat(60_000)
  collect()
  const before = process.memoryUsage().heapUsed
  // 60 kB each: together 30 MB.
  for (let call = 0; call < 500; call += 1) detectUrgency(`${wordOf(call)} ${call} ${filling}`)
  collect()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(8_000_000)
}, 30_000)
