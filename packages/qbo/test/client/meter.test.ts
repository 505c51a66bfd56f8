import { describe, expect, test } from 'vitest'
import { type BudgetState, memoryMeter } from '../../src/index.ts'
import { customerReply, faultReply, openCompany } from '../company.ts'
import { serve } from '../server.ts'

const november = Date.UTC(2026, 10, 23)

describe('metering', () => {
  test('counts writes as Core, reads as CorePlus, and each item of a batch for itself', async () => {
    const server = await serve(({ path, body }) => {
      if (path.endsWith('/batch')) {
        const items: { bId: string }[] = JSON.parse(body).BatchItemRequest
        return { json: { BatchItemResponse: items.map(({ bId }) => ({ ...customerReply().json, bId })), time: 't' } }
      }
      if (path.endsWith('/query')) return { json: { QueryResponse: {}, time: 't' } }
      return customerReply()
    })
    const meter = memoryMeter()
    const qbo = openCompany(server.url, { environment: 'production', meter })
    await qbo.customers.create({ DisplayName: 'Mike Chen' })
    await qbo.customers.read('60')
    await qbo.customers.query().all()
    await qbo.batch([
      { operation: 'create', entity: 'Customer', input: { DisplayName: 'A' } },
      { operation: 'read', entity: 'Customer', id: '1' },
      { operation: 'query', entity: 'Customer' },
    ])
    expect(meter.read({ realmId: qbo.realmId })).toEqual({ core: 2, corePlus: 4 })
  })

  test('counts what QuickBooks refused, and neither what was throttled nor what failed', async () => {
    const server = await serve([{ status: 429, text: '' }, { status: 503, text: '' }, faultReply('610')])
    const meter = memoryMeter()
    const read = openCompany(server.url, { environment: 'production', meter }).customers.read('60')
    await expect(read).rejects.toMatchObject({ name: 'ObjectNotFoundError' })
    expect(meter.read()).toEqual({ core: 0, corePlus: 1 })
  })

  test('leaves the sandbox out, as Intuit does', async () => {
    const meter = memoryMeter()
    await openCompany((await serve([customerReply()])).url, { meter }).customers.read('60')
    expect(meter.read()).toEqual({ core: 0, corePlus: 0 })
  })

  test('tells of each share of the budget once a month, over all companies', () => {
    const told: BudgetState[] = []
    const meter = memoryMeter({ monthlyBudget: 10, notifyAt: [0.5, 1], onBudget: (state) => void told.push(state) })
    const count = (realmId: string, corePlus: number, at = november) =>
      meter.count({ realmId, environment: 'production', core: 0, corePlus, at })
    count('1', 4)
    count('2', 1)
    count('1', 6)
    count('1', 6)
    count('1', 5, Date.UTC(2026, 11, 1))
    expect(told.map(({ month, share, corePlus, realmId }) => [month, share, corePlus, realmId])).toEqual([
      ['2026-11', 0.5, 5, '2'],
      ['2026-11', 1, 11, '1'],
      ['2026-12', 0.5, 5, '1'],
    ])
  })

  test('that fails does not fail the call it counts', async () => {
    const meter = {
      count: () => {
        throw new Error('no disk')
      },
    }
    const server = await serve([customerReply()])
    await expect(openCompany(server.url, { meter }).customers.read('60')).resolves.toMatchObject({ Id: '60' })
  })
})
