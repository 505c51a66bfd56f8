import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { company, quantile, realmId } from './company.ts'

const changes = 300
const stepMs = 1_000

/**
 * How long a change made in QuickBooks takes to be in the mirror, in simulated seconds: webhooks come up to a minute late,
 * each twice and out of order; or not at all.
 */
const seconds = async (webhooks: 'late' | 'lost'): Promise<number[]> => {
  const { books, emulator, store, clock } = company(memoryStore())
  await books.sync.import(realmId)
  const customers = (emulator.documents(realmId, 'Customer') as { Id: string }[]).map(({ Id }) => Id)
  const waiting = new Map<string, { name: string; since: number }>()
  const took: number[] = []
  let flushAt = clock.now()
  let made = 0
  while (made < changes || waiting.size > 0) {
    clock.move(stepMs)
    const id = customers[made % customers.length] ?? ''
    if (made < changes && !waiting.has(id)) {
      const name = `Company ${made}`
      emulator.ui.editCustomer(realmId, id, { CompanyName: name })
      waiting.set(id, { name, since: clock.now() })
      made += 1
    }
    if (webhooks === 'late' && clock.now() >= flushAt) {
      await emulator.webhooks.flush()
      flushAt = clock.now() + 60_000
    }
    await books.drain()
    for (const [customerId, { name, since }] of waiting) {
      const record = await store.readCustomer(realmId, customerId)
      if (record?.profile.companyName !== name) continue
      waiting.delete(customerId)
      took.push((clock.now() - since) / 1_000)
    }
  }
  return took.sort((left, right) => left - right)
}

export const changeLatency = async (): Promise<void> => {
  console.log(`from a change in QuickBooks to the mirror, ${changes} changes, simulated seconds`)
  for (const webhooks of ['late', 'lost'] as const) {
    const took = await seconds(webhooks)
    const figures = [0.5, 0.99, 1].map((share) => quantile(took, share).toFixed(0).padStart(5))
    console.log(
      `  webhooks ${webhooks === 'late' ? 'up to a minute late, doubled, reordered' : 'lost, sweeps alone                     '}  p50 ${figures[0]}  p99 ${figures[1]}  most ${figures[2]}`,
    )
  }
}
