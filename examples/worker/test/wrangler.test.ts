import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createEmulator, type EntityName } from '@leadbooks/emulator'
import type { Customer, Estimate, Invoice } from '@leadbooks/qbo'
import type { LeadView } from '@leadbooks/runtime'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Dev, startDev } from './wrangler.ts'

const realmId = '9341450000000001'
const secrets = {
  NEXTPHONE_SECRET: 'a-secret',
  QUICKBOOKS_ACCESS_TOKEN: 'token',
  QUICKBOOKS_VERIFIER_TOKEN: 'verifier',
  LEADBOOKS_API_KEY: 'a-key',
}

let folder = ''
let emulator: ReturnType<typeof createEmulator>
let quickbooks: { url: string; close(): Promise<void> }
let dev: Dev

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadbooks-worker-'))
  emulator = createEmulator({ company: 'home-services', realmIds: [realmId] })
  quickbooks = await emulator.listen()
  dev = await startDev(folder, secrets, quickbooks.url)
}, 60_000)
afterEach(async () => {
  await dev.kill()
  await quickbooks.close()
  rmSync(folder, { recursive: true, force: true })
})

const rows = <Row>(entity: EntityName): Row[] => emulator.documents(realmId, entity) as Row[] // rows of that entity

/** Looks until there is something; a look that fails is repeated, since wrangler answers late while it starts. */
const until = async <T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await Promise.resolve()
      .then(look)
      .catch(() => undefined)
    if (found !== undefined) return found
    await pause(50)
  }
}

/** Longest wait for one answer. */
const patienceMs = 10_000

const postCall = (): Promise<Response> =>
  fetch(`${dev.url}/v1/${realmId}/calls/nextphone`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a-secret', connection: 'close' },
    body: JSON.stringify({
      caller_number: '(555) 123-4567',
      receiving_number: '+13125550100',
      caller_name: 'Mike Chen',
      email: 'mike@email.com',
      summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
      urgency: 'urgent',
      wants: 'quote',
      timestamp: '2025-11-24T14:02:00-06:00',
    }),
    signal: AbortSignal.timeout(patienceMs),
  })

const get = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${dev.url}/v1/${realmId}${path}`, {
    headers: { authorization: 'Bearer a-key', connection: 'close' },
    signal: AbortSignal.timeout(patienceMs),
  })
  return (await response.json()) as T // our own API
}

const lead = async (): Promise<LeadView | undefined> => {
  const { leads } = await get<{ leads: { leadId: string }[] }>('/leads')
  const leadId = leads[0]?.leadId
  return leadId === undefined ? undefined : (await get<{ lead: LeadView }>(`/leads/${encodeURIComponent(leadId)}`)).lead
}

it('makes an estimate of a call under wrangler dev, killed and started again, and an invoice once it is accepted', async () => {
  // A phone service sends again until it hears a 2xx.
  await until(async () => ((await postCall()).status === 200 ? true : undefined))
  await until(() => (emulator.requests.some(({ path }) => path.endsWith('/customer')) ? true : undefined))
  await dev.kill()

  dev = await startDev(folder, secrets, quickbooks.url)
  const sent = await until(async () => {
    const view = await lead()
    return view?.estimate?.sentTo === undefined ? undefined : view
  })
  const customers = rows<Customer>('Customer').filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))
  expect(customers.map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen'])
  const estimates = rows<Estimate>('Estimate').filter(({ CustomerRef }) => CustomerRef.value === customers[0]?.Id)
  expect(estimates.map(({ TotalAmt, EmailStatus }) => [TotalAmt, EmailStatus])).toEqual([[445, 'EmailSent']])
  const emails = emulator.requests.filter(({ path, replayed }) => path.endsWith('/send') && !replayed)
  expect(emails).toHaveLength(1)

  emulator.webhooks.to(`${dev.url}/v1/quickbooks/webhooks`, 'verifier')
  emulator.ui.acceptEstimate(realmId, sent.estimate?.id ?? '')
  const invoices = await until(() => {
    const found = rows<Invoice>('Invoice').filter(({ CustomerRef }) => CustomerRef.value === customers[0]?.Id)
    return found.some(({ EmailStatus }) => EmailStatus === 'EmailSent') ? found : undefined
  })
  expect(invoices.map(({ TotalAmt, EmailStatus }) => [TotalAmt, EmailStatus])).toEqual([[445, 'EmailSent']])
}, 240_000)
