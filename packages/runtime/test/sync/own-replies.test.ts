import type { Estimate, Invoice } from '@leadbooks/qbo'
import { createQuickBooks } from '@leadbooks/qbo'
import { expect, it } from 'vitest'
import { mike, realmId, type Scene, scene } from '../scene.ts'

const minuteMs = 60_000

/** Imported, and not asked for changes before ten minutes have passed: a retry comes first. */
const imported = async (): Promise<Scene> => {
  const played = scene({ sweepMs: 10 * minuteMs })
  await played.books.sync.import(realmId)
  await played.books.drain()
  return played
}

const onlyLead = async ({ books }: Scene) => {
  const [{ leadId = '' } = {}] = await books.leads.list(realmId)
  return books.leads.read(realmId, leadId)
}

const drainFor = async ({ books, clock }: Scene, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await books.drain()
    clock.move(minuteMs)
  }
  await books.drain()
}

const ourEstimate = ({ estimates }: Scene): Estimate => {
  const found = estimates().find(({ PrivateNote = '' }) => PrivateNote.includes('LeadBooks ref'))
  if (found === undefined) throw new Error('There is no estimate.')
  return found
}

const invoicesOf = ({ emulator }: Scene): Invoice[] =>
  (emulator.documents(realmId, 'Invoice') as Invoice[]).filter(({ PrivateNote = '' }) =>
    PrivateNote.includes('LeadBooks ref'),
  ) // rows of that entity

it('bills an estimate that was accepted before LeadBooks could read that its e-mail went out', async () => {
  const played = await imported()
  const { books, emulator, call } = played
  emulator.faults.next({ kind: 'resetAfter', path: /estimate\/\d+\/send$/ })
  await call(mike)
  await books.drain()
  expect(ourEstimate(played).EmailStatus).toBe('EmailSent')
  emulator.ui.acceptEstimate(realmId, ourEstimate(played).Id)
  await drainFor(played, 25)
  expect(invoicesOf(played).map(({ TotalAmt }) => TotalAmt)).toEqual([445])
  expect((await onlyLead(played))?.estimate?.status).toBe('accepted')
})

it('bills an estimate that was accepted before its e-mail got through', async () => {
  const played = await imported()
  const { books, emulator, call } = played
  emulator.faults.next({ kind: 'resetBefore', path: /estimate\/\d+\/send$/ })
  await call(mike)
  await books.drain()
  emulator.ui.acceptEstimate(realmId, ourEstimate(played).Id)
  await drainFor(played, 25)
  expect(invoicesOf(played).map(({ TotalAmt }) => TotalAmt)).toEqual([445])
})

it('bills an estimate that QuickBooks told of, accepted, before the answer to its creation', async () => {
  const played: Scene = scene({
    sweepMs: 10 * minuteMs,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        maxRetries: 0,
        rateLimiter: { acquire: async () => () => undefined, slowDown: () => undefined },
        fetch: async (request) => {
          const reply = await played.emulator.fetch(request)
          if (request.method === 'POST' && request.url.includes('/estimate?')) {
            played.emulator.ui.acceptEstimate(realmId, ourEstimate(played).Id)
            await played.books.sync.run(realmId)
          }
          return reply
        },
      }),
  })
  await played.books.sync.import(realmId)
  await played.call(mike)
  await drainFor(played, 25)
  expect(invoicesOf(played).map(({ TotalAmt }) => TotalAmt)).toEqual([445])
})

it('hears of a payment that came before the answer to its invoice’s e-mail', async () => {
  const played = await imported()
  const { books, emulator, call } = played
  await call(mike)
  await books.drain()
  emulator.faults.next({ kind: 'resetAfter', path: /invoice\/\d+\/send$/ })
  emulator.ui.acceptEstimate(realmId, ourEstimate(played).Id)
  for (let tries = 0; invoicesOf(played).length === 0 && tries < 20; tries += 1) await drainFor(played, 1)
  const [invoice] = invoicesOf(played)
  emulator.ui.payInvoice(realmId, invoice?.Id ?? '')
  await drainFor(played, 25)
  expect((await onlyLead(played))?.money).toMatchObject({ open: '0.00', paid: '445.00' })
})

it('asks QuickBooks nothing more about documents that nobody else has touched', async () => {
  const played = scene({ sweepMs: 365 * 86_400_000 })
  const { books, emulator, call } = played
  await books.sync.import(realmId)
  const before = emulator.requests.length
  await call(mike)
  await drainFor(played, 10)
  expect(emulator.requests.slice(before).filter(({ metered }) => metered)).toEqual([])
})
