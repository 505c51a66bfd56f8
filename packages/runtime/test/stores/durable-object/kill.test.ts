import { rmSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Phase, phases } from '../../slow-quickbooks.ts'
import { postCall, secrets, settled, until } from './calls.ts'
import { openCompany, realms } from './company.ts'
import { bundle, prepare, start } from './workerd.ts'

const realmId = realms[0]
let module = ''

beforeAll(async () => {
  module = await bundle()
}, 60_000)

/** Kills workerd in the phase; what starts on the same folder is asked nothing before the e-mail is sent: the alarm does it. */
const killIn = async (phase: Phase | 'stored'): Promise<void> => {
  const company = await openCompany()
  const folder = prepare(module, { QUICKBOOKS_URL: company.url, SECRETS: JSON.stringify(secrets) })
  let workerd = await start(folder)
  try {
    const reached = phase === 'stored' ? undefined : company.reached(phase)
    expect((await postCall(workerd.url, realmId)).status).toBe(200)
    await reached
    await workerd.kill()

    workerd = await start(folder)
    await until(() => (company.emails() > 0 ? true : undefined))
    const lead = await settled(workerd.url, realmId)
    const customers = company.customers(realmId).filter(({ DisplayName }) => DisplayName.startsWith('Mike Chen'))
    expect(customers.map(({ DisplayName }) => DisplayName)).toEqual(['Mike Chen'])
    const estimates = company.estimates(realmId).filter(({ CustomerRef }) => CustomerRef.value === customers[0]?.Id)
    expect(estimates.map(({ TotalAmt, EmailStatus }) => [TotalAmt, EmailStatus])).toEqual([[445, 'EmailSent']])
    expect(lead.estimate?.id).toBe(estimates[0]?.Id)
    expect(company.emails()).toBe(1)
  } finally {
    await workerd.kill()
    await company.close()
    rmSync(folder, { recursive: true })
  }
}

describe('a workerd that is killed between the webhook’s 2xx and the last call to QuickBooks', () => {
  it.concurrent.each(['stored', ...phases] as const)(
    'leaves one customer, one estimate and one e-mail, killed in "%s"',
    { timeout: 120_000 },
    killIn,
  )
})
