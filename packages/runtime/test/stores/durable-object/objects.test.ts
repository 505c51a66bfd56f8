import { rmSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, get, postCall, secrets, settled, until, webhook } from './calls.ts'
import { type Company, openCompany, realms } from './company.ts'
import { bundle, prepare, start, type Workerd } from './workerd.ts'

const [one, two] = realms
let module = ''
let folder = ''
let company: Company
let workerd: Workerd

beforeAll(async () => {
  module = await bundle()
}, 60_000)
beforeEach(async () => {
  company = await openCompany()
  folder = prepare(module, { QUICKBOOKS_URL: company.url, SECRETS: JSON.stringify(secrets) })
  workerd = await start(folder)
}, 60_000)
afterEach(async () => {
  await workerd.kill()
  await company.close()
  rmSync(folder, { recursive: true })
})

const mikes = (realmId: string): number =>
  company.customers(realmId).filter(({ DisplayName }) => DisplayName === 'Mike Chen').length

describe('a realm’s object', { timeout: 60_000 }, () => {
  it('turns a call into one customer and one estimate, to the cent', async () => {
    expect((await postCall(workerd.url, one)).status).toBe(200)
    const lead = await settled(workerd.url, one)
    expect(mikes(one)).toBe(1)
    expect(company.estimates(one).find(({ Id }) => Id === lead.estimate?.id)).toMatchObject({
      TotalAmt: 445,
      EmailStatus: 'EmailSent',
    })
    expect((await postCall(workerd.url, one)).status).toBe(200)
    expect(await settled(workerd.url, one)).toMatchObject({ leadId: lead.leadId })
    expect(mikes(one)).toBe(1)
  })

  it('keeps its realm apart from another’s', async () => {
    await postCall(workerd.url, one)
    await settled(workerd.url, one)
    expect((await postCall(workerd.url, two, secrets[one])).status).toBe(401)
    expect(await get(workerd.url, `/v1/${two}/leads`)).toEqual({ leads: [] })
    expect(mikes(two)).toBe(0)
    await postCall(workerd.url, two)
    await settled(workerd.url, two)
    expect([mikes(one), mikes(two)]).toEqual([1, 1])
  })

  it('does what an alarm promised that was lost, once the watchdog came by', async () => {
    expect((await postCall(workerd.url, one, secrets[one], { 'x-test': 'lose-alarm' })).status).toBe(200)
    expect(await ask(workerd.url, 'alarm', one)).toBe(null)
    expect(company.emulator.requests).toEqual([])
    expect((await fetch(`${workerd.url}/scheduled`)).status).toBe(204)
    // The object itself is asked nothing, which would set its alarm as well.
    await until(() => (company.emails() === 1 ? true : undefined))
    expect(mikes(one)).toBe(1)
  })

  it('has an alarm set for the next time it is needed after everything is done', async () => {
    await postCall(workerd.url, one)
    await until(() => (company.emails() === 1 ? true : undefined))
    const alarm = await until(async () => (await ask<number | null>(workerd.url, 'alarm', one)) ?? undefined)
    expect(alarm).toBeGreaterThan(Date.now())
  })
})

describe('a webhook of QuickBooks', { timeout: 60_000 }, () => {
  it('hands each company its own changes and answers once all have them', async () => {
    for (const realmId of realms) await postCall(workerd.url, realmId)
    for (const realmId of realms) await settled(workerd.url, realmId)
    const before = company.emulator.requests.length
    expect((await webhook(workerd.url, [one, two, '999'])).status).toBe(200)
    const asked = () => company.emulator.requests.slice(before).map(({ realmId }) => realmId)
    await until(() => (asked().includes(one) && asked().includes(two) ? true : undefined))
  })

  it('asks for the webhook again when an object cannot take its part', async () => {
    await workerd.kill()
    folder = prepare(module, { QUICKBOOKS_URL: company.url, SECRETS: '{"9341450000000001": "a", "broken": ' })
    workerd = await start(folder)
    expect((await webhook(workerd.url, [one])).status).toBe(503)
  })
})
