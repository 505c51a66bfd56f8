import { signatureSchemes, webhook } from '@leadbooks/adapters'
import type { CustomerFields } from '@leadbooks/core'
import type { Customer } from '@leadbooks/qbo'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

const verifierToken = 'a-verifier-token-of-the-tests'
const crmSecret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`

type Field = 'companyName' | 'email'
type News = {
  type: string
  timestamp: string
  data: { customerId?: string; fields?: CustomerFields; changedAt?: string } & Record<string, unknown>
}

/**
 * QuickBooks, LeadBooks and a CRM of the simplest kind: it takes what it is told, reports every change of its own, those
 * that it was told of just now among them, and its mail is late, doubled and out of order.
 */
const systems = async () => {
  const posted: { body: string; headers: Headers; at: string }[] = []
  const now = (): string => new Date(stage.clock.now()).toISOString()
  const stage = scene({
    webhookVerifierTokens: [verifierToken],
    sweepMs: 3_600_000,
    tenant: async (realm) =>
      realm === realmId ? { ...tenant, crm: { url: 'https://crm.example/hooks', secret: crmSecret } } : undefined,
    fetch: async (_, init) => {
      posted.push({ body: String(init?.body), headers: new Headers(init?.headers), at: now() })
      return new Response(null, { status: 204 })
    },
  })
  const { emulator, books } = stage
  emulator.webhooks.to('https://books.example/v1/quickbooks/webhooks', verifierToken, {
    fetch: (request) => books.fetch(request),
    automatic: false,
  })
  await books.sync.import(realmId)
  const customer = stage.customers()[0]
  if (customer === undefined) throw new Error('The company has customers.')
  const inQuickBooks = (): Pick<CustomerFields, Field> => {
    const held = stage.customers().find(({ Id }) => Id === customer.Id) as Customer
    return { companyName: held.CompanyName ?? '', email: held.PrimaryEmailAddr?.Address ?? '' }
  }
  return { ...stage, posted, customer, now, inQuickBooks }
}

it('tells the CRM of each change in QuickBooks once, signed, with amounts, dates, status and a link', async () => {
  const { books, emulator, posted, customer, clock } = await systems()
  emulator.ui.editCustomer(realmId, customer.Id, { CompanyName: 'Chen & Sons' })
  const invoiceId = emulator.ui.enterDocument(realmId, 'Invoice', {
    CustomerRef: { value: customer.Id },
    Line: [{ DetailType: 'SalesItemLineDetail', Amount: 120, SalesItemLineDetail: { ItemRef: { value: '1' } } }],
  })
  for (let times = 0; times < 2; times += 1) {
    await emulator.webhooks.flush()
    clock.move(3_000)
    await books.drain()
  }
  clock.move(3_600_000)
  await books.drain()
  const news = posted.map(({ body }) => JSON.parse(body) as News)
  expect(news.filter(({ type }) => type === 'customer.changed')).toHaveLength(1)
  const invoices = news.filter(({ type, data }) => type === 'document.changed' && data.documentId === invoiceId)
  expect(invoices).toMatchObject([
    {
      data: {
        entity: 'Invoice',
        realmId,
        customerId: customer.Id,
        totalAmount: '120.00',
        balance: '120.00',
        url: expect.stringContaining(`invoice%3FtxnId%3D${invoiceId}&`),
      },
    },
  ])
  const receiver = webhook({
    name: 'crm',
    mapping: { version: 1, fields: {} },
    signature: signatureSchemes.standardWebhooks,
  })
  for (const { body, headers, at } of posted) {
    const rawBody = new TextEncoder().encode(body)
    const delivery = { method: 'POST', url: 'https://crm.example/hooks', headers, rawBody, receivedAt: at }
    const context = { secrets: [crmSecret], timeZone: 'UTC', country: 'US', now: at }
    expect(await receiver.verify(delivery, context)).toEqual({ ok: true })
  }
})

it('tells the CRM of the documents that LeadBooks itself has written, once', async () => {
  const { books, emulator, posted, call, clock } = await systems()
  await call(mike)
  await books.drain()
  await emulator.webhooks.flush()
  clock.move(3_600_000)
  await books.drain()
  const news = posted.map(({ body }) => JSON.parse(body) as News)
  const estimates = news.filter(({ type, data }) => type === 'document.changed' && data.entity === 'Estimate')
  expect(estimates.map(({ data }) => [data.totalAmount, data.status])).toContainEqual(['445.00', 'Pending'])
  const versions = posted.map(({ headers }) => headers.get('webhook-id'))
  expect(new Set(versions).size).toBe(versions.length)
})

it('tries the CRM again while it does not answer, and gives what it could not tell to people, to be redriven', async () => {
  let answers = false
  const posted: string[] = []
  const stage = scene({
    sweepMs: 365 * 86_400_000,
    tenant: async () => ({ ...tenant, crm: { url: 'https://crm.example/hooks', secret: crmSecret } }),
    fetch: async (_, init) => {
      posted.push(String(init?.body))
      return new Response(null, { status: answers ? 204 : 503 })
    },
  })
  await stage.books.sync.import(realmId)
  const [customer] = stage.customers()
  stage.emulator.ui.editCustomer(realmId, customer?.Id ?? '', { CompanyName: 'Chen & Sons' })
  await stage.books.sync.run(realmId)
  for (let minutes = 0; minutes < 25 * 60; minutes += 5) {
    await stage.books.drain()
    stage.clock.move(5 * 60_000)
  }
  expect(posted.length).toBeGreaterThan(200)
  const [letter] = await stage.books.deadLetters.list(realmId)
  expect(letter).toMatchObject({ command: { type: 'crm.update' } })
  answers = true
  expect(await stage.books.deadLetters.redrive(realmId, letter?.key ?? '')).toBe(true)
  await stage.books.drain()
  expect(await stage.books.deadLetters.list(realmId)).toEqual([])
  expect(await stage.books.leads.list(realmId)).toEqual([])
})

type Act =
  | { by: 'quickbooks'; field: Field; value: string }
  | { by: 'crm'; field: Field; value: string }
  | { by: 'mail'; which: number }
  | { by: 'time'; minutes: number }

it('ends with both sides saying the same and nobody writing any more, whatever is changed where and however the mail runs', async () => {
  const field = fc.constantFrom<Field>('companyName', 'email')
  const value = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com')
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ by: fc.constant('quickbooks' as const), field, value }),
    fc.record({ by: fc.constant('crm' as const), field, value }),
    fc.record({ by: fc.constant('mail' as const), which: fc.nat(9) }),
    fc.record({ by: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const { books, emulator, clock, customer, now, posted, inQuickBooks } = await systems()
      const crm = { ...inQuickBooks() }
      let told = ''
      let changes = 0
      /** The CRM reports a change of its own, and reports it twice. */
      const report = async (fields: Partial<CustomerFields>): Promise<void> => {
        changes += 1
        const change = { id: `crm-${changes}`, at: now(), fields }
        await books.customers.update(realmId, customer.Id, change)
        await books.customers.update(realmId, customer.Id, change)
      }
      /** The CRM reads a piece of its mail: what is older than what it knows it throws away. */
      const read = async (index: number): Promise<void> => {
        const [letter] = posted.splice(index % Math.max(1, posted.length), 1)
        if (letter === undefined) return
        const { type, timestamp, data } = JSON.parse(letter.body) as News
        if (type !== 'customer.changed' || data.customerId !== customer.Id || data.fields === undefined) return
        if (timestamp < told) return
        told = timestamp
        const before = { ...crm }
        Object.assign(crm, { companyName: data.fields.companyName, email: data.fields.email })
        // It echoes what it was told as a change of its own.
        if (before.companyName !== crm.companyName || before.email !== crm.email) await report({ ...crm })
      }
      const settle = async (): Promise<void> => {
        await emulator.webhooks.flush()
        clock.move(3_000)
        await books.drain()
      }
      for (const one of acts) {
        clock.move(1_000)
        if (one.by === 'quickbooks')
          emulator.ui.editCustomer(
            realmId,
            customer.Id,
            one.field === 'email' ? { PrimaryEmailAddr: { Address: one.value } } : { CompanyName: one.value },
          )
        else if (one.by === 'crm') {
          crm[one.field] = one.value
          await report({ [one.field]: one.value })
        } else if (one.by === 'mail') await read(one.which)
        else {
          clock.move(one.minutes * 60_000)
          await settle()
        }
      }
      // Everything that is under way arrives; both sides are left alone.
      let rounds = 0
      for (let quiet = 0; quiet < 2; rounds += 1) {
        expect(rounds).toBeLessThan(30)
        const writes = emulator.requests.filter(({ method }) => method === 'POST').length
        clock.move(61 * 60_000)
        await settle()
        while (posted.length > 0) await read(0)
        await settle()
        quiet =
          emulator.requests.filter(({ method }) => method === 'POST').length === writes && posted.length === 0
            ? quiet + 1
            : 0
      }
      expect(crm).toEqual(inQuickBooks())
    }),
    { numRuns: 60 },
  )
}, 60_000)
