import type { LeadEvent, SalesDocument } from '@leadbooks/core'
import type { Invoice } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const document: SalesDocument = {
  externalId: 'order-7',
  currency: 'USD',
  lines: [{ item: 'Drain Service - Standard', quantity: '2', rate: '125.00', amount: '250.00' }],
  amountPaid: '100.00',
}

/** An invoice that another system asks for, written at one instant of QuickBooks' clock, which counts whole seconds. */
const requested = async (): Promise<Scene & { leadId: string; invoice: Invoice }> => {
  const played = scene()
  played.clock.set('2026-11-23T14:02:00.400-06:00')
  await played.call({ ...mike, summary: 'Wants to be called back.', wants: 'callback' })
  await played.books.drain()
  const leadId = (await played.books.leads.list(realmId))[0]?.leadId ?? ''
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { type: 'invoice.requested', id: 'r', at, leadId, document } satisfies LeadEvent)
  await played.books.drain()
  const invoices = played.emulator.documents(realmId, 'Invoice') as Invoice[] // rows of that entity
  const [invoice] = invoices.filter(({ PrivateNote = '' }) => PrivateNote.includes('LeadBooks ref'))
  if (invoice === undefined) throw new Error('There is no invoice.')
  return { ...played, leadId, invoice }
}

it('counts a payment that was recorded within the second in which its invoice was made', async () => {
  const { books, leadId, invoice } = await requested()
  expect(invoice.Balance).toBe(150)
  expect((await books.leads.read(realmId, leadId))?.money).toMatchObject({ open: '150.00', paid: '100.00' })
})

it('finds with a sweep what is owed after a payment that left the SyncToken and the second as they were', async () => {
  const { books, clock, leadId, emulator, invoice } = await requested()
  emulator.ui.payInvoice(realmId, invoice.Id, { amount: 50 })
  clock.move(6 * 60_000)
  await books.drain()
  expect((await books.leads.read(realmId, leadId))?.money).toMatchObject({ open: '100.00', paid: '150.00' })
  const { customers } = await books.callers.lookup(realmId, mike.caller_number)
  expect(customers).toMatchObject([{ openBalance: '100.00' }])
})
