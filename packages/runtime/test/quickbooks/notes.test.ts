import type { Customer } from '@leadbooks/qbo'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { withNotesBlock } from '../../src/quickbooks/notes.ts'
import { mike, realmId, scene } from '../scene.ts'

const first = { tags: ['Urgent', 'HVAC', 'New Customer'], source: 'nextphone', leadId: 'nextphone:1' }
const second = { tags: ['New Customer'], source: 'webhook', leadId: 'webhook:2' }

const block = `--- LeadBooks ---
New Customer
Source: webhook
Lead: webhook:2
--- end LeadBooks ---`

it.each([
  ['before and after it', (notes: string) => `Has a dog\n${notes}\n\nGate code 1234`, 'Has a dog\nGate code 1234'],
  ['into it', (notes: string) => notes.replace('Source', 'Gate code 1234\nSource'), 'Gate code 1234'],
  ['at its head', (notes: string) => notes.replace('Urgent', 'Gate code 1234\nUrgent'), 'Gate code 1234'],
  [
    'where its last line was',
    (notes: string) => notes.replace('--- end LeadBooks ---', 'Gate code 1234'),
    'Gate code 1234',
  ],
  ['after carriage returns', (notes: string) => `${notes.replaceAll('\n', '\r\n')}\r\nHas a dog`, 'Has a dog'],
])('keeps what a person has typed %s', (_, typed, kept) => {
  const once = withNotesBlock(typed(withNotesBlock('', first)), second)
  expect(once).toBe(`${kept}\n\n${block}`)
  expect(withNotesBlock(once, second)).toBe(once)
})

it('keeps every word of a person, wherever in the block their lines are', () => {
  const line = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12}){0,3}$/)
  const places = fc.array(fc.tuple(fc.nat(6), line), { maxLength: 6 })
  fc.assert(
    fc.property(places, fc.nat(5), fc.boolean(), (typed, cut, isCut) => {
      const lines = withNotesBlock('', first).split('\n')
      if (isCut) lines.splice(cut, 1)
      for (const [place, text] of typed) lines.splice(place, 0, text)
      const notes = withNotesBlock(withNotesBlock(lines.join('\n'), second), first).split('\n')
      for (const [, text] of typed) expect(notes).toContain(text)
    }),
  )
})

it('keeps how a customer is, and likes to be reached, where QuickBooks has no field for it', () => {
  const notes = withNotesBlock('', { ...first, customerType: 'commercial', preferredContactMethod: 'sms' })
  expect(notes.split('\n')).toEqual(expect.arrayContaining(['Type: commercial', 'Prefers: sms']))
})

it('makes the job of an emergency where the work is', async () => {
  const { call, books, emulator } = scene()
  await call({ ...mike, summary: 'Burst pipe, water everywhere!', address: '12 Oak St, Austin, TX 78701' })
  await books.drain()
  const customers = emulator.documents(realmId, 'Customer') as Customer[] // rows of that entity
  const job = customers.find(({ DisplayName }) => DisplayName.startsWith('Mike Chen - Emergency'))
  expect(job).toMatchObject({ Job: true, ShipAddr: { Line1: '12 Oak St', City: 'Austin' } })
})
