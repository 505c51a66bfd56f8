import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Invoice } from '@leadbooks/qbo'
import type { LeadView } from '@leadbooks/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { get, postCall, settled, until, webhook } from '../../../packages/runtime/test/stores/durable-object/calls.ts'
import { type Company, openCompany, realms } from '../../../packages/runtime/test/stores/durable-object/company.ts'
import { start, type Workerd } from '../../../packages/runtime/test/stores/durable-object/workerd.ts'
import { alarmAt, bundleExample, prepareExample } from './workerd.ts'

const [ours, another] = realms
let module = ''

beforeAll(async () => {
  module = await bundleExample()
}, 60_000)

/** The Worker on a disk of its own, beside QuickBooks. */
interface Stage {
  folder: string
  company: Company
  url(): string
  /** Ends workerd as the loss of the machine would, and starts it on the same disk. */
  restart(settings?: Record<string, string>): Promise<void>
}

const onStage = async (play: (stage: Stage) => Promise<void>): Promise<void> => {
  const company = await openCompany()
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-worker-'))
  const given = {
    NEXTPHONE_SECRET: 'secret-one',
    QUICKBOOKS_ACCESS_TOKEN: 'token',
    QUICKBOOKS_VERIFIER_TOKEN: 'verifier',
    LEADBOOKS_API_KEY: 'key',
    LEADBOOKS_LEASE_MS: '1000',
    QUICKBOOKS_BASE_URL: company.url,
  }
  let workerd: Workerd | undefined
  const restart: Stage['restart'] = async (settings = {}) => {
    await workerd?.kill()
    prepareExample(folder, module, { ...given, ...settings })
    workerd = await start(folder)
  }
  try {
    await restart()
    await play({ folder, company, url: () => workerd?.url ?? '', restart })
  } finally {
    await workerd?.kill()
    await company.close()
    rmSync(folder, { recursive: true })
  }
}

/** Posts the call and waits for the moment at which the machine is lost. */
const moments = {
  'after the 2xx': async ({ url }) => {
    expect((await postCall(url(), ours)).status).toBe(200)
  },
  'while QuickBooks is asked': async ({ url, company }) => {
    const asked = company.reached('customer asked')
    expect((await postCall(url(), ours)).status).toBe(200)
    await asked
  },
  'after the alarm is set': async ({ url, company, folder }) => {
    expect((await postCall(url(), ours)).status).toBe(200)
    // An object at work keeps its alarm due; one that waits for later has set it ahead.
    await until(() => (company.emails() > 0 && (alarmAt(folder, ours) ?? 0) > Date.now() ? true : undefined))
  },
} satisfies Record<string, (stage: Stage) => Promise<void>>

/** Expects what one call makes, and nothing twice. */
const expectOneOfEach = (company: Company, lead: LeadView): string => {
  const customers = company.customers(ours).filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))
  expect(customers.map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen'])
  const estimates = company.estimates(ours).filter(({ CustomerRef }) => CustomerRef.value === customers[0]?.Id)
  expect(estimates.map(({ TotalAmt, EmailStatus }) => [TotalAmt, EmailStatus])).toEqual([[445, 'EmailSent']])
  expect(lead.estimate?.id).toBe(estimates[0]?.Id)
  expect(company.emails()).toBe(1)
  return customers[0]?.Id ?? ''
}

const leadOf = async (url: string, { leadId }: Pick<LeadView, 'leadId'>): Promise<LeadView> =>
  (await get<{ lead: LeadView }>(url, `/v1/${ours}/leads/${encodeURIComponent(leadId)}`)).lead

const invoices = ({ emulator }: Company, customerId: string): Invoice[] =>
  (emulator.documents(ours, 'Invoice') as Invoice[]) // rows of that entity
    .filter(({ CustomerRef }) => CustomerRef.value === customerId)

/**
 * When a person may change what the Worker wrote: QuickBooks tells times in whole seconds, and word of a change in the second
 * of our own write passes for that write until the next sweep.
 */
const secondAfter = ({ MetaData }: Pick<Invoice, 'MetaData'>): number => Date.parse(MetaData.LastUpdatedTime) + 1_000

describe('the Worker as wrangler.json names it, in workerd', () => {
  it.concurrent.each(Object.entries(moments))(
    'makes one customer and one estimate of a call when killed %s, and hears of acceptance and payment',
    { timeout: 60_000 },
    (_, reach) =>
      onStage(async (stage) => {
        const { company, restart, url } = stage
        await reach(stage)
        await restart()
        // Nobody asks it anything before: its alarm alone brings it back.
        await until(() => (company.emails() > 0 ? true : undefined))
        const lead = await settled(url(), ours)
        const customerId = expectOneOfEach(company, lead)
        const estimateId = lead.estimate?.id ?? ''

        company.emulator.webhooks.to(`${url()}/v1/quickbooks/webhooks`, 'verifier')
        await until(() => company.estimates(ours).every((row) => Date.now() >= secondAfter(row)) || undefined)
        company.emulator.ui.acceptEstimate(ours, estimateId)
        const invoice = await until(() => {
          const sent = invoices(company, customerId).find(({ EmailStatus }) => EmailStatus === 'EmailSent')
          return sent === undefined || Date.now() < secondAfter(sent) ? undefined : sent
        })
        company.emulator.ui.payInvoice(ours, invoice.Id)
        const paid = await until(async () => {
          const view = await leadOf(url(), lead)
          return view.stage === 'paid' ? view : undefined
        })
        expect(paid.money).toMatchObject({ invoiced: '445.00', paid: '445.00', open: '0.00' })
        expect(invoices(company, customerId)).toHaveLength(1)
      }),
  )

  it.concurrent('keeps another company apart, on the same disk too', { timeout: 60_000 }, () =>
    onStage(async ({ company, restart, url }) => {
      expect((await postCall(url(), ours)).status).toBe(200)
      await settled(url(), ours)
      expect((await postCall(url(), another)).status).toBe(404)
      expect((await webhook(url(), realms)).status).toBe(200)
      expect((await webhook(url(), [ours], 'a guess')).status).toBe(401)
      expect(await get(url(), `/v1/${another}/leads`)).toHaveProperty('error')
      expect(company.emulator.requests.filter(({ path }) => path.includes(another))).toEqual([])

      await restart({ QUICKBOOKS_REALM_ID: another })
      expect(await get(url(), `/v1/${another}/leads`)).toMatchObject({ leads: [] })
      expect(await get(url(), `/v1/${ours}/leads`)).toHaveProperty('error')
      expect((await postCall(url(), another, 'secret-one')).status).toBe(200)
      await settled(url(), another)
      expect(company.estimates(another).map(({ TotalAmt }) => TotalAmt)).toEqual([445])
      expect(company.estimates(ours)).toHaveLength(1)
    }),
  )
})
