import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { call, company } from './company.ts'

const leads = 200
const days = 2

/** What an app does that keeps nothing: searches, creates, and reads again what it made. */
const naive = async (): Promise<number> => {
  const { quickbooks, metered } = company(memoryStore())
  for (let index = 0; index < leads; index += 1) {
    const email = `caller${index}@example.com`
    await quickbooks.customers.query({ where: { PrimaryEmailAddr: email } }).first()
    const made = await quickbooks.customers.create({
      DisplayName: `Caller Number${index}`,
      PrimaryEmailAddr: { Address: email },
    })
    await quickbooks.customers.read(made.Id)
    const [item] = await quickbooks.items.query({ where: { Name: 'HVAC Diagnostic Visit' }, maxResults: 1 }).all()
    const estimate = await quickbooks.estimates.create({
      CustomerRef: { value: made.Id },
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 95,
          SalesItemLineDetail: { ItemRef: { value: item?.Id ?? '1' }, Qty: 1, UnitPrice: 95 },
        },
      ],
      BillEmail: { Address: email },
    })
    await quickbooks.estimates.send(estimate.Id)
    await quickbooks.estimates.read(estimate.Id)
  }
  return metered()
}

const ours = async (): Promise<{ leads: number; import: number; quiet: number; together: number }> => {
  const { books, emulator, clock, metered } = company(memoryStore(), { meteredBudget: { companies: 100 } })
  await books.sync.import('9341450000000001')
  const imported = metered()
  for (let index = 0; index < leads; index += 1) {
    await books.fetch(call(index))
    await books.drain()
  }
  await emulator.webhooks.flush()
  clock.move(3_000)
  await books.drain()
  const afterLeads = metered()
  // Fifty customers edited at once: one query.
  const customers = emulator.documents('9341450000000001', 'Customer') as { Id: string }[]
  for (const { Id } of customers.slice(0, 50)) emulator.ui.editCustomer('9341450000000001', Id, { Notes: 'Edited' })
  await emulator.webhooks.flush()
  clock.move(3_000)
  await books.drain()
  const afterEdits = metered()
  for (let minutes = 0; minutes < days * 24 * 60; minutes += 10) {
    clock.move(10 * 60_000)
    await books.drain()
  }
  return {
    import: imported,
    leads: afterLeads - imported,
    together: afterEdits - afterLeads,
    quiet: metered() - afterEdits,
  }
}

/** Metered calls of LeadBooks beside those of an app that keeps no mirror. */
export const meteredCalls = async (): Promise<void> => {
  const mine = await ours()
  const theirs = await naive()
  console.log(`metered calls`)
  console.log(`  import of the company                       ${mine.import}`)
  console.log(
    `  ${leads} new leads, each to its estimate          ${mine.leads}   (search, read, create, read: ${theirs})`,
  )
  console.log(`  50 customers edited at once in QuickBooks   ${mine.together}`)
  console.log(
    `  ${days} days of quiet, one of 100 companies       ${mine.quiet}   (${(mine.quiet / days) * 30} a month)`,
  )
}
