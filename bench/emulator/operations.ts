/**
 * How many simple operations the emulator does in a second, in process, and how long a look-up takes among 100,000
 * customers. Prints one line for each; nothing is compared with anything.
 */
import { cpus } from 'node:os'
import { createEmulator, type Emulator } from '@leadbooks/emulator'

const realmId = '9341450000000001'
const base = `https://quickbooks.api.intuit.com/v3/company/${realmId}`
const headers = { authorization: 'Bearer any', accept: 'application/json' }

const post = (emulator: Emulator, path: string, body: object): Promise<Response> =>
  emulator.fetch(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
const get = (emulator: Emulator, path: string): Promise<Response> => emulator.fetch(`${base}/${path}`, { headers })
const query = (emulator: Emulator, statement: string): Promise<Response> =>
  get(emulator, `query?query=${encodeURIComponent(statement)}`)

const must = async (reply: Promise<Response>): Promise<void> => {
  const { status } = await reply
  if (status !== 200) throw new Error(`The emulator answered ${status}`)
}

const measure = async (name: string, count: number, operation: (index: number) => Promise<Response>): Promise<void> => {
  const usedBefore = process.cpuUsage()
  const started = performance.now()
  for (let index = 0; index < count; index += 1) await must(operation(index))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(usedBefore)
  const perProcessorSecond = Math.round(count / ((user + system) / 1_000_000))
  process.stdout.write(
    `${name.padEnd(44)} ${Math.round(count / seconds)
      .toLocaleString('en')
      .padStart(8)} /s   ${perProcessorSecond.toLocaleString('en').padStart(8)} /s of processor time\n`,
  )
}

const line = {
  Amount: 175,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '10' }, Qty: 1, UnitPrice: 175 },
}

const document = (customerId: number, lines = 1): object => ({
  CustomerRef: { value: String(customerId) },
  Line: Array.from({ length: lines }, () => line),
})

const customers = 100_000

process.stdout.write(`${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.version}\n\n`)

const small = createEmulator({ company: 'home-services' })
await measure('warm-up', 2_000, () => get(small, 'customer/1'))
await measure('read a customer', 20_000, (index) => get(small, `customer/${(index % 28) + 1}`))
await measure('create a customer', 10_000, (index) => post(small, 'customer', { DisplayName: `Customer ${index}` }))
await measure('read an item', 20_000, (index) => get(small, `item/${(index % 30) + 1}`))
for (const lines of [1, 3, 10])
  await measure(`create an invoice of ${lines} line${lines === 1 ? '' : 's'}`, 5_000, (index) =>
    post(small, 'invoice', document((index % 20) + 1, lines)),
  )
await measure('create an estimate of 3 lines', 5_000, (index) => post(small, 'estimate', document((index % 20) + 1, 3)))

process.stdout.write(`\n${customers.toLocaleString('en')} customers, one invoice for each tenth\n`)
const large = createEmulator({ company: 'home-services' })
const before = process.memoryUsage().heapUsed
await measure('create a customer', customers, (index) =>
  post(large, 'customer', { DisplayName: `Customer ${index}`, PrimaryPhone: { FreeFormNumber: `312${index}` } }),
)
const megabytes = Math.round((process.memoryUsage().heapUsed - before) / 2 ** 20)
process.stdout.write(`memory for them: about ${megabytes} MB\n`)
for (let index = 0; index < customers; index += 10) await must(post(large, 'invoice', document(31 + index)))
const at = (index: number): number => (index * 7919) % customers
await measure('read by Id', 20_000, (index) => get(large, `customer/${at(index) + 31}`))
await measure('query by Id', 10_000, (index) => query(large, `SELECT * FROM Customer WHERE Id = '${at(index) + 31}'`))
await measure('query by DisplayName', 10_000, (index) =>
  query(large, `SELECT * FROM Customer WHERE DisplayName = 'customer ${at(index)}'`),
)
await measure('query invoices by CustomerRef', 10_000, (index) =>
  query(large, `SELECT * FROM Invoice WHERE CustomerRef = '${Math.floor(at(index) / 10) * 10 + 31}'`),
)
