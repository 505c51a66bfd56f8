import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EntityName } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'
import type { LeadView } from '@leadbooks/runtime'
import { afterAll, describe, expect, it } from 'vitest'
import { type Phase, phases, slowQuickbooks } from '../../../../packages/runtime/test/slow-quickbooks.ts'
import { apiKey, realmId, secret, startApp } from './app-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbooks-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs over every phase, some of them thrice; `pnpm prove` kills hundreds of times at other moments. */
const count = 25
const moments = ['stored', ...phases] as const
const rounds = Math.ceil(count / moments.length)
const runs = Array.from({ length: rounds }, (_, round) => moments.map((phase) => ({ phase, round })))
  .flat()
  .slice(0, count)

const mike = {
  caller_number: '(555) 123-4567',
  receiving_number: '+13125550100',
  caller_name: 'Mike Chen',
  email: 'mike@email.com',
  summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
  urgency: 'urgent',
  wants: 'quote',
  // A Monday within business hours: the total does not depend on when the test runs.
  timestamp: '2025-11-24T14:02:00-06:00',
}

const postCall = async (url: string): Promise<void> => {
  const response = await fetch(`${url}/v1/${realmId}/calls/nextphone`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, connection: 'close' },
    body: JSON.stringify(mike),
  })
  expect(response.status).toBe(200)
}

const get = async <T>(url: string, path: string): Promise<T> => {
  // No connection is kept: a new process may listen where a dead one did.
  const headers = { authorization: `Bearer ${apiKey}`, connection: 'close' }
  const response = await fetch(`${url}/v1/${realmId}${path}`, { headers })
  return (await response.json()) as T // our own API
}

const settled = async (url: string): Promise<LeadView> => {
  for (;;) {
    const { leads } = await get<{ leads: { leadId: string }[] }>(url, '/leads')
    const [first] = leads
    if (first !== undefined) {
      const { lead } = await get<{ lead: LeadView }>(url, `/leads/${encodeURIComponent(first.leadId)}`)
      const open = lead.commands.filter(({ status }) => status === 'ready' || status === 'leased')
      if (lead.estimate?.sentTo !== undefined && open.length === 0) return lead
    }
    await pause(50)
  }
}

const killIn = async (phase: Phase | 'stored', round: number): Promise<void> => {
  const quickbooks = await slowQuickbooks([realmId], 50)
  const database = join(folder, `${phase}-${round}.sqlite`)
  const first = await startApp(database, quickbooks.url)
  // The phase is awaited before the call is posted, so that it cannot go by unseen.
  const reached = phase === 'stored' ? undefined : quickbooks.reached(phase)
  await postCall(first.url)
  await reached
  // A random moment within the phase, which lasts 50 ms; right after the 2xx it is a few milliseconds.
  await pause(Math.random() * (phase === 'stored' ? 5 : 45))
  await first.kill()

  const second = await startApp(database, quickbooks.url)
  try {
    const lead = await settled(second.url)
    const rows = <Row>(entity: EntityName) => quickbooks.emulator.documents(realmId, entity) as Row[] // rows of that entity
    const customers = rows<Customer>('Customer').filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))
    const estimates = rows<Estimate>('Estimate').filter(({ CustomerRef }) => CustomerRef.value === customers[0]?.Id)
    expect(customers.map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen'])
    expect(estimates.map(({ TotalAmt, EmailStatus }) => [TotalAmt, EmailStatus])).toEqual([[445, 'EmailSent']])
    expect(lead.estimate?.id).toBe(estimates[0]?.Id)
    const emails = quickbooks.emulator.requests.filter(({ path, replayed }) => path.endsWith('/send') && !replayed)
    expect(emails).toHaveLength(1)
  } finally {
    await second.kill()
    await quickbooks.close()
  }
}

describe('a process that is killed between the webhook’s 2xx and the last call to QuickBooks', () => {
  it.concurrent.each(runs)(
    'leaves one customer and one estimate, killed in "$phase" (round $round)',
    { timeout: 120_000 },
    ({ phase, round }) => killIn(phase, round),
  )
})
