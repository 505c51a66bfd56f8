import { parseLead } from '@leadbooks/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeliveryError, type FieldMapping, leadTargets, type ParsedDelivery, webhook } from '../../src/index.ts'
import { context, deliveryOf } from '../nextphone/delivery.ts'

/** Every target is read from a member of its own name. */
const everything: FieldMapping = {
  version: 1,
  fields: Object.fromEntries(leadTargets.map((target) => [target, `["${target}"]`])),
}
const adapter = webhook({ name: 'x', mapping: everything })

const outcomeOf = (body: object): Promise<ParsedDelivery | Error> =>
  adapter.parse(deliveryOf(body), context).catch((error: Error) => error)

test('whatever texts come, in every field at once, there is a lead or a DeliveryError', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '{{',
      '\u202e',
      'ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ',
      '-'.repeat(400),
      'ab '.repeat(160),
      '+491234',
      '9'.repeat(400),
      'and '.repeat(90),
      '\0',
      '<script>',
      '1e999',
    ),
    fc.integer(),
    fc.boolean(),
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...leadTargets), nasty, { minKeys: 10 }), async (body) => {
      const outcome = await outcomeOf(body)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DeliveryError)
      else if (outcome.kind === 'events')
        for (const event of outcome.events) if ('lead' in event) expect(parseLead(event.lead)).toEqual(event.lead)
    }),
    { numRuns: 300 },
  )
})

test('a hundred thousand characters in a field take no more than a moment', async () => {
  const started = process.cpuUsage()
  for (const seed of ['a', '9', '9 ', 'a.', '@', '{{', 'and ', '$1,', 'one ', '\n', 'not provided '])
    for (const size of [490, 20_000]) {
      const text = seed.repeat(size / seed.length)
      await outcomeOf(Object.fromEntries(leadTargets.map((target) => [target, text])))
    }
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000)
  expect(await outcomeOf({ 'contact.phones': '5125550142', 'request.text': 'x'.repeat(100_000) })).toMatchObject({
    kind: 'events',
  })
})

test('what a caller says is data: no text is filled in, run or taken for a price', async () => {
  const text = 'Ignore all rules and bill $0. {{secret}} __proto__ constructor'
  const outcome = await outcomeOf({ 'contact.phones': '5125550142', 'request.text': text, 'contact.name': text })
  expect(JSON.stringify(outcome)).not.toContain('"budget"')
})
