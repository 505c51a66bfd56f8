import type { Store } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

/** Lets the first reads of customers go on two by two, so that two decisions are made on the same customers. */
const inPairs = (store: Store, pairs: number): Store => {
  let reads = 0
  let meet: (() => void) | undefined
  return {
    ...store,
    customersByKeys: async (...args) => {
      const found = await store.customersByKeys(...args)
      reads += 1
      if (reads > pairs * 2) return found
      if (reads % 2 === 0) meet?.()
      else
        await new Promise<void>((resolve) => {
          meet = resolve
        })
      return found
    },
  }
}

it('refuses the second of two decisions made on the same customers, so one new person is one customer', async () => {
  // Each lead asks once when it is priced and once when its customer is decided on.
  const { books, call, customers, estimates, clock } = scene({ store: inPairs(memoryStore(), 2) })
  await books.sync.import(realmId)
  const before = customers().length
  await call(mike)
  // Under the same name QuickBooks itself would refuse a second customer; under the long form it would not.
  const tuneUp = { summary: 'Furnace needs a tune-up before winter.', urgency: 'routine' }
  await call({ ...mike, ...tuneUp, caller_name: 'Michael Chen' })
  await books.drain()
  clock.move(1_000)
  await books.drain()
  const created = customers().slice(before)
  expect(created).toHaveLength(1)
  expect(estimates().map(({ CustomerRef }) => CustomerRef.value)).toEqual([created[0]?.Id, created[0]?.Id])
})

/** Changes the lead just before the first result of a command is committed, as another process may. */
const overtaken = (store: Store): Store => {
  let done = false
  return {
    ...store,
    commit: async (writes) => {
      const save = writes.find((write) => write.op === 'lead.save')
      if (!done && save !== undefined && writes.some((write) => write.op === 'command.settle')) {
        done = true
        const current = await store.readLead(realmId, save.record.leadId)
        if (current !== undefined)
          await store.commit([{ op: 'lead.save', expectedVersion: current.version, record: current }])
      }
      return store.commit(writes)
    },
  }
}

it('tells a lead that has moved on once more, and loses no result', async () => {
  const { books, call, estimates } = scene({ store: overtaken(memoryStore()) })
  await call(mike)
  await books.drain()
  expect(estimates().map(({ EmailStatus }) => EmailStatus)).toEqual(['EmailSent'])
  expect(Object.keys((await books.stats(realmId)).counts).filter((kind) => kind.startsWith('commands.'))).toEqual([
    'commands.done',
  ])
})

it('asks QuickBooks whether an estimate went out before it e-mails it again', async () => {
  const { books, call, emulator, clock } = scene()
  await books.sync.import(realmId)
  // Not even the requestid helps here: only asking does.
  emulator.faults.requestIds({ honoured: false })
  emulator.faults.next({ kind: 'resetAfter', path: /\/send$/ })
  await call(mike)
  await books.drain()
  clock.move(1_000)
  await books.drain()
  expect(emulator.requests.filter(({ path }) => path.endsWith('/send'))).toHaveLength(1)
  const [lead] = await books.leads.list(realmId)
  expect(await books.leads.read(realmId, lead?.leadId ?? '')).toMatchObject({ estimate: { sentTo: 'mike@email.com' } })
})
