import type { SalesDocument } from '@leadbooks/core'
import type { Invoice } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const bill: SalesDocument = {
  externalId: 'bill-1',
  number: 'A-100',
  txnDate: '2026-11-23',
  dueDate: '2026-12-01',
  currency: 'USD',
  lines: [{ item: 'Furnace Tune-Up', quantity: '1', rate: '199.00', amount: '199.00' }],
}
const two = [{ item: 'Furnace Tune-Up', quantity: '2', rate: '199.00', amount: '398.00' }]

interface Billed extends Scene {
  invoice(): Invoice
  tell(type: 'invoice.requested' | 'invoice.changeRequested', document: SalesDocument): Promise<void>
}

/** A CRM's bill as QuickBooks has it. */
const billed = async (): Promise<Billed> => {
  const played = scene({ sweepMs: 86_400_000 })
  await played.call(mike)
  await played.books.drain()
  const [lead] = await played.books.leads.list(realmId)
  const tell: Billed['tell'] = async (type, document) => {
    played.clock.move(60_000)
    const at = new Date(played.clock.now()).toISOString()
    await played.books.event(realmId, { type, id: `said at ${at}`, at, leadId: lead?.leadId ?? '', document })
    await played.books.drain()
  }
  await tell('invoice.requested', bill)
  const invoices = () => played.emulator.documents(realmId, 'Invoice') as Invoice[] // rows of that entity
  return { ...played, tell, invoice: () => invoices()[0] as Invoice } // made above
}

it('brings a day and a number that alone have changed', async () => {
  const { tell, invoice } = await billed()
  await tell('invoice.changeRequested', { ...bill, dueDate: '2026-12-24', number: 'A-101' })
  expect(invoice()).toMatchObject({ DueDate: '2026-12-24', DocNumber: 'A-101', TotalAmt: 199 })
})

it('leaves the day that a person has set, and brings the lines', async () => {
  const { tell, invoice, emulator } = await billed()
  emulator.ui.editInvoice(realmId, invoice().Id, { DueDate: '2027-01-15' })
  await tell('invoice.changeRequested', { ...bill, dueDate: '2026-12-24', lines: two })
  expect(invoice()).toMatchObject({ DueDate: '2027-01-15', TotalAmt: 398 })
})

it('asks a person where somebody has given a line another class', async () => {
  const { tell, invoice, emulator, books } = await billed()
  const classId = emulator.ui.enterDocument(realmId, 'Class', { Name: 'Warranty' })
  const Line = invoice().Line.map((line) =>
    line.DetailType === 'SalesItemLineDetail'
      ? { ...line, SalesItemLineDetail: { ...line.SalesItemLineDetail, ClassRef: { value: classId } } }
      : line,
  )
  emulator.ui.editInvoice(realmId, invoice().Id, JSON.parse(JSON.stringify({ Line })))
  await tell('invoice.changeRequested', { ...bill, lines: two })
  expect(invoice()).toMatchObject({ TotalAmt: 199 })
  expect(await books.deadLetters.list(realmId)).toMatchObject([{ error: { code: 'edited-by-hand' } }])
})

it('changes an invoice once when the reply to the change was lost', async () => {
  const { tell, invoice, emulator, clock, books } = await billed()
  emulator.faults.next({ kind: 'resetAfter', entity: 'Invoice', method: 'POST' })
  await tell('invoice.changeRequested', { ...bill, dueDate: '2026-12-24', lines: two })
  const { SyncToken } = invoice()
  clock.move(3_600_000)
  await books.drain()
  expect(invoice()).toMatchObject({ SyncToken, DueDate: '2026-12-24', TotalAmt: 398 })
  expect(await books.deadLetters.list(realmId)).toEqual([])
})

it('puts it before a person when QuickBooks comes to another total than the CRM says', async () => {
  const { tell, invoice, books } = await billed()
  const differing = async () => (await books.reviews.list(realmId)).filter(({ code }) => code === 'total-differs')
  expect(await differing()).toEqual([])
  await tell('invoice.changeRequested', { ...bill, discount: '20.00', tax: '0.00' })
  expect(await differing()).toEqual([])
  await tell('invoice.changeRequested', { ...bill, discount: '20.00', tax: '14.32' })
  expect(invoice().TotalAmt).toBe(179)
  expect(await differing()).toMatchObject([{ detail: { quickbooks: '179.00', stated: '193.32' } }])
})
