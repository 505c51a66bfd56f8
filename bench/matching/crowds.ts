import { type CustomerProfile, type CustomerQuery, createCustomerIndex } from '@leadbooks/core'
import { table } from './accuracy.ts'

/** The same is asked this often and its best time counts: the others have in them what else the machine did. */
const repeats = 5

const timed = (run: () => unknown): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}

const row = (name: string, times: readonly number[]): string[] => {
  const sorted = times.toSorted((left, right) => left - right)
  return [name, ...[0.5, 0.99].map((share) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(3))]
}

const print = (title: string, rows: string[][]): void => {
  console.log(`## ${title}\n\n${table(['', 'p50 ms', 'p99 ms'], rows)}\n`)
}

/** Prints what a list costs in which everybody is John Smith at one number, while it changes before each query. */
export const reportCrowd = (customers: number): void => {
  const runs = Array.from({ length: repeats }, () => crowdTimes(customers))
  const best = (name: 'removal' | 'match'): number[] =>
    // The same change to the same list each time: what takes longer once was something else's doing.
    (runs[0] ?? []).map((_, place) => Math.min(...runs.map((times) => times[place]?.[name] ?? Number.NaN)))
  const rows = [row('match', best('match')), row('remove', best('removal'))]
  print(`${customers} customers called John Smith at one number`, rows)
}

const crowdTimes = (customers: number): { removal: number; match: number }[] => {
  const phones = ['(512) 555-0187']
  const smiths = function* (): Generator<CustomerProfile> {
    for (let id = 0; id < customers; id += 1) {
      yield { id: String(id), displayName: 'John Smith', phones, emails: [], addresses: [], active: true }
    }
  }
  const index = createCustomerIndex(smiths())
  const query = { name: 'John Smith', phones, emails: [] }
  for (let warm = 0; warm < 500; warm += 1) index.match(query)
  return Array.from({ length: 2_000 }, (_, id) => ({
    removal: timed(() => index.remove(String(id))),
    match: timed(() => index.match(query)),
  }))
}

/** As many as may hold a key that is still looked into. */
const blockSize = 400

/** Prints what callers cost whose name, number, e-mail and house are each shared by as many customers as are looked into, by others each. */
export const reportFullBlocks = (customers: number): void => {
  const blocks = Math.floor(customers / blockSize)
  const word = (block: number): string =>
    [block % 10, 10 + (Math.floor(block / 10) % 5), 15 + (Math.floor(block / 50) % 6)]
      .map((at) => 'bcdfghjklmaeiounrstvz'[at])
      .join('')
  const fieldsOf = (name: number, phone: number, email: number, house: number) => ({
    name: `${word(name)}ton ${word(name + 7)}ton`,
    phones: [`512555${1_000 + phone}`],
    emails: [`user${email}@host${email}.com`],
    address: { line1: `${100 + house} Oak St`, postalCode: '78701' },
  })
  const everybody = function* (): Generator<CustomerProfile> {
    for (let id = 0; id < blocks * blockSize; id += 1) {
      const block = Math.floor(id / blockSize)
      const { name, address, ...contacts } = fieldsOf(block, block, block, block)
      yield { id: String(id), displayName: name, ...contacts, addresses: [address], active: true }
    }
  }
  const index = createCustomerIndex(everybody())
  const callers = Array.from({ length: blocks }, (_, block): CustomerQuery => {
    const other = (by: number): number => (block + by) % blocks
    return fieldsOf(block, other(40), other(80), other(120))
  })
  for (const caller of callers) index.match(caller)
  const times = callers.map((caller) =>
    Math.min(...Array.from({ length: repeats }, () => timed(() => index.match(caller)))),
  )
  print(`${customers} customers, ${blockSize} to each name, number, e-mail and house`, [row('match', times)])
}
