import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../src/demo/play.ts'
import { differences } from '../src/demo/report.ts'
import { sarahReport } from '../src/demo/sarah.ts'
import { type Expected, scenarios } from '../src/demo/scenarios.ts'

const demo = fileURLToPath(new URL('../src/demo.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'leadbooks-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  code: number
  out: string
  err: string
}

const runDemo = (env: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', PORT: '0', LEADBOOKS_DATA: folder, ...env } }
    execFile(process.execPath, [demo, '--once'], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })

describe('the demo', { timeout: 60_000 }, () => {
  it('plays every scenario to the cent and ends by itself', async () => {
    const { code, out, err } = await runDemo({})
    expect(err).toBe('')
    expect(out).toContain('Every figure is right.')
    for (const { name, expected } of scenarios) {
      expect(out).toContain(name)
      expect(out).toContain(expected.total)
    }
    expect(out).toContain('lead paid; invoice of 522.50, 0.00 open, e-mailed; 1 review requests')
    expect(out.match(/\d+ ms after the webhook/g)).toHaveLength(scenarios.length)
    expect(code).toBe(0)
  })

  it('says in one sentence that its port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => squatter.once('listening', listening))
    const { port } = squatter.address() as AddressInfo // a TCP server has an AddressInfo
    const { code, err } = await runDemo({ PORT: String(port) })
    squatter.close()
    expect(code).toBe(1)
    expect(err).toMatch(/^Failed: .*port is in use.*\n$/)
  })

  it('says in one sentence that it may not write where it should', async () => {
    const { code, err } = await runDemo({ LEADBOOKS_DATA: join(folder, 'no', 'such') })
    expect(code).toBe(1)
    expect(err).toMatch(/^Failed: .*does not exist\.\n$/)
  })
})

const expected: Expected = {
  customer: 'Mike Chen',
  tags: ['Urgent'],
  lines: [{ item: 'Drain Service', quantity: '1', rate: '125.00', amount: '125.00' }],
  total: '125.00',
  urgency: 'urgent',
  smsTo: '+15551234567',
  contractorAlerts: 1,
}

const line = {
  DetailType: 'SalesItemLineDetail',
  Amount: 125,
  SalesItemLineDetail: { ItemRef: { value: '1', name: 'Drain Service' }, Qty: 1, UnitPrice: 125 },
}

/** What the demo would gather, as far as its check looks at it. */
const outcome = (total = 125, texts = ['+15551234567', '+13125550100']): Outcome =>
  ({
    lead: { urgency: 'urgent' },
    customers: [{ DisplayName: 'Mike Chen', Notes: 'Urgent, New Customer' }],
    estimates: [{ TotalAmt: total, Line: [line] }],
    texts: texts.map((to) => ({ to, text: '' })),
    calls: [],
    customerMs: 1,
    changedByRepeat: 0,
  }) as unknown as Outcome // because the check reads these fields alone

it('says what was expected of a chapter that went another way', () => {
  const chapter = { when: 'Monday', what: 'pays', shows: 'lead invoiced' }
  expect(sarahReport([chapter])).not.toContain('WRONG')
  expect(sarahReport([{ ...chapter, wrong: 'lead paid' }])).toContain('WRONG, expected lead paid')
})

it('finds nothing wrong where every figure is as expected', () => {
  expect(differences(outcome(), expected)).toEqual([])
})

it.each([
  ['a total that is a cent off', outcome(125.01), ['total: expected "125.00", got "125.01"']],
  ['a text that did not go out', outcome(125, ['+13125550100']), ['smsToCaller: expected 1, got 0']],
  ['an alert that came twice', outcome(125, ['+15551234567', '+1', '+1']), ['contractorAlerts: expected 1, got 2']],
])('names %s', (_, wrong, sentences) => {
  expect(differences(wrong, expected)).toEqual(sentences)
})
