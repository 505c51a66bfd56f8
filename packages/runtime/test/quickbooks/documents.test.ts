import type { LeadEvent } from '@leadbooks/core'
import { createQuickBooks, type Invoice, type Payment, type SalesReceipt } from '@leadbooks/qbo'
import { describe, expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const minute = 60_000
const day = 24 * 60 * minute

const sarah = {
  caller_number: '(555) 987-6543',
  receiving_number: '+13125550100',
  caller_name: 'Sarah Johnson',
  email: 'sarah@example.org',
  summary: 'Needs a panel upgrade, 200 amps, in her house. Would like a quote.',
  wants: 'quote',
}

const invoices = ({ emulator }: Scene): Invoice[] => emulator.documents(realmId, 'Invoice') as Invoice[] // rows of that entity
const mine = (played: Scene): Invoice[] =>
  invoices(played).filter(({ PrivateNote = '' }) => PrivateNote.includes('LeadBooks ref'))

const leadIdOf = async ({ books }: Scene): Promise<string> => (await books.leads.list(realmId))[0]?.leadId ?? ''

/** What the business tells of the latest lead. */
type Told<Event> = Event extends LeadEvent ? Omit<Event, 'id' | 'at' | 'leadId'> : never

const tell = async (played: Scene, event: Told<LeadEvent>, id: string = event.type): Promise<void> => {
  const leadId = await leadIdOf(played)
  const at = new Date(played.clock.now()).toISOString()
  await played.books.event(realmId, { ...event, id, at, leadId } as LeadEvent) // an event with its id, time and lead
  await played.books.drain()
}

const quoted = async (said = sarah): Promise<Scene> => {
  const played = scene()
  played.clock.set('2026-11-23T15:15:00-06:00')
  await played.call(said)
  await played.books.drain()
  return played
}

const accept = { type: 'estimate.accepted', via: 'phone' } as const
const done = { type: 'job.completed', labour: [{ hours: '5.5' }], materials: [] } as const

describe('Sarah, from the call to the final invoice', () => {
  it('makes one invoice from the accepted estimate, and sends nothing that has no price yet', async () => {
    const played = await quoted()
    played.clock.move(2 * day)
    await tell(played, accept)
    const [invoice, ...others] = mine(played)
    expect(others).toEqual([])
    const [estimate] = played.estimates()
    expect(invoice).toMatchObject({
      TotalAmt: 0,
      LinkedTxn: [{ TxnId: estimate?.Id, TxnType: 'Estimate' }],
      TxnDate: '2026-11-25',
    })
    expect(invoice?.EmailStatus).not.toBe('EmailSent')
    expect(played.estimates()[0]?.TxnStatus).toBe('Closed')
  })

  it('bills the hours when the job is done, to the cent, and e-mails the invoice once', async () => {
    const played = await quoted()
    played.clock.move(2 * day)
    await tell(played, accept)
    played.clock.move(5 * 60 * minute)
    await tell(played, { ...done, labour: [...done.labour], materials: [] })
    expect(mine(played)).toMatchObject([{ TotalAmt: 522.5, EmailStatus: 'EmailSent', TxnDate: '2026-11-25' }])
    await tell(played, accept, 'accepted again')
    await tell(played, { ...done, labour: [...done.labour], materials: [] }, 'done again')
    expect(mine(played)).toHaveLength(1)
    expect(played.writes().filter((path) => path.endsWith('/send'))).toHaveLength(2)
  })

  it('counts an invoice that somebody made from the estimate by hand, and leaves its lines to them', async () => {
    const played = await quoted()
    const invoiceId = played.emulator.ui.invoiceEstimate(realmId, played.estimates()[0]?.Id ?? '')
    await tell(played, accept)
    expect(mine(played)).toEqual([])
    expect((await played.store.readDocument(realmId, 'Invoice', invoiceId))?.documentId).toBe(invoiceId)
    await tell(played, { ...done, labour: [...done.labour], materials: [] })
    expect(await played.books.deadLetters.list(realmId)).toMatchObject([
      { command: { type: 'invoice.update' }, error: { code: 'edited-by-hand' } },
    ])
  })

  it.each(['answered', 'lost'])(
    'bills the work once where somebody makes the invoice in the same moment, its own reply %s',
    async (reply) => {
      let theirs = ''
      const played: Scene = scene({
        sweepMs: 365 * day,
        quickbooks: (realm) =>
          createQuickBooks({
            realmId: realm,
            environment: 'sandbox',
            auth: { accessToken: 'token' },
            fetch: async (request) => {
              const { emulator } = played
              if (request.method !== 'POST' || !new URL(request.url).pathname.endsWith('/invoice') || theirs !== '')
                return emulator.fetch(request)
              theirs = emulator.ui.invoiceEstimate(realmId, played.estimates()[0]?.Id ?? '')
              const answer = await emulator.fetch(request)
              if (reply === 'lost') throw new TypeError('fetch failed')
              return answer
            },
          }),
      })
      await played.call(mike)
      await played.books.drain()
      await tell(played, accept)
      played.clock.move(2_000)
      await played.books.drain()
      expect(mine(played)).toMatchObject([{ TotalAmt: 0, Balance: 0 }])
      const owed = invoices(played).filter(({ TotalAmt }) => TotalAmt === 445)
      expect(owed.map(({ Id }) => Id)).toEqual([theirs])
      const lead = await played.books.leads.read(realmId, await leadIdOf(played))
      expect(lead?.invoices).toMatchObject([{ id: theirs, total: '445.00' }])
    },
  )

  it('finds the invoice again when its reply was lost, and makes no second one', async () => {
    const played = await quoted()
    played.emulator.faults.next({ kind: 'resetAfter', entity: 'Invoice', method: 'POST' })
    await tell(played, accept)
    played.clock.move(2_000)
    await played.books.drain()
    expect(mine(played)).toHaveLength(1)
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
  })

  it('closes an estimate that is declined', async () => {
    const played = await quoted()
    await tell(played, { type: 'estimate.declined', via: 'phone' })
    expect(played.estimates()[0]?.TxnStatus).toBe('Closed')
    expect(mine(played)).toEqual([])
  })
})

const sale = {
  externalId: 'order-7',
  currency: 'USD',
  lines: [{ item: 'Drain Service - Standard', quantity: '2', rate: '125.00', amount: '250.00' }],
}

describe('documents of another system', () => {
  const known = async (): Promise<Scene> => quoted({ ...mike, summary: 'Wants to be called back.', wants: 'callback' })

  it('writes a paid sale as one sales receipt, however often it is told', async () => {
    const played = await known()
    await tell(played, { type: 'sale.paid', document: sale })
    await tell(played, { type: 'sale.paid', document: sale }, 'again')
    const receipts = played.emulator.documents(realmId, 'SalesReceipt') as SalesReceipt[] // rows of that entity
    expect(receipts.filter(({ PrivateNote = '' }) => PrivateNote.includes('LeadBooks ref'))).toMatchObject([
      { TotalAmt: 250 },
    ])
  })

  it('carries number, dates, terms, discount and the amount paid over into the invoice', async () => {
    const played = await known()
    const document = {
      ...sale,
      number: 'CRM-1001',
      txnDate: '2026-11-20',
      dueDate: '2026-12-20',
      terms: 'Net 30',
      discount: '25.00',
      amountPaid: '100.00',
    }
    await tell(played, { type: 'invoice.requested', document })
    expect(mine(played)).toMatchObject([
      { DocNumber: 'CRM-1001', TxnDate: '2026-11-20', DueDate: '2026-12-20', TotalAmt: 225, Balance: 125 },
    ])
    played.clock.move(minute)
    const changed = { ...document, lines: [{ ...sale.lines[0], quantity: '3', amount: '375.00' }] }
    await tell(played, { type: 'invoice.changeRequested', document: changed as typeof document }) // every field is there
    expect(mine(played)).toMatchObject([{ TotalAmt: 350, Balance: 250 }])
  })

  it('takes a name that QuickBooks does not have to a person, and writes the document when there is one', async () => {
    const played = await known()
    await tell(played, { type: 'invoice.requested', document: { ...sale, terms: 'Net 77' } })
    const [letter] = await played.books.deadLetters.list(realmId)
    expect(letter).toMatchObject({ command: { type: 'invoice.create' }, error: { code: 'unknown-name' } })
    expect(letter?.error?.message).toContain('Net 77')
    await played.emulator.fetch(
      new Request(`https://sandbox-quickbooks.api.intuit.com/v3/company/${realmId}/term`, {
        method: 'POST',
        headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
        body: JSON.stringify({ Name: 'Net 77', DueDays: 77 }),
      }),
    )
    played.clock.move(2 * minute)
    await played.books.deadLetters.redrive(realmId, letter?.key ?? '')
    await played.books.drain()
    expect(mine(played)).toHaveLength(1)
  })

  it('voids an invoice, and asks a person where money has come in', async () => {
    const played = await known()
    await tell(played, { type: 'invoice.requested', document: sale })
    const [invoice] = mine(played)
    await tell(played, { type: 'invoice.voidRequested', document: sale })
    expect(invoices(played).find(({ Id }) => Id === invoice?.Id)).toMatchObject({ TotalAmt: 0, Balance: 0 })

    const paid = await known()
    await tell(paid, { type: 'invoice.requested', document: { ...sale, amountPaid: '50.00' } })
    await tell(paid, { type: 'invoice.voidRequested', document: sale })
    expect(mine(paid)).toMatchObject([{ TotalAmt: 250, Balance: 200 }])
    expect(await paid.books.deadLetters.list(realmId)).toMatchObject([{ error: { code: 'has-payments' } }])
  })

  const payments = ({ emulator }: Scene): Payment[] =>
    (emulator.documents(realmId, 'Payment') as Payment[]).filter(
      (
        { PrivateNote = '' }, // rows of that entity
      ) => PrivateNote.includes('LeadBooks ref'),
    )
  const paidBy = async (played: Scene, amountPaid: string): Promise<void> => {
    played.clock.move(minute)
    await tell(played, { type: 'invoice.changeRequested', document: { ...sale, amountPaid } }, `paid ${amountPaid}`)
  }

  it('enters no payment again that came in QuickBooks and that the other system tells of in turn', async () => {
    const played = await known()
    await tell(played, { type: 'invoice.requested', document: sale })
    const invoiceId = mine(played)[0]?.Id ?? ''
    played.emulator.ui.payInvoice(realmId, invoiceId, { amount: 100 })
    await paidBy(played, '100.00')
    expect([payments(played), mine(played)]).toMatchObject([[], [{ Balance: 150 }]])
    await paidBy(played, '130.00')
    expect([payments(played), mine(played)]).toMatchObject([[{ TotalAmt: 30, UnappliedAmt: 0 }], [{ Balance: 120 }]])
    played.emulator.ui.payInvoice(realmId, invoiceId, { amount: 70 })
    await paidBy(played, '250.00')
    expect(payments(played).map(({ TotalAmt }) => TotalAmt)).toEqual([30, 50])
    expect(mine(played)).toMatchObject([{ Balance: 0 }])
    await paidBy(played, '250.00')
    expect(payments(played)).toHaveLength(2)
    expect(await played.books.deadLetters.list(realmId)).toEqual([])
  })

  it('asks a person where nothing is owed though less was paid than the other system says', async () => {
    const played = await known()
    await tell(played, { type: 'invoice.requested', document: sale })
    const invoiceId = mine(played)[0]?.Id ?? ''
    const { CustomerRef } = mine(played)[0] ?? {}
    const memoId = played.emulator.ui.giveCredit(realmId, CustomerRef?.value ?? '', { amount: 250 })
    played.emulator.ui.applyCredit(realmId, memoId, invoiceId)
    await paidBy(played, '250.00')
    expect(payments(played)).toEqual([])
    expect(await played.books.deadLetters.list(realmId)).toMatchObject([
      { command: { type: 'payment.create' }, error: { code: 'already-paid' } },
    ])
  })
})
