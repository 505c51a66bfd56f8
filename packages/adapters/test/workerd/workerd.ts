import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { build, type Plugin } from 'esbuild'

const here = import.meta.dirname
const tests = dirname(here)
const standIn = join(here, 'vitest.ts')
const require = createRequire(import.meta.url)

/** What the suite reads of the reference data, by path; a Worker has no disk. */
const referenceFiles = (): Record<string, unknown> => {
  const root = process.env.LEADBOOKS_REFERENCE
  if (!root) return {}
  const names = readdirSync(join(root, 'webhook-samples'), { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        `webhook-samples/${name}`,
        JSON.parse(readFileSync(join(root, 'webhook-samples', name), 'utf8')),
      ]),
  )
}

const referenceModule = (): string => `
const files = ${JSON.stringify(referenceFiles())}
export const withoutReference = ${process.env.LEADBOOKS_REFERENCE ? 'undefined' : "'no reference data'"}
export const readReference = (path) => structuredClone(files[path])
export const listReference = (folder) => [...new Set(Object.keys(files)
  .filter((path) => path.startsWith(folder + '/'))
  .map((path) => path.slice(folder.length + 1).split('/')[0]))]
`

/** The suite's own words for what Node has and a Worker has not. */
const forWorkers: Plugin = {
  name: 'for-workers',
  setup: ({ onResolve, onLoad }) => {
    // The stand-in itself takes its `expect` from the real one.
    onResolve({ filter: /^vitest$/ }, ({ importer }) =>
      importer === standIn ? undefined : { path: standIn, sideEffects: true },
    )
    onLoad({ filter: /test\/reference\.ts$/ }, () => ({ contents: referenceModule(), loader: 'js' }))
  },
}

/** Bundles test files as one Worker that runs them when it is asked anything. */
const bundle = async (files: readonly string[]): Promise<string> => {
  const loads = files.map((file) => `await import(${JSON.stringify(`./${relative(here, join(tests, file))}`)})`)
  const { outputFiles } = await build({
    stdin: {
      // Nothing is loaded before a request: outside of one, a Worker has neither timers nor random numbers.
      contents: `export default {
  async fetch() {
    // A Worker's clock stands still while it works: how long something takes is Node's to tell.
    process.cpuUsage = () => ({ user: 0, system: 0 })
    const { runAll } = await import('vitest')
    ${loads.join('\n    ')}
    return Response.json(await runAll())
  },
}`,
      resolveDir: here,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    conditions: ['@leadbooks/source', 'workerd', 'worker', 'browser'],
    external: ['node:*'],
    plugins: [forWorkers],
  })
  return outputFiles[0]?.text ?? ''
}

const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = ["nodejs_compat"],
);
`

/** Runs test files inside workerd and tells what became of each test. */
export const runInWorkerd = async (files: readonly string[]): Promise<{ name: string; error?: string }[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-adapters-'))
  writeFileSync(join(folder, 'worker.js'), await bundle(files))
  writeFileSync(join(folder, 'config.capnp'), configuration)
  // The path that workerd's package exports is the binary itself; the one it puts on the path is a script around it.
  const binary: string = require('workerd').default
  const child = spawn(binary, ['serve', '--control-fd=3', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  try {
    for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
      // a pipe, as asked for above
      const { event, port }: { event: string; port?: number } = JSON.parse(line)
      if (event !== 'listen' || port === undefined) continue
      const response = await fetch(`http://127.0.0.1:${port}/`)
      const text = await response.text()
      if (!response.ok) break
      // what runAll returns
      return JSON.parse(text) as { name: string; error?: string }[]
    }
    throw new Error(`workerd did not run the suite: ${said.join('').slice(0, 4000)}`)
  } finally {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    rmSync(folder, { recursive: true })
  }
}
