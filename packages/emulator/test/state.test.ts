import { expect, test } from 'vitest'
import { createEmulator, type EmulatorState } from '../src/index.ts'
import { line, monday, openCompany, realmId, serviceItem } from './company.ts'

test('what is saved as JSON goes on elsewhere: rows, counters, files, tokens and requestids', async () => {
  const first = openCompany({ clock: { now: () => monday } })
  const itemId = await serviceItem(first, 'Work')
  const customer = await first.create('Customer', { DisplayName: 'Ada' }, '?requestid=create-ada')
  const sale = { CustomerRef: { value: String(customer.Id) }, Line: [line(itemId, 1, 100)] }
  const invoice = await first.create('Invoice', sale)
  const { accessToken } = first.emulator.tokens.issue(realmId)
  const text = JSON.stringify(first.emulator.save())

  const state: EmulatorState = JSON.parse(text)
  const second = openCompany({ clock: { now: () => monday }, state })
  second.emulator.tokens.acceptOnlyIssued(true)
  const bearer = { authorization: `Bearer ${accessToken}` }
  const read = await second.call('GET', `invoice/${String(invoice.Id)}`, undefined, bearer)
  expect(read.body.Invoice).toEqual(invoice)
  const again = await second.call('POST', 'customer?requestid=create-ada', { DisplayName: 'Other' }, bearer)
  expect(again.body.Customer).toEqual(customer)
  const next = await second.call('POST', 'invoice', sale, bearer)
  expect(Number(objectId(next.body.Invoice))).toBe(Number(invoice.Id) + 1)
  expect(JSON.stringify(openCompany({ clock: { now: () => monday }, state }).emulator.save())).toBe(text)
})

const objectId = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'Id' in row ? row.Id : undefined

test('a state of another version is refused with a sentence', () => {
  const state: EmulatorState = JSON.parse('{"version":2,"companies":{},"grants":[],"replays":[],"position":1}')
  expect(() => createEmulator({ state })).toThrow('state is of version 2; version 1 is understood')
})
