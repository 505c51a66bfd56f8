import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createCustomerIndex } from '@leadbooks/core'
import { build } from 'esbuild'
import { table } from './accuracy.ts'
import { generated } from './sets.ts'

/** The path that workerd's package exports is the binary itself. */
const binary: string = createRequire(import.meta.url)('workerd').default

/** Loads the index when it is first asked for, as a Worker does that has just been started. */
const worker = `
import saved from './saved.bin'
import { loadCustomerIndex } from '@leadbooks/core'
let index
const load = () => (index ??= loadCustomerIndex(new Uint8Array(saved)))
const answers = {
  '/nothing': () => 'nothing',
  '/load': () => load().size,
  '/match': () => load().match({ name: 'John Smith', phones: ['(512) 555-0187'], emails: [] }).kind,
}
export default { fetch: (request) => new Response(answers[new URL(request.url).pathname]()) }
`

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js"), (name = "saved.bin", data = embed "saved.bin")],
  compatibilityDate = "2026-01-01",
);
`

/** A folder with all that workerd needs. */
const prepare = async (customers: number): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-worker-start-'))
  const set = await generated({ customers, leads: 0, seed: 8 })
  writeFileSync(join(folder, 'saved.bin'), createCustomerIndex(set.customers).save())
  writeFileSync(join(folder, 'config.capnp'), config)
  const { outputFiles } = await build({
    stdin: { contents: worker, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2023',
    external: ['./saved.bin'],
    conditions: ['@leadbooks/source', 'workerd', 'worker', 'browser'],
  })
  writeFileSync(join(folder, 'worker.js'), outputFiles[0]?.text ?? '')
  return folder
}

/** Processor time of a process that waits, all its threads together. */
const cpuMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, task) => {
    const [nanoseconds = '0'] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')
    return sum + Number(nanoseconds) / 1e6
  }, 0)

/** What one request to a Worker took, as its caller and as the processor see it. */
interface Taken {
  ms: number
  cpuMs: number
}

const asked = async (url: string, pid: number): Promise<Taken> => {
  const [cpu, start] = [cpuMs(pid), performance.now()]
  const reply = await fetch(url)
  await reply.text()
  if (!reply.ok) throw new Error(`The Worker answered ${reply.status} to ${url}.`)
  return { ms: performance.now() - start, cpuMs: cpuMs(pid) - cpu }
}

/** One Worker from its start to its second match. */
const startOnce = async (folder: string): Promise<Record<string, Taken>> => {
  const child: ChildProcess = spawn(binary, ['serve', '--control-fd=3', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  try {
    const control = child.stdio[3] as Readable // a pipe, as asked for above
    const [line] = await once(createInterface(control), 'line')
    const url = `http://127.0.0.1:${JSON.parse(line).port}`
    const pid = child.pid ?? 0
    // The first request opens the connection and warms what every Worker needs.
    await asked(`${url}/nothing`, pid)
    const taken: Record<string, Taken> = {}
    for (const name of ['nothing', 'load', 'match']) taken[name] = await asked(`${url}/${name}`, pid)
    taken['match again'] = await asked(`${url}/match`, pid)
    return taken
  } finally {
    child.kill('SIGKILL')
  }
}

const starts = 9

/** Prints how long a Worker in workerd takes for its first answers: each time a process of its own, the median of nine. */
export const reportWorkerStart = async (customers: number): Promise<void> => {
  const folder = await prepare(customers)
  const runs: Record<string, Taken>[] = []
  for (let run = 0; run < starts; run += 1) runs.push(await startOnce(folder))
  rmSync(folder, { recursive: true })
  const median = (values: number[]): string => (values.sort((a, b) => a - b)[starts >> 1] ?? 0).toFixed(1)
  const rows = Object.keys(runs[0] ?? {}).map((name) => [
    name,
    median(runs.map((run) => run[name]?.cpuMs ?? 0)),
    median(runs.map((run) => run[name]?.ms ?? 0)),
  ])
  console.log(`## A Worker that starts with ${customers} saved customers\n`)
  console.log(`${table(['request', 'ms CPU', 'ms'], rows)}\n`)
}
