import { createEmulator } from '@leadbooks/emulator'
import { createQuickBooks } from '@leadbooks/qbo'
import { type ImportProgress, importBar } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { expect, it } from 'vitest'
import { api, handClock, realmId, type Scene, scene } from '../scene.ts'

/** A company with months of work behind it. */
const established = () => {
  const clock = handClock()
  const emulator = createEmulator({ company: 'home-services', history: true, realmIds: [realmId], clock })
  const store = memoryStore()
  /** A process on this company and this store; `dies` ends its reading at the nth query. */
  const process = (dies?: number): Scene['books'] => {
    let asked = 0
    return scene({
      clock,
      store,
      quickbooks: (realm) =>
        createQuickBooks({
          realmId: realm,
          environment: 'sandbox',
          auth: { accessToken: 'token' },
          fetch: async (request) => {
            asked += 1
            if (asked === dies) throw new Error('The process died.')
            return emulator.fetch(request)
          },
          maxRetries: 0,
          rateLimiter: { acquire: async () => () => undefined, slowDown: () => undefined },
        }),
    }).books
  }
  return { clock, emulator, store, process }
}

const documentsOf = async (store: Scene['store'], customerIds: readonly string[]) =>
  (await Promise.all(customerIds.map((id) => store.listDocuments(realmId, id, 1_000)))).flat()

it('reads customers, items, lists and open documents, tells how far it is, and writes nothing back', async () => {
  const { emulator, store, process } = established()
  const heard: ImportProgress[] = []
  const report = await process().sync.import(realmId, { onProgress: (progress) => heard.push(progress) })
  const count = (entity: Parameters<typeof emulator.documents>[1]): number => emulator.documents(realmId, entity).length
  expect(report.rows).toMatchObject({
    customers: count('Customer'),
    items: count('Item'),
    terms: count('Term'),
    classes: count('Class'),
    'tax codes': count('TaxCode'),
  })
  expect(report.rows['open invoices']).toBeGreaterThan(0)
  expect(report).toMatchObject({ realmId, resumed: false })
  expect(heard.at(-1)).toMatchObject({ step: 11, steps: 11, phase: 'open payments' })
  expect((await store.readRealm(realmId)).importedAt).toBe(report.finishedAt)
  expect(emulator.requests.every(({ path, method }) => method === 'GET' || path.includes('/query'))).toBe(true)
  expect(await store.listCommands(realmId, { limit: 10 })).toEqual([])
})

it('reads all documents when history is asked for, those of a day on where one is named, and only then', async () => {
  const { emulator, store, process } = established()
  const invoices = emulator.documents(realmId, 'Invoice') as {
    CustomerRef: { value: string }
    TxnDate: string
    Balance: number
  }[]
  const customers = [...new Set(invoices.map(({ CustomerRef }) => CustomerRef.value))]
  const held = async () => (await documentsOf(store, customers)).filter(({ entity }) => entity === 'Invoice').length
  await process().sync.import(realmId)
  expect(await held()).toBe(invoices.filter(({ Balance }) => Balance > 0).length)
  const days = invoices.map(({ TxnDate }) => TxnDate).sort()
  const since = days[Math.floor(days.length / 2)] ?? ''
  const recent = await process().sync.import(realmId, { history: { since } })
  expect(recent.rows.invoices).toBe(days.filter((day) => day >= since).length)
  expect(recent.resumed).toBe(true)
  expect(recent.rows.customers).toBeGreaterThan(0)
})

it('goes on where it was cut off, in another process, and ends with the same as one that was not', async () => {
  const whole = established()
  await whole.process().sync.import(realmId, { history: true })
  const queries = whole.emulator.requests.length
  for (let dies = 1; dies <= queries; dies += 1) {
    const { store, process, emulator } = established()
    await expect(process(dies).sync.import(realmId, { history: true })).rejects.toThrow()
    expect((await store.readRealm(realmId)).importedAt).toBeUndefined()
    const before = emulator.requests.length
    const report = await process().sync.import(realmId, { history: true })
    expect(report.resumed).toBe(dies > 1)
    // What was done is not read again.
    expect(emulator.requests.length - before).toBe(queries - dies + 1)
    const customers = emulator.documents(realmId, 'Customer') as { Id: string }[]
    const ids = customers.map(({ Id }) => Id)
    const stripped = async (from: Scene['store']) =>
      (await documentsOf(from, ids)).map(({ updatedAt: _, ...document }) => document)
    expect(await stripped(store)).toEqual(await stripped(whole.store))
  }
})

it('is done once by two processes that begin at the same moment', async () => {
  const { store, process } = established()
  const [first, second] = await Promise.all([process().sync.import(realmId), process().sync.import(realmId)])
  expect(first.rows).toEqual(second.rows)
  expect((await store.readRealm(realmId)).importedAt).toBeDefined()
})

it('asks nothing when all is imported', async () => {
  const { emulator, process } = established()
  await process().sync.import(realmId, { history: true })
  const before = emulator.requests.length
  await process().sync.import(realmId, { history: true })
  expect(emulator.requests.length).toBe(before)
})

it('shows a bar that is written over in a terminal, and lines elsewhere', () => {
  const written: string[] = []
  const stream = { isTTY: true, write: (text: string) => written.push(text) }
  const bar = importBar(stream)
  const progress = { realmId, phase: 'customers', rows: 1_000, step: 1, steps: 2 } as const
  bar(progress)
  bar({ ...progress, phase: 'items', rows: 7, step: 2 })
  expect(written).toEqual([
    '\r[############            ] 1/2 customers: 1000',
    '\r[########################] 2/2 items: 7       \n',
  ])
})

it('imports over HTTP, for who may manage', async () => {
  const { books } = scene()
  const response = await api(books, `/v1/${realmId}/import`, { method: 'POST', body: '{"history":true}' })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ report: { realmId, resumed: false } })
  expect((await api(books, `/v1/${realmId}/import`, { method: 'POST', body: '{"history":1}' })).status).toBe(422)
})
