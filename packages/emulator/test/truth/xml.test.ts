import { expect, test } from 'vitest'
import type { FaultRule } from '../../src/index.ts'
import { openCompany } from '../company.ts'
import { recordings, withoutReference } from '../reference.ts'

/** A fault in XML without its envelope, whose time and attribute order are nobody's promise. */
const faultIn = (xml: string): string =>
  xml
    .replace(/>\s+</g, '><')
    .replace(/^.*?<IntuitResponse[^>]*>/s, '')
    .replace(/<\/IntuitResponse>\s*$/, '')

test.skipIf(withoutReference).each<[string, string, FaultRule | undefined]>([
  ['ruckus-fixtures/044', 'query?query=SELECT%20*%20FROM%20Customer%20STARTPOSITION%200', undefined],
  ['ruckus-fixtures/058', 'customer/1', { kind: 'throttle' }],
])('writes the fault of %s as QuickBooks did', async (file, path, rule) => {
  const company = openCompany()
  if (rule !== undefined) company.emulator.faults.next(rule)
  const answer = await company.call('GET', path, undefined, { accept: 'application/xml' })
  const recorded = recordings().get(file)?.response
  expect([answer.status, faultIn(answer.text)]).toEqual([recorded?.status, faultIn(String(recorded?.body))])
})
