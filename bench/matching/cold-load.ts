import { readFileSync } from 'node:fs'
import { loadCustomerIndex } from '@leadbooks/core'

/** Loads a saved index in a process that has run nothing yet, asks it once, and prints what that took. */
const [path = ''] = process.argv.slice(2)
const bytes = readFileSync(path)
const query = { name: 'John Smith', phones: ['(512) 555-0187'], emails: [] }
const timed = (run: () => unknown): { cpuMs: number; ms: number } => {
  const [cpu, start] = [process.cpuUsage(), performance.now()]
  run()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMs: (user + system) / 1_000, ms }
}
let index: ReturnType<typeof loadCustomerIndex> | undefined
const load = timed(() => {
  index = loadCustomerIndex(bytes)
})
const first = timed(() => index?.match(query))
console.log(JSON.stringify({ loadMs: load.ms, loadCpuMs: load.cpuMs, firstMs: first.ms, firstCpuMs: first.cpuMs }))
